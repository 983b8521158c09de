"""Letters to people whose address somebody else may have written down."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.limits import operations as limits
from recruit.foundation.limits.rules import Key
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Draft
from recruit.nominations import rules


def post(session: Session, draft: Draft, *, by: Actor, now: datetime) -> None:
    """Queue a letter where there is an address, unless citizens have had us write to that mailbox all day long.

    What is left out stands on the page behind the letters that came before. The secretariat is not held back.
    """
    if not draft.address:
        return
    mailbox = Key(f"letter-{draft.kind}", rules.email_key(draft.address))
    is_staff = by.kind == "staff"
    if is_staff or limits.spend(session, mailbox, allowance=rules.LETTERS_A_DAY, per=timedelta(days=1), now=now):
        mail.enqueue(session, draft, by=by, now=now)

"""Letters to people whose address somebody else may have written down."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.limits import operations as limits
from recruit.foundation.limits.rules import Key
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Draft
from recruit.nominations import rules


def post(session: Session, draft: Draft, *, by: Actor, now: datetime, each: bool = False) -> None:
    """Queue a letter where there is an address, unless citizens have had us write to that mailbox all day long.

    What is left out stands on the page behind the letters that came before. With `each`, where it stands nowhere else,
    letters about other nominations do not count. The secretariat is not held back.
    """
    if not draft.address:
        return
    reader = draft.recipient if each else rules.email_key(draft.address)
    key, is_staff = Key(f"letter-{draft.kind}", reader), by.kind == "staff"
    if is_staff or limits.spend(session, key, allowance=rules.LETTERS_A_DAY, per=timedelta(days=1), now=now):
        mail.enqueue(session, draft, by=by, now=now)

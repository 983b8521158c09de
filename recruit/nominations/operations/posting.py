"""Letters to people whose address somebody else may have written down."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.limits import operations as limits
from recruit.foundation.limits.rules import Key
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Draft
from recruit.nominations import rules


def post(session: Session, draft: Draft, *, by: Actor, now: datetime, each: bool = False) -> None:
    """Queue a letter where there is an address, unless citizens have had us write to that mailbox all day long.

    What is left out stands on the page behind the letters that came before. With `each`, where it stands nowhere else,
    letters about other nominations do not count. The secretariat is not held back.
    """
    if draft.address and _may(session, draft, draft.recipient if each else rules.email_key(draft.address), by, now):
        mail.enqueue(session, draft, by=by, now=now)


def tell(session: Session, draft: Draft, closed: Draft, *, by: Actor, now: datetime) -> None:
    """Write to somebody who stands: by e-mail where there is an address, else the closed letter that says the same."""
    if draft.address:
        post(session, draft, by=by, now=now)
    else:
        tell_closed(session, closed, by=by, now=now)


def tell_closed(session: Session, closed: Draft, *, by: Actor, now: datetime) -> None:
    """Queue a closed letter, unless the same waits to be sent already, or citizens have had us write all day long."""
    is_told = by_hand.is_waiting(session, closed.recipient, closed)
    if not is_told and _may(session, closed, closed.recipient, by, now):
        by_hand.queue_closed(session, closed, by=by, now=now)


def _may(session: Session, draft: Draft, reader: str, by: Actor, now: datetime) -> bool:
    key = Key(f"letter-{draft.kind}", reader)
    return by.kind == "staff" or limits.spend(
        session, key, allowance=rules.LETTERS_A_DAY, per=timedelta(days=1), now=now
    )

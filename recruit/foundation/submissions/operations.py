"""Claiming a form's key before it acts, and remembering where the act led."""

import secrets
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.refusal import Refusal, Refused
from recruit.foundation.submissions.model import FormSubmission
from recruit.foundation.submissions.rules import AlreadyDone, digest

FRONT_PAGE = "/"


def new_key() -> str:
    """Return a random key for a form that is shown."""
    return secrets.token_urlsafe(24)


def claim(session: Session, key: str, *, by: Actor, endpoint: str, now: datetime) -> None:
    """Take the key before anything else is written; a rollback gives it back.

    Of two at once the second waits for the first, by the primary key. Raises AlreadyDone when the key was used, and
    Refused when it was used by somebody else or on another page.
    """
    claimed = FormSubmission(key_digest=digest(key), owner=by.reference, endpoint=endpoint, address=FRONT_PAGE, at=now)
    try:
        with session.begin_nested():
            session.add(claimed)
    except IntegrityError:
        earlier = session.get_one(FormSubmission, claimed.key_digest)
        if (earlier.owner, earlier.endpoint) != (claimed.owner, claimed.endpoint):
            raise Refused([Refusal("form-used-elsewhere")]) from None
        raise AlreadyDone(earlier.address) from None


def finish(session: Session, key: str, address: str) -> None:
    """Remember where the act led, for whoever sends the same form again."""
    session.execute(update(FormSubmission).where(FormSubmission.key_digest == digest(key)).values(address=address))


def forget_before(session: Session, instant: datetime) -> None:
    """Forget the forms sent before the instant; their pages are long closed."""
    session.execute(delete(FormSubmission).where(FormSubmission.at < instant))

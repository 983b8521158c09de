"""Claiming a form's key before it acts, and remembering where the act led."""

import secrets
from datetime import datetime

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.refusal import Refusal, Refused
from recruit.foundation.submissions.model import FormSubmission
from recruit.foundation.submissions.rules import AlreadyDone, digest

FRONT_PAGE = "/"

#: Either this one takes the key, or nothing comes back: no savepoint, and no error to clear away.
_CLAIM = text(
    "INSERT INTO form_submission (key_digest, owner, endpoint, address, at) "
    "VALUES (:key, :owner, :endpoint, :address, :at) ON CONFLICT (key_digest) DO NOTHING RETURNING key_digest"
).bindparams(bindparam("at", type_=FormSubmission.at.type))
_FINISH = text("UPDATE form_submission SET address = :address WHERE key_digest = :key")


def new_key() -> str:
    """Return a random key for a form that is shown."""
    return secrets.token_urlsafe(24)


def claim(session: Session, key: str, *, by: Actor, endpoint: str, now: datetime) -> None:
    """Take the key before anything else is written; a rollback gives it back.

    Of two at once the second waits for the first, by the primary key. Raises AlreadyDone when the key was used, and
    Refused when it was used by somebody else or on another page.
    """
    claimed = {"key": digest(key), "owner": by.reference, "endpoint": endpoint, "address": FRONT_PAGE, "at": now}
    if session.execute(_CLAIM, claimed).first():
        return
    earlier = session.get_one(FormSubmission, claimed["key"])
    if (earlier.owner, earlier.endpoint) != (by.reference, endpoint):
        raise Refused([Refusal("form-used-elsewhere")])
    raise AlreadyDone(earlier.address)


def finish(session: Session, key: str, address: str) -> None:
    """Remember where the act led, for whoever sends the same form again."""
    session.execute(_FINISH, {"key": digest(key), "address": address})

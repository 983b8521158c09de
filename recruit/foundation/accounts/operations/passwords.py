"""Choosing and changing passwords."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.accounts import letters, queries, rules
from recruit.foundation.accounts.hashing import hashed, matches
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.accounts.operations.locks import locked_user
from recruit.foundation.accounts.operations.sessions import revoke_sessions
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.foundation.tokens import operations as tokens


def set_password(
    session: Session, user: StaffUser, password: str, *, by: Actor, now: datetime, keep: UUID | None = None
) -> None:
    """Give the user a new password. Every session but `keep` ends, and links to choose a password stop working.

    Raises Refused with every reason why this may not be the password.
    """
    refuse_if(rules.password_faults(password, email=user.email, name=user.name))
    user.password_hash = hashed(password)
    session.flush()
    revoke_sessions(session, user.id, keep=keep, by=by, now=now)
    tokens.withdraw(session, rules.CHOOSE_PASSWORD, user.id, now=now)
    audit.record(session, Event.PASSWORD_CHANGED, user, by=by, at=now)


def choose_password(session: Session, link_id: UUID, password: str, *, now: datetime) -> StaffUser:
    """Use the link from a letter to choose a password. A refused password leaves the link as it was.

    Raises NotFound when the link no longer works, Refused as `set_password` does.
    """
    user = locked_user(session, tokens.use(session, link_id, rules.CHOOSE_PASSWORD, now=now))
    if not user.active:
        raise NotFound("user")
    set_password(session, user, password, by=Actor.staff(user.id, user.name), now=now)
    return user


def change_password(
    session: Session, user_id: UUID, *, current: str, new: str, keep: UUID, by: Actor, now: datetime
) -> None:
    """Change one's own password. The session `keep`, in which it is done, goes on; the others end.

    Raises Refused when the current password is not right, or as `set_password` does.
    """
    user = locked_user(session, user_id)
    refuse_if([] if matches(current, user.password_hash) else [Refusal("password-not-right", field="current")])
    set_password(session, user, new, by=by, now=now, keep=keep)


def request_password_reset(session: Session, email: str, *, now: datetime) -> None:
    """Send a letter with a link to choose a new password, if somebody active has this address; else do nothing."""
    user = queries.by_email(session, email)
    if user is None or not user.active:
        return
    mail.enqueue(session, letters.password_reset(user), by=Actor.anonymous(), now=now)
    audit.record(session, Event.PASSWORD_RESET_REQUESTED, user, by=Actor.anonymous(), at=now)

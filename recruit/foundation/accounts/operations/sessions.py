"""Signing in and out. The browser holds a random token, the database its digest."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from recruit.foundation.accounts import queries, rules
from recruit.foundation.accounts.model import StaffSession
from recruit.foundation.accounts.operations.locks import locked_user
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound
from recruit.foundation.tokens.rules import digest


def open_session(session: Session, user_id: UUID, *, user_agent: str, now: datetime) -> str:
    """Sign in somebody whose password was right, and return the token of the new session.

    Whoever has a second factor is not in until it is passed; the log says so then.
    Raises NotFound when the user has been deactivated meanwhile.
    """
    user = locked_user(session, user_id)
    if not user.active:
        raise NotFound("user")
    token = secrets.token_urlsafe(32)
    opened = StaffSession(
        token_digest=digest(token),
        user_id=user_id,
        created_at=now,
        last_seen_at=now,
        expires_at=now + rules.SESSION_LIFETIME,
        device=rules.device(user_agent),
    )
    session.add(opened)
    session.flush()
    factor = queries.second_factor(session, user_id)
    if factor is None or factor.confirmed_at is None:
        record_sign_in(session, opened, by=Actor.staff(user.id, user.name), now=now)
    return token


def record_sign_in(session: Session, opened: StaffSession, *, by: Actor, now: datetime) -> None:
    """Note in the log that the user of the session is in."""
    user = locked_user(session, opened.user_id)
    audit.record(session, Event.SIGNED_IN, user, by=by, at=now, details={"session": opened.id})


def see_session(session: Session, session_id: UUID, *, now: datetime) -> None:
    """Note that the session is in use."""
    session.execute(update(StaffSession).where(StaffSession.id == session_id).values(last_seen_at=now))


def renew_token(opened: StaffSession) -> str:
    """Give a session a new token and return it: whoever saw the old one before the second factor gains nothing."""
    token = secrets.token_urlsafe(32)
    opened.token_digest = digest(token)
    return token


def sign_out(session: Session, session_id: UUID, *, by: Actor, now: datetime) -> None:
    """End one's own session on this device."""
    opened = locked_session(session, session_id)
    _end(opened, by, now)
    user = locked_user(session, opened.user_id)
    audit.record(session, Event.SIGNED_OUT, user, by=by, at=now, details={"session": session_id})


def revoke_session(session: Session, session_id: UUID, *, of: UUID, by: Actor, now: datetime) -> None:
    """End a session of the user `of` on another device. Ending it twice changes nothing.

    Raises NotFound when it is not a session of that user.
    """
    opened = locked_session(session, session_id)
    if opened.user_id != of:
        raise NotFound("session")
    if opened.revoked_at is None:
        _end(opened, by, now)
        user = locked_user(session, of)
        audit.record(session, Event.SESSION_REVOKED, user, by=by, at=now, details={"session": session_id})


def revoke_sessions(session: Session, user_id: UUID, *, by: Actor, now: datetime, keep: UUID | None = None) -> None:
    """End every session of the user, but not `keep`."""
    ended = [opened for opened in queries.sessions(session, user_id, now=now) if opened.id != keep]
    for opened in ended:
        _end(opened, by, now)
    if ended:
        user = locked_user(session, user_id)
        details = {"sessions": [opened.id for opened in ended]}
        audit.record(session, Event.SESSION_REVOKED, user, by=by, at=now, details=details)


def forget_before(session: Session, instant: datetime) -> None:
    """Forget the sessions that were over before the instant: which devices somebody used is nobody's business then."""
    session.execute(delete(StaffSession).where(StaffSession.expires_at < instant))


def locked_session(session: Session, session_id: UUID) -> StaffSession:
    """Return the session, locked.

    Raises NotFound.
    """
    found = session.scalars(select(StaffSession).where(StaffSession.id == session_id).with_for_update()).one_or_none()
    if found is None:
        raise NotFound("session")
    return found


def _end(opened: StaffSession, by: Actor, now: datetime) -> None:
    opened.revoked_by, opened.revoked_at = by.reference, now

"""The weekly digest by mail: whether a user wants it, and that nobody gets it twice."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from recruit.foundation.accounts.model import WeeklyDigest
from recruit.foundation.accounts.operations.locks import locked_user
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event

# One statement, so that of two workers at once only one writes the letter.
_CLAIM = text(
    "INSERT INTO weekly_digest (user_id, wanted, week) VALUES (:user, TRUE, :week) ON CONFLICT (user_id) DO UPDATE "
    "SET week = excluded.week "
    "WHERE weekly_digest.wanted AND (weekly_digest.week IS NULL OR weekly_digest.week < excluded.week) "
    "RETURNING user_id"
).bindparams(
    bindparam("user", type_=WeeklyDigest.__table__.c.user_id.type),
    bindparam("week", type_=WeeklyDigest.__table__.c.week.type),
)


def claim_week(session: Session, user_id: UUID, week: date) -> bool:
    """Return True to the first who asks for this user and week, if the user wants to be told; else False."""
    return session.execute(_CLAIM, {"user": user_id, "week": week}).first() is not None


#: A worker may claim the week of the same user in this very instant: both take this row first, and then the user.
_BEGIN = text(
    "INSERT INTO weekly_digest (user_id, wanted) VALUES (:user, TRUE) ON CONFLICT (user_id) DO NOTHING"
).bindparams(bindparam("user", type_=WeeklyDigest.__table__.c.user_id.type))


def want_digest(session: Session, user_id: UUID, wanted: bool, *, by: Actor, now: datetime) -> None:
    """Let a user be told each week, or no longer."""
    session.execute(_BEGIN, {"user": user_id})
    user = locked_user(session, user_id)
    choice = session.get_one(WeeklyDigest, user_id, with_for_update=True, populate_existing=True)
    if choice.wanted != wanted:
        choice.wanted = wanted
        audit.record(session, Event.USER_CHANGED, user, by=by, at=now, details={"fields": ["digest"]})

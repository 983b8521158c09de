"""Reading a council's meetings and how it meets."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.refusal import NotFound
from recruit.meetings.model import Attendance, Meeting, MeetingSettings
from recruit.meetings.rules import Remuneration, SubstituteAttendance
from recruit.meetings.rules.settings import WARNED_AFTER

_A_YEAR = timedelta(days=365)
#: A council meets every week at most.
_MOST_IN_A_YEAR = 53


def meeting(session: Session, body: Body, meeting_id: UUID, *, lock: bool = False) -> Meeting:
    """Return a meeting of a body with its term. Raises NotFound. One query."""
    chosen = select(Meeting).join(Meeting.term).where(Meeting.id == meeting_id, Term.body_id == body.id)
    chosen = chosen.options(joinedload(Meeting.term))
    if lock:
        chosen = chosen.with_for_update(of=Meeting)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("meeting")
    return found


def meetings(session: Session, term: Term, *, lock: bool = False) -> Sequence[Meeting]:
    """Return the meetings of a term, also those that are cancelled, the earliest first. One query."""
    chosen = select(Meeting).filter_by(term_id=term.id).order_by(Meeting.starts_at, Meeting.id)
    if lock:
        chosen = chosen.with_for_update(of=Meeting)
    return session.scalars(chosen.execution_options(populate_existing=lock)).all()


def coming(session: Session, body: Body, on: date) -> Sequence[Meeting]:
    """Return the meetings of a body on a Danish day and after it, in whichever term, the earliest first. One query.

    Those that are cancelled are left out.
    """
    since = clock.instant(on, time.min)
    chosen = select(Meeting).join(Meeting.term).where(Term.body_id == body.id, Meeting.starts_at >= since)
    chosen = chosen.where(Meeting.cancelled_at.is_(None)).options(joinedload(Meeting.term))
    return session.scalars(chosen.order_by(Meeting.starts_at, Meeting.id)).all()


def announced(session: Session, body: Body, now: datetime) -> Sequence[Meeting]:
    """Return the meetings of a body that are not over, the cancelled ones too, the earliest first. One query."""
    chosen = select(Meeting).join(Meeting.term).where(Term.body_id == body.id, Meeting.ends_at > now)
    return session.scalars(chosen.order_by(Meeting.starts_at, Meeting.id)).all()


def newest(session: Session, body: Body) -> Sequence[Meeting]:
    """Return the meetings of a body in the year up to its last one that is not cancelled, the latest first. One query.

    They are those of the term of that last one only, so that their numbers are of one row.
    """
    held = select(Meeting).join(Meeting.term).where(Term.body_id == body.id, Meeting.cancelled_at.is_(None))
    found = session.scalars(held.order_by(Meeting.starts_at.desc(), Meeting.id).limit(_MOST_IN_A_YEAR)).all()
    return [one for one in found if one.term_id == found[0].term_id and found[0].starts_at - one.starts_at < _A_YEAR]


def every_meeting(session: Session, body: Body, since: date) -> Sequence[Meeting]:
    """Return the meetings of a body from a Danish day on, cancelled ones too, the earliest first. One query."""
    chosen = select(Meeting).join(Meeting.term).where(Term.body_id == body.id)
    chosen = chosen.where(Meeting.starts_at >= clock.instant(since, time.min))
    return session.scalars(chosen.order_by(Meeting.starts_at, Meeting.id)).all()


def settings(session: Session, body: Body) -> MeetingSettings:
    """Return how a council meets: what it has chosen, or else how every council begins. One query."""
    return session.get(MeetingSettings, body.id) or as_every_council(body)


def as_every_council(body: Body) -> MeetingSettings:
    """Return how every council begins."""
    return MeetingSettings(
        body_id=body.id,
        substitute_attendance=SubstituteAttendance.WHEN_PREVENTED,
        asks_substitutes=True,
        remuneration=Remuneration.NONE,
        notes_times=False,
        items_run_on=False,
        warn_after=WARNED_AFTER,
        calendar_edition=0,
        version=0,
    )


def is_paid(session: Session, meeting: Meeting) -> bool:
    """Return whether somebody is paid an allowance for a meeting. One query."""
    paid = select(Attendance.id).where(Attendance.meeting_id == meeting.id, Attendance.paid_on.is_not(None))
    return session.scalars(paid.limit(1)).first() is not None


def held(session: Session, meetings: Collection[UUID]) -> frozenset[UUID]:
    """Return at which of these meetings somebody has noted who was there. One query."""
    chosen = select(Attendance.meeting_id).where(Attendance.meeting_id.in_(meetings)).distinct()
    return frozenset(session.scalars(chosen))

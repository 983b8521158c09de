"""Reading what is to be paid for meetings."""

from collections.abc import Collection, Sequence
from datetime import date, time
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, select, true
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.meetings.model import Attendance, Meeting, MeetingSettings
from recruit.meetings.queries.meeting import settings
from recruit.meetings.rules import Presence, Remuneration
from recruit.meetings.rules.allowance import PAID
from recruit.people.model import Person


def duties(
    session: Session,
    body: Body,
    first: date,
    until: date,
    *,
    of: Collection[UUID] | None = None,
    lock: bool = False,
) -> Sequence[Attendance]:
    """Return who came to a body's meetings from a Danish day until another, excluded, and is paid for it, or was.

    Nothing is to be paid where the council pays none, or for meetings before the day from which it does; what was paid
    stays. With people and meetings, by name and then by day; `of` limits it to these people. Two queries.
    """
    since, before = clock.instant(first, time.min), clock.instant(until, time.min)
    chosen = select(Attendance).join(Attendance.meeting).join(Term, Term.id == Meeting.term_id).join(Attendance.person)
    chosen = chosen.where(Term.body_id == body.id, Meeting.starts_at >= since, Meeting.starts_at < before)
    chosen = chosen.where(Meeting.cancelled_at.is_(None), Attendance.presence == Presence.PRESENT)
    chosen = chosen.where(Attendance.part.in_(PAID))
    chosen = chosen.where(or_(Attendance.paid_on.is_not(None), _is_payable(settings(session, body))))
    if of is not None:
        chosen = chosen.where(Attendance.person_id.in_(of))
    if lock:
        chosen = chosen.with_for_update(of=Attendance)
    chosen = chosen.options(joinedload(Attendance.meeting), joinedload(Attendance.person))
    chosen = chosen.order_by(Person.sort_key, Person.id, Meeting.starts_at)
    return session.scalars(chosen.execution_options(populate_existing=lock)).all()


def _is_payable(council: MeetingSettings) -> ColumnElement[bool]:
    """Return for which meetings a council pays."""
    if council.remuneration is not Remuneration.ALLOWANCE:
        return false()
    if council.paid_from is None:
        return true()
    return Meeting.starts_at >= clock.instant(council.paid_from, time.min)

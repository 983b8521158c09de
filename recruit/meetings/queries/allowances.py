"""Reading what is to be paid for meetings."""

from collections.abc import Collection, Sequence
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.meetings.model import Attendance, Meeting
from recruit.meetings.rules import Presence
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
    """Return who came to a body's meetings from a Danish day until another, excluded, and may be paid for it.

    With people and meetings, by name and then by day; `of` limits it to these people. One query.
    """
    since, before = clock.instant(first, time.min), clock.instant(until, time.min)
    chosen = select(Attendance).join(Attendance.meeting).join(Term, Term.id == Meeting.term_id).join(Attendance.person)
    chosen = chosen.where(Term.body_id == body.id, Meeting.starts_at >= since, Meeting.starts_at < before)
    chosen = chosen.where(Meeting.cancelled_at.is_(None), Attendance.presence == Presence.PRESENT)
    chosen = chosen.where(Attendance.part.in_(PAID))
    if of is not None:
        chosen = chosen.where(Attendance.person_id.in_(of))
    if lock:
        chosen = chosen.with_for_update(of=Attendance)
    chosen = chosen.options(joinedload(Attendance.meeting), joinedload(Attendance.person))
    chosen = chosen.order_by(Person.sort_key, Person.id, Meeting.starts_at)
    return session.scalars(chosen.execution_options(populate_existing=lock)).all()

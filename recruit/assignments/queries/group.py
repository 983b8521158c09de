"""Reading a council's working groups and what is to be told."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.assignments.model import GroupParticipation, ReportBack, WorkingGroup
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.people.model import Person

_WHOLE = selectinload(WorkingGroup.participations).joinedload(GroupParticipation.person)


def group(session: Session, body: Body, group_id: UUID, *, lock: bool = False) -> WorkingGroup:
    """Return a working group of a council with who takes part. Raises NotFound. Two queries."""
    chosen = select(WorkingGroup).filter_by(id=group_id, body_id=body.id).options(_WHOLE)
    if lock:
        chosen = chosen.with_for_update(of=WorkingGroup)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("working_group")
    return found


def groups(session: Session, body: Body) -> Sequence[WorkingGroup]:
    """Return the working groups of a council with who takes part; those that go on first, by name. Two queries."""
    found = session.scalars(select(WorkingGroup).filter_by(body_id=body.id).options(_WHOLE)).all()
    return sorted(found, key=lambda one: (one.until is not None, one.name.casefold(), str(one.id)))


def reports(session: Session, body: Body) -> Sequence[ReportBack]:
    """Return what is to be told and was told, with people and meetings; what is due first. One query."""
    chosen = select(ReportBack).filter_by(body_id=body.id)
    chosen = chosen.options(joinedload(ReportBack.person), joinedload(ReportBack.meeting))
    return session.scalars(chosen.order_by(ReportBack.given_on.is_not(None), ReportBack.by_on, ReportBack.id)).all()


def report(session: Session, body: Body, report_id: UUID, *, lock: bool = False) -> ReportBack:
    """Return what somebody, with contacts, is to tell. Raises NotFound. Two queries."""
    person = joinedload(ReportBack.person).selectinload(Person.contacts)
    chosen = select(ReportBack).filter_by(id=report_id, body_id=body.id).options(person)
    if lock:
        chosen = chosen.with_for_update(of=ReportBack)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("report_back")
    return found


def people_of_the_council(session: Session, body: Body, *, on: date) -> Sequence[Person]:
    """Return who has a place in a council on a day, as member, substitute or associate, by name. One query."""
    chosen = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    there = chosen.where(Term.body_id == body.id, sits_on(on))
    return session.scalars(select(Person).where(Person.id.in_(there)).order_by(Person.sort_key, Person.id)).all()


def reached(session: Session, group: WorkingGroup, *, on: date) -> Sequence[Person]:
    """Return who takes part in a group, loaded, on a day, with the ways to reach them, by name. Two queries."""
    ids = [one.person_id for one in group.participations if on in one.span]
    chosen = select(Person).where(Person.id.in_(ids)).options(selectinload(Person.contacts))
    return session.scalars(chosen.order_by(Person.sort_key, Person.id)).all()

"""To whom the letters about places elsewhere could be written now: the other bodies, and whoever has a place there."""

from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.acts.letter_readers.finding import MOST, Find, Moment, Reader
from recruit.assignments.letters import places as letters
from recruit.assignments.model import Assignment, PlaceElsewhere, ReportBack
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.mail.rules import Draft
from recruit.people.model import Organization, Person

Build = Callable[[Assignment, Body], Draft]


def _of_an_assignment(build: Build, *, to_the_person: bool) -> Find:
    """Find who has a place elsewhere for a council, the newest first."""

    def find(session: Session, body_id: UUID, _at: Moment) -> Iterator[Reader]:
        body = _body(session, body_id)
        place = joinedload(Assignment.place).joinedload(PlaceElsewhere.target).selectinload(Organization.names)
        chosen = select(Assignment).join(Assignment.place).where(PlaceElsewhere.body_id == body_id)
        chosen = chosen.options(place, joinedload(Assignment.person).selectinload(Person.contacts))
        for one in session.scalars(chosen.order_by(Assignment.since.desc(), Assignment.id).limit(MOST)).all():
            reader = one.person.name if to_the_person else one.place.target.name_on(one.since)
            yield Reader(one, reader, build(one, body))

    return find


def _reminded(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
    body, today = _body(session, body_id), clock.local(at.now).date()
    chosen = select(ReportBack).filter_by(body_id=body_id).where(ReportBack.due_on <= today)
    chosen = chosen.options(joinedload(ReportBack.person).selectinload(Person.contacts))
    for one in session.scalars(chosen.order_by(ReportBack.by_on.desc(), ReportBack.id).limit(MOST)).all():
        yield Reader(one, one.person.name, letters.reminder(one, body))


def _body(session: Session, body_id: UUID) -> Body:
    named = joinedload(Body.organization).selectinload(Organization.names)
    return session.scalars(select(Body).where(Body.id == body_id).options(named)).one()


READERS: Mapping[str, Find] = {
    letters.TOLD: _of_an_assignment(
        lambda one, body: letters.told(one, one.place, body, shared=()), to_the_person=False
    ),
    letters.ENDED: _of_an_assignment(lambda one, body: letters.ended(one, one.place, body), to_the_person=False),
    letters.CHOSEN: _of_an_assignment(lambda one, body: letters.chosen(one, one.place, body), to_the_person=True),
    letters.REMINDER: _reminded,
    letters.REMINDER_ON_PAPER: _reminded,
}

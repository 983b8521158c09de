"""To whom the letters about leaving could be written now: who sits, and organisations that own a seat."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.acts.ending.letters import contact_of
from recruit.acts.letter_readers.finding import MOST, Find, Moment, Reader
from recruit.appointments.letters import leaving
from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.appointments.rules import EndReason, Role
from recruit.appointments.rules.ending import NewEnding
from recruit.bodies.model import Body, Seat, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.foundation.mail.rules import Draft
from recruit.people.model import Organization, Person

Build = Callable[[Person, Body, Role, date], Draft]


def _confirmed(person: Person, body: Body, role: Role, today: date) -> Draft:
    return leaving.confirmed(person, body, role, NewEnding(PartialDate(today), EndReason.RESIGNED))


def _hearing(person: Person, body: Body, _role: Role, today: date) -> Draft:
    return leaving.hearing(person, body, EndReason.ABSENCE_RULE, "…", today + timedelta(days=14))


def _sitting(build: Build) -> Find:
    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        today, body = clock.local(at.now).date(), _body(session, body_id)
        held = select(Membership).join(Membership.person).join(Membership.group)
        held = held.join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == body_id, sits_on(today))
        held = held.options(joinedload(Membership.person).selectinload(Person.contacts))
        for one in session.scalars(held.order_by(Person.sort_key, Membership.id).limit(MOST)):
            yield Reader(one.person, one.person.name, build(one.person, body, one.role, today))

    return find


def _organisations(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
    today, body = clock.local(at.now).date(), _body(session, body_id)
    owning = select(Seat.represents_id).join(Seat.group).join(Term, Term.id == SeatGroup.term_id)
    owning = owning.where(Term.body_id == body_id)
    chosen = select(Organization).where(Organization.id.in_(owning)).options(selectinload(Organization.names))
    for one in session.scalars(chosen.order_by(Organization.id).limit(MOST)).all():
        draft = leaving.to_name(one, body, contact_of(session, one), today, today + timedelta(days=28))
        yield Reader(one, one.name_on(today), draft)


def _body(session: Session, body_id: UUID) -> Body:
    named = joinedload(Body.organization).selectinload(Organization.names)
    return session.scalars(select(Body).where(Body.id == body_id).options(named)).one()


READERS: Mapping[str, Find] = {
    leaving.CONFIRMED: _sitting(_confirmed),
    leaving.HEARING: _sitting(_hearing),
    leaving.TO_NAME: _organisations,
}

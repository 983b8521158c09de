"""Which members a letter about their own page could be written to now, so that its wording can be looked at."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.acts.letter_readers.finding import MOST, Find, Moment, Reader
from recruit.appointments.letters import own
from recruit.appointments.model import Membership, YearlyCheck
from recruit.appointments.operations.yearly_check import answer_by
from recruit.appointments.queries import sits_on
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.mail.rules import Draft
from recruit.people.model import Organization, Person
from recruit.people.rules import ContactKind

Build = Callable[[Person, Body, datetime], Draft]


def _check(person: Person, now: datetime) -> YearlyCheck:
    """Return what somebody would be asked now; nothing of it is kept."""
    return YearlyCheck(id=person.id, person=person, answer_by=answer_by(now))


_BUILD: Mapping[str, Build] = {
    own.OWN_PAGE: lambda person, body, _now: own.own_page(person, body),
    own.EMAIL_CHANGED: lambda person, body, _now: own.email_changed(person, person.reached_by(ContactKind.EMAIL), body),
    own.OWN_PAGE_ON_PAPER: lambda person, body, _now: own.own_page_on_paper(person, body),
    own.QUESTION: lambda person, body, now: own.question(own.QUESTION, _check(person, now), body, now=now),
    own.REMINDER: lambda person, body, now: own.question(own.REMINDER, _check(person, now), body, now=now),
    own.QUESTION_ON_PAPER: lambda person, body, now: own.question_on_paper(_check(person, now), body),
}


def _having_a_place(kind: str) -> Find:
    """Find those who have a place in a council today, in Danish order."""

    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        named = joinedload(Body.organization).selectinload(Organization.names)
        body = session.scalars(select(Body).where(Body.id == body_id).options(named)).one()
        held = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
        held = held.where(Term.body_id == body_id, sits_on(clock.local(at.now).date()))
        chosen = select(Person).where(Person.id.in_(held)).options(selectinload(Person.contacts))
        for person in session.scalars(chosen.order_by(Person.sort_key, Person.name, Person.id).limit(MOST)).all():
            yield Reader(person, person.name, _BUILD[kind](person, body, at.now))

    return find


READERS: Mapping[str, Find] = {kind: _having_a_place(kind) for kind in _BUILD}

"""The end of a term: who leaves with it, who goes on until others are appointed, and who has been told so."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.appointments.model import Membership, MemberTold
from recruit.appointments.queries.terms import replaced_on
from recruit.appointments.queries.welcome import told_in
from recruit.appointments.rules import Role
from recruit.appointments.rules.status import leaves_after
from recruit.appointments.rules.telling import MemberLetter
from recruit.bodies.model import SeatGroup, Term
from recruit.people.model import Person


@dataclass(frozen=True, slots=True)
class AtTheEnd:
    """A member who sat when a term ended, or is to sit then."""

    person: Person
    #: The last day as a member; None while nobody is appointed after them.
    last_day: date | None
    thanked: MemberTold | None
    told: MemberTold | None


def at_the_end(session: Session, term: Term) -> Sequence[AtTheEnd]:
    """Return the members who sit to the end of a term and have no place in a later one, loaded with contacts.

    Whoever left before is not among them. In Danish order; eight queries.
    """
    chosen = select(Membership).join(Membership.group).join(Membership.person)
    chosen = chosen.where(SeatGroup.term_id == term.id, Membership.role == Role.MEMBER)
    chosen = chosen.where(Membership.until.is_(None) | (Membership.until >= term.until))
    loaded = joinedload(Membership.person).selectinload(Person.contacts)
    members = session.scalars(chosen.options(loaded).order_by(Person.sort_key, Person.name, Membership.id)).all()
    stay, replaced = _stay(session, term), replaced_on(session, term)
    thanked, told = (told_in(session, term, what) for what in (MemberLetter.THANKS, MemberLetter.GOES_ON))
    found = []
    for one in members:
        followed = replaced.get(one.seat_id) if one.seat_id else None
        gone = leaves_after(one.until, term.until, holds_over=term.holds_over, replaced_from=followed)
        if one.person_id not in stay:
            last_day = gone - timedelta(days=1) if gone else None
            found.append(AtTheEnd(one.person, last_day, thanked.get(one.person_id), told.get(one.person_id)))
    return found


def _stay(session: Session, term: Term) -> Collection[UUID]:
    """Return who has a place in a later term of the same body. One query."""
    chosen = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    return set(session.scalars(chosen.where(Term.body_id == term.body_id, Term.since >= term.until)))

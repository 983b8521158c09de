"""One seat with everybody who sits, sat or stands in there; and one membership or office to be changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.queries.terms import replaced_on
from recruit.appointments.rules import Role, SeatFacts, SeatStatus, days_held, seat_status
from recruit.bodies.model import Body, Decision, Seat, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization

_DECISION = joinedload(Membership.decision).joinedload(Decision.decided_by).selectinload(Organization.names)
_IN_FULL: tuple[ORMOption, ...] = (
    joinedload(Membership.person),
    joinedload(Membership.seat),
    joinedload(Membership.on_behalf_of).selectinload(Organization.names),
    _DECISION,
    selectinload(Membership.offices),
)
_SEAT: tuple[ORMOption, ...] = (
    joinedload(Seat.represents).selectinload(Organization.names),
    joinedload(Seat.group).joinedload(SeatGroup.nominating).selectinload(Organization.names),
)


@dataclass(frozen=True, slots=True)
class Occupied:
    """A seat of a term, and everybody who has a place in it or behind it, the earliest first."""

    seat: Seat
    term: Term
    #: Ordinary members only.
    members: Sequence[Membership]
    #: Of the seat, of one of its members, or behind the whole group.
    substitutes: Sequence[Membership]
    facts: SeatFacts

    def status(self, *, on: date) -> SeatStatus:
        """Return what the seat is on a day."""
        return seat_status(self.facts, on=on)

    def member(self, *, on: date) -> Membership | None:
        """Return who sits there on a day."""
        return next((held for held in self.members if on in days_held(held.span, self.facts)), None)

    def coming(self, *, on: date) -> Membership | None:
        """Return who takes the seat after a day, if somebody is appointed already."""
        return next((held for held in self.members if held.since > on), None)


def occupied_seat(session: Session, body: Body, seat_id: UUID) -> Occupied:
    """Return a seat of a body with everybody on and behind it. Raises NotFound when the body has no such seat."""
    chosen = select(Seat, Term).join(Seat.group).join(Term, Term.id == SeatGroup.term_id)
    found = session.execute(chosen.where(Seat.id == seat_id, Term.body_id == body.id).options(*_SEAT)).one_or_none()
    if found is None:
        raise NotFound("seat")
    seat, term = found
    held = _on_and_behind(session, [seat])
    return _occupied(seat, term, held, replaced_on(session, term).get(seat.id))


def occupied_seats(session: Session, term: Term) -> Sequence[Occupied]:
    """Return every seat of a term with everybody on and behind it, in the order of the page."""
    chosen = select(Seat).join(Seat.group).where(SeatGroup.term_id == term.id).options(*_SEAT)
    seats = session.scalars(chosen.order_by(SeatGroup.position, Seat.number)).all()
    held, replaced = _on_and_behind(session, seats), replaced_on(session, term)
    return [_occupied(seat, term, held, replaced.get(seat.id)) for seat in seats]


def _on_and_behind(session: Session, seats: Sequence[Seat]) -> Sequence[Membership]:
    groups = {seat.seat_group_id for seat in seats}
    chosen = select(Membership).where(Membership.seat_group_id.in_(groups)).options(*_IN_FULL)
    return session.scalars(chosen.order_by(Membership.since, Membership.rank)).all()


def _occupied(seat: Seat, term: Term, held: Sequence[Membership], replaced: date | None) -> Occupied:
    members = [one for one in held if one.role is Role.MEMBER and one.seat_id == seat.id]
    ids = {member.id for member in members}
    substitutes = [
        one
        for one in held
        if one.role is Role.SUBSTITUTE
        and one.seat_group_id == seat.seat_group_id
        and (one.seat_id == seat.id or one.substitute_for_id in ids or _stands_behind_the_group(one))
    ]
    facts = SeatFacts(term.span, term.holds_over, tuple(member.span for member in members), replaced)
    return Occupied(seat, term, members, substitutes, facts)


def _stands_behind_the_group(held: Membership) -> bool:
    return held.seat_id is None and held.substitute_for_id is None


def membership(session: Session, body: Body, membership_id: UUID, *, lock: bool = False) -> Membership:
    """Return a membership of a body with person, seat, group, decision and offices; with `lock` nobody else ends it.

    Raises NotFound when the body has no such membership.
    """
    chosen = select(Membership).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Membership.id == membership_id, Term.body_id == body.id)
    chosen = chosen.options(*_IN_FULL, joinedload(Membership.group))
    if lock:
        chosen = chosen.with_for_update(of=Membership)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("membership")
    return found


def membership_to_correct(session: Session, membership_id: UUID) -> Membership:
    """Return a membership with seat, group, whom it is for and offices. Raises NotFound."""
    loaded = (
        joinedload(Membership.seat),
        joinedload(Membership.group),
        joinedload(Membership.on_behalf_of),
        selectinload(Membership.offices),
    )
    found = session.get(Membership, membership_id, options=loaded, populate_existing=True)
    if found is None:
        raise NotFound("membership")
    return found


def office(session: Session, body: Body, office_id: UUID) -> OfficeHolding:
    """Return an office that is or was held in a body, with its membership, person and seat. Raises NotFound."""
    held = joinedload(OfficeHolding.membership)
    chosen = select(OfficeHolding).join(OfficeHolding.membership).join(Membership.group)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(OfficeHolding.id == office_id, Term.body_id == body.id)
    found = session.scalars(chosen.options(held.joinedload(Membership.person))).one_or_none()
    if found is None:
        raise NotFound("office_holding")
    return found


def personal_substitutes(session: Session, member: Membership) -> int:
    """Return how many stand or stood in for this member only."""
    chosen = select(func.count(Membership.id)).where(Membership.substitute_for_id == member.id)
    return session.scalars(chosen).one()


def latest_places(
    session: Session, people: Collection[UUID], *, within: Collection[UUID] | None = None
) -> Mapping[UUID, str]:
    """Return in which body and term each of these people was seen last: "Integrationsrådet, 2026–2029".

    Whoever never had a place is left out; `within` limits them to the bodies that the reader reaches. Three queries,
    however many people.
    """
    named = joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(Membership.person_id, Term).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Membership.person_id.in_(people)).order_by(Membership.since).options(named)
    if within is not None:
        chosen = chosen.where(Term.body_id.in_(within))
    rows = session.execute(chosen).all() if people else ()
    return {person: f"{term.body.name_on(term.since)}, {term.label}" for person, term in rows}


def seat_of(session: Session, held: Membership) -> UUID | None:
    """Return the seat on whose page a membership stands: its own, its member's, or the first one of its group."""
    if held.seat_id is not None:
        return held.seat_id
    if held.substitute_for_id is not None:
        return session.scalars(select(Membership.seat_id).where(Membership.id == held.substitute_for_id)).one()
    first = select(Seat.id).where(Seat.seat_group_id == held.seat_group_id).order_by(Seat.number).limit(1)
    return session.scalars(first).one_or_none()

"""Reading the places that a council fills elsewhere, and who had them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.appointments.queries.living import deceased
from recruit.appointments.rules import Role
from recruit.assignments.model import AskingRound, Assignment, PlaceElsewhere
from recruit.assignments.rules import PlaceRole
from recruit.assignments.rules import places as rules
from recruit.bodies.model import Body, Decision, SeatGroup, Term
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import Span
from recruit.foundation.refusal import NotFound
from recruit.people import queries as people
from recruit.people.model import Organization, Person

_TARGET = joinedload(PlaceElsewhere.target).selectinload(Organization.names)
_WHOLE: tuple[ExecutableOption, ...] = (
    _TARGET,
    selectinload(PlaceElsewhere.assignments).options(joinedload(Assignment.person), selectinload(Assignment.told)),
)
_IN_FULL: tuple[ExecutableOption, ...] = (
    _TARGET,
    selectinload(PlaceElsewhere.assignments).options(
        joinedload(Assignment.person).selectinload(Person.contacts),
        selectinload(Assignment.told),
        joinedload(Assignment.decision).joinedload(Decision.decided_by).selectinload(Organization.names),
    ),
)


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """A place elsewhere, as everybody may know it."""

    id: UUID
    #: The body where it is, by the name of the day.
    target: str
    role: PlaceRole
    #: Who has it on the day, by name; those whose names may not be shown are left out.
    names: Sequence[str]
    #: How many have it whose names are not shown.
    unnamed: int
    #: How many are lacking.
    missing: int
    #: Nobody is chosen for one of those yet, and somebody who sits on no seat may have it.
    is_open_to_all: bool
    description: str
    link: str


def place(session: Session, body: Body, place_id: UUID, *, lock: bool = False) -> PlaceElsewhere:
    """Return a place of a council with its body's names and who had it, in full. Raises NotFound. Six queries.

    That is: with contacts, what was told of them, and the decisions.
    """
    chosen = select(PlaceElsewhere).filter_by(id=place_id, body_id=body.id).options(*_IN_FULL)
    if lock:
        chosen = chosen.with_for_update(of=PlaceElsewhere)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("place_elsewhere")
    return found


def places(session: Session, body: Body) -> Sequence[PlaceElsewhere]:
    """Return the places of a council with their bodies' names and those who had them; by body. Four queries."""
    found = session.scalars(select(PlaceElsewhere).filter_by(body_id=body.id).options(*_WHOLE)).all()
    return sorted(found, key=lambda one: (one.target.newest.sort_key, one.role, str(one.id)))


def public(session: Session, body: Body, on: date) -> Sequence[PublicPlace]:
    """Return the places that a council has elsewhere on a day, as everybody may know them; by body. Five queries."""
    found = [one for one in places(session, body) if on in one.span]
    held = {one.id: [each for each in one.assignments if on in each.span] for one in found}
    hidden = people.withheld(session, {each.person_id for some in held.values() for each in some})
    missing = {one.id: rules.missing(one.number, [each.facts() for each in one.assignments], on=on) for one in found}
    chosen = {one.id: sum(each.until is None or on < each.until for each in one.assignments) for one in found}
    return [
        PublicPlace(
            one.id,
            one.target.name_on(on),
            one.role,
            sorted(each.person.name for each in held[one.id] if each.person_id not in hidden),
            sum(each.person_id in hidden for each in held[one.id]),
            missing[one.id],
            chosen[one.id] < one.number and rules.lacks(one.eligibility, one.role, (), on=on) is None,
            one.description,
            one.link,
        )
        for one in found
    ]


def left_the_council(session: Session, body: Body, assignments: Collection[Assignment], *, on: date) -> frozenset[UUID]:
    """Return which of these assignments, by id, somebody has who left the council while they had it. One query."""
    chosen = select(Membership.person_id, Membership.since, func.coalesce(Membership.until, Term.until), sits_on(on))
    chosen = chosen.join(Membership.group).join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == body.id)
    chosen = chosen.where(Membership.person_id.in_({one.person_id for one in assignments}))
    sat: dict[UUID, list[Span]] = defaultdict(list)
    for person, since, until, sits in session.execute(chosen):
        sat[person].append(Span(since, None if sits else until))
    return frozenset(one.id for one in assignments if rules.has_left(sat[one.person_id], one.span, on=on))


def assignment(place: PlaceElsewhere, assignment_id: UUID) -> Assignment:
    """Return that somebody has a place, loaded. Raises NotFound."""
    found = next((one for one in place.assignments if one.id == assignment_id), None)
    if found is None:
        raise NotFound("assignment")
    return found


def seat_types(session: Session, body: Body, people: Collection[UUID], *, on: date) -> dict[UUID, set[SeatType]]:
    """Return on which kinds of seats of a council people sit as members on a day. One query."""
    chosen = select(Membership.person_id, SeatGroup.seat_type).join(Membership.group)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == body.id, sits_on(on))
    chosen = chosen.where(Membership.person_id.in_(people), Membership.seat_id.is_not(None))
    found: dict[UUID, set[SeatType]] = {one: set() for one in people}
    for person, seat_type in session.execute(chosen):
        found[person].add(seat_type)
    return found


def sitting(session: Session, body: Body, *, on: date) -> Sequence[tuple[Person, frozenset[Role]]]:
    """Return who sits in a council on a day, with their roles; members first, then by name. One query."""
    chosen = select(Person, Membership.role).join(Membership, Membership.person_id == Person.id)
    chosen = chosen.join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == body.id, sits_on(on)).order_by(Person.sort_key, Person.id)
    roles: dict[Person, set[Role]] = defaultdict(set)
    for person, role in session.execute(chosen):
        roles[person].add(role)
    found = [(person, frozenset(held)) for person, held in roles.items()]
    return sorted(found, key=lambda one: Role.MEMBER not in one[1])


def previous(session: Session, place: PlaceElsewhere, *, before: date) -> set[UUID]:
    """Return who had a place, loaded, last before a day, and lives: as many as there are of it. One query."""
    last = rules.previous(place.number, [one.facts() for one in place.assignments], before=before)
    return {*last} - deceased(session, last)


def former(session: Session, place: PlaceElsewhere) -> Sequence[Person]:
    """Return who has, or had, a place, loaded, and lives; whoever was sent last stands first. One query."""
    gone = deceased(session, {one.person_id for one in place.assignments})
    people = {one.person_id: one.person for one in place.assignments if one.person_id not in gone}
    return [*reversed(people.values())]


def as_substitute(session: Session, place: PlaceElsewhere, *, on: date, lock: bool = False) -> Sequence[Assignment]:
    """Return who is the council's substitute in the body of a place on a day, with people and places. One query."""
    chosen = select(Assignment).join(Assignment.place).where(PlaceElsewhere.body_id == place.body_id)
    chosen = chosen.where(PlaceElsewhere.target_id == place.target_id, PlaceElsewhere.role == PlaceRole.SUBSTITUTE)
    chosen = chosen.where(Assignment.since <= on, or_(Assignment.until.is_(None), Assignment.until > on))
    chosen = chosen.options(joinedload(Assignment.person), joinedload(Assignment.place)).order_by(Assignment.since)
    if lock:
        chosen = chosen.with_for_update(of=Assignment).execution_options(populate_existing=True)
    return session.scalars(chosen).all()


def open_rounds(session: Session, body: Body) -> dict[UUID, UUID]:
    """Return the round of a council in which it is asked who takes a place, by place, where one is open. One query."""
    chosen = select(AskingRound.place_id, AskingRound.id).where(AskingRound.body_id == body.id)
    chosen = chosen.where(AskingRound.closed_at.is_(None), AskingRound.settled_at.is_(None))
    rows = session.execute(chosen.where(AskingRound.place_id.is_not(None)).order_by(AskingRound.opened_at))
    return {place_id: round_id for place_id, round_id in rows if place_id}


def decided(session: Session, body: Body) -> dict[UUID, list[Assignment]]:
    """Return who was sent elsewhere by which decision of a council, with places and names; by decision. Two queries."""
    chosen = select(Assignment).join(Assignment.place).where(PlaceElsewhere.body_id == body.id)
    chosen = chosen.where(Assignment.decision_id.is_not(None)).order_by(Assignment.since, Assignment.id)
    target = joinedload(Assignment.place).joinedload(PlaceElsewhere.target).selectinload(Organization.names)
    found: dict[UUID, list[Assignment]] = defaultdict(list)
    for one in session.scalars(chosen.options(target, joinedload(Assignment.person))):
        if one.decision_id:
            found[one.decision_id].append(one)
    return found

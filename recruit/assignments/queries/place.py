"""Reading the places that a council fills elsewhere, and who had them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.assignments.model import Assignment, PlaceElsewhere
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
    return [
        PublicPlace(
            one.id,
            one.target.name_on(on),
            one.role,
            sorted(each.person.name for each in held[one.id] if each.person_id not in hidden),
            sum(each.person_id in hidden for each in held[one.id]),
            rules.missing(one.number, [each.facts() for each in one.assignments], on=on),
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


def previous(place: PlaceElsewhere, *, before: date) -> UUID | None:
    """Return who had a place, loaded, last before a day; None where nobody ever had it."""
    return rules.previous({one.person_id: one.span for one in place.assignments}, before=before)

"""Reading the places that a council fills elsewhere, and who had them."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.assignments.model import Assignment, PlaceElsewhere
from recruit.assignments.rules import places as rules
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.rules import SeatType
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization

_WHOLE: tuple[ExecutableOption, ...] = (
    joinedload(PlaceElsewhere.target).selectinload(Organization.names),
    selectinload(PlaceElsewhere.assignments).joinedload(Assignment.person),
)


def place(session: Session, body: Body, place_id: UUID, *, lock: bool = False) -> PlaceElsewhere:
    """Return a place of a council with its body's names and everybody who had it. Raises NotFound. Three queries."""
    chosen = select(PlaceElsewhere).filter_by(id=place_id, body_id=body.id).options(*_WHOLE)
    if lock:
        chosen = chosen.with_for_update(of=PlaceElsewhere)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("place_elsewhere")
    return found


def places(session: Session, body: Body) -> Sequence[PlaceElsewhere]:
    """Return the places of a council with their bodies' names and those who had them; by body. Three queries."""
    found = session.scalars(select(PlaceElsewhere).filter_by(body_id=body.id).options(*_WHOLE)).all()
    return sorted(found, key=lambda one: (one.target.newest.sort_key, one.role, str(one.id)))


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

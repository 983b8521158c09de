"""What the pages of places elsewhere load: the council, a place with everybody who had it, and how it is shown."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.assignments.queries import place as queries
from recruit.assignments.rules import PlaceStatus
from recruit.reports.assignments.places import Line, line
from recruit.web.converters import BodyRef
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from recruit.assignments.model import Assignment, PlaceElsewhere
    from recruit.bodies.model import Body

PREFIX = "/sekretariat/<body:body>/repraesentation"
PLACE = f"{PREFIX}/pladser/<id:place_id>"

#: The colour that repeats where a place is.
COLOURS = {
    PlaceStatus.OPEN: "warning",
    PlaceStatus.ENDS_SOON: "warning",
    PlaceStatus.HELD: "success",
    PlaceStatus.TO_COME: "info",
    PlaceStatus.CLOSED: "",
}


def the_place(session: Session, ref: BodyRef, place_id: UUID, *, lock: bool = False) -> "tuple[Body, PlaceElsewhere]":
    """Return the council and one of its places elsewhere; with `lock` for a change. Raises NotFound."""
    body = the_body(session, ref)
    return body, queries.place(session, body, place_id, lock=lock)


def the_assignment(
    session: Session, ref: BodyRef, place_id: UUID, assignment_id: UUID, *, lock: bool = False
) -> "tuple[Body, PlaceElsewhere, Assignment]":
    """Return the council, one of its places and that somebody has it; with `lock` for a change. Raises NotFound."""
    body, place = the_place(session, ref, place_id, lock=lock)
    return body, place, queries.assignment(place, assignment_id)


def the_line(session: Session, body: "Body", place: "PlaceElsewhere", *, on: date) -> Line:
    """Return a place as it is on a day. Two queries."""
    left = queries.left_the_council(session, body, place.assignments, on=on)
    return line(place, on=on, left=left, in_round=queries.open_rounds(session, body).get(place.id))

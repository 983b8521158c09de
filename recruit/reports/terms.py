"""All terms of a council: how many seats each had, and how many sat in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason, Role
from recruit.bodies import queries as bodies
from recruit.bodies.model import Seat, SeatGroup
from recruit.foundation.dates import PartialDate

if TYPE_CHECKING:
    from recruit.bodies.model import Body


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term."""

    label: str
    first_day: PartialDate
    last_day: PartialDate
    #: The municipal council has not decided yet to have the council.
    is_planned: bool
    seats: int
    #: Everybody who was a member in it, each once.
    members: int


def terms(session: Session, body: "Body") -> Sequence[TermLine]:
    """Return the terms of a body, the newest first. Three queries."""
    found = bodies.terms(session, body)
    ids = {term.id for term in found}
    seats = select(SeatGroup.term_id, func.count(Seat.id)).join(Seat, Seat.seat_group_id == SeatGroup.id)
    people = (
        select(SeatGroup.term_id, func.count(Membership.person_id.distinct()))
        .join(Membership, Membership.seat_group_id == SeatGroup.id)
        .where(Membership.role == Role.MEMBER)
        .where(Membership.end_reason.is_distinct_from(EndReason.REGISTERED_IN_ERROR))
    )
    counted = [
        dict(session.execute(chosen.where(SeatGroup.term_id.in_(ids)).group_by(SeatGroup.term_id)).all())
        for chosen in (seats, people)
    ]
    return [
        TermLine(
            label=term.label,
            first_day=term.first_day,
            last_day=term.last_day,
            is_planned=term.is_planned,
            seats=counted[0].get(term.id, 0),
            members=counted[1].get(term.id, 0),
        )
        for term in found
    ]

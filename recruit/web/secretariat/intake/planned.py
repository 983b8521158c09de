"""The member groups and seats that putting a reading in makes or fills, as the preview shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recruit.intake.rules.plans.plan import Plan, PlannedGroup, PlannedSeat


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What happens in one member group."""

    label: str
    is_new: bool
    #: How many seats are made, and how many of those nobody gets.
    seats: int
    vacant: int
    members: int
    substitutes: int
    associates: int


def planned_rows(plan: "Plan") -> list[PlannedRow]:
    """Return the groups in which something happens, in the order in which they are made."""
    return [_row(group) for group in plan.groups]


def _row(group: "PlannedGroup") -> PlannedRow:
    made = list(_made(group))
    return PlannedRow(
        label=group.label,
        is_new=group.known is None,
        seats=len(made),
        vacant=sum(not seat.members for seat in made),
        members=sum(len(seat.members) for seat in group.seats),
        substitutes=len(group.substitutes) + sum(len(seat.substitutes) for seat in group.seats),
        associates=len(group.associates),
    )


def _made(group: "PlannedGroup") -> Iterator["PlannedSeat"]:
    return (seat for seat in group.seats if seat.known is None)

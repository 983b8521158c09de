"""What the secretary decided about a reading, line by line, before any of it is put to use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import PartialDate
from recruit.intake.rules.plans.plan import PLACES
from recruit.intake.rules.reading import About, Listed, ListedGroup, Office

#: The answer to a contradiction when neither fact is to be used.
NEITHER = ""


class Side(StrEnum):
    """Whose word holds when the file says something else than what is registered."""

    REGISTERED = "registered"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Correction:
    """What the secretary says of one line. It replaces everything that was read: what it leaves empty is nothing."""

    #: None: no place in the council.
    role: PlaceRole | None
    seat_type: SeatType | None
    office: Office | None = None
    #: None: nothing decided about who it is, or a new person when `is_new`.
    person: UUID | None = None
    is_new: bool = False
    #: Empty: the name as it was read.
    name: str = ""
    represents: str | None = None
    unit: str | None = None
    party: str | None = None
    email: str | None = None
    phone: str | None = None
    #: First and last day, last one inclusive.
    since: PartialDate | None = None
    until: PartialDate | None = None
    #: Nothing comes of this line.
    left_out: bool = False

    @classmethod
    def of(cls, listed: Listed) -> Self:
        """Return the correction that says nothing else than what was read."""
        role = PLACES.get(listed.role)
        return cls(
            role=role,
            seat_type=SeatType(listed.seat_type) if role and listed.seat_type else None,
            office=listed.office,
            represents=listed.represents,
            unit=listed.represents_unit,
            party=listed.party,
            email=listed.email,
            phone=listed.phone,
            since=listed.since,
            until=listed.until,
        )


@dataclass(frozen=True, slots=True)
class GroupCorrection:
    """What the secretary says of one seat group of a charter. It replaces everything that was read."""

    label: str
    seats: int
    seat_type: SeatType
    represents: str | None = None
    left_out: bool = False

    @classmethod
    def of(cls, group: ListedGroup) -> Self:
        """Return the correction that says nothing else than what was read."""
        return cls(group.label, group.seats, SeatType(group.seat_type), group.represents)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whose word holds about one fact, as long as it is the very same that was compared."""

    side: Side
    #: `Discrepancy.compared` as it was when somebody decided.
    compared: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything that was decided about a reading."""

    #: By place in `Reading.people`.
    people: Mapping[int, Correction] = field(default_factory=dict)
    #: By place in `Reading.conflicts`: the fact that holds.
    conflicts: Mapping[int, str] = field(default_factory=dict)
    #: By number of a line that was not understood: who stands there, or None for a line that says nothing.
    lines: Mapping[int, Correction | None] = field(default_factory=dict)
    #: By place in `Reading.groups`.
    groups: Mapping[int, GroupCorrection] = field(default_factory=dict)
    #: By number of a person and what it is about: whose word holds.
    registered: Mapping[tuple[int, About], Ruling] = field(default_factory=dict)

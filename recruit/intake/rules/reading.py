"""What the reader found in minutes: facts with their lines, and everything it did not understand."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """In which capacity somebody stands on the list. Staff are never members."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    ASSOCIATE = "associate"
    OBSERVER = "observer"
    GUEST = "guest"
    ADMINISTRATION = "administration"
    SECRETARIAT = "secretariat"
    UNCLASSIFIED = "unclassified"


class Attendance(StrEnum):
    """What the list says about the meeting; an apology is not the same as staying away."""

    PRESENT = "present"
    APOLOGY = "apology"
    ABSENT = "absent"


class Office(StrEnum):
    """An office in the council itself, never one in another organisation."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"


class SeatType(StrEnum):
    """What the seat is for, by the words of the list. It names the seat, not the person."""

    REFUGEE_IMMIGRANT = "refugee_immigrant"
    MUNICIPAL_COUNCIL = "municipal_council"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    EXPERIENCE = "experience"


class About(StrEnum):
    """What two places of one document disagree about."""

    PARTY = "party"
    ATTENDANCE = "attendance"
    OFFICE = "office"
    ROLE = "role"
    REPRESENTS = "represents"


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """When and where the meeting was held, and its case number."""

    date: datetime.date | None = None
    start: datetime.time | None = None
    end: datetime.time | None = None
    place: str | None = None
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One person as the participant lists name them."""

    name: str
    role: Role
    attendance: Attendance | None
    office: Office | None
    seat_type: SeatType | None
    #: The organisation, sector or council that the seat belongs to; for staff, the department.
    represents: str | None
    #: The unit of that organisation, when both are named: the unit is written first.
    represents_unit: str | None
    party: str | None
    #: The member whose personal substitute this is.
    substitute_for: str | None
    #: 1-based line of the file where the name stands.
    line: int
    #: Short code of the rule that understood the line.
    rule: str


@dataclass(frozen=True, slots=True)
class VacantSeat:
    """A seat that the list says nobody holds."""

    represents: str | None
    line: int


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A line inside a participant list that no rule understood. Lines outside the lists are never kept."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts about one person that cannot both be true; a human decides, nothing is overwritten."""

    name: str
    facts: tuple[str, ...]
    lines: tuple[int, ...]
    about: About


@dataclass(frozen=True, slots=True)
class LineCount:
    """Where every line that is not blank went; each is counted once, so the parts add up to `not_blank`."""

    not_blank: int
    #: Lines that gave at least one person.
    proposed: int
    vacant: int
    #: Headings of lists, facts of the meeting, page furniture within a list, and lines that say "nobody".
    headings: int
    not_understood: int
    outside: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was understood from one document, and a count of all that was not."""

    meeting: MeetingFacts
    people: tuple[Listed, ...]
    vacant_seats: tuple[VacantSeat, ...]
    not_understood: tuple[NotUnderstood, ...]
    conflicts: tuple[Conflict, ...]
    lines: LineCount

    @property
    def outside_lists(self) -> int:
        """Return how many lines stand outside the participant lists."""
        return self.lines.outside

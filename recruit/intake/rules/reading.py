"""What the reader found in minutes: facts with their lines, and everything it did not understand."""

import datetime
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from recruit.foundation.dates import PartialDate
from recruit.intake.rules.document import Note


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
    #: Citizens who stand for nobody but themselves; only a charter says so.
    CITIZEN = "citizen"


class About(StrEnum):
    """What two places of one document disagree about."""

    PARTY = "party"
    ATTENDANCE = "attendance"
    OFFICE = "office"
    ROLE = "role"
    REPRESENTS = "represents"
    #: The member group, where a list says another one than is registered.
    SEAT_GROUP = "seat_group"
    #: Group sizes that do not add up to what the charter says they are together.
    SEATS = "seats"
    SINCE = "since"
    UNTIL = "until"
    EMAIL = "email"
    PHONE = "phone"


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
    #: 1-based line of the file where the name stands; `Reading.where` says in which sheet and row.
    line: int
    #: Short code of the rule that understood the line.
    rule: str
    #: What stands beside the name, as written; the key by which a correction is known next time.
    wording: str = ""
    email: str | None = None
    phone: str | None = None
    #: First and last day, last one inclusive, when the line itself says so.
    since: PartialDate | None = None
    until: PartialDate | None = None
    #: The whole line as it stands in the file.
    text: str = ""


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """Seats that a charter sets up: "5 medlemmer af Kommunalbestyrelsen"."""

    #: What the charter says of them, without the number.
    label: str
    seats: int
    seat_type: SeatType
    #: The organisation, sector or council they belong to.
    represents: str | None
    line: int
    rule: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What a charter says of the council and its term as a whole."""

    name: str | None = None
    #: First and last month or day of its work, the last one inclusive.
    since: PartialDate | None = None
    until: PartialDate | None = None


class Trouble(StrEnum):
    """Why a row of a table was not understood."""

    NAME_MISSING = "name-missing"
    NAME_UNREADABLE = "name-unreadable"
    DATE_UNREADABLE = "date-unreadable"
    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"
    EMAIL_UNREADABLE = "email-unreadable"
    FORMULA_WITHOUT_RESULT = "formula-without-result"


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
    #: What is wrong with a row of a table, and the value that is; None for a line that no rule knows.
    trouble: Trouble | None = None
    value: str = ""


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
    #: Lines that gave at least one person or seat group, or say more of somebody proposed before.
    proposed: int
    vacant: int
    #: Headings of lists, facts of the meeting, page furniture within a list, and lines that say "nobody".
    headings: int
    not_understood: int
    outside: int


class Field(StrEnum):
    """What a column of a table holds."""

    NAME = "name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    ROLE = "role"
    OFFICE = "office"
    SEAT_GROUP = "seat_group"
    REPRESENTS = "represents"
    PARTY = "party"
    SUBSTITUTE_FOR = "substitute_for"
    #: The substitute of the person in the same row.
    SUBSTITUTE = "substitute"
    ATTENDANCE = "attendance"
    SINCE = "since"
    UNTIL = "until"
    #: Both days, or the label of a term: "2022-2025".
    PERIOD = "period"
    EMAIL = "email"
    PHONE = "phone"
    #: Known, and left out on purpose: addresses, birth days, CPR numbers, running numbers, remarks.
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, by its heading, and what it was taken for."""

    #: Which sheet, from 0, and which column of it, from 0.
    sheet: int
    column: int
    heading: str
    #: None: not understood, and left out.
    field: Field | None


@dataclass(frozen=True, slots=True)
class SheetSpan:
    """Where a sheet stands in the running numbers of all lines: its row `n` is line `offset + n`."""

    name: str | None
    offset: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands for whoever looks into the file: the sheet, when there are several, and the line or row."""

    sheet: str | None
    line: int
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was understood from one document, and a count of all that was not."""

    meeting: MeetingFacts
    people: tuple[Listed, ...]
    vacant_seats: tuple[VacantSeat, ...]
    not_understood: tuple[NotUnderstood, ...]
    conflicts: tuple[Conflict, ...]
    lines: LineCount
    groups: tuple[ListedGroup, ...] = ()
    body: BodyFacts = field(default_factory=BodyFacts)
    notes: tuple[Note, ...] = ()
    #: Empty for a text.
    sheets: tuple[SheetSpan, ...] = ()
    columns: tuple[Column, ...] = ()

    def where(self, line: int) -> Place:
        """Return where a line stands in the file."""
        if not self.sheets:
            return Place(None, line)
        sheet = self.sheets[max(0, bisect_right(self.sheets, line - 1, key=lambda one: one.offset) - 1)]
        return Place(sheet.name, line - sheet.offset, is_row=True)

    @property
    def outside_lists(self) -> int:
        """Return how many lines stand outside the participant lists."""
        return self.lines.outside

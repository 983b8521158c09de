"""The facts that one capacity states, the person they are of, and the manner of writing of a document."""

from dataclasses import dataclass

from recruit.foundation.dates import PartialDate
from recruit.intake.rules.reading import Attendance, Office, Role, SeatType


@dataclass(frozen=True, slots=True)
class Facts:
    """What a capacity says; None where it says nothing."""

    rule: str
    role: Role | None = None
    office: Office | None = None
    seat_type: SeatType | None = None
    represents: str | None = None
    party: str | None = None
    substitute_for: str | None = None
    attendance: Attendance | None = None
    #: Works for the municipality, so is no member unless a seat is named too.
    is_staff: bool = False
    #: The title of a position, without the place where it is held.
    is_title: bool = False
    #: Names who appointed, which makes a seat only when nothing else does.
    is_weak: bool = False

    @property
    def is_known(self) -> bool:
        """Return whether a word of the grammar was met; otherwise it is the bare name of something."""
        return self.rule != "organisation"


@dataclass(frozen=True, slots=True)
class Named:
    """A person on a line, with what the line says of that person."""

    name: str
    facts: tuple[Facts, ...] = ()
    attendance: Attendance | None = None
    #: The person this one came instead of, when both stand on one line.
    instead_of: str | None = None
    #: Capacities and days as written; how somebody was there and why somebody was away is left out of it.
    wording: str = ""
    #: First and last day, where they stand beside the name.
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How this document writes: what its own council is called, and which letters it gives parties."""

    own_body: frozenset[str] = frozenset()
    newspaper_letters: bool = False
    #: Whether it gives people their initials in parentheses: "Dorte Friis (DF)" is of no party then.
    initials: bool = False

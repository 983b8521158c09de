"""The roster of a term: who sits where, for the whole term or as of a day.

One row is one person in one seat, or a seat that stands vacant. Substitutes of a member or of an organisation's seat
stand in the row of that seat; those behind a whole group, and associates, have rows of their own below its seats. So
everybody stands here once for each place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from recruit.appointments.rules import EndReason, Office, Role, SeatStatus
from recruit.bodies.rules import FillingMethod
from recruit.foundation.dates import PartialDate
from recruit.meetings.rules.figures import PersonFigures, Rate
from recruit.people.rules import ContactKind, Gender
from recruit.recruitment.rules.timetable import has_a_vote

if TYPE_CHECKING:
    from recruit.reports.sources import TermRead


class Edition(StrEnum):
    """For whom a roster is made."""

    #: For everybody: no contact data, no decisions, no reasons, and nobody whose name is withheld.
    PUBLIC = "public"
    #: For the secretariat and the council itself.
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody who stands in for the member of one seat."""

    #: None when the name is withheld.
    person: UUID | None
    name: str
    #: 1 is called first; None where there is no order.
    rank: int | None
    #: How they have come; None where nothing was noted of them, and in the public edition.
    attendance: PersonFigures | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Days on which a member is away and keeps the seat."""

    first_day: date
    #: Inclusive.
    last_day: date
    #: Who stands in on these days; None where nobody has said yes.
    standing_in: Substitute | None = None


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """The decision that appointed somebody."""

    decided_by: str
    decided_on: date
    case_number: str | None


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of the roster."""

    #: As printed; never a type code.
    seat_group: str
    #: Within the group; None for those behind a whole group, and for associates.
    seat_number: int | None
    filling_method: FillingMethod
    role: Role
    status: SeatStatus
    #: None for those behind a whole group, and for associates.
    seat: UUID | None = None
    #: None while the seat is vacant, and when the name is withheld.
    person: UUID | None = None
    #: None while the seat is vacant.
    name: str | None = None
    represents: str | None = None
    unit: str | None = None
    offices: tuple[Office, ...] = ()
    #: What the offices are called on that day.
    office: str | None = None
    party: str | None = None
    since: PartialDate | None = None
    #: Nobody has stated when it began: the first day of the term was taken.
    since_assumed: bool = False
    #: The last day, inclusive; None while it runs to the end of the term.
    last_day: PartialDate | None = None
    end_reason: EndReason | None = None
    decision: DecisionLine | None = None
    substitutes: tuple[Substitute, ...] = ()
    #: As of a day the leave that is then, for a whole term every one; the public edition says none.
    leaves: tuple[Leave, ...] = ()
    rank: int | None = None
    #: Protected name and address; contacts of somebody protected stand on no roster.
    is_protected: bool = False
    contacts: tuple[tuple[ContactKind, str], ...] = ()
    #: Who may propose somebody for a vacant seat.
    filled_by: str | None = None
    #: How they have come to the meetings of the term so far; None where nothing was noted, and in the public edition.
    attendance: PersonFigures | None = None
    #: Where else they sit for the council, and as what.
    elsewhere: tuple[str, ...] = ()
    #: In how many terms they have been a member, this one among them; None for whoever has not.
    terms: int | None = None

    @property
    def is_empty(self) -> bool:
        """Return True for a seat in which nobody sits."""
        return self.name is None


@dataclass(frozen=True, slots=True)
class Turnover:
    """How many came and went in a term, up to the day of the roster. Persons, not seats."""

    started: int
    #: Of those who started, how many sit no longer.
    left: int
    #: Members now who were members in the last term, too.
    continuing: int


@dataclass(frozen=True, slots=True)
class Genders:
    """How many members are women and men, by what they have said themselves (Ligestillingsloven § 10 a)."""

    women: int
    men: int
    other: int
    not_stated: int


@dataclass(frozen=True, slots=True)
class Totals:
    """What the rows add up to."""

    seats: int
    filled: int
    vacant: int
    held_over: int
    #: Persons, not rows: somebody who sat twice counts once.
    members: int
    #: Of the members, those on seats for which there is an election, advisory or not.
    elected: int
    substitutes: int
    associates: int
    turnover: Turnover
    #: None in the public edition: of few people, a number tells too much.
    genders: Genders | None = None
    #: Of the members on seats that are filled without an election; None where `genders` is.
    appointed_genders: Genders | None = None
    #: How many members have been so in this term alone; the others have sat in an earlier one, too.
    new: int = 0
    #: How many members work for each interest; nothing in the public edition, and where nobody has said.
    interests: tuple[tuple[str, int], ...] = ()
    #: How often the members came themselves, of how often they could have; None where nothing was noted.
    attendance: Rate | None = None
    #: How few members the body may have on the day, by the rule in force; None when no rule holds.
    minimum: int | None = None
    citation: str | None = None

    @property
    def not_yet_begun(self) -> int:
        """Return on how many seats nobody has begun, although somebody will or the term has yet to come."""
        return self.seats - self.filled - self.vacant

    @property
    def appointed(self) -> int:
        """Return how many members sit on seats that are filled without an election."""
        return self.members - self.elected

    @property
    def is_below_minimum(self) -> bool:
        return self.minimum is not None and self.members < self.minimum


@dataclass(frozen=True, slots=True)
class Roster:
    """Who sits where in a term; `as_of` None means the whole term."""

    body: str
    slug: str
    classification: str
    term: str
    first_day: PartialDate
    last_day: PartialDate
    as_of: date | None
    rows: tuple[RosterRow, ...]
    totals: Totals
    edition: Edition = Edition.INTERNAL
    #: What the rows are limited to, in the reader's words: a member group, a role, a status.
    narrowed_to: tuple[str, ...] = ()
    #: What it was made of, for the picture of the same term.
    read: "TermRead | None" = field(default=None, compare=False, repr=False)

    @property
    def groups(self) -> Mapping[str, Sequence[RosterRow]]:
        """Return the rows by seat group, in the order of the page."""
        found: dict[str, list[RosterRow]] = {}
        for row in self.rows:
            found.setdefault(row.seat_group, []).append(row)
        return found


def totals(
    rows: Sequence[RosterRow],
    *,
    seats: int,
    turnover: Turnover,
    genders: Mapping[UUID, Gender | None],
    minimum: int | None = None,
    citation: str | None = None,
    interests: tuple[tuple[str, int], ...] = (),
) -> Totals:
    """Return what the rows add up to.

    `genders` are those of everybody on them; minimum and citation are the rule in force.
    """
    empty = [row for row in rows if row.role is Role.MEMBER and row.is_empty]
    members = _people(rows, Role.MEMBER)
    standing = {one.person for row in rows for one in row.substitutes if one.person}
    elected = _people((row for row in rows if has_a_vote(row.filling_method)), Role.MEMBER)
    return Totals(
        seats=seats,
        filled=seats - len(empty),
        vacant=sum(row.status is SeatStatus.VACANT for row in empty),
        held_over=sum(row.status is SeatStatus.HELD_OVER for row in rows),
        members=len(members),
        elected=len(elected),
        substitutes=len(_people(rows, Role.SUBSTITUTE) | standing),
        associates=len(_people(rows, Role.ASSOCIATE)),
        turnover=turnover,
        genders=_genders(Counter(genders[member] for member in members)),
        appointed_genders=_genders(Counter(genders[member] for member in members - elected)),
        new=len(_people((row for row in rows if row.terms == 1), Role.MEMBER)),
        interests=interests,
        attendance=_together(rows),
        minimum=minimum,
        citation=citation,
    )


def _together(rows: Iterable[RosterRow]) -> Rate | None:
    """Return how often the members came, of how often they could have; None where nothing was noted of any."""
    rates = [row.attendance.as_member for row in rows if row.role is Role.MEMBER and row.attendance]
    return Rate(sum(one.came for one in rates), sum(one.possible for one in rates)) if rates else None


def _people(rows: Iterable[RosterRow], role: Role) -> set[UUID]:
    return {row.person for row in rows if row.role is role and row.person is not None}


def _genders(stated: Mapping[Gender | None, int]) -> Genders:
    women, men, other = (stated.get(gender, 0) for gender in (Gender.WOMAN, Gender.MAN, Gender.OTHER))
    return Genders(women, men, other, not_stated=stated.get(None, 0))

"""From what a file says to seats and people: what putting it to use would do, as data.

Nothing is overwritten: somebody who already sits in the term is left as they are. A seat that only has a substitute in
the file is a vacant seat with a substitute; one that somebody left and somebody else took is one seat.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import MOST_SEATS_IN_A_GROUP, SeatType, SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from recruit.intake.rules.plans.stay import TermDays, may_stay, stay
from recruit.intake.rules.reading import Listed, Office, Reading, Role

#: What a line is proposed to become; whoever is not in it takes part in the meeting and has no place in the council.
PLACES = {
    Role.MEMBER: PlaceRole.MEMBER,
    Role.SUBSTITUTE: PlaceRole.SUBSTITUTE,
    Role.ASSOCIATE: PlaceRole.ASSOCIATE,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the secretary made of one person in the file."""

    listed: Listed
    #: None: this person gets no place in the council.
    role: PlaceRole | None
    seat_type: SeatType | None
    #: A person that is known already; None makes a new one.
    person: UUID | None = None
    #: The place in the term that was registered instead of this one, where the file is right.
    instead_of: UUID | None = None
    #: The place in the term that stands and is given the office, where the file is right about that.
    office_for: UUID | None = None


@dataclass(frozen=True, slots=True)
class KnownMember:
    """Somebody who has or had a seat of the term already."""

    membership: UUID
    #: Every name, folded for searching.
    names: frozenset[str]
    span: Span
    #: For whom they sit there where the seat does not say, by every name.
    represents: tuple[str, ...] = ()
    person: UUID | None = None
    name: str = ""
    offices: tuple[tuple[Office, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSeat:
    """A seat that the term has already."""

    id: UUID
    #: For whom it is reserved, by every name that they have had; empty for anybody.
    represents: tuple[str, ...] = ()
    members: tuple[KnownMember, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A seat group that the term has already, and who has a place in it."""

    id: UUID
    label: str
    seat_type: SeatType
    arrangement: SubstituteArrangement
    seats: tuple[KnownSeat, ...] = ()
    people: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class WantedGroup:
    """A seat group that a charter sets up."""

    label: str
    seats: int
    seat_type: SeatType
    represents: str | None = None


@dataclass(frozen=True, slots=True)
class Standby:
    """A substitute, and the member they stand in for where it is one: of this file, or one who sits there already."""

    choice: Choice
    member: Choice | UUID | None = None


@dataclass(frozen=True, slots=True)
class PlannedSeat:
    """A seat to use or to make, who sits there one after another, and who stands in."""

    represents: str | None
    unit: str | None = None
    known: UUID | None = None
    members: tuple[Choice, ...] = ()
    substitutes: tuple[Standby, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A seat group to use or to make, with what happens in it."""

    label: str
    seat_type: SeatType
    arrangement: SubstituteArrangement
    known: UUID | None = None
    seats: tuple[PlannedSeat, ...] = ()
    #: Substitutes who stand behind the group rather than one seat, in the order of the file.
    substitutes: tuple[Choice, ...] = ()
    associates: tuple[Choice, ...] = ()

    @property
    def placed(self) -> int:
        """Return how many places are taken."""
        on_seats = sum(len(seat.members) + len(seat.substitutes) for seat in self.seats)
        return on_seats + len(self.substitutes) + len(self.associates)


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody who cannot get a place as the line has it: nothing happens to them, and the others go in."""

    choice: Choice
    reasons: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that putting a file to use would do, and whom it leaves as they are."""

    groups: tuple[PlannedGroup, ...] = ()
    #: Already in the term: nothing is changed.
    standing: tuple[Choice, ...] = ()
    #: Become known without a place.
    known_only: tuple[Choice, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def placed(self) -> int:
        """Return how many places are taken."""
        return sum(group.placed for group in self.groups)


def may_be_kept(reading: Reading) -> tuple[Refusal, ...]:
    """Return why a reading is not worth keeping, with how much was read: there is nothing in it to put to use."""
    if reading.people or reading.groups or reading.vacant_seats or reading.not_understood:
        return ()
    return (Refusal("nobody-in-the-text", {"lines": reading.lines.not_blank}, "text"),)


def sorted_out(choices: Sequence[Choice], known: Iterable[KnownGroup], term: TermDays) -> tuple[Plan, Sequence[Choice]]:
    """Return who stands already, only becomes known, or cannot have a place; and those who are to be placed."""
    seated = {person for group in known for person in group.people}
    stands = [choice for choice in choices if choice.person in seated and not choice.instead_of]
    known_only = [choice for choice in choices if choice.role is None and choice.person not in seated]
    dealt_with = {id(choice) for choice in (*known_only, *stands)}
    left = tuple(_faults([choice for choice in choices if id(choice) not in dealt_with], term))
    dealt_with |= {id(one.choice) for one in left}
    plan = Plan(standing=tuple(stands), known_only=tuple(known_only), left=left)
    return plan, [choice for choice in choices if id(choice) not in dealt_with]


def _faults(choices: Iterable[Choice], term: TermDays) -> Iterator[Left]:
    """Yield whoever cannot have a place on these days, or has one by an earlier line on some of them."""
    taken: dict[UUID, list[Span]] = defaultdict(list)
    for choice in choices:
        days = stay(choice.listed, term)
        reasons = list(may_stay(days, term))
        if choice.seat_type is None:
            reasons.append(Refusal("line-needs-a-group", {"name": choice.listed.name}))
        if choice.person and any(days.span.overlaps(other) for other in taken[choice.person]):
            reasons.append(Refusal("person-chosen-twice", {"name": choice.listed.name}))
        if reasons:
            yield Left(choice, tuple(reasons))
        elif choice.person:
            taken[choice.person].append(days.span)


def may_be_put_in(plan: Plan) -> tuple[Refusal, ...]:
    """Return why a plan cannot be carried out: a list of a thousand members is no list of a council."""
    sizes = ((group.label, max(len(group.seats), len(group.substitutes))) for group in plan.groups)
    return tuple(
        Refusal("more-than-a-group-holds", {"label": label, "number": size, "most": MOST_SEATS_IN_A_GROUP})
        for label, size in sizes
        if size > MOST_SEATS_IN_A_GROUP
    )

"""Who takes a place when places go by votes: from the top, with a lot only where one matters, and a cap per group."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from recruit.counting.lot import Lots, Purpose, Tie, Undecided
from recruit.counting.result import Count, Outcome


class Standing(NamedTuple):
    """One who can take a place, with the votes that decide."""

    number: int
    votes: int
    group: str | None = None


class Whose(NamedTuple):
    """The group of seats, or the list, that a lot belongs to."""

    group: str | None = None
    list: str | None = None


class Drawing(NamedTuple):
    """A lot that was drawn: the whole order, and who took a place by it."""

    tie: Tie
    order: tuple[int, ...]
    seated: tuple[int, ...]
    #: Whose group was full by then.
    passed_over: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Who has the places, in order; where `tie` stands, those who have one whatever is drawn."""

    winners: tuple[int, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    #: Who had the votes, and whose group was full, without a lot.
    passed_over: tuple[int, ...] = ()
    #: The lot that is missing.
    tie: Tie | None = None

    @property
    def by_votes(self) -> tuple[int, ...]:
        """The winners who needed no lot."""
        drawn = {number for drawing in self.drawings for number in drawing.seated}
        return tuple(number for number in self.winners if number not in drawn)


@dataclass(frozen=True, slots=True)
class Line:
    """Who comes next, in order; `equal` are those among them whose order nobody asked to have settled."""

    numbers: tuple[int, ...] = ()
    equal: tuple[tuple[int, ...], ...] = ()
    #: The lot that is missing: the line ends before those it is between.
    tie: Tie | None = None


def ended(line: Line) -> Count:
    """Return the bare count of a contest whose seats are filled: at most the order of those next in line is open."""
    outcome = Outcome.LOT_REQUIRED if line.tie else Outcome.ELECTED
    ties = (line.tie,) if line.tie else ()
    return Count(outcome, substitutes=line.numbers, equal_substitutes=line.equal, ties=ties)


def seated(standings: Sequence[Standing], places: Places, wanted: int | None, lots: Lots, whose: Whose) -> Count:
    """Return the bare count of those places: who has them, and who is next in line by votes; or the open lot."""
    if places.tie is not None:
        return Count(Outcome.LOT_REQUIRED, places.winners, ties=(places.tie,))
    left = [one for one in standings if one.number not in places.winners]
    blocks = [[one.number for one in equal] for equal in from_the_top(left)]
    return replace(ended(line_up(blocks, wanted, lots, whose, places.drawings)), winners=places.winners)


def from_the_top(standings: Iterable[Standing]) -> Iterator[tuple[Standing, ...]]:
    """Yield those with the most votes, then those with the next most, and so on; equal ones together, by number."""
    ordered = sorted(standings, key=lambda one: (-one.votes, one.number))
    for _, equal in groupby(ordered, key=lambda one: one.votes):
        yield tuple(equal)


def fill(
    standings: Iterable[Standing],
    seats: int,
    lots: Lots,
    whose: Whose,
    cap: int | None = None,
    purpose: Purpose = "seat",
) -> Places:
    """Give the places to those with the most votes, at most `cap` of them to one group.

    `purpose` is what a lot would be for. Equal ones who all get in need none. Where they do not, the recorded lot
    decides among those for whom it matters; without one its places are left open, and those go on being given that
    others have whatever is drawn. Whoever had the votes while the group was full is named in `passed_over`.
    """
    filling = _Filling(seats, cap)
    for equal in from_the_top(standings):
        tied = filling.seat_sure(equal)
        if tied:
            tie = Tie(purpose, tuple(one.number for one in tied), filling.room_for(tied), whose.group, whose.list)
            try:
                filling.seat_drawn(tie, {one.number: one for one in tied}, lots)
            except Undecided:
                filling.leave_open(tie, tied)
    return filling.places()


@dataclass(slots=True)
class _Filling:
    """Places being filled from the top."""

    seats: int
    cap: int | None
    winners: list[int] = field(default_factory=list)
    passed_over: list[int] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    of_group: Counter[str | None] = field(default_factory=Counter)
    #: The first lot that is missing, and how many places wait for one.
    tie: Tie | None = None
    waiting: int = 0

    @property
    def open(self) -> int:
        return self.seats - len(self.winners) - self.waiting

    def room(self, group: str | None) -> int:
        """Return how many more may come from that group; whoever has no group is held back by no cap."""
        return self.open if self.cap is None or group is None else min(self.open, self.cap - self.of_group[group])

    def room_for(self, standings: Sequence[Standing]) -> int:
        """Return how many of these can still have a place."""
        groups = Counter(one.group for one in standings)
        return min(self.open, sum(min(self.room(group), how_many) for group, how_many in groups.items()))

    def seat_sure(self, equal: Sequence[Standing]) -> list[Standing]:
        """Seat those of these equal ones who get in whatever is drawn, and return those for whom a lot matters."""
        if not self.open:
            return []
        self.passed_over += [one.number for one in equal if not self.room(one.group)]
        able = [one for one in equal if self.room(one.group)]
        sure = [one for one in able if self._gets_in_last([other for other in able if other is not one], one)]
        for one in sure:
            self._seat(one)
        return [one for one in able if one not in sure]

    def seat_drawn(self, tie: Tie, tied: dict[int, Standing], lots: Lots) -> None:
        """Seat those drawn, first drawn first. Raises Undecided where the record does not fill the places."""
        before, order = len(self.winners), lots.order(tie)
        held_back = [number for number in order if not self._seat_if_room(tied[number]) and self.open]
        seated = tuple(self.winners[before:])
        if len(seated) < tie.how_many:
            del self.winners[before:]
            raise Undecided(tie)
        not_drawn = [number for number in tied if number not in order and self.open]
        self.drawings.append(Drawing(tie, order, seated, (*held_back, *not_drawn)))

    def leave_open(self, tie: Tie, tied: Sequence[Standing]) -> None:
        """Keep the places for whoever is drawn: as many of each group as can come, whoever they are."""
        self.tie = self.tie or tie
        groups = Counter(one.group for one in tied)
        self.of_group += Counter({group: min(self.room(group), how_many) for group, how_many in groups.items()})
        self.waiting += tie.how_many

    def places(self) -> Places:
        return Places(tuple(self.winners), tuple(self.drawings), tuple(self.passed_over), self.tie)

    def _gets_in_last(self, others: Sequence[Standing], one: Standing) -> bool:
        """Whether one gets in even when all of the others come first."""
        same = sum(other.group == one.group for other in others)
        has_room = self.cap is None or one.group is None or same < self.room(one.group)
        return has_room and self.room_for(others) < self.open

    def _seat_if_room(self, one: Standing) -> bool:
        if not self.room(one.group):
            return False
        self._seat(one)
        return True

    def _seat(self, one: Standing) -> None:
        self.winners.append(one.number)
        self.of_group[one.group] += 1


def line_up(
    blocks: Iterable[Sequence[int]],
    wanted: int | None,
    lots: Lots,
    whose: Whose,
    drawings: Sequence[Drawing] = (),
) -> Line:
    """Put those who are left in order: first block first, equal ones in the order of a lot.

    `blocks` hold equal ones, the nearest to a place first. `wanted` is how many are asked for; None lists everybody and
    asks for no lot. A lot for the seats that went on drawing orders those it left without one. The line ends before
    the first tie that matters and has no lot.
    """
    numbers: list[int] = []
    if wanted is None:
        listed = [tuple(block) for block in blocks]
        return Line(tuple(who for block in listed for who in block), tuple(block for block in listed if len(block) > 1))
    for block in blocks:
        needed = min(len(block), wanted - len(numbers))
        if needed <= 0:
            break
        tie = Tie("substitutes", tuple(block), needed, whose.group, whose.list)
        try:
            order = tuple(block) if len(block) == 1 else _drawn_with_seats(block, needed, drawings) or lots.order(tie)
        except Undecided:
            return Line(tuple(numbers), tie=tie)
        numbers += order[:needed]
    return Line(tuple(numbers))


def _drawn_with_seats(block: Sequence[int], needed: int, drawings: Sequence[Drawing]) -> tuple[int, ...]:
    """Return the order in which a lot for seats drew these, or nothing where it did not go that far."""
    for drawing in drawings:
        left = tuple(number for number in drawing.order if number not in drawing.seated)
        if set(block) <= set(drawing.tie.between) and len(left) >= needed:
            return left
    return ()

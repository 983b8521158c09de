"""Seats by the largest quotients: votes divided again and again, and the largest of all the numbers take the seats.

One division at a time: between lists and alliances at the top, or between those inside one alliance. Numbers are
fractions, so what looks equal is equal. Nobody is asked for a lot who has no seat left to take.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from recruit.counting.lot import Lots, Tie, Undecided
from recruit.counting.result import Quotient

#: What the votes are divided by for the first seat, the second and so on: the seat's number -> the divisor.
Divisor = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Contender:
    """Whoever takes seats in a division: a list, or an alliance of them."""

    name: str
    votes: int
    #: How many seats it can take: none without votes, and None for any number.
    capacity: int | None
    #: Those inside an alliance; none in a list.
    members: tuple["Contender", ...] = ()

    @property
    def lists(self) -> tuple[str, ...]:
        """The list that this is, or all lists inside it."""
        return tuple(name for one in self.members for name in one.lists) or (self.name,)

    def has_room(self, seats: int) -> bool:
        """Whether it can take one more when it has that many."""
        return self.capacity is None or seats < self.capacity


class Drawing(NamedTuple):
    """A lot between equal quotients that was drawn, and who received a seat by it."""

    tie: Tie
    seated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """Who has the seats. Where `tie` stands, the lot is missing, and `order` holds the seats that are sure."""

    seats: int
    contenders: tuple[Contender, ...]
    divisor: Divisor
    #: Whose turn it was, seat by seat; equal ones who all get in stand in the order of the contest.
    order: tuple[str, ...]
    drawing: Drawing | None = None
    tie: Tie | None = None

    @property
    def taken(self) -> dict[str, int]:
        """Name -> seats, of everybody who takes part."""
        has = Counter(self.order)
        return {one.name: has[one.name] for one in self.contenders}

    @property
    def vacant(self) -> int:
        """How many seats nobody can take."""
        return 0 if self.tie else self.seats - len(self.order)

    @property
    def table(self) -> tuple[Quotient, ...]:
        """Each contender's quotients that take a seat, and the first that does not."""
        return tuple(row for one in self.contenders for row in self._of(one))

    @property
    def border(self) -> tuple[Quotient | None, Quotient | None]:
        """The smallest quotient that takes a seat and the largest that does not, each where there is one."""
        with_seat = [row for row in self.table if row.seat is not None]
        without = [row for row in self.table if row.seat is None]
        return min(with_seat, key=_exact, default=None), max(without, key=_exact, default=None)

    @property
    def full(self) -> tuple[str, ...]:
        """Those with a quotient that was large enough for a further seat, and nobody left to take it."""
        last = self.border[1] if self.tie else self.border[0]
        enough = Fraction(0) if self.vacant or last is None else _exact(last)
        return tuple(one.name for one in self.contenders if one.votes and self._is_passed_over(one, enough))

    def _is_passed_over(self, one: Contender, enough: Fraction) -> bool:
        has = self.taken[one.name]
        return not one.has_room(has) and Fraction(one.votes, self.divisor(has + 1)) >= enough

    def _of(self, one: Contender) -> Iterator[Quotient]:
        turns = [turn for turn, name in enumerate(self.order, 1) if name == one.name]
        for number, seat in enumerate([*turns, None] if one.has_room(len(turns)) else turns, 1):
            divisor = self.divisor(number)
            yield Quotient(one.name, one.votes, divisor, written(Fraction(one.votes, divisor)), seat)


def divide(contenders: Sequence[Contender], seats: int, divisor: Divisor, lots: Lots, inside: str | None) -> Division:
    """Give the seats to the largest quotients, one by one; `inside` names the alliance whose seats they are.

    Whoever can take no more has no further quotient, so what is left over goes to the one next entitled. Equal
    quotients need a lot only where they do not all get a seat.
    """
    order: list[str] = []
    drawing = None
    for equal in _from_the_largest(contenders, seats, divisor):
        room = seats - len(order)
        if not room:
            break
        if len(equal) > room:
            tie = Tie("quotient", equal, room, list=inside)
            try:
                drawing = Drawing(tie, lots.order_of_lists(tie)[:room])
            except Undecided:
                return Division(seats, tuple(contenders), divisor, tuple(order), tie=tie)
        order += drawing.seated if drawing else equal
    return Division(seats, tuple(contenders), divisor, tuple(order), drawing)


def written(quotient: Fraction) -> str:
    """Return a fraction exactly, as one writes it by hand: "9", "1/3" or "10 1/3"."""
    whole, rest = divmod(quotient.numerator, quotient.denominator)
    if not rest:
        return str(whole)
    part = f"{rest}/{quotient.denominator}"
    return f"{whole} {part}" if whole else part


def _from_the_largest(contenders: Iterable[Contender], seats: int, divisor: Divisor) -> Iterator[tuple[str, ...]]:
    """Yield the names with the largest quotient, then those with the next largest; nobody stands twice in one."""
    each = [_quotients(one, seats, divisor) for one in contenders]
    for _, equal in groupby(merge(*each, key=_value, reverse=True), key=_value):
        yield tuple(name for _, name in equal)


def _quotients(one: Contender, seats: int, divisor: Divisor) -> Iterator[tuple[Fraction, str]]:
    for seat in range(1, (seats if one.capacity is None else min(seats, one.capacity)) + 1):
        yield Fraction(one.votes, divisor(seat)), one.name


def _value(quotient: tuple[Fraction, str]) -> Fraction:
    return quotient[0]


def _exact(row: Quotient) -> Fraction:
    return Fraction(row.votes, row.divisor)

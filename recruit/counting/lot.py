"""Lots: the question a count asks when a tie matters, the record of the draw, and the answer.

The program never draws. It names for what, between whom and how many; people draw (or publish a verifiable draw, see
`recruit.lots`), and the record makes the count go on, today and whenever it is repeated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

#: What the first one drawn receives: a seat, the first place among the substitutes, the exclusion, to have the surplus
#: transferred first, the seat of a quotient, or a place in the third ballot.
Purpose = Literal["seat", "substitutes", "exclude", "surplus", "quotient", "third-ballot"]


class Tie(NamedTuple):
    """A lot that people have to draw before the count can go on."""

    purpose: Purpose
    #: Those who are equal: candidates' numbers in their order, or, for a quotient, names of lists ("A", or "A+F").
    between: tuple[int, ...] | tuple[str, ...]
    #: How many of them receive it.
    how_many: int = 1
    #: The group of seats, or the list, that the lot belongs to.
    group: str | None = None
    list: str | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """The record of a lot that was drawn.

    `drawn` stands in the order drawn and holds at least as many as receive something; the first drawn receives what
    the lot is for.
    """

    purpose: Purpose
    between: frozenset[int] | frozenset[str]
    drawn: tuple[int, ...] | tuple[str, ...]
    group: str | None = None
    list: str | None = None


class Undecided(Exception):  # noqa: N818 (it is a question)
    """Raised inside a count where it cannot go on without a lot."""

    def __init__(self, tie: Tie) -> None:
        self.tie = tie
        super().__init__(tie)


class Lots:
    """The recorded lots of one contest, and which of them the count has asked for."""

    def __init__(self, recorded: Sequence[Lot] = ()) -> None:
        self._recorded = tuple(recorded)
        self._used: list[Lot] = []

    @property
    def used(self) -> tuple[Lot, ...]:
        """The lots that decided something, in the order of the count."""
        return tuple(self._used)

    @property
    def unused(self) -> tuple[Lot, ...]:
        """The lots that nothing asked for."""
        return tuple(lot for lot in self._recorded if lot not in self._used)

    def order(self, tie: Tie) -> tuple[int, ...]:
        """Return the candidates in the order drawn, the last of them too where only one was left in the bowl.

        Raises Undecided where no lot is recorded for this tie.
        """
        drawn = tuple(one for one in self._find(tie).drawn if isinstance(one, int))
        left = tuple(one for one in tie.between if isinstance(one, int) and one not in drawn)
        return drawn + left if len(left) == 1 else drawn

    def order_of_lists(self, tie: Tie) -> tuple[str, ...]:
        """Return the lists drawn, in the order drawn. Raises Undecided where no lot is recorded for this tie."""
        return tuple(one for one in self._find(tie).drawn if isinstance(one, str))

    def _find(self, tie: Tie) -> Lot:
        for lot in self._recorded:
            if _answers(lot, tie):
                if lot not in self._used:
                    self._used.append(lot)
                return lot
        raise Undecided(tie)


def _answers(lot: Lot, tie: Tie) -> bool:
    """Whether the lot was drawn between these very ones for this very thing, and far enough."""
    return (
        lot.purpose == tie.purpose
        and lot.between == frozenset(tie.between)
        and len(lot.drawn) >= min(tie.how_many, len(tie.between) - 1)
        and lot.group in (None, tie.group)
        and lot.list in (None, tie.list)
    )

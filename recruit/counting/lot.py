"""Lots: the question a count asks when a tie matters, the record of the draw, and the answer.

The program never draws. It names for what, between whom and how many; people draw (or publish a verifiable draw, see
`recruit.lots`), and the record makes the count go on, today and whenever it is repeated.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from recruit.counting.contest import BadInput
from recruit.counting.sentences import Sentence, both

#: What a lot can be for, as a record of it says.
Purpose = Literal["seat", "substitutes", "exclude", "surplus", "quotient", "third-ballot"]

#: What the first one drawn receives, after "det afgøres ved lodtrækning" and "a lot decides".
FOR: dict[Purpose, Sentence] = {
    "seat": Sentence("hvem der får plads", "who takes a seat"),
    "substitutes": Sentence("hvem der er næste i rækken", "who is next in line"),
    "exclude": Sentence("hvem der går ud", "who is excluded"),
    "surplus": Sentence("hvis overskud der går videre først", "whose surplus is transferred first"),
    "quotient": Sentence("hvilken liste der får pladsen", "which list takes the seat"),
    "third-ballot": Sentence("hvem der går videre til tredje afstemning", "who goes on to the third ballot"),
}


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

    `drawn` stands in the order drawn and holds at least as many as receive something, or all but the last in the bowl;
    the first drawn receives what the lot is for.
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

        Raises Undecided where no lot is recorded for this tie, and BadInput where two are, or the draw ended too early.
        """
        drawn = tuple(one for one in self._find(tie).drawn if isinstance(one, int))
        left = tuple(one for one in tie.between if isinstance(one, int) and one not in drawn)
        return drawn + left if len(left) == 1 else drawn

    def order_of_lists(self, tie: Tie) -> tuple[str, ...]:
        """Return the lists drawn, in the order drawn and by the names that the tie gives them; raises as `order`."""
        names = {lists_in(one): one for one in tie.between if isinstance(one, str)}
        return tuple(names[lists_in(one)] for one in self._find(tie).drawn if isinstance(one, str))

    def _find(self, tie: Tie) -> Lot:
        answers = [lot for lot in self._recorded if _answers(lot, tie)]
        if not answers:
            raise Undecided(tie)
        found, *others = answers
        if any(other != found for other in others):
            raise BadInput(_twice(found))
        due = min(tie.how_many, len(tie.between) - 1)
        if len(found.drawn) < due:
            raise BadInput(_too_short(found, due))
        if found not in self._used:
            self._used.append(found)
        return found


def lists_in(name: str) -> tuple[str, ...]:
    """Return the lists in an alliance, in an order that does not depend on who wrote it: "B+A" is "A+B"."""
    return tuple(sorted(name.split("+")))


def between_and_for(lot: Lot) -> Sentence:
    """Say between whom the lot was and on what; by numbers, since those whom it names may not stand in the contest."""
    numbers = both(sorted(map(str, lot.between), key=lambda one: (len(one), one)))
    what = FOR[lot.purpose]
    return Sentence(f"mellem {numbers.da} om, {what.da}", f"between {numbers.en} on {what.en}")


def _answers(lot: Lot, tie: Tie) -> bool:
    """Whether the lot was drawn between these very ones for this very thing."""
    return (
        lot.purpose == tie.purpose
        and _all_of(lot.between) == _all_of(tie.between)
        and lot.group in (None, tie.group)
        and (lot.list is None or _same(lot.list, tie.list))
    )


def _all_of(between: Iterable[int | str]) -> frozenset[int | tuple[str, ...]]:
    """Return those whom a lot is between, so that neither their order matters nor that of the lists in an alliance."""
    return frozenset(lists_in(one) if isinstance(one, str) else one for one in between)


def _same(one: str, other: str | None) -> bool:
    return other is not None and lists_in(one) == lists_in(other)


def _twice(lot: Lot) -> Sentence:
    said = between_and_for(lot)
    return Sentence(
        f"Der er to lodtrækninger om det samme: {said.da}. Lad den stå, der gælder.",
        f"Two lots are recorded for the same: {said.en}. Leave the one that holds.",
    )


def _too_short(lot: Lot, due: int) -> Sentence:
    said, drawn = between_and_for(lot), len(lot.drawn)
    return Sentence(
        f"Lodtrækningen {said.da}: Der er trukket {drawn}, men der skal trækkes {due}.",
        f"The lot {said.en}: {drawn} drawn, but {due} have to be.",
    )

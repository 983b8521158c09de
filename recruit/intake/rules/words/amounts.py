"""How many: "5", "fem", "op til 4", "mellem 11 og 13"."""

import re
from dataclasses import dataclass

from recruit.intake.grammar.tables import Table

_TABLE = Table("charter")
_NUMBERS = _TABLE.numbers("numbers")
_AT_MOST = _TABLE.phrases("at_most")
_AT_LEAST = _TABLE.phrases("at_least")

_NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?!\w)"
_BOUND = "|".join(re.escape(phrase) for phrase in sorted((*_AT_MOST, *_AT_LEAST), key=len, reverse=True))
#: A number as charters write it, with groups `bound`, `first` and `last`.
AMOUNT = (
    rf"(?:(?P<bound>{_BOUND})\s+|mellem\s+|ca\.?\s+)?(?<![\w.,§])(?P<first>{_NUMBER})"
    rf"(?:\s*(?:-|–|til|og|eller)\s*(?P<last>{_NUMBER}))?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """From how many to how many; `most` None is open."""

    least: int
    most: int | None

    def __add__(self, other: "Amount") -> "Amount":
        open_ended = self.most is None or other.most is None
        return Amount(self.least + other.least, None if open_ended else (self.most or 0) + (other.most or 0))

    def __str__(self) -> str:
        if self.least == self.most:
            return str(self.least)
        return f"{self.least}-{self.most}" if self.most else f"{self.least}+"

    @property
    def seats(self) -> int:
        """Return how many seats there have to be for everybody who may come."""
        return self.most or self.least

    def may_equal(self, other: "Amount") -> bool:
        """Return whether both can be the same number."""
        return (self.most is None or other.least <= self.most) and (other.most is None or self.least <= other.most)


def amount(found: re.Match[str]) -> Amount:
    """Return what a match of `AMOUNT` says."""
    first, last = _number(found["first"]), found["last"]
    bound = (found["bound"] or "").casefold()
    if last:
        return Amount(first, max(first, _number(last)))
    if bound in _AT_LEAST:
        return Amount(first, None)
    return Amount(0 if bound else first, first)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.casefold()]

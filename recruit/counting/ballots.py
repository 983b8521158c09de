"""The papers of one poll, equal ones together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

#: Reasons for which a paper does not count.
TOO_MANY, ONLY_WITHDRAWN = "too-many-marks", "only-withdrawn"


@dataclass(frozen=True, slots=True)
class Account:
    """The papers: `cast` = `valid` + `blank` + all of `invalid`, which is by reason."""

    cast: int = 0
    valid: int = 0
    blank: int = 0
    invalid: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ballots:
    """How many papers say what.

    `papers` maps a paper to the number of its like. A paper is a string with one character for each mark, whose code
    point is the candidate's number: "\\x03\\x01" puts candidate 3 first and candidate 1 second. Strings, because a
    million of them are small, compare at the machine's own speed, and lose by `lstrip` whoever cannot be elected.
    Whether the order means anything is the method's affair. Blank papers stand in `blank` alone.
    """

    papers: Mapping[str, int] = field(default_factory=dict)
    blank: int = 0
    #: Papers that people set aside before this count, by reason; they are not among `papers`.
    invalid: Mapping[str, int] = field(default_factory=dict)

    @property
    def marked(self) -> int:
        """How many papers carry a mark."""
        return sum(self.papers.values())

    @property
    def cast(self) -> int:
        """How many papers were handed in."""
        return self.marked + self.blank + sum(self.invalid.values())

    def without(self, numbers: Iterable[int]) -> "Ballots":
        """Return the papers without these candidates' marks; a paper on which no mark is left is not among them."""
        gone = dict.fromkeys(numbers)
        left: dict[str, int] = {}
        for paper, how_many in self.papers.items():
            rest = paper.translate(gone)
            if rest:
                left[rest] = left.get(rest, 0) + how_many
        return Ballots(left)

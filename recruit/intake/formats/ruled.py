"""Rows of tables with drawn lines between them: a cell that is too narrow for its text goes on below."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

#: Two columns are more often a heading beside a list than a table.
_FEWEST_COLUMNS = 3
#: Whoever stands in the first column is one, in at most two lines; more are a list.
_MOST_LINES_OF_A_NAME = 2
#: Before these a hyphen is part of the word: "idræts- og kulturliv".
_AFTER_HYPHEN = ("og", "eller", "samt")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands together on a line, and from where to where."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    cells: tuple[Cell, ...]
    #: Where it begins and ends, counted from the top.
    height: float
    bottom: float
    #: How high its signs are.
    size: float

    @property
    def text(self) -> str:
        """Return what it says, with tabs between what stands apart."""
        return "\t".join(cell.text for cell in self.cells)


def whole_rows(lines: Sequence[Line], rules: Iterable[float]) -> Iterator[Line]:
    """Yield the lines of a page from the top; those that are one row of a table, between two rules, are one."""
    edges = sorted(rules)
    for place, within in groupby(lines, key=lambda line: bisect(edges, line.height)):
        row = list(within)
        yield from _row(row) if len(row) > 1 and 0 < place < len(edges) else row


def _row(lines: list[Line]) -> Iterator[Line]:
    columns = _columns(cell for line in lines for cell in line.cells)
    if len(columns) < _FEWEST_COLUMNS or len(columns[0]) > _MOST_LINES_OF_A_NAME:
        yield from lines
    else:
        yield Line(tuple(map(_joined, columns)), lines[0].height, lines[-1].bottom, lines[0].size)


def _columns(cells: Iterable[Cell]) -> list[list[Cell]]:
    """Return the cells of each column from the left, each column from the top: what stands below each other is one."""
    columns: list[list[Cell]] = []
    for cell in cells:
        own = [column for column in columns if any(cell.left < one.right and one.left < cell.right for one in column)]
        columns = [
            *(column for column in columns if column not in own),
            [*(one for column in own for one in column), cell],
        ]
    return sorted(columns, key=lambda column: min(cell.left for cell in column))


def _joined(column: list[Cell]) -> Cell:
    text = column[0].text
    for below in column[1:]:
        text = joined(text, below.text)
    return Cell(text, min(cell.left for cell in column), max(cell.right for cell in column))


def parted(above: str, below: str) -> bool:
    """Return whether a word is parted by a hyphen at the end of a line: "for-" and "eninger", "Lille-" and "Søby"."""
    return above.endswith("-") and above[-2:-1].isalpha() and below.split()[0] not in _AFTER_HYPHEN


def joined(above: str, below: str) -> str:
    """Return as one line what goes on below, without the hyphen that only parts a word."""
    if not parted(above, below):
        return f"{above} {below}"
    return f"{above[:-1]}{below}" if below[0].islower() else f"{above}{below}"

"""Plain text on a line of a hundred columns: paragraphs, and tables whose columns stand under each other."""

import textwrap
from collections.abc import Iterable, Sequence
from itertools import accumulate
from unicodedata import category, east_asian_width

#: The most columns of a line, and of a name in a table.
COLUMNS, NAME = 100, 40


def clean(text: str) -> str:
    """Return the text with a space for every control character and line break, none at its ends, never two."""
    return " ".join("".join(" " if category(one) == "Cc" else one for one in text).split())


def paragraph(text: str, first: str = "", rest: str = "") -> list[str]:
    """Return the text in lines, `first` before the first and `rest` before the others."""
    return textwrap.wrap(clean(text), COLUMNS, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def heading(text: str, line: str) -> list[str]:
    """Return the text with a line of that character under it."""
    lines = paragraph(text)
    return [*lines, line * max(width(one) for one in lines)]


def width(text: str) -> int:
    """Return how many columns the text takes: none for an accent of its own, two for a character of East Asia."""
    return sum(_width(one) for one in text)


def _width(one: str) -> int:
    if category(one) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(one) in "WF" else 1


def cut(text: str, columns: int = NAME) -> str:
    """Return the text, ended with … where it takes more columns than that."""
    text = clean(text)
    if width(text) <= columns:
        return text
    so_far = accumulate(_width(one) for one in text)
    kept = "".join(one for one, columns_taken in zip(text, so_far, strict=True) if columns_taken < columns)
    return f"{kept.rstrip()}…"


def table(rows: Iterable[Sequence[str]], sides: str) -> list[str]:
    """Return the rows as lines, their columns under each other, two spaces apart.

    `sides` has a character for each column: "<" stands to the left, ">" to the right.
    """
    cells = list(rows)
    widths = [max(width(cell) for cell in column) for column in zip(*cells, strict=True)]
    return ["  ".join(_pad(*one) for one in zip(row, widths, sides, strict=True)).rstrip() for row in cells]


def _pad(cell: str, columns: int, side: str) -> str:
    space = " " * (columns - width(cell))
    return cell + space if side == "<" else space + cell

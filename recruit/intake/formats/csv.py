"""Tables as text: cells parted by semicolons, commas, tabs or bars. No cell is ever computed."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.formats import cells
from recruit.intake.formats.cells import MOST_COLUMNS, MOST_ROWS
from recruit.intake.rules.document import Sheet
from recruit.intake.rules.tables.columns import field_of

_ENDINGS = (".csv", ".tsv")
#: In Denmark a comma stands within numbers, so the semicolon comes first.
_DELIMITERS = ";\t|,"
#: Excel's own first line that says which one it is.
_SAID = re.compile(r"\ufeff?sep=(?P<delimiter>[;,|\t])(?:\r\n|\r|\n)", re.I)
#: How Excel is made to keep the noughts of "0012".
_AS_TEXT = re.compile(r'="([^"]*)"')
#: How many rows are looked at to find the delimiter, and how many of them a header must fit.
_LOOKED_AT, _FITTING = 100, 0.9
#: A quotation mark that is closed later than this many lines below is no bracket around a cell.
_MOST_LINES_IN_A_CELL = 20


def table(text: str, name: str) -> Sheet | None:
    """Return the table that a text is, by its name or by a first row of known headings; None when it is prose.

    Cells pasted from a workbook are prose here: the rules find the table among the lines around it.
    Raises Refused with code `file-too-complex` or `file-unreadable`.
    """
    said = _SAID.match(text)
    if said:
        return _sheet(text[said.end() :], said["delimiter"])
    delimiter = _likely_delimiter(text)
    if name.casefold().endswith(_ENDINGS):
        return _sheet(text, delimiter)
    return _sheet(text, delimiter) if delimiter in ";," and _begins_with_headings(text, delimiter) else None


def _likely_delimiter(text: str) -> str:
    """Return the one that cuts most rows into the same number of cells."""
    beginning = text[: _LOOKED_AT * 1000]

    def evenness(delimiter: str) -> int:
        widths = Counter(len(row) for row in _looked_at(beginning, delimiter) if len(row) > 1)
        return max(widths.values(), default=0)

    return max(_DELIMITERS, key=evenness)


def _looked_at(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(islice(_records(text, delimiter), _LOOKED_AT))
    except csv.Error:
        return []


def _begins_with_headings(text: str, delimiter: str) -> bool:
    """Two known headings in the first row, and as many cells in nearly all rows below: no prose is like that."""
    head, *rows = [row for row in _looked_at(text[: _LOOKED_AT * 1000], delimiter) if any(row)] or [[]]
    known = sum(field_of(cell.strip(), {}) is not None for cell in head)
    fitting = sum(len(row) == len(head) for row in rows)
    return bool(rows) and known >= 2 and 2 * known >= len(head) and fitting >= _FITTING * len(rows)


def _sheet(text: str, delimiter: str) -> Sheet:
    try:
        records = list(islice(_records(text, delimiter), MOST_ROWS + 1))
        if any(cell.count("\n") > _MOST_LINES_IN_A_CELL for row in records for cell in row):
            records = list(islice(_records(text, delimiter, quoted=False), MOST_ROWS + 1))
    except csv.Error as error:
        raise Refused([Refusal("file-unreadable", field="file")]) from error
    rows = (cells.row(number, [*map(_shown, one[:MOST_COLUMNS])]) for number, one in enumerate(records, start=1))
    return cells.sheet([row for row in rows if row])


def _records(text: str, delimiter: str, *, quoted: bool = True) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)


def _shown(cell: str) -> str:
    text = cell.strip(" \t\xa0\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    as_text = _AS_TEXT.fullmatch(text) if text.startswith("=") else None
    return as_text[1] if as_text else text

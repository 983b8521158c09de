"""Workbooks: each sheet as rows of what its cells show. Formulas are never computed, and macros never looked at."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, repeat
from xml.etree import ElementTree

import python_calamine as calamine

from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.formats import cells
from recruit.intake.formats.cells import MOST_COLUMNS
from recruit.intake.formats.package import Package, parsing, unreadable
from recruit.intake.rules.document import Document, Note, NoteCode, Sheet

_Cell = str | int | float | bool | date | datetime | time | timedelta
_Corner = tuple[int, int]


def parse(data: bytes, package: Package | None = None, main: str = "") -> Document:
    """Return the sheets of a workbook, the hidden ones too; `main` is the path of the part that lists them.

    Raises Refused with code `file-unreadable`, `file-too-complex` or `empty-file`.
    """
    unknown = _without_result(package, main) if package else {}
    try:
        with calamine.load_workbook(io.BytesIO(data)) as book:
            listed = [one for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
            sheets = [_sheet(book.get_sheet_by_name(one.name), unknown.get(one.name, {})) for one in listed]
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise unreadable() from error
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise Refused([Refusal("empty-file", field="file")])
    names = {sheet.name for sheet in filled}
    hidden = [one.name for one in listed if one.visible != calamine.SheetVisibleEnum.Visible and one.name in names]
    return Document(sheets=filled, notes=tuple(Note(NoteCode.HIDDEN_SHEET, name) for name in hidden))


def _sheet(sheet: calamine.CalamineSheet, unknown: dict[int, tuple[int, ...]]) -> Sheet:
    above = _Merged(sheet.merged_cell_ranges or ())
    height = sheet.end[0] + 1 if sheet.end else 0
    below: Iterator[list[_Cell]] = repeat([], max(unknown, default=-1) + 1 - height)  # formulas only, if anything
    # The library begins with the first row of the sheet, but with the first column that holds something.
    left = [""] * (sheet.start[1] if sheet.start else 0)
    shown = ([*left, *map(_shown, row)][:MOST_COLUMNS] for row in chain(sheet.iter_rows(), below))
    rows = (cells.row(index + 1, above.filled(index, row), unknown.get(index, ())) for index, row in enumerate(shown))
    return cells.sheet([row for row in rows if row], sheet.name)


class _Merged:
    """Cells merged over several rows; each is written once, in the first of them."""

    def __init__(self, ranges: Sequence[tuple[_Corner, _Corner]]) -> None:
        self._beginning: dict[int, list[tuple[int, int]]] = {}
        for (top, left), (bottom, _) in ranges:
            if bottom > top and left < MOST_COLUMNS:
                self._beginning.setdefault(top, []).append((left, bottom))
        #: By column: the value, and the last row in which it stands.
        self._open: dict[int, tuple[str, int]] = {}

    def filled(self, row: int, cells: list[str]) -> list[str]:
        """Return the cells of a row with those that reach into it from above."""
        for column, (value, last) in list(self._open.items()):
            if row > last:
                del self._open[column]
            elif column < len(cells):
                cells[column] = value
        for column, last in self._beginning.get(row, ()):
            if column < len(cells):
                self._open[column] = (cells[column], last)
        return cells


def _shown(cell: _Cell) -> str:
    """Return what a cell shows: days as 2022-01-31, truth in Excel's Danish words, numbers without a trailing ".0"."""
    match cell:
        case str():
            return cell.replace("\r\n", "\n").strip()
        case bool():
            return "SAND" if cell else "FALSK"
        case int() | float():
            return f"{cell:.15g}"
        case datetime() if cell.time() != time():
            return cell.isoformat(sep=" ", timespec="minutes")
        case datetime():
            return cell.date().isoformat()
        case time():
            return cell.isoformat(timespec="minutes")
        case _:
            return str(cell)


def _without_result(package: Package, main: str) -> dict[str, dict[int, tuple[int, ...]]]:
    """Return, by sheet and row from 0, the columns of formulas whose result the file does not hold.

    Excel and LibreOffice store the result beside each formula; other programs may leave that to whoever opens the file.
    """
    related = package.related(main)
    found = {}
    with parsing():
        for sheet in _elements(package.xml(main), "sheet"):
            key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
            kind, path = related.get(key, ("", ""))
            content = package.xml(path) if kind == "worksheet" else b""
            if b"<f" in content:
                found[sheet.get("name", "")] = dict(_formulas(content))
    return found


def _formulas(content: bytes) -> Iterator[tuple[int, tuple[int, ...]]]:
    for row in _elements(content, "row"):
        columns = tuple(_column(cell.get("r", "")) for cell in row if _lacks_result(cell))
        if columns and row.get("r", "").isdecimal():
            yield int(row.get("r", "")) - 1, columns


def _lacks_result(cell: ElementTree.Element) -> bool:
    parts = {part.tag.rpartition("}")[2]: part for part in cell}
    return "f" in parts and ("v" not in parts or not parts["v"].text)


def _column(place: str) -> int:
    """Return the column of "C7", from 0."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _elements(content: bytes, name: str) -> Iterator[ElementTree.Element]:
    """Yield the elements of a name, each forgotten when the next one comes."""
    for _, element in ElementTree.iterparse(io.BytesIO(content)):  # noqa: S314 (see `Package.xml`)
        if element.tag.rpartition("}")[2] == name:
            yield element
            element.clear()

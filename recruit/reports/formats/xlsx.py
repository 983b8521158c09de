"""XLSX: a workbook with the rows on one sheet, and on another what they add up to, where that is said.

A day is a day that can be sorted and filtered; "2016-06" stays a text, as exact as it is known. No text is ever a
formula or a link, also not once somebody has edited its cell.
"""

from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from recruit.foundation.dates import PartialDate, Precision
from recruit.foundation.i18n import _
from recruit.reports.table import Cell, Table, text

#: In characters: a column is as wide as its longest text within these bounds; what is longer is wrapped.
_NARROWEST, _WIDEST = 8, 48

_A4 = 9


def write(table: Table, *, sheet: str = "") -> bytes:
    """Return the workbook; its rows stand on a sheet of that name, else of members.

    The headings stay in sight and can be filtered; on paper it is A4, lying.
    """
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": table.title, "comments": table.summary})
        styles = _Styles(workbook)
        _fill_rows(workbook.add_worksheet(sheet or _("Members")), table, styles)
        if table.figures:
            _fill_totals(workbook.add_worksheet(_("Totals")), table, styles)
    return content.getvalue()


class _Styles:
    """How cells look; each is made once for a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self.heading: Format = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 1})
        # A quoted text stays one: Excel would else read "=1+1" as a formula when the cell is edited.
        self.text: Format = workbook.add_format({"valign": "top", "text_wrap": True, "quote_prefix": True})
        self.number: Format = workbook.add_format({"valign": "top"})
        self.day: Format = workbook.add_format({"valign": "top", "num_format": "dd-mm-yyyy"})


def _fill_rows(sheet: Worksheet, table: Table, styles: _Styles) -> None:
    for place, heading in enumerate(table.columns):
        sheet.write_string(0, place, heading, styles.heading)
        sheet.set_column(place, place, _width([heading, *(row[place] for row in table.rows)]))
    for number, row in enumerate(table.rows, 1):
        _write(sheet, number, row, styles)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&L" + table.title[:120].replace("&", "&&") + "&R&P / &N")


def _fill_totals(sheet: Worksheet, table: Table, styles: _Styles) -> None:
    for number, figure in enumerate(table.figures):
        _write(sheet, number, figure, styles)
    sheet.set_column(0, 0, _WIDEST)


def _write(sheet: Worksheet, number: int, cells: tuple[Cell, ...], styles: _Styles) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(number, place, cell, styles.number)
        elif isinstance(cell, PartialDate) and cell.precision is Precision.DAY:
            sheet.write_datetime(number, place, cell.first, styles.day)
        elif cell != "":
            sheet.write_string(number, place, text(cell), styles.text)


def _width(cells: list[Cell]) -> int:
    longest = max(len(text(cell)) for cell in cells)
    return min(max(longest + 2, _NARROWEST), _WIDEST)

"""CSV as Danish Excel opens it: a byte order mark, semicolons, line ends of Windows."""

import csv
import io

from recruit.reports.table import Cell, Table, text

#: What Excel would take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(table: Table) -> bytes:
    """Return headings and rows. A text that Excel would calculate gets an apostrophe in front and stays a text."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> str:
    harmless = text(cell)
    return f"'{harmless}" if harmless.startswith(_FORMULA) else harmless

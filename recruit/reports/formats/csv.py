"""CSV as Danish Excel opens it: a byte order mark, semicolons, line ends of Windows."""

import csv
import io

from recruit.reports.table import Table

#: What Excel would take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(table: Table) -> bytes:
    """Return headings and rows. A text that Excel would calculate gets an apostrophe in front and stays a text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

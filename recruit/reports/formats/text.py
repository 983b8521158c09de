"""Plain text for the terminal and for an e-mail: a table in columns, without those that hold nothing."""

from collections.abc import Sequence

from recruit.reports.table import Table, text


def write(table: Table) -> str:
    """Return title, headings, rows and what they add up to."""
    shown = table.without_empty_columns()
    lines = [list(map(text, row)) for row in (shown.columns, *shown.rows)] if shown.columns else []
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    written = [_line(cells, widths) for cells in lines]
    if written:
        written.insert(1, _line(["-" * width for width in widths], widths))
    return "\n".join([table.title, "", *written, "", table.summary, ""])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()

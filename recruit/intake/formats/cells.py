"""Rows of cells in the shape that every kind of table gives them."""

from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.rules.document import Sheet, SheetRow

#: More rows than any council has had members; what goes on after that is another register.
MOST_ROWS = 100_000
#: Columns that are looked at; a list of members has ten or twenty.
MOST_COLUMNS = 200


def row(number: int, cells: list[str], without_result: tuple[int, ...] = ()) -> SheetRow | None:
    """Return a row up to its last cell that holds something; None when no cell does."""
    filled = [column for column, cell in enumerate(cells) if cell]
    if not filled and not without_result:
        return None
    return SheetRow(number, tuple(cells[: max(filled, default=-1) + 1]), without_result)


def sheet(rows: list[SheetRow], name: str | None = None) -> Sheet:
    """Return a table of these rows. Raises Refused with code `file-too-complex` if there are too many."""
    if len(rows) > MOST_ROWS:
        raise Refused([Refusal("file-too-complex", field="file")])
    return Sheet(tuple(rows), name)

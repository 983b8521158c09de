"""Goes through the rows of one sheet, from title to footnote, and says of each where it went."""

from collections.abc import Mapping, Sequence

from recruit.intake.rules.document import SheetRow
from recruit.intake.rules.reading import Column, Field
from recruit.intake.rules.tables import cells
from recruit.intake.rules.tables.above import Above, titled
from recruit.intake.rules.tables.body import Body
from recruit.intake.rules.tables.guess import guessed
from recruit.intake.rules.tables.header import headers
from recruit.intake.rules.tables.layout import Layout, lay_out
from recruit.intake.rules.tables.rows import RowReader
from recruit.intake.rules.tables.taken import Kind, Taken
from recruit.intake.rules.tables.words import Words

#: So many rows below a header tell what its columns hold.
_SAMPLE = 60


class SheetReader:
    """Reads one sheet; `offset` is the line before its first row."""

    def __init__(self, sheet: int, offset: int, words: Words, taken: Taken, above: Above) -> None:
        self._sheet, self._offset = sheet, offset
        self._words, self._taken = words, taken
        self._above = above

    def read(self, rows: Sequence[SheetRow], taught: Mapping[str, Field | None]) -> None:
        """Read all rows that are not blank."""
        found = list(headers(rows, taught))
        if not found:
            self._read_without_header(rows)
            return
        for row in rows[: found[0].first]:
            self._read_title(row)
        body: Body | None = None
        ends = [*(header.first for header in found[1:]), len(rows)]
        for header, end in zip(found, ends, strict=True):
            below = rows[header.last + 1 : end]
            self._mark(rows[header.first : header.last + 1], Kind.HEADING)
            layout = lay_out(header.heads, below[:_SAMPLE])
            if body is None or body.headings != layout.headings:  # else the same header again, as on the next page
                body = self._body(layout, below, body.above if body else self._above)
            body.read(below, after=rows[header.last].number)

    def _read_without_header(self, rows: Sequence[SheetRow]) -> None:
        heads = guessed(rows[:_SAMPLE], self._words)
        if heads is None:
            self._mark(rows, Kind.OUTSIDE)
        else:
            layout = lay_out(heads, rows[:_SAMPLE])
            self._body(layout, rows, self._above, is_guessed=True).read(rows, after=0)

    def _read_title(self, row: SheetRow) -> None:
        filled = {cell for cell in map(cells.written, row.cells) if cell}
        said = titled(self._above, filled.pop()) if len(filled) == 1 else None
        self._above = said or self._above
        self._mark([row], Kind.HEADING if said else Kind.OUTSIDE)

    def _body(self, layout: Layout, rows: Sequence[SheetRow], above: Above, *, is_guessed: bool = False) -> Body:
        self._list_columns(layout, rows[:_SAMPLE])
        reader = RowReader(layout, self._words, is_guessed=is_guessed)
        return Body(reader, self._words, self._taken, self._offset, above)

    def _list_columns(self, layout: Layout, rows: Sequence[SheetRow]) -> None:
        filled = {at for row in rows for at, cell in enumerate(row.cells) if cell.strip()}
        for at in range(max(len(layout.heads), max(filled, default=-1) + 1)):
            heading, field = (
                (layout.heads[at].heading, layout.heads[at].field) if at < len(layout.heads) else ("", None)
            )
            if heading or at in filled:
                self._taken.columns.append(Column(self._sheet, at, heading, field))

    def _mark(self, rows: Sequence[SheetRow], kind: Kind) -> None:
        for row in rows:
            self._taken.kinds[self._offset + row.number] = kind

"""Goes through the rows below one header: people, groups, totals, footnotes, and whatever begins after the table."""

from collections.abc import Sequence
from dataclasses import replace

from recruit.intake.rules.document import SheetRow
from recruit.intake.rules.minutes.remarks import is_talk, vacancy
from recruit.intake.rules.reading import NotUnderstood
from recruit.intake.rules.tables import cells
from recruit.intake.rules.tables.above import Above, grouped
from recruit.intake.rules.tables.people_in import looks_like_names, read_names
from recruit.intake.rules.tables.rows import RowReader
from recruit.intake.rules.tables.taken import Kind, Taken
from recruit.intake.rules.tables.words import Words
from recruit.intake.rules.words.capacity import understand
from recruit.intake.rules.words.names import is_name


class Body:
    """The rows of one table; `offset` is the line before the first row of its sheet."""

    def __init__(self, reader: RowReader, words: Words, taken: Taken, offset: int, above: Above) -> None:
        self.above = above
        self._reader, self._words = reader, words
        self._taken, self._offset = taken, offset
        #: Something else than the table has begun, below a blank row.
        self._is_over = False

    @property
    def headings(self) -> tuple[str, ...]:
        """Return what stands above the columns, as keys."""
        return self._reader.layout.headings

    def read(self, rows: Sequence[SheetRow], *, after: int) -> None:
        """Read rows that are not blank; `after` is the number of the row above the first."""
        self._is_over = False
        for row in rows:
            self._taken.kinds[self._offset + row.number] = self._read(row, after_blank=row.number > after + 1)
            after = row.number

    def _read(self, row: SheetRow, *, after_blank: bool) -> Kind:
        filled = [at for at, cell in enumerate(row.cells) if cell and not cell.isspace()]
        first = cells.written(row.cells[filled[0]])
        if cells.is_total(first):
            return Kind.HEADING
        return self._alone(row, filled[0], first, after_blank) if len(filled) == 1 else self._cells(row)

    def _cells(self, row: SheetRow) -> Kind:
        line = self._offset + row.number
        found = self._reader.read(row, line, self.above)
        if found.trouble and (turned := self._with_name_first(row)):
            found = self._reader.read(turned, line, self.above)
        if self._is_over and not found.people:
            return Kind.OUTSIDE
        self._is_over = False
        for said in found.people:
            self._taken.people.add(said)
        self._taken.vacant.extend((self.above.era, seat) for seat in found.vacant)
        self._taken.not_understood.extend([found.trouble] if found.trouble else [])
        if found.people:
            self.above = self.above.after_a_person()
            return Kind.PROPOSED
        if found.vacant:
            return Kind.VACANT
        return Kind.NOT_UNDERSTOOD if found.trouble else Kind.OUTSIDE

    def _alone(self, row: SheetRow, at: int, text: str, after_blank: bool) -> Kind:
        """Read a row of a single cell: somebody, a group, a year, a footnote, or the beginning of something else."""
        if looks_like_names(text):
            return self._cells(row)
        if cells.is_footnote(text):
            return Kind.HEADING
        if vacancy(text) or self._names_somebody(text):
            return self._cells(row)
        group = grouped(self.above, text, self._words) if at <= self._reader.layout.first_name else None
        if group:
            self.above, self._is_over = group, False
            return Kind.HEADING
        if not any(letter.isalpha() for letter in text):
            return Kind.HEADING
        self._is_over = self._is_over or after_blank
        if self._is_over or at not in self._reader.layout.understood:
            return Kind.OUTSIDE
        if cells.is_remark(text) or is_talk(text):
            self._taken.not_understood.append(NotUnderstood(self._offset + row.number, self._reader.text(row)))
            return Kind.NOT_UNDERSTOOD
        return self._cells(row)

    def _with_name_first(self, row: SheetRow) -> SheetRow | None:
        """Put a name together with the capacity that stands before it among the names: "Sekretær | Anna Berg"."""
        names = self._reader.layout.first_name
        if names + 1 >= len(row.cells):
            return None
        capacity, name = (cell.strip(" :") for cell in row.cells[names : names + 2])
        if not is_name(name) or not understand(capacity, self._words.manner).is_known:
            return None
        put = {names: f"{capacity}: {name}", names + 1: ""}
        return replace(row, cells=tuple(put.get(at, cell) for at, cell in enumerate(row.cells)))

    def _names_somebody(self, text: str) -> bool:
        """Whether a row of a single cell has the capacity before the name: "Sekretær: Anna Berg"."""
        entry = read_names(text, self._words.manner)
        return entry is not None and any(is_name(one.name) for one in entry.people)

"""Finds tables within a text: cells pasted from a spreadsheet, tables of a document, below a header that is known."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recruit.intake.rules.document import SheetRow
from recruit.intake.rules.minutes.headings import ends_lists
from recruit.intake.rules.minutes.lines import Line, Lines
from recruit.intake.rules.reading import Column, Conflict, Field, Listed, NotUnderstood, VacantSeat
from recruit.intake.rules.tables.above import Above, grouped, titled
from recruit.intake.rules.tables.header import header_at
from recruit.intake.rules.tables.people_in import looks_like_names
from recruit.intake.rules.tables.reader import SheetReader
from recruit.intake.rules.tables.taken import Kind, Taken
from recruit.intake.rules.tables.words import Words
from recruit.intake.rules.words.facts import Manner

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
#: A header has few columns, and a text few tables.
_LONGEST_HEADER = 1000


@dataclass(frozen=True, slots=True)
class Tables:
    """What all tables of a text gave, and where each of their lines went; other lines are not looked at."""

    people: tuple[Listed, ...] = ()
    vacant_seats: tuple[VacantSeat, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    columns: tuple[Column, ...] = ()
    kinds: Mapping[int, Kind] = field(default_factory=dict)


def find(text: str, lines: Lines, manner: Manner, *, taught: Mapping[str, Field | None] = {}) -> Tables:
    """Return what the tables of a text say, by its lines; `lines` are the clean lines of the same text.

    A table begins with a header that knows a column of names and one more, and ends at a blank line, or where an item
    of the agenda begins. Never raises.
    """
    if not any("\t" in line.text for line in lines.logical):
        return Tables()
    taken = Taken()
    words = Words(manner)
    for place, (above, rows) in enumerate(_tables(_Text(text, lines), words, taught)):
        SheetReader(place, 0, words, taken, above).read(rows, taught)
    people, conflicts = taken.people.settled()
    return Tables(
        people,
        taken.vacant_now(),
        tuple(taken.not_understood),
        conflicts,
        tuple(taken.columns),
        taken.kinds,
    )


class _Text:
    """The lines of a text as rows of cells."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._raw = _LINE_ENDS.split(text)
        self.logical = lines.logical

    def row(self, line: Line) -> SheetRow:
        """Return the cells of a line; those before the first filled one stand only in the line as it was."""
        raw = self._raw[line.number - 1]
        cells = line.text if "\t" not in raw or "<" in raw else raw
        return SheetRow(line.number, tuple(cell.strip() for cell in cells.split("\t")))


def _tables(
    text: _Text, words: Words, taught: Mapping[str, Field | None]
) -> Iterator[tuple[Above, Sequence[SheetRow]]]:
    place = 0
    while place < len(text.logical):
        rows = [text.row(line) for line in text.logical[place : place + 2] if len(line.text) <= _LONGEST_HEADER]
        header = header_at(rows, 0, taught) if rows and "\t" in text.logical[place].text else None
        if header is None:
            place += 1
            continue
        end = _end(text, place + header.last + 1, header.names, words)
        above = text.logical[place - 1].text if place else ""
        yield titled(Above(), above) or Above(), [text.row(line) for line in text.logical[place:end]]
        place = end


def _end(text: _Text, place: int, names: int, words: Words) -> int:
    """Return the place of the first line below that is no row of the table."""
    for at in range(place, len(text.logical)):
        line = text.logical[at]
        cells = text.row(line).cells
        is_somebody = names < len(cells) and looks_like_names(cells[names])
        if len(cells) > 1:
            goes_on = is_somebody or not (line.after_blank or ends_lists(line.text))
        else:
            goes_on = not line.after_blank and (is_somebody or grouped(Above(), line.text, words) is not None)
        if not goes_on:
            return at
    return len(text.logical)

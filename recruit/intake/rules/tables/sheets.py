"""Reads all sheets of a workbook, or the one of a CSV file, as one list of people."""

from collections.abc import Mapping, Sequence

from recruit.intake.rules.document import Sheet, SheetRow
from recruit.intake.rules.reading import Field, MeetingFacts, Reading, SheetSpan
from recruit.intake.rules.rivals import rival_chairs
from recruit.intake.rules.tables.above import Above, titled
from recruit.intake.rules.tables.reader import SheetReader
from recruit.intake.rules.tables.taken import Kind, Taken
from recruit.intake.rules.tables.words import Words
from recruit.intake.rules.tables.years import still_there
from recruit.intake.rules.words.facts import Manner
from recruit.intake.rules.words.parties import uses_newspaper_letters


def read_sheets(sheets: Sequence[Sheet], *, taught: Mapping[str, Field | None] = {}) -> Reading:
    """Return the people of all tables, each once, with every row that is not blank accounted for.

    `taught` says, by the search key of its heading, what a column holds that the grammar does not know or takes for
    something else; None for a column to leave out.
    Never raises: a workbook without people gives none, and every row of it is outside.
    """
    taken, words = Taken(), Words(_manner(sheets))
    spans: list[SheetSpan] = []
    offset = 0
    for place, sheet in enumerate(sheets):
        spans.append(SheetSpan(sheet.name, offset))
        _read(place, sheet, offset, words, taken, taught)
        offset += max((row.number for row in sheet.rows), default=0)
    people, conflicts = taken.people.settled()
    return Reading(
        MeetingFacts(),
        people,
        taken.vacant_now(),
        tuple(taken.not_understood),
        (*conflicts, *rival_chairs(still_there(people, conflicts))),
        taken.count(),
        sheets=tuple(spans),
        columns=tuple(taken.columns),
    )


def _read(
    place: int, sheet: Sheet, offset: int, words: Words, taken: Taken, taught: Mapping[str, Field | None]
) -> None:
    rows = [row for row in sheet.rows if any(cell and not cell.isspace() for cell in row.cells)]
    above = (titled(Above(), sheet.name) if sheet.name else None) or Above()
    before = (len(taken.people), len(taken.vacant), len(taken.not_understood))
    columns = len(taken.columns)
    SheetReader(place, offset, words, taken, above).read(rows, taught)
    if before == (len(taken.people), len(taken.vacant), len(taken.not_understood)) and not _names_known(
        taken, rows, offset
    ):
        taken.kinds.update({offset + row.number: Kind.OUTSIDE for row in rows})
        del taken.columns[columns:]


def _names_known(taken: Taken, rows: Sequence[SheetRow], offset: int) -> bool:
    """Whether the sheet names people, be it only those whom other sheets name too."""
    return any(taken.kinds[offset + row.number] is Kind.PROPOSED for row in rows)


def _manner(sheets: Sequence[Sheet]) -> Manner:
    """Take party letters as newspapers write them where a cell has one that only they use."""
    letters = {cell.strip() for sheet in sheets for row in sheet.rows for cell in row.cells if len(cell) < 3}
    return Manner(newspaper_letters=uses_newspaper_letters(" ".join(f"({letter})" for letter in letters)))

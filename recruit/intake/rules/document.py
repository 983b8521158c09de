"""What a file holds once its format is taken away: lines of text, tables of cells, and what had to be passed over."""

from dataclasses import dataclass
from enum import StrEnum


class NoteCode(StrEnum):
    """Something in the file that was passed over, and that a reader has to be told."""

    #: Pages that hold only a picture.
    PICTURE_PAGES = "picture-pages"
    #: A sheet that is hidden in the workbook; it is read like the others.
    HIDDEN_SHEET = "hidden-sheet"
    #: Words that somebody proposed to delete or insert and nobody has decided about.
    TRACKED_CHANGES = "tracked-changes"


@dataclass(frozen=True, slots=True)
class Note:
    """One such thing, with the pages or the sheet it is about."""

    code: NoteCode
    about: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a table as its cells show it: text, with days as 2022-01-31 and numbers without a trailing ".0"."""

    #: 1-based, as the program that made the file shows it.
    number: int
    #: A cell merged over several rows stands in each of them; one merged over several columns stands in the first.
    cells: tuple[str, ...]
    #: Columns, from 0, of formulas whose result the file does not hold.
    without_result: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: a sheet of a workbook, or the whole of a CSV file."""

    rows: tuple[SheetRow, ...]
    #: None for a table that has no name.
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as lines of text, or as sheets, never both; the cells of a table within a text are parted by tabs."""

    text: str = ""
    sheets: tuple[Sheet, ...] = ()
    notes: tuple[Note, ...] = ()

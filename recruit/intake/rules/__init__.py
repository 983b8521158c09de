"""The reader: a document in, a reading out. Facts and tables of words only; no clock, no database, no library."""

from collections.abc import Mapping
from dataclasses import replace

from recruit.intake.rules import tables
from recruit.intake.rules.document import Document
from recruit.intake.rules.minutes.reader import read
from recruit.intake.rules.reading import (
    About,
    Attendance,
    BodyFacts,
    Column,
    Conflict,
    Field,
    LineCount,
    Listed,
    ListedGroup,
    MeetingFacts,
    NotUnderstood,
    Office,
    Reading,
    Role,
    SeatType,
    Trouble,
    VacantSeat,
)

__all__ = [
    "About",
    "Attendance",
    "BodyFacts",
    "Column",
    "Conflict",
    "Document",
    "Field",
    "LineCount",
    "Listed",
    "ListedGroup",
    "MeetingFacts",
    "NotUnderstood",
    "Office",
    "Reading",
    "Role",
    "SeatType",
    "Trouble",
    "VacantSeat",
    "read",
    "read_document",
]


def read_document(document: Document, *, taught: Mapping[str, Field | None] = {}) -> Reading:
    """Return what the tables or the text of a document say, with the notes that the document carries.

    `taught` says what a column holds, by the search key of its heading, before the grammar is asked; None for a column
    to leave out. Never raises.
    """
    if document.sheets:
        reading = tables.read_sheets(document.sheets, taught=taught)
    else:
        reading = read(document.text, taught=taught)
    return replace(reading, notes=document.notes)

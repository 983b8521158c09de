"""What a reader must be told of a document before its lines: what was passed over, and who is back in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recruit.foundation.i18n import format_list, mark
from recruit.foundation.i18n import gettext as _
from recruit.intake.rules.document import NoteCode
from recruit.web.secretariat.intake.words import FIELDS

if TYPE_CHECKING:
    from recruit.web.secretariat.intake.view import View

NOTES = {
    NoteCode.PICTURE_PAGES: mark(
        "Page %(about)s holds only a picture, and was not read. Write who stands there by hand."
    ),
    NoteCode.HIDDEN_SHEET: mark("The sheet %(about)s is hidden in the workbook. It was read like the others."),
    NoteCode.TRACKED_CHANGES: mark(
        "The document holds proposed changes that nobody has decided about. It was read as if all were accepted."
    ),
}


def remarks(shown: "View") -> Iterator[str]:
    """Yield a sentence for each thing that was passed over, and for those who have left and are back."""
    for note in shown.found.notes:
        yield _(NOTES[note.code], about=note.about)
    if shown.outlook.returned:
        names = format_list(one.listed.name for one in shown.outlook.returned)
        yield _(
            "In the document, but registered as having left: %(names)s. They get no new place from here.", names=names
        )


def not_understood(shown: "View") -> list[str]:
    """Return the headings of the columns that are left out because nobody knows what they hold."""
    headings = (column.heading for column in shown.found.columns if column.heading and column.field is None)
    return [f"»{heading}«" for heading in dict.fromkeys(headings)]


def columns(shown: "View") -> list[tuple[str, str]]:
    """Return each column by its heading, and what it was taken for: once where several sheets agree."""
    told = ((column.heading, str(FIELDS[column.field])) for column in shown.found.columns if column.heading)
    return list(dict.fromkeys(told))

"""The door to intake for files: bytes in, a document out, or a reason why not."""

from recruit.foundation.refusal import refuse_if
from recruit.intake.formats import csv
from recruit.intake.formats.kinds import Kind, kind_of
from recruit.intake.formats.text import decode, too_large
from recruit.intake.rules.document import Document

#: Of a file that is no plain text; a document of a hundred pages with pictures stays below.
LARGEST_FILE = 20 * 1024 * 1024


def opened(data: bytes, name: str = "") -> Document:
    """Return what a file holds: text, or tables of cells.

    What it is is told by its content. The name only says whether a text is a table: `.csv`, `.tsv`.

    Raises Refused with code `file-too-large`, with those of `text.decode`, or with those of `apart.parsed_apart`.
    """
    refuse_if([too_large(LARGEST_FILE)] if len(data) > LARGEST_FILE else [])
    if kind_of(data) is Kind.TEXT:
        text = decode(data)
        table = csv.table(text, name)
        return Document(sheets=(table,)) if table else Document(text)
    from recruit.intake.formats.apart import parsed_apart  # starting a process is for the few who need it

    return parsed_apart(data)

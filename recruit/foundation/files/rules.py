"""What a file may be called, how long an upload waits, and how long a file is kept."""

import re
import unicodedata
from datetime import timedelta
from enum import StrEnum

#: How long an upload waits for somebody to keep it.
WAITING_TIME = timedelta(hours=24)

LONGEST_NAME = 120


class Retention(StrEnum):
    """Why, and for how long, a file is kept that nobody needs for good."""

    #: The document from which people were read: shows for a while where they came from, and holds more than was read.
    INTAKE_SOURCE = "intake_source"


#: How long after the work with it is done (GDPR art. 5(1)(e): no longer than is necessary for the purpose).
KEPT_FOR = {Retention.INTAKE_SOURCE: timedelta(days=90)}


def safe_name(name: str, *, suffix: str) -> str:
    """Return what a stored file is called: the visitor's name for it without folders or odd signs, and our suffix."""
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem = re.sub(r"[^\w -]", "", bare.rsplit(".", 1)[0]).strip(" -")[:LONGEST_NAME]
    return f"{stem or 'fil'}{suffix}"


#: The kinds of documents that people are read from, by what their names end in.
SOURCE_TYPES = {
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def source_name(name: str) -> tuple[str, str]:
    """Return what a source is stored as, and its media type; a pasted text, which has no name, is a text file."""
    ending = f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ".txt"
    suffix = ending if ending in SOURCE_TYPES else ".bin"
    return safe_name(name or "tekst", suffix=suffix), SOURCE_TYPES.get(suffix, "application/octet-stream")

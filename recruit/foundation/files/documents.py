"""Which documents are taken as they are: kinds that carry text for people, told by their first bytes."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from recruit.foundation.refusal import Refusal, Refused

#: What their names end in.
DOCUMENT_SUFFIXES = (".pdf", ".docx", ".odt")

_PDF = b"%PDF-"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"


def recognised(content: bytes) -> tuple[str, str]:
    """Return media type and suffix of a document in PDF, DOCX or ODT; what its sender calls it does not count.

    Raises Refused with `document-unknown` for anything else.
    """
    if content.startswith(_PDF):
        return "application/pdf", ".pdf"
    names = _names_inside(content)
    if "word/document.xml" in names and "word/vbaProject.bin" not in names:
        return _DOCX, ".docx"
    if "content.xml" in names and content[30:].startswith(b"mimetype" + _ODT.encode()):
        return _ODT, ".odt"
    raise Refused([Refusal("document-unknown", field="file")])


def _names_inside(content: bytes) -> frozenset[str]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            return frozenset(packed.namelist())
    except (BadZipFile, ValueError, RuntimeError):
        return frozenset()

"""What a file is by its content. Its name says what somebody thought it was."""

import codecs
from enum import StrEnum

from recruit.foundation.refusal import Refusal, Refused


class Kind(StrEnum):
    """How the bytes of a file are packed."""

    TEXT = "text"
    PDF = "pdf"
    #: A ZIP: Word, Excel and LibreOffice of today.
    PACKAGE = "package"
    #: Word and Excel from before 2007, and whatever is encrypted.
    COMPOUND = "compound"


UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
#: Marks of pictures that begin with a length.
_PICTURES_AFTER = {4: (b"ftypheic", b"ftypmif1", b"ftypavif"), 8: (b"WEBP",)}
#: Some printers write a line of their own before a PDF begins.
_PDF, _WITHIN = b"%PDF-", 1024

#: Control characters that text may hold: tabs, the ends of lines and pages, and the separators of old Word files.
_CONTROLS_OF_TEXT = frozenset(b"\t\n\v\f\r\x1c\x1d\x1e\x1f")
_CONTROLS = bytes((frozenset(range(32)) | {127}) - _CONTROLS_OF_TEXT)


def kind_of(data: bytes) -> Kind:
    """Return what the bytes are.

    Raises Refused with code `picture-file`, `other-word-format` or `binary-file` for what cannot be read.
    """
    if data.startswith(UTF16_MARKS):
        return Kind.TEXT
    if _PDF in data[:_WITHIN]:
        return Kind.PDF
    if data.startswith(_PACKAGES):
        return Kind.PACKAGE
    if data.startswith(_COMPOUND):
        return Kind.COMPOUND
    if data.startswith(_RICH_TEXT):
        raise Refused([Refusal("other-word-format", {"format": ".rtf"}, "file")])
    if not _holds_controls(data):
        return Kind.TEXT
    raise Refused([Refusal("picture-file" if _is_picture(data) else "binary-file", field="file")])


def _holds_controls(data: bytes) -> bool:
    """A file with control characters that no text holds is a picture, a program or another program's own format."""
    return len(data.translate(None, _CONTROLS)) < len(data)


def _is_picture(data: bytes) -> bool:
    return data.startswith(_PICTURES) or any(data.startswith(marks, at) for at, marks in _PICTURES_AFTER.items())

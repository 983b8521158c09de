"""Plain text as town halls save it: UTF-8, UTF-16 with a mark in front, or Windows-1252."""

import codecs

from recruit.foundation.refusal import Refusal, Refused, refuse_if

#: More than any minutes; a larger file is something else.
LARGEST_TEXT = 5 * 1024 * 1024

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

#: Control characters that text may hold: tabs, the ends of lines and pages, and the separators of old Word files.
_CONTROLS_OF_TEXT = frozenset(b"\t\n\v\f\r\x1c\x1d\x1e\x1f")
_CONTROLS = frozenset(range(32)) | {127}

#: Bytes without a character in Windows-1252.
_UNUSED_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


def decode(data: bytes) -> str:
    """Return the text of a file.

    Raises Refused with code `empty-file`, `file-too-large`, `binary-file` or `wrong-encoding`.
    """
    refuse_if(_reasons_by_size(data))
    text = _decoded(data)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise Refused([Refusal("empty-file", field="file")])
    return text


def _reasons_by_size(data: bytes) -> list[Refusal]:
    if not data:
        return [Refusal("empty-file", field="file")]
    if len(data) > LARGEST_TEXT:
        return [Refusal("file-too-large", {"limit": LARGEST_TEXT, "size": len(data)}, "file")]
    return []


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF16_MARKS):
        return _as(data, "utf-16")
    if _looks_binary(data):
        raise Refused([Refusal("binary-file", field="file")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows_1252(data)


def _as(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused([Refusal("wrong-encoding", field="file")]) from error
    if "\0" in text:
        raise Refused([Refusal("binary-file", field="file")])
    return text


def _looks_binary(data: bytes) -> bool:
    """A file with control characters that no text holds is a picture, a program or a word processor's own format."""
    return any(byte in data for byte in (_CONTROLS - _CONTROLS_OF_TEXT)) or data.startswith(b"%PDF-")


def _windows_1252(data: bytes) -> str:
    """Decode as Windows-1252 only what looks like text in it: mostly plain letters, no undefined bytes."""
    high = sum(1 for byte in data if byte >= 0x80)
    if any(byte in data for byte in _UNUSED_IN_1252) or high * 3 > len(data):
        raise Refused([Refusal("wrong-encoding", field="file")])
    return _as(data, "cp1252")

"""Plain text as town halls save it: UTF-8, UTF-16 with a mark in front, or Windows-1252."""

from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.intake.formats.kinds import UTF16_MARKS, Kind, kind_of

#: More than any minutes; a larger file is something else.
LARGEST_TEXT = 5 * 1024 * 1024

#: Bytes without a character in Windows-1252.
_UNUSED_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


def decode(data: bytes) -> str:
    """Return the text of a file.

    Raises Refused with code `empty-file`, `file-too-large`, `binary-file`, `wrong-encoding`, or another of
    `kinds.kind_of` when it is no text.
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
        return [too_large(LARGEST_TEXT)]
    return []


def too_large(limit: int) -> Refusal:
    """Return the reason why a file of more bytes than the limit is not read."""
    return Refusal("file-too-large", {"megabytes": limit // 1024 // 1024}, "file")


def _decoded(data: bytes) -> str:
    if kind_of(data) is not Kind.TEXT:
        raise Refused([Refusal("binary-file", field="file")])
    if data.startswith(UTF16_MARKS):
        return _as(data, "utf-16")
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


def _windows_1252(data: bytes) -> str:
    """Decode as Windows-1252 only what looks like text in it: mostly plain letters, no undefined bytes."""
    high = sum(1 for byte in data if byte >= 0x80)
    if any(byte in data for byte in _UNUSED_IN_1252) or high * 3 > len(data):
        raise Refused([Refusal("wrong-encoding", field="file")])
    return _as(data, "cp1252")

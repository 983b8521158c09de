"""WebM: elements of a name, a length and what is inside (RFC 8794, RFC 9559); what is no sound becomes empty room.

Recorders in browsers write as they record: they know no length beforehand, so the last block says how long it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack

MAGIC = b"\x1a\x45\xdf\xa3"

_SEGMENT, _INFO, _TRACKS, _TRACK, _CLUSTER, _GROUP = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675, 0xA0
_OPENED = {_SEGMENT, _INFO, _TRACKS, _TRACK, _CLUSTER, _GROUP}
_SCALE, _DURATION, _TIME, _SIMPLE_BLOCK, _BLOCK, _TRACK_TYPE = 0x2AD7B1, 0x4489, 0xE7, 0xA3, 0xA1, 0x83
#: Tags, attachments, chapters; title and day of the recording; what a track is called.
_NOTES = {0x1254C367, 0x1941A469, 0x1043A770, 0x7BA9, 0x4461, 0x536E}
_VOID = 0xEC

_NANOSECONDS, _USUAL_SCALE, _PICTURES = 1_000_000_000, 1_000_000, 1


@dataclass(frozen=True, slots=True)
class _Element:
    name: int
    start: int
    inside: int
    end: int


def is_film(content: bytes) -> bool:
    """Return whether it has a track of pictures. Raises ValueError when it is cut off."""
    return any(each.name == _TRACK_TYPE and _number(content, each) == _PICTURES for each in _elements(content))


def seconds(content: bytes) -> float:
    """Return how long it lasts: as it says, else until its last block begins. Raises ValueError when it is cut off."""
    scale, stated, cluster, last = _USUAL_SCALE, 0.0, 0, 0
    for each in _elements(content):
        if each.name == _SCALE:
            scale = _number(content, each)
        elif each.name == _DURATION:
            size = each.end - each.inside
            (stated,) = unpack(">f" if size == 4 else ">d", content[each.inside : each.end])
        elif each.name == _TIME:
            cluster = _number(content, each)
        elif each.name in (_SIMPLE_BLOCK, _BLOCK):
            after_track = _number_at(content, each.inside)[1]
            last = max(last, cluster + int.from_bytes(content[after_track : after_track + 2], signed=True))
    return max(stated, last) * scale / _NANOSECONDS


def bare(content: bytes) -> bytes:
    """Return it without notes, in the same length. Raises ValueError when it is cut off."""
    written = bytearray(content)
    for each in _elements(content):
        if each.name in _NOTES:
            written[each.start : each.end] = _room(each.end - each.start)
    return bytes(written)


def _room(size: int) -> bytes:
    """Return an element of this size that holds nothing."""
    head = bytes((_VOID, 0x80 | (size - 2))) if size < 128 else bytes((_VOID, 1)) + (size - 9).to_bytes(7)
    return head + bytes(size - len(head))


def _elements(content: bytes) -> Iterator[_Element]:
    """Yield every element; those that hold what matters are opened, and what is inside follows them."""
    place = 0
    while place < len(content):
        start = place
        name, place = _name_at(content, place)
        size, place = _number_at(content, place)
        is_opened = name in _OPENED
        if not is_opened and place + size > len(content):
            raise ValueError("an element is cut off")
        yield _Element(name, start, place, place if is_opened else place + size)
        place += 0 if is_opened else size


def _name_at(content: bytes, place: int) -> tuple[int, int]:
    length = 9 - content[place].bit_length()
    return int.from_bytes(content[place : place + length]), place + length


def _number_at(content: bytes, place: int) -> tuple[int, int]:
    """Return a number of as many bytes as its first one says, and where it ends."""
    length = 9 - content[place].bit_length()
    if length > 8:
        raise ValueError("a length is no number")
    marked = int.from_bytes(content[place : place + length])
    return marked & ((1 << 7 * length) - 1), place + length


def _number(content: bytes, element: _Element) -> int:
    return int.from_bytes(content[element.inside : element.end])

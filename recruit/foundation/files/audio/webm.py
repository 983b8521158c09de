"""WebM: elements of a name, a length and what is inside (RFC 8794, RFC 9559); what is no sound becomes empty room.

Recorders in browsers write as they record: they know no length beforehand, so the last block says how long it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack

MAGIC = b"\x1a\x45\xdf\xa3"

#: Read through, for what is inside: the head, the segment and its facts; its indexes; the track, clusters and groups.
_OPENED = {
    *(0x1A45DFA3, 0x18538067, 0x1549A966),
    *(0x114D9B74, 0x4DBB, 0x1C53BB6B, 0xBB, 0xB7),
    *(0x1654AE6B, 0xAE, 0xE1, 0x1F43B675, 0xA0),
}
_SCALE, _DURATION, _TIME, _TRACK_NUMBER, _TRACK_TYPE = 0x2AD7B1, 0x4489, 0xE7, 0xD7, 0x83
#: Numbers that a player needs; none is longer than eight bytes.
_NUMBERS = {
    *(0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4287, 0x4285),  # which version
    *(0x53AB, 0x53AC, 0xB3, 0xF7, 0xF1, 0xF0, 0xB2, 0x5378),  # where what is
    *(_SCALE, _DURATION, _TIME, 0xA7, 0xAB, 0x9B, 0xFB, 0x75A2),  # when what is
    *(_TRACK_NUMBER, _TRACK_TYPE, 0x73C5, 0xB9, 0x88, 0x55AA, 0x9C, 0x23E383),  # the track
    *(0x55EE, 0xAA, 0x56AA, 0x56BB, 0xB5, 0x78B5, 0x9F, 0x6264),  # its sound
}
_KIND, _CODEC, _CODEC_FACTS, _SIMPLE_BLOCK, _BLOCK = 0x4282, 0x86, 0x63A2, 0xA3, 0xA1
_KINDS, _CODECS = (b"webm", b"matroska"), (b"A_OPUS", b"A_PCM/INT/LIT", b"A_PCM/FLOAT/IEEE")
#: Names of programs, which must be there and may say nothing.
_PROGRAMS = {0x4D80, 0x5741}
_VOID = 0xEC

_NANOSECONDS, _USUAL_SCALE, _PICTURES, _SOUND = 1_000_000_000, 1_000_000, 1, 2

#: Half an hour in packets of 20 ms; a minute in the shortest that there are.
_MOST_ELEMENTS = 100_000


@dataclass(frozen=True, slots=True)
class _Element:
    name: int
    start: int
    inside: int
    end: int


class WebM:
    """A file that can be read through. Raises ValueError when it cannot, or has more elements than recorders write."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._elements = list(_elements(content))

    def is_film(self) -> bool:
        """Return whether it has a track of pictures."""
        return _PICTURES in self._numbers(_TRACK_TYPE)

    def seconds(self) -> float:
        """Return how long it lasts: as it says, else until its last block begins."""
        scale, stated, cluster, last = _USUAL_SCALE, 0.0, 0, 0
        for each in self._elements:
            if each.name == _SCALE:
                scale = self._number(each)
            elif each.name == _DURATION:
                inside = self._inside(each)
                (stated,) = unpack(">f" if len(inside) == 4 else ">d", inside)
            elif each.name == _TIME:
                cluster = self._number(each)
            elif each.name in (_SIMPLE_BLOCK, _BLOCK):
                after_track = _number_at(self._content, each.inside)[1]
                last = max(last, cluster + int.from_bytes(self._content[after_track : after_track + 2], signed=True))
        return max(stated, last) * scale / _NANOSECONDS

    def bare(self) -> bytes:
        """Return it with nothing but the sound, in the same length. Raises ValueError when it has another track."""
        kinds, tracks = self._numbers(_TRACK_TYPE), self._numbers(_TRACK_NUMBER)
        if kinds != [_SOUND] or len(tracks) != 1:
            raise ValueError("it has not one track of sound")
        written = bytearray(self._content)
        for each in self._elements:
            if each.name in _PROGRAMS:
                written[each.inside : each.end] = bytes(each.end - each.inside)
            elif each.name not in _OPENED and not self._is_needed(each, tracks[0]):
                written[each.start : each.end] = _room(each.end - each.start)
        return bytes(written)

    def _is_needed(self, element: _Element, track: int) -> bool:
        """Return whether playing this track needs it. Raises ValueError when it holds what does not belong there."""
        inside = self._inside(element)
        if element.name in _NUMBERS:
            fits = len(inside) <= 8
        elif element.name == _KIND:
            fits = inside.rstrip(b"\0") in _KINDS
        elif element.name == _CODEC:
            fits = inside.rstrip(b"\0") in _CODECS
        elif element.name == _CODEC_FACTS:
            fits = inside.startswith(b"OpusHead") and len(inside) == (21 + inside[9] if inside[18] else 19)
        elif element.name in (_SIMPLE_BLOCK, _BLOCK):
            fits = _number_at(inside, 0)[0] == track
        else:
            return False
        if not fits:
            raise ValueError("an element holds what does not belong there")
        return True

    def _numbers(self, name: int) -> list[int]:
        return [self._number(each) for each in self._elements if each.name == name]

    def _number(self, element: _Element) -> int:
        return int.from_bytes(self._inside(element))

    def _inside(self, element: _Element) -> bytes:
        return self._content[element.inside : element.end]


def _room(size: int) -> bytes:
    """Return an element of this size that holds nothing."""
    head = bytes((_VOID, 0x80 | (size - 2))) if size < 128 else bytes((_VOID, 1)) + (size - 9).to_bytes(7)
    return head + bytes(size - len(head))


def _elements(content: bytes) -> Iterator[_Element]:
    """Yield every element; those that hold what matters are opened, and what is inside follows them."""
    place = 0
    for _ in range(_MOST_ELEMENTS):
        if place >= len(content):
            return
        start = place
        name, place = _name_at(content, place)
        size, place = _number_at(content, place)
        is_opened = name in _OPENED
        if not is_opened and place + size > len(content):
            raise ValueError("an element is cut off")
        yield _Element(name, start, place, place if is_opened else place + size)
        place += 0 if is_opened else size
    raise ValueError("it has more elements than a recorder writes")


def _name_at(content: bytes, place: int) -> tuple[int, int]:
    length = 9 - content[place].bit_length()
    if length > 4:
        raise ValueError("a name is no name")
    return int.from_bytes(content[place : place + length]), place + length


def _number_at(content: bytes, place: int) -> tuple[int, int]:
    """Return a number of as many bytes as its first one says, and where it ends."""
    length = 9 - content[place].bit_length()
    if length > 8:
        raise ValueError("a length is no number")
    marked = int.from_bytes(content[place : place + length])
    return marked & ((1 << 7 * length) - 1), place + length

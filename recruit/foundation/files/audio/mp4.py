"""MP4: what a recorder notes beside the sound is blanked where it stands, so that nothing else moves (ISO 14496-12).

A box is a length, a name of four letters, and what is inside; boxes of some names hold boxes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

#: What a player needs, by the box around it; every other box becomes free room.
_NEEDED = {
    b"": {b"ftyp", b"moov", b"mdat"},
    b"moov": {b"mvhd", b"trak"},
    b"trak": {b"tkhd", b"edts", b"mdia"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
    b"minf": {b"smhd", b"dinf", b"stbl"},
}
#: These begin with the instants at which they were made and changed.
_DATED = (b"mvhd", b"tkhd", b"mdhd")

_HANDLER = 8  # a version, a number that is nothing, and then the kind of track


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    #: Where what is inside begins.
    inside: int
    end: int


def is_film(content: bytes) -> bool:
    """Return whether it has a track of pictures. Raises ValueError when its boxes do not fit into each other."""
    return b"vide" in _tracks(content)


def bare(content: bytes) -> bytes:
    """Return it without notes, instants, and tracks of anything but sound. Raises ValueError as `is_film` does."""
    written = bytearray(content)
    _blank(written, b"", 0, len(content))
    return bytes(written)


def _blank(written: bytearray, around: bytes, start: int, end: int) -> None:
    for box in _boxes(written, start, end):
        silent = box.name == b"trak" and _kind(written, box) != b"soun"
        if silent or box.name not in _NEEDED[around]:
            written[box.start + 4 : box.start + 8] = b"free"
            written[box.inside : box.end] = bytes(box.end - box.inside)
        elif box.name in _NEEDED:
            _blank(written, box.name, box.inside, box.end)
        elif box.name in _DATED:
            size = 16 if written[box.inside] == 1 else 8
            written[box.inside + 4 : box.inside + 4 + size] = bytes(size)


def _tracks(content: bytes) -> list[bytes]:
    moovs = (box for box in _boxes(content, 0, len(content)) if box.name == b"moov")
    inside = (box for moov in moovs for box in _boxes(content, moov.inside, moov.end))
    return [_kind(content, box) for box in inside if box.name == b"trak"]


def _kind(content: bytes | bytearray, track: _Box) -> bytes:
    """Return what a track holds, such as `soun`; nothing where it does not say."""
    for media in _boxes(content, track.inside, track.end):
        if media.name == b"mdia":
            for box in _boxes(content, media.inside, media.end):
                if box.name == b"hdlr":
                    return bytes(content[box.inside + _HANDLER : box.inside + _HANDLER + 4])
    return b""


def _boxes(content: bytes | bytearray, start: int, end: int) -> Iterator[_Box]:
    while start + 8 <= end:
        size, name = unpack_from(">L4s", content, start)
        head = 8
        if size == 1:  # the length stands in the next eight bytes
            if start + 16 > end:
                raise ValueError("a box is cut off")
            size, head = unpack_from(">Q", content, start + 8)[0], 16
        elif size == 0:  # the rest
            size = end - start
        if size < head or start + size > end:
            raise ValueError("a box is larger than what it stands in")
        yield _Box(bytes(name), start, start + head, start + size)
        start += size

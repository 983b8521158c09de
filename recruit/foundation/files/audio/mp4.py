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
    b"dinf": {b"dref"},
    b"stbl": {b"stsd", b"stts", b"ctts", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sgpd", b"sbgp"},
}
#: These begin with the instants at which they were made and changed.
_DATED = (b"mvhd", b"tkhd", b"mdhd")

_HANDLER = 8  # a version, a number that is nothing, and then the kind of track; what follows may be a name

#: In one box; telephones write a handful.
_MOST_BOXES = 100


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
    """Return it without notes and instants.

    Raises ValueError as `is_film` does, and when it has more than one track of sound: what another one says would stay
    between the samples.
    """
    if _tracks(content) != [b"soun"]:
        raise ValueError("it has not one track of sound")
    written = bytearray(content)
    _blank(written, b"", 0, len(content))
    return bytes(written)


def _blank(written: bytearray, around: bytes, start: int, end: int) -> None:
    for box in _boxes(written, start, end):
        if box.name not in _NEEDED[around]:
            written[box.start + 4 : box.start + 8] = b"free"
            written[box.inside : box.end] = bytes(box.end - box.inside)
        elif box.name in _NEEDED:
            _blank(written, box.name, box.inside, box.end)
        elif box.name == b"hdlr":
            named = min(box.inside + _HANDLER + 4, box.end)
            written[named : box.end] = bytes(box.end - named)
        elif box.name in _DATED:
            size = 16 if written[box.inside] == 1 else 8
            written[box.inside + 4 : box.inside + 4 + size] = bytes(size)


def _tracks(content: bytes) -> list[bytes]:
    """Return what each track holds, such as `soun`; nothing where it does not say."""
    (moov,) = _named(content, b"moov", 0, len(content))
    return [_kind(content, track) for track in _named(content, b"trak", moov.inside, moov.end)]


def _kind(content: bytes, track: _Box) -> bytes:
    (media,) = _named(content, b"mdia", track.inside, track.end)
    (handler,) = _named(content, b"hdlr", media.inside, media.end)
    return content[handler.inside + _HANDLER : handler.inside + _HANDLER + 4]


def _named(content: bytes, name: bytes, start: int, end: int) -> list[_Box]:
    return [box for box in _boxes(content, start, end) if box.name == name]


def _boxes(content: bytes | bytearray, start: int, end: int) -> Iterator[_Box]:
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
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
    raise ValueError("there are more boxes than a telephone writes")

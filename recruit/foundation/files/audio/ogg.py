"""Ogg: pages one after the other, all of one stream (RFC 3533), and the comments in its second packet."""

from io import BytesIO

from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

#: A page for each packet of 20 ms, and as many again.
_MOST_PAGES = 6_000


def bare(content: bytes) -> tuple[bytes, float]:
    """Return a stream of sound without its comments, and how many seconds it lasts.

    Raises ValueError when a second stream stands beside or behind the first, or anything between the pages; and what
    Mutagen raises when it is no Opus and no Vorbis.
    """
    _check(content)
    kind = OggOpus if b"OpusHead" in content[:64] else OggVorbis
    stream = BytesIO(content)
    sound = kind(stream)
    sound.tags.vendor = ""
    sound.tags._pad_data = b""  # Opus lets anything stand behind the comments, and Mutagen keeps it
    stream.seek(0)
    sound.delete(stream)
    return stream.getvalue(), sound.info.length


def _check(content: bytes) -> None:
    place, pages, serial = 0, 0, content[14:18]
    while place < len(content):
        parts = content[place + 27 : place + 27 + content[place + 26]]
        is_ours = content[place : place + 4] == b"OggS" and content[place + 14 : place + 18] == serial
        begins = bool(content[place + 5] & 2)
        if not is_ours or begins != (place == 0):
            raise ValueError("it is not one stream")
        place, pages = place + 27 + len(parts) + sum(parts), pages + 1
        if place > len(content) or pages > _MOST_PAGES:
            raise ValueError("a page is cut off, or there are more than a recorder writes")

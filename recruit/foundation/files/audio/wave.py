"""WAV: chunks one after the other, of which three are the sound."""

from struct import pack, unpack_from

#: What a player needs, and how many bytes of it: how to play it, how many samples there are, and these. Each is there
#: once, so that a recording lasts as long as it says.
_NEEDED = {b"fmt ": 50, b"fact": 4, b"data": 0xFFFF_FFFF}

#: Recorders write a dozen.
_MOST_CHUNKS = 1_000


def bare(content: bytes) -> tuple[bytes, float]:
    """Return it without the chunks that are not sound, and how many seconds it lasts.

    Raises ValueError when it is cut off, or does not say how it is to be played, or says so twice.
    """
    chunks: dict[bytes, bytes] = {}
    start = 12
    for _ in range(_MOST_CHUNKS):
        if start + 8 > len(content):
            return _joined(chunks)
        name, size = unpack_from("<4sL", content, start)
        if start + 8 + size > len(content) or name in chunks:
            raise ValueError("a chunk is cut off, or there twice")
        if name in _NEEDED:
            chunks[name] = content[start + 8 : start + 8 + min(size, _NEEDED[name])]
        start += 8 + size + size % 2
    raise ValueError("it has more chunks than a recorder writes")


def _joined(chunks: dict[bytes, bytes]) -> tuple[bytes, float]:
    (rate,) = unpack_from("<L", chunks[b"fmt "], 8)  # bytes a second
    if not rate:
        raise ValueError("it does not say how it is to be played")
    written = b"".join(
        pack("<4sL", name, len(inside)) + inside + bytes(len(inside) % 2) for name, inside in chunks.items()
    )
    return pack("<4sL4s", b"RIFF", 4 + len(written), b"WAVE") + written, len(chunks[b"data"]) / rate

"""WAV: chunks one after the other, of which three are the sound."""

from struct import pack, unpack_from

_NEEDED = (b"fmt ", b"fact", b"data")


def bare(content: bytes) -> tuple[bytes, float]:
    """Return it without the chunks that are not sound, and how many seconds it lasts.

    Raises ValueError when it is cut off, or does not say how it is to be played.
    """
    chunks, start, rate, length = b"", 12, 0, 0
    while start + 8 <= len(content):
        name, size = unpack_from("<4sL", content, start)
        inside = content[start + 8 : start + 8 + size]
        if len(inside) < size:
            raise ValueError("a chunk is cut off")
        if name == b"fmt " and size >= 16:
            rate = unpack_from("<L", inside, 8)[0]  # bytes a second
        elif name == b"data":
            length = size
        if name in _NEEDED:
            chunks += pack("<4sL", name, size) + inside + bytes(size % 2)
        start += 8 + size + size % 2
    if not rate:
        raise ValueError("it does not say how it is to be played")
    return pack("<4sL4s", b"RIFF", 4 + len(chunks), b"WAVE") + chunks, length / rate

"""MP3 and AAC as a stream: frames one after the other, each of which says how long it is (ISO 11172-3, 14496-3).

What stands before, between and after them is no sound. Between them there is nothing in a recording that is whole.
"""

from collections.abc import Callable

#: How many bytes a frame has, and how many seconds it lasts.
_Frame = tuple[int, float]

#: Kilobits a second and samples a second, as MPEG 1 numbers them; and as MPEG 2 does, and 2.5 at half its rates.
_BITS = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
_RATES = (44_100, 48_000, 32_000)
_AAC_RATES = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350)

#: A frame that is cut off, or what filled the file up: no longer than the longest frame.
_REST = 8_191
#: More than half an hour of speech.
_MOST_FRAMES = 100_000


def is_mp3(content: bytes) -> bool:
    return len(content) > 1 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2


def is_aac(content: bytes) -> bool:
    return len(content) > 1 and content[0] == 0xFF and content[1] & 0xF6 == 0xF0


def bare(content: bytes) -> tuple[bytes, float]:
    """Return the frames from the start, and how many seconds they last.

    Raises ValueError when they are not followed by the end, or by less than a frame that is cut off.
    """
    read: Callable[[bytes, int], _Frame | None] = _mp3 if is_mp3(content) else _aac
    place, seconds = 0, 0.0
    for _ in range(_MOST_FRAMES):
        frame = read(content, place)
        if frame is None or place + frame[0] > len(content):
            break
        place, seconds = place + frame[0], seconds + frame[1]
    if len(content) - place > _REST:
        raise ValueError("something stands between the frames")
    return content[:place], seconds


def _mp3(content: bytes, place: int) -> _Frame | None:
    """Return the frame at a place; None where none of the kind of the first one begins there."""
    head = content[place : place + 4]
    if len(head) < 4 or (head[0], head[1], head[2] & 0x0C) != (content[0], content[1], content[2] & 0x0C):
        return None
    version, bits, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bits in (0, 15) or rate == 3:
        return None
    is_first = version == 3
    samples = 1152 if is_first else 576
    a_second = _RATES[rate] if is_first else _RATES[rate] // (2 if version == 2 else 4)
    size = samples // 8 * _BITS[not is_first][bits] * 1000 // a_second + (head[2] >> 1 & 1)
    return size, samples / a_second


def _aac(content: bytes, place: int) -> _Frame | None:
    """Return the frame at a place; None where none of the kind of the first one begins there."""
    head = content[place : place + 7]
    if len(head) < 7 or head[:2] != content[:2] or (head[2] ^ content[2]) & 0x3C:
        return None
    rate, size = head[2] >> 2 & 15, (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    if rate >= len(_AAC_RATES) or size <= 7:
        return None
    return size, 1024 * ((head[6] & 3) + 1) / _AAC_RATES[rate]

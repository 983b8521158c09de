"""Drawing a picture anew, so that only what can be seen is stored."""

import warnings
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from recruit.foundation.refusal import Refusal, Refused

#: What visitors may send; everything else, SVG with its scripts first of all, is refused.
FORMATS = ("PNG", "JPEG", "WEBP")

#: The most pixels that are ever unpacked: a picture of a few kilobytes can claim to be as large as a house.
MOST_PIXELS = 40_000_000

LONGEST_SIDE = 2000
#: A portrait, also in print.
LONGEST_SIDE_OF_A_PHOTO = 1200
PHOTO_QUALITY = 85


def redrawn(content: bytes) -> bytes:
    """Return the picture as a PNG of at most 2000 pixels a side, upright, without any of the notes it came with.

    Raises Refused with `picture-is-svg`, `picture-is-heic`, `picture-unreadable` or `picture-too-large`.
    """
    return _drawn(content, _draw)


def redrawn_photo(content: bytes) -> bytes:
    """Return a photo as a JPEG of at most 1200 pixels a side, upright, without place, time or any other note.

    Raises Refused as `redrawn` does.
    """
    return _drawn(content, _draw_photo)


def reduced_photo(content: bytes, side: int) -> bytes:
    """Return a photo that `redrawn_photo` has made as a JPEG of at most so many pixels a side: for paper."""
    with Image.open(BytesIO(content)) as photo:
        photo.draft("RGB", (side, side))  # a JPEG is unpacked no larger than it is needed
        photo.thumbnail((side, side))
        drawn = BytesIO()
        photo.convert("RGB").save(drawn, "JPEG", quality=PHOTO_QUALITY)
    return drawn.getvalue()


def _drawn(content: bytes, draw: Callable[[bytes], bytes]) -> bytes:
    if _looks_like_svg(content):
        raise _refused("picture-is-svg")
    if _looks_like_heic(content):
        raise _refused("picture-is-heic")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is stricter
            return draw(content)
    except Image.DecompressionBombError as error:
        raise _refused("picture-too-large") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise _refused("picture-unreadable") from error


def _draw(content: bytes) -> bytes:
    with _opened(content) as source:
        upright = ImageOps.exif_transpose(source).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGBA", upright.size)
    bare.paste(upright)
    drawn = BytesIO()
    bare.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def _draw_photo(content: bytes) -> bytes:
    with _opened(content) as source:
        size = (LONGEST_SIDE_OF_A_PHOTO, LONGEST_SIDE_OF_A_PHOTO)
        source.draft("RGB", size)  # a JPEG is unpacked no larger than it is needed
        upright = ImageOps.exif_transpose(source).convert("RGBA")
    upright.thumbnail(size)
    bare = Image.new("RGB", upright.size, "white")
    bare.paste(upright, mask=upright.getchannel("A"))
    drawn = BytesIO()
    bare.save(drawn, "JPEG", quality=PHOTO_QUALITY)
    return drawn.getvalue()


def _opened(content: bytes) -> Image.Image:
    """Open a picture without unpacking it; its size is what it claims. Raises Refused with `picture-too-large`."""
    source = Image.open(BytesIO(content), formats=FORMATS)
    if source.width * source.height > MOST_PIXELS:
        raise _refused("picture-too-large")
    return source


def _looks_like_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc")


def _looks_like_svg(content: bytes) -> bool:
    return b"<svg" in content[:4096].lower()


def _refused(code: str) -> Refused:
    return Refused([Refusal(code, {"millions": MOST_PIXELS // 1_000_000})])

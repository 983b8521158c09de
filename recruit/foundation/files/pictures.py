"""Drawing a picture anew, so that only what can be seen is stored."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from recruit.foundation.refusal import Refusal, Refused

#: What visitors may send; everything else, SVG with its scripts first of all, is refused.
FORMATS = ("PNG", "JPEG", "WEBP")

#: The most pixels that are ever unpacked: a picture of a few kilobytes can claim to be as large as a house.
MOST_PIXELS = 40_000_000

LONGEST_SIDE = 2000


def redrawn(content: bytes) -> bytes:
    """Return the picture as a PNG of at most 2000 pixels a side, upright, without any of the notes it came with.

    Raises Refused with `picture-is-svg`, `picture-unreadable` or `picture-too-large`.
    """
    if _looks_like_svg(content):
        raise _refused("picture-is-svg")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is stricter
            return _draw(content)
    except Image.DecompressionBombError as error:
        raise _refused("picture-too-large") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise _refused("picture-unreadable") from error


def _draw(content: bytes) -> bytes:
    with Image.open(BytesIO(content), formats=FORMATS) as source:
        if source.width * source.height > MOST_PIXELS:
            raise _refused("picture-too-large")
        upright = ImageOps.exif_transpose(source).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGBA", upright.size)
    bare.paste(upright)
    drawn = BytesIO()
    bare.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def _looks_like_svg(content: bytes) -> bool:
    return b"<svg" in content[:4096].lower()


def _refused(code: str) -> Refused:
    return Refused([Refusal(code, {"millions": MOST_PIXELS // 1_000_000})])

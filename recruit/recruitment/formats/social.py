"""The picture that stands beside the call when somebody shares its address on social media."""

from functools import lru_cache

from recruit.foundation.papers import press
from recruit.recruitment.formats.notice import Notice

#: In pixels: what the large networks show uncut.
WIDTH, HEIGHT = 1200, 630


@lru_cache(maxsize=32)
def draw(notice: Notice) -> bytes:
    """Return the picture as PNG, made once and kept; `notice.alt` says what it shows. Raises PaperError."""
    size = {"width": WIDTH, "height": HEIGHT}
    return press.picture("social", {**notice.data(), **size}, title=notice.title, language=notice.language)

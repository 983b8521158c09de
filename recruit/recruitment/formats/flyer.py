"""Flyer and poster of a channel: the same sheet in three sizes, each twice as large as the one before.

For people who stand before it with a telephone; tagged, so that it can be read aloud (PDF/UA-1).
"""

from datetime import datetime
from enum import StrEnum

from recruit.foundation.papers import press
from recruit.recruitment.formats.notice import Notice

#: Across a sheet that may not hang on a wall yet, and in its title; in Danish, for the secretariat alone reads it.
DRAFT = "KLADDE"


class Size(StrEnum):
    """How large the sheet is."""

    #: Flyers.
    A5 = "a5"
    A4 = "a4"
    #: A poster.
    A3 = "a3"


def write(notice: Notice, size: Size, *, made_at: datetime) -> bytes:
    """Return the sheet as PDF; longer texts are set smaller until they fit. Raises PaperError when it cannot be set."""
    title = f"{DRAFT}: {notice.title}" if notice.is_draft else notice.title
    data = {**notice.data(), "size": size, "mark": DRAFT if notice.is_draft else ""}
    return press.render("flyer", data, title=title, language=notice.language, made_at=made_at)

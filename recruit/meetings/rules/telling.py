"""Who is to be told what of a meeting: that they are invited, that it is at another time or place, or cancelled."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: What the links in the letters about meetings are for: the page on which somebody says whether they come.
MEETING_ANSWER = "meeting-answer"
#: A link goes on for so long after the meeting, so that whoever opens it late is told so.
LINKS_OUTLIVE = timedelta(days=30)
#: So long before a meeting everybody is invited.
INVITED_BEFORE = timedelta(days=10)


class Message(StrEnum):
    """What somebody is told of a meeting."""

    INVITED = "invited"
    #: It is at another time or place than they were told; they are asked again.
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class WhatHolds:
    """When and where a meeting is, or that it is not: as it is now, or as somebody was told."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    is_cancelled: bool = False


def to_tell(now_holds: WhatHolds, told: WhatHolds | None, *, is_invited: bool, now: datetime) -> Message | None:
    """Return what somebody is to be told of a meeting, who was `told` last what held then; None: they know it.

    Nobody is told anything once the meeting has begun. Whoever is no longer invited is told of it when it is cancelled
    only: they hear elsewhere that they are not needed, and would stand before a closed door otherwise.
    """
    if now >= now_holds.starts_at:
        return None
    expects = told is not None and not told.is_cancelled
    if now_holds.is_cancelled:
        return Message.CANCELLED if expects else None
    if not is_invited:
        return None
    if not expects:
        return Message.INVITED
    return None if told == now_holds else Message.MOVED


def link_lifetime(ends_at: datetime, *, now: datetime) -> timedelta:
    """Return how long a link works that leaves now."""
    return max(ends_at - now, timedelta()) + LINKS_OUTLIVE

"""A document of a case: where it came from, what it says, and what of it is not for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Direction(StrEnum):
    """Which way a document went."""

    IN = "in"
    OUT = "out"
    INTERNAL = "internal"


class Guard(StrEnum):
    """Why something of a document may have to be left out for whoever asks for access to it."""

    #: What concerns somebody's private life (Offentlighedsloven § 30, nr. 1).
    PRIVATE = "private"
    #: Written by the authority for its own use (Offentlighedsloven § 23).
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Said:
    """Some words of a document; without a label they speak for themselves."""

    label: str
    words: str
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A document."""

    #: Which record it is made from, such as `note:<uuid>`: it stays the same document.
    key: str
    #: When it came, went or was written.
    at: datetime
    #: When it was written down; what was written down after a packet was asked for is not in it.
    recorded_at: datetime
    direction: Direction
    #: From whom, or to whom.
    party: str
    subject: str
    said: Sequence[Said]
    #: The nomination that it belongs to, as citizens know it; empty for what belongs to the round.
    reference: str = ""
    #: It is for the authority's own use as a whole.
    guard: Guard | None = None

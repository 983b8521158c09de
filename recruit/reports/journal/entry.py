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

    #: What concerns the private life of whom the case is about (Offentlighedsloven § 30, nr. 1).
    PRIVATE = "private"
    #: What concerns somebody else's: a party to the case has no right to it either (Forvaltningsloven § 15 b).
    OTHERS = "others"
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
    #: Why whom `party` names may have to be left out; None where that is an office or staff.
    party_guard: Guard | None = None
    #: What it is called where nobody may be named, as in the name of a file; empty: its subject names nobody.
    title: str = ""

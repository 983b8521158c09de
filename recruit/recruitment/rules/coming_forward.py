"""Somebody comes forward by themselves for an open place, without a call: what they say, and what comes of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from recruit.foundation.refusal import Refusal
from recruit.people.rules import may_be_called

#: The letter that says that it has arrived.
RECEIPT = "coming_forward_received"
#: What the link in it is for.
COMING_FORWARD = "coming-forward"

#: What nobody has answered is kept no longer, whatever the rule says (GDPR art. 5(1)(e)).
LONGEST_KEPT_DAYS = 365

LONGEST_WORDS = 1000


class Wish(StrEnum):
    """For what somebody comes forward."""

    SEAT = "seat"
    WORKING_GROUP = "working_group"
    PLACE_ELSEWHERE = "place_elsewhere"


class CameOf(StrEnum):
    """What came of it."""

    #: They are in a round: as a suggested name, or as a candidate.
    ROUND = "round"
    TAKES_PART = "takes_part"
    NOT_NOW = "not_now"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class NewComingForward:
    """What somebody wrote; what is not stated is empty."""

    name: str
    wish: Wish | None
    email: str = ""
    phone: str = ""
    words: str = ""
    language: str = "da"


def may_come_forward(new: NewComingForward, wanted: Collection[Wish]) -> tuple[Refusal, ...]:
    """Return every reason why this is not taken; `wanted` is where people are looked for now."""
    return tuple(_against(new, wanted))


def may_settle(came_of: CameOf | None) -> tuple[Refusal, ...]:
    """Return why it is not noted what came of it: it is noted already."""
    return (Refusal("coming-forward-is-settled"),) if came_of else ()


def _against(new: NewComingForward, wanted: Collection[Wish]) -> Iterator[Refusal]:
    yield from may_be_called(new.name)
    if not (new.email or new.phone):
        yield Refusal("write-email-or-phone", field="email")
    if not wanted:
        yield Refusal("nobody-is-looked-for")
    elif new.wish not in wanted:
        yield Refusal("nobody-is-looked-for-there", field="wish")
    if len(new.words) > LONGEST_WORDS:
        yield Refusal("text-too-long", {"longest": LONGEST_WORDS}, "words")

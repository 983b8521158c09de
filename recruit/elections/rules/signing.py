"""Certifying on the screen: each of the election committee signs a result, and with enough of them it is certified."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

from recruit.foundation.refusal import Refusal

#: Nobody certifies a result alone.
FEWEST_HANDS = 2


@dataclass(frozen=True, slots=True)
class Settled:
    """What a contest came to."""

    contest: str
    #: The digests of what was counted and of the answer; empty where nobody had to vote.
    counted: str
    answer: str
    #: The numbers of those who can have a seat.
    eligible: Sequence[int]


def digest(contests: Sequence[Settled]) -> str:
    """Return the SHA-256 of what the contests came to: another count, lot or drop-out gives another."""
    lines = [[one.contest, one.counted, one.answer, list(one.eligible)] for one in contests]
    return sha256(json.dumps(lines).encode()).hexdigest()


def needed(present: int) -> int:
    """Return how many of those who are present must sign: more than half of them, and two at least."""
    return max(FEWEST_HANDS, present // 2 + 1)


def may_sign(seen: str, stands: str, signed: Collection[str], by: str) -> tuple[Refusal, ...]:
    """Return why somebody does not sign the result they have `seen`: it is another by now, or they have `signed` it."""
    if seen != stands:
        return (Refusal("result-has-changed"),)
    return (Refusal("result-is-signed-by-you"),) if by in signed else ()


def may_certify(signed: int, others: int) -> tuple[Refusal, ...]:
    """Return why a result is not certified with so many signatures, where `others` were present, too."""
    most = needed(signed + others)
    if signed >= most:
        return ()
    return (Refusal("too-few-have-signed", {"signed": signed, "needed": most}, field="others"),)

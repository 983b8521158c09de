"""Whether a count that is kept is still what was counted: the same texts, the same answer, and the log knows both."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from recruit.counting.contest import BadInput
from recruit.elections.rules.counting import recounted


class Fault(StrEnum):
    """What does not hold."""

    #: What was put in cannot be counted any more.
    UNREADABLE = "unreadable"
    #: What was put in is not what its digest says.
    INPUT = "input"
    #: Counted again, it gives another answer.
    ANSWER = "answer"
    #: The log tells of no count with this input and this answer.
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Logged:
    """A count as the log tells of it: the digests of what was put in, and of what came out."""

    digest: str
    answer: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A count that is kept."""

    contest_json: str
    papers_blt: str
    lots_json: str
    digest: str
    answer_json: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold, and where the answers differ which parts of them do."""

    fault: Fault
    parts: Sequence[str] = field(default_factory=tuple)


def answer_digest(answer_json: str) -> str:
    """Return the SHA-256 of an answer, as the log has it."""
    return sha256(answer_json.encode()).hexdigest()


def findings(kept: Kept, logged: Sequence[Logged]) -> tuple[Finding, ...]:
    """Count again, to the letter, and return what does not hold."""
    try:
        again = recounted(kept.contest_json, kept.papers_blt, kept.lots_json)
    except BadInput:
        return (Finding(Fault.UNREADABLE),)
    found = []
    if again.digest != kept.digest:
        found.append(Finding(Fault.INPUT))
    if again.answer_json != kept.answer_json:
        found.append(Finding(Fault.ANSWER, _differing(again.answer_json, kept.answer_json)))
    if Logged(kept.digest, answer_digest(kept.answer_json)) not in logged:
        found.append(Finding(Fault.LOG))
    return tuple(found)


def _differing(again: str, kept: str) -> tuple[str, ...]:
    """Return the parts of the answer that differ; none where the kept one is no answer, or only written otherwise."""
    one, other = json.loads(again), _parts(kept)
    if one.keys() != other.keys():
        return ()
    return tuple(part for part in one if one[part] != other[part] and part != "digest")


def _parts(answer: str) -> dict[str, object]:
    try:
        parts = json.loads(answer)
    except ValueError:
        return {}
    return parts if isinstance(parts, dict) else {}

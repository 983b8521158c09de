"""How a row of the chain is digested, and what verification can find."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

#: What stands before the first row.
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """The facts of one row that its digest covers."""

    number: int
    at: datetime
    actor: str
    event: str
    subject_kind: str
    subject_id: str
    details_digest: str
    previous: str

    def digest(self) -> str:
        """Return the SHA-256 of the row, in hexadecimal."""
        facts = [
            self.number,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.actor,
            self.event,
            self.subject_kind,
            self.subject_id,
            self.details_digest,
            self.previous,
        ]
        return hashlib.sha256(canonical(facts).encode()).hexdigest()


def canonical(value: object) -> str:
    """Return the one way to write a value as JSON, so that equal values have equal digests."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def details_digest(salt: str, content: str) -> str:
    """Return the digest of details. The salt keeps short details from being guessed after they are erased."""
    return hashlib.sha256(f"{salt}:{content}".encode()).hexdigest()


class Fault(StrEnum):
    """What verification can find wrong with a row, or with the end of the chain."""

    MISSING = "missing"
    ALTERED = "altered"
    UNLINKED = "unlinked"
    DETAILS_MISSING = "details-missing"
    DETAILS_ALTERED = "details-altered"
    TAIL_CUT = "tail-cut"
    HEAD_UNKNOWN = "head-unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault and the number of the row where it stands."""

    number: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class Erasure:
    """Details that somebody erased lawfully: not a fault, but said."""

    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Verification:
    """What a walk along the chain found; `head` is the digest to print and to compare with."""

    rows: int
    head: str
    findings: tuple[Finding, ...]
    erasures: tuple[Erasure, ...]

    @property
    def holds(self) -> bool:
        return not self.findings


Details = Mapping[str, object]

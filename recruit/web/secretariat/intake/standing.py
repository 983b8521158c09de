"""What is decided of one line: two secretaries who work on different lines are not in each other's way."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Self


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision by its fingerprint, which a form carries along instead of the version of the whole reading."""

    version: str

    @classmethod
    def of(cls, decision: object) -> Self:
        """Return the fingerprint of a decision, or of none."""
        return cls(sha256(repr(decision).encode()).hexdigest()[:16])

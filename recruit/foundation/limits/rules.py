"""How long somebody who guesses has to wait, and what an allowance allows."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

FIRST_WAIT = timedelta(seconds=2)
#: Long enough that guessing leads nowhere, short enough that a person who remembers gets in.
LONGEST_WAIT = timedelta(seconds=60)
#: After this long in peace the count begins again.
FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Key:
    """What is counted: `kind` says of what, `value` whose. `free` attempts fail before waiting begins."""

    kind: str
    value: str
    free: int = 4

    @property
    def digest(self) -> str:
        """What the database keeps of it, so that the table holds no addresses."""
        return hashlib.sha256(f"{self.kind}:{self.value}".encode()).hexdigest()


def wait(failures: int, *, free: int) -> timedelta:
    """Return how long after the last failure the next attempt may come: nothing, then doubling to the longest."""
    if failures < free:
        return timedelta(0)
    doublings = min(failures - free, 10)  # the longest wait is reached long before
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def seconds_left(failures: int, last_at: datetime, *, free: int, now: datetime) -> int:
    """Return how many whole seconds are left to wait; 0 when the next attempt may come now."""
    return max(0, ceil((last_at + wait(failures, free=free) - now).total_seconds()))


def is_forgotten(last_at: datetime, *, now: datetime) -> bool:
    """Return True when failures so long ago no longer count."""
    return now - last_at >= FORGOTTEN_AFTER

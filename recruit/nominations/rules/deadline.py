"""Deadlines with a clock time: what still counts."""

from datetime import datetime, timedelta


def end_of(deadline: datetime) -> datetime:
    """Return the first instant that is too late: a deadline takes what arrives to the end of its second.

    Whoever reads *kl. 12.00* and sends when the clock shows 12:00:00 is in time.
    """
    return deadline.replace(microsecond=0) + timedelta(seconds=1)


def is_open(opens_at: datetime, closes_at: datetime, *, at: datetime) -> bool:
    """Return True for an instant from the opening to the end of the deadline's second."""
    return opens_at <= at < end_of(closes_at)

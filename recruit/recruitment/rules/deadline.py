"""Deadlines with a clock time: what still counts."""

from datetime import datetime, timedelta


def end_of(deadline: datetime) -> datetime:
    """Return the first instant that is too late: a deadline takes what arrives to the end of its second.

    Whoever reads *kl. 12.00* and sends when the clock shows 12:00:00 is in time.
    """
    return deadline.replace(microsecond=0) + timedelta(seconds=1)

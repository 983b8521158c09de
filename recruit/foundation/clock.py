"""The only place that asks what time it is."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

#: Everything a person reads, and every deadline, is in this zone.
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """Return this instant, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 (this is the clock)


def today() -> date:
    """Return the calendar day in Denmark."""
    return now().astimezone(COPENHAGEN).date()


def local(instant: datetime) -> datetime:
    """Return the same instant as Danish wall-clock time."""
    return instant.astimezone(COPENHAGEN)


def instant(day: date, clock: time) -> datetime:
    """Return when Danish clocks show this on that day, in UTC.

    What they show twice in the night to winter time is the first of the two; what they skip in the night to summer time
    is an hour later.
    """
    return datetime.combine(day, clock, COPENHAGEN).astimezone(UTC)

"""Days and spans of days: half-open in the database, last day inclusive for people.

The database holds `[since, until)`: the first day in, and the first day no longer in. Every page, file and import shows
and takes the last day inclusive. A date may be known to the day, the month or the year only ("juni 2016"). This module
is the one place where the two meet.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as somebody wrote it: its first day, and how exactly it is known."""

    first: date
    precision: Precision = Precision.DAY

    @property
    def last(self) -> date:
        """The last day that it may mean: 30 June for "juni", 31 December for "2016"."""
        return first_day_after(self) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `since` up to, not including, `until`; `until` None is open."""

    since: date
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: "Span") -> bool:
        """Return True when the two share a day."""
        return (other.until is None or self.since < other.until) and (self.until is None or other.since < self.until)


def first_day_after(end: PartialDate) -> date:
    """Return the half-open end of a span whose last day is `end`."""
    first = end.first
    if end.precision is Precision.DAY:
        return first + timedelta(days=1)
    if end.precision is Precision.MONTH:
        return date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date(first.year + 1, 1, 1)


def last_day(until: date, precision: Precision = Precision.DAY) -> PartialDate:
    """Return the inclusive end that people read, from the half-open end in the database."""
    last = until - timedelta(days=1)
    if precision is Precision.MONTH:
        last = last.replace(day=1)
    elif precision is Precision.YEAR:
        last = last.replace(month=1, day=1)
    return PartialDate(last, precision)


def danish(day: PartialDate | date) -> str:
    """Return the date as Danish text: "4. juni 2026", "juni 2016" or "2016"."""
    known = day if isinstance(day, PartialDate) else PartialDate(day)
    first = known.first
    if known.precision is Precision.YEAR:
        return str(first.year)
    month = f"{MONTHS[first.month - 1]} {first.year}"
    return month if known.precision is Precision.MONTH else f"{first.day}. {month}"


def iso(day: PartialDate | date) -> str:
    """Return the date as files carry it: 2026-06-04, 2016-06 or 2016."""
    known = day if isinstance(day, PartialDate) else PartialDate(day)
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[known.precision]
    return known.first.isoformat()[:length]


_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\s*[./-]\s*(?P<month>\d{1,2})\s*[./-]\s*(?P<year>\d{4})"),
    re.compile(r"(?:den\s+|d\.\s*)?(?P<day>\d{1,2})\.?\s+(?P<name>[a-zæøå]{3,9})\.?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})"),
    re.compile(r"(?P<name>[a-zæøå]{3,9})\.?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})"),
)

#: A year of another age is a slip of the finger, and the last day there is has no day after it.
_YEARS = range(1800, 2201)


def parse_danish(text: str) -> PartialDate | None:
    """Read a date as people write it: 4. juni 2026, 04-06-2026, 2026-06-04, juni 2016, 2015-09, 2016.

    Returns None when the text is no date, or names one that does not exist or lies in another age.
    """
    written = text.strip().lower()
    for form in _FORMS:
        found = form.fullmatch(written)
        if found:
            return _partial_date(found.groupdict())
    return None


_CLOCK = re.compile(r"(?:kl\.?\s*)?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?")


def parse_clock(text: str) -> time | None:
    """Read a clock time as people write it: 12.00, 12:00, kl. 12.00, 9. Returns None when it is none."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if found is None:
        return None
    try:
        return time(int(found["hour"]), int(found["minute"] or 0))
    except ValueError:
        return None


def _partial_date(parts: dict[str, str | None]) -> PartialDate | None:
    month, year = _month(parts.get("month"), parts.get("name")), int(parts["year"] or 0)
    if year not in _YEARS or (month is None and (parts.get("month") or parts.get("name"))):
        return None
    precision = Precision.DAY if parts.get("day") else Precision.MONTH if month else Precision.YEAR
    try:
        return PartialDate(date(year, month or 1, int(parts.get("day") or 1)), precision)
    except ValueError:
        return None


def _month(number: str | None, name: str | None) -> int | None:
    if number:
        return int(number)
    if name:
        return next((place for place, month in enumerate(MONTHS, 1) if month.startswith(name)), None)
    return None

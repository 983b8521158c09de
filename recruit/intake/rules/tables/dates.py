"""Days and periods as people type them into cells."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from recruit.foundation.dates import PartialDate, first_day_after, parse_danish
from recruit.foundation.keys import search_key
from recruit.intake.grammar.tables import Table

_TABLE = Table("columns")
_STILL = frozenset(map(search_key, _TABLE.phrases("still")))

#: A spreadsheet counts days from here; a column of days that lost its format shows the count.
_DAY_ZERO = date(1899, 12, 30)
_COUNTED_DAYS = re.compile(r"[2-7]\d{4}")
_LEADING = re.compile(
    r"(?:fra og med|fra|siden|pr\.?|den|d\.|til og med|til|indtil|t\.?o\.?m\.?|f\.?o\.?m\.?|ultimo|medio|primo|ca\.?"
    r"|(?:valg|byråds|funktions)?perioden?:?|år:?)\s*(?=\d|[a-zæøå]{3})",
    re.I,
)
_CLOCK = re.compile(r"(?<=\d)[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_SHORT_YEAR = re.compile(
    r"(?P<before>\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]|\d{1,2}\.?\s*[a-zæøå]{3,9}\.?|[a-zæøå]{3,9}\.?)[\s'’-]*(?P<year>\d{2})",
    re.I,
)
_JOINED = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>(?:19|20)\d{2})")
_MIXED_MARKS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*|\s+)(\d{4})")
_MONTH_AND_YEAR = re.compile(
    r"(?P<month>\d{1,2})\s*[./-]\s*(?P<year>\d{4})|(?P<name>[a-zæøå]{3,9})\.?\s*-\s*(?P<later>\d{4})", re.I
)
_BETWEEN = re.compile(r"\s+(?:til og med|til|t\.?o\.?m\.?)\s+|\s*[–—-]+\s*|\s*/\s*")
_ONLY_END = re.compile(r"(?:til og med|til|indtil|t\.?o\.?m\.?)\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d{2}")
#: Two digits up to here are of this century; nobody sits in a council since 1970.
_LAST_OF_THIS_CENTURY = 69
#: No date is longer.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, the last one inclusive, as far as somebody said them."""

    since: PartialDate | None = None
    until: PartialDate | None = None
    #: Only a year is named, as a list of that year is: it says nothing of the years after.
    is_year: bool = False

    @property
    def is_backwards(self) -> bool:
        """Return whether it ends before it begins."""
        return bool(self.since and self.until and self.until.last < self.since.first)


@lru_cache(maxsize=4096)
def day_in(text: str, *, counted: bool = False) -> PartialDate | None:
    """Return the day, month or year that a cell names: "1/1-22", "01.01.2022", "jan 2022", "2022"; None for no date.

    With `counted` a bare number is the count of days of a spreadsheet: 44562 is 1 January 2022.
    """
    if len(text) > _LONGEST:
        return None
    written = _CLOCK.sub("", " ".join(text.split()))
    if counted and _COUNTED_DAYS.fullmatch(written):
        return PartialDate(_DAY_ZERO + timedelta(days=int(written)))
    written = _LEADING.sub("", written, count=1)
    return parse_danish(_with_whole_year(written))


def _with_whole_year(text: str) -> str:
    short = _SHORT_YEAR.fullmatch(text)
    if short:
        year = int(short["year"])
        text = f"{short['before']} {year + (2000 if year <= _LAST_OF_THIS_CENTURY else 1900)}"
    joined = _JOINED.fullmatch(text)
    if joined:
        return f"{joined['day']}.{joined['month']}.{joined['year']}"
    if _MIXED_MARKS.fullmatch(text):
        return _MIXED_MARKS.sub(r"\1.\2.\3", text)
    month = _MONTH_AND_YEAR.fullmatch(text)
    if month:
        return f"{month['year']}-{month['month']}" if month["month"] else f"{month['name']} {month['later']}"
    return text


def is_still(text: str) -> bool:
    """Return whether a cell of last days says that there is none yet: "nu", "løbende"."""
    return search_key(text) in _STILL


def period_in(text: str) -> Days | None:
    """Return the days that a cell names: "2022-2025", "1.1.2022 - 31.12.2025", "fra 2023", "2024"; None for none."""
    written = " ".join(text[: _LONGEST * 2].split())
    day = day_in(written)
    if day:
        return Days(until=day) if _ONLY_END.match(written) else Days(day, is_year=_YEAR.fullmatch(written) is not None)
    for mark in _BETWEEN.finditer(written):
        days = _between(written[: mark.start()], written[mark.end() :])
        if days:
            return days
    return None


def _between(first: str, last: str) -> Days | None:
    since = day_in(first)
    if since is None:
        return Days(until=day_in(last)) if not first and day_in(last) else None
    if not last or is_still(last):
        return Days(since)
    short = len(last) == 2 and last.isdigit() and _YEAR.fullmatch(str(since.first.year))
    until = day_in(f"{str(since.first.year)[:2]}{last}" if short else last)
    return Days(since, until) if until else None


def year_of(text: str) -> Days | None:
    """Return the year or term that the name of a sheet or a line above a table is about: "Medlemmer 2022-2025"."""
    found = re.search(r"(?<![\d.])((?:19|20)\d{2})(?:\s*[-–—/]\s*((?:19|20)?\d{2}))?(?![\d.])", text)
    return period_in(found.group()) if found else None


def continues(first: Days, following: Days) -> bool:
    """Return whether the one begins on the day after the other ended."""
    return bool(first.until and following.since and first_day_after(first.until) == following.since.first)

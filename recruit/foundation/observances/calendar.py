"""All observances of some days, the earliest first."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from recruit.foundation.dates import Span
from recruit.foundation.observances import faiths, holidays, schools
from recruit.foundation.observances.observance import Observance


def on(day: date) -> Sequence[Observance]:
    """Return what is observed on a day, named in the current language."""
    return between(day, day + timedelta(days=1))


def between(since: date, until: date) -> Sequence[Observance]:
    """Return what is observed on any of the days `[since, until)`, named in the current language."""
    asked = Span(since, until)
    # What begins in December may last into the year that is asked for.
    found = (one for year in range(since.year - 1, until.year + 1) for one in _of_year(year))
    return sorted((one for one in found if one.span.overlaps(asked)), key=lambda one: (one.span.since, one.name))


def _of_year(year: int) -> Iterator[Observance]:
    """Yield the observances that begin in a year."""
    yield from holidays.of_year(year)
    yield from schools.of_year(year)
    yield from faiths.of_year(year)

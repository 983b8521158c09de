"""School holidays as they typically lie. Each municipality sets its own; only the first day of summer is common."""

from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.easter import easter

from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _
from recruit.foundation.observances.observance import Certainty, Observance

WINTER_WEEK, AUTUMN_WEEK = 7, 42
MONDAY, SATURDAY, SUNDAY = 1, 6, 7


def of_year(year: int) -> Iterator[Observance]:
    """Yield the school holidays that begin in a year, the weekends around them included."""
    sunday = easter(year)
    for name, first, last in (
        (_("Winter holidays of the schools"), *_week(year, WINTER_WEEK)),
        (_("Easter holidays of the schools"), sunday - timedelta(days=8), sunday + timedelta(days=1)),
        (_("Summer holidays of the schools"), _last_saturday_of_june(year), _second_sunday_of_august(year)),
        (_("Autumn holidays of the schools"), *_week(year, AUTUMN_WEEK)),
        (_("Christmas holidays of the schools"), date(year, 12, 22), date(year + 1, 1, 2)),
    ):
        yield Observance(name, Span(first, last + timedelta(days=1)), Certainty.TYPICAL)


def _week(year: int, number: int) -> tuple[date, date]:
    """Return the Saturday before a week, and its Sunday."""
    return date.fromisocalendar(year, number, MONDAY) - timedelta(days=2), date.fromisocalendar(year, number, SUNDAY)


def _last_saturday_of_june(year: int) -> date:
    last = date(year, 6, 30)
    return last - timedelta(days=(last.isoweekday() - SATURDAY) % 7)


def _second_sunday_of_august(year: int) -> date:
    first = date(year, 8, 1)
    return first + timedelta(days=(SUNDAY - first.isoweekday()) % 7 + 7)

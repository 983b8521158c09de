"""Observances of those whom a council is for: they come on other days each year, and no Danish calendar has them."""

from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, easter
from hijridate import Gregorian, Hijri

from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _
from recruit.foundation.observances.observance import Certainty, Observance

RAMADAN, SHAWWAL, DHU_AL_HIJJA = 9, 10, 12
#: The years for which the calendar of Umm al-Qura is reckoned in full.
RECKONED = range(1925, 2077)


def of_year(year: int) -> Iterator[Observance]:
    """Yield the observances that begin in a year; those by the moon only for the years that are reckoned."""
    yield _days(_("Orthodox Christmas"), date(year, 1, 6), 2)
    yield _days(_("Orthodox Easter"), easter(year, EASTER_ORTHODOX) - timedelta(days=2), 4)
    yield _days(_("Nowruz"), date(year, 3, 20), 2, Certainty.AROUND)
    if year in RECKONED:
        yield from _by_the_moon(year)


def _by_the_moon(year: int) -> Iterator[Observance]:
    """Yield what begins in a year by the Islamic calendar, whose year is eleven days shorter: some begin twice."""
    first, last = (Gregorian(year, month, day).to_hijri().year for month, day in ((1, 1), (12, 31)))
    for hijri in range(first, last + 1):
        begins = {month: _first(hijri, month) for month in (RAMADAN, SHAWWAL, DHU_AL_HIJJA)}
        fasting = (begins[SHAWWAL] - begins[RAMADAN]).days
        for found in (
            _days(_("Ramadan"), begins[RAMADAN], fasting, Certainty.AROUND),
            _days(_("Eid al-Fitr"), begins[SHAWWAL], 3, Certainty.AROUND),
            _days(_("Eid al-Adha"), begins[DHU_AL_HIJJA] + timedelta(days=9), 4, Certainty.AROUND),
        ):
            if found.span.since.year == year:
                yield found


def _first(hijri: int, month: int) -> date:
    """Return the first day of a month of the Islamic calendar."""
    begins = Hijri(hijri, month, 1).to_gregorian()
    return date(begins.year, begins.month, begins.day)


def _days(name: str, since: date, number: int, certainty: Certainty = Certainty.FIXED) -> Observance:
    return Observance(name, Span(since, since + timedelta(days=number)), certainty)

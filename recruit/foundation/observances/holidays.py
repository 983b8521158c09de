"""Days on which Danish offices are closed: public holidays, and the days on which most have off besides."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from recruit.foundation.dates import Span
from recruit.foundation.i18n import DEFAULT, current_locale
from recruit.foundation.observances.observance import Observance


def of_year(year: int) -> Iterator[Observance]:
    """Yield the days off of a year, named in Danish, or in English for a reader of any other language."""
    import holidays  # loading it takes longer than most pages, and few pages ask

    language = DEFAULT if current_locale().code == DEFAULT else "en_US"
    days = holidays.country_holidays("DK", years=year, language=language, categories=("public", "optional"))
    for day, name in days.items():
        yield Observance(name, Span(day, day + timedelta(days=1)))


def by_law(year: int) -> Collection[date]:
    """Return the public holidays of a year: a legal deadline in working days goes by these, and not by days off."""
    import holidays

    return holidays.country_holidays("DK", years=year, categories="public").keys()

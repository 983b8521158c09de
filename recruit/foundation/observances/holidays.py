"""Days on which Danish offices are closed: public holidays, and the days on which most have off besides."""

from collections.abc import Iterator
from datetime import timedelta

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

"""Højtidskalender: what is observed on a day, and how surely that is known."""

import subprocess
import sys
from datetime import date

import pytest

from recruit.foundation import observances
from recruit.foundation.i18n import speaking


def names(day: date, language: str = "da") -> list[str]:
    with speaking(language):
        return [one.said for one in observances.on(day)]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 5, 14), "Kristi himmelfartsdag"),
        (date(2026, 6, 5), "Grundlovsdag"),
        (date(2026, 1, 7), "Ortodoks jul"),
        (date(2026, 4, 12), "Ortodoks påske"),
        (date(2026, 2, 11), "Skolernes vinterferie (typisk)"),
        (date(2026, 6, 27), "Skolernes sommerferie (typisk)"),
        (date(2026, 10, 14), "Skolernes efterårsferie (typisk)"),
        (date(2027, 1, 2), "Skolernes juleferie (typisk)"),
        (date(2026, 2, 18), "Ramadan (omkring)"),
        (date(2026, 3, 19), "Ramadan (omkring)"),
        (date(2026, 3, 20), "Eid al-Fitr (omkring)"),
        (date(2026, 3, 20), "Nowruz (omkring)"),
        (date(2026, 5, 27), "Eid al-Adha (omkring)"),
    ],
)
def test_a_day_on_which_many_are_away_or_celebrate_is_known(day, said):
    assert said in names(day)


def test_an_ordinary_day_has_nothing():
    assert names(date(2026, 9, 15)) == []


def test_an_observance_ends_with_its_last_day():
    assert not [name for name in names(date(2026, 3, 20)) if name.startswith("Ramadan")]
    assert names(date(2026, 2, 16)) == []


def test_a_year_in_which_ramadan_begins_twice_has_both():
    year = observances.between(date(2030, 1, 1), date(2031, 1, 1))

    assert [one.span.since.month for one in year if one.name == "Ramadan"] == [1, 12]


def test_they_come_in_the_order_of_their_days():
    found = [one.span.since for one in observances.between(date(2026, 1, 1), date(2027, 1, 1))]

    assert found == sorted(found)


def test_names_are_in_the_reader_s_language():
    assert "Good Friday" in names(date(2026, 4, 3), "en")
    assert "Langfredag" in names(date(2026, 4, 3))


@pytest.mark.parametrize("year", [1800, 2200])
def test_a_year_beyond_what_is_reckoned_has_what_is_known_of_it(year):
    found = observances.between(date(year, 1, 1), date(year + 1, 1, 1))

    assert [one for one in found if one.span.since.month == 12]


def test_the_library_of_holidays_is_not_loaded_before_somebody_asks():
    code = "import sys, recruit.foundation.observances; sys.exit('holidays' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

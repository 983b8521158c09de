"""Højtidskalender: what is observed on a day, and how surely that is known."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from dateutil.easter import easter

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


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        # Printed calendars of other years; by the moon as Umm al-Qura reckons them.
        ("Ortodoks påske", date(2024, 5, 3), date(2024, 5, 6)),
        ("Ortodoks påske", date(2025, 4, 18), date(2025, 4, 21)),
        ("Ortodoks påske", date(2027, 4, 30), date(2027, 5, 3)),
        ("Ramadan", date(2024, 3, 11), date(2024, 4, 9)),
        ("Ramadan", date(2025, 3, 1), date(2025, 3, 29)),
        ("Ramadan", date(2027, 2, 8), date(2027, 3, 8)),
        ("Ramadan", date(2030, 12, 26), date(2031, 1, 23)),
        ("Eid al-Fitr", date(2025, 3, 30), date(2025, 4, 1)),
        ("Eid al-Fitr", date(2027, 3, 9), date(2027, 3, 11)),
        ("Eid al-Adha", date(2025, 6, 6), date(2025, 6, 9)),
        ("Eid al-Adha", date(2027, 5, 16), date(2027, 5, 19)),
        ("Nowruz", date(2027, 3, 20), date(2027, 3, 21)),
        ("Skolernes vinterferie", date(2027, 2, 13), date(2027, 2, 21)),
        ("Skolernes sommerferie", date(2027, 6, 26), date(2027, 8, 8)),
        ("Skolernes efterårsferie", date(2027, 10, 16), date(2027, 10, 24)),
        ("Skolernes juleferie", date(2026, 12, 22), date(2027, 1, 2)),
    ],
)
def test_an_observance_lasts_from_its_first_day_to_its_last(name, first, last):
    day_before, day_after = first - timedelta(days=1), last + timedelta(days=1)

    with speaking("da"):
        seen = [[one.name for one in observances.on(day)] for day in (day_before, first, last, day_after)]

    assert [name in names for names in seen] == [False, True, True, False]


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_the_great_day_of_prayer_is_a_working_day_again(year):
    fourth_friday = easter(year) + timedelta(days=26)

    assert not [name for name in names(fourth_friday) if "bededag" in name]


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

"""Days and periods as people type them into cells."""

import pytest

from recruit.foundation.dates import iso
from recruit.intake.rules.tables.dates import Days, continues, day_in, is_still, period_in, year_of


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2022-01-31", "2022-01-31"),
        ("2022-01-31 00:00:00", "2022-01-31"),
        ("2022-01-31T00:00", "2022-01-31"),
        ("01.02.2022", "2022-02-01"),
        ("1/2-22", "2022-02-01"),
        ("1/2 2022", "2022-02-01"),
        ("1.2.98", "1998-02-01"),
        ("01022022", "2022-02-01"),
        ("d. 1. februar 2022", "2022-02-01"),
        ("pr. 1. feb. 22", "2022-02-01"),
        ("feb 2022", "2022-02"),
        ("feb-22", "2022-02"),
        ("feb-2022", "2022-02"),
        ("02/2022", "2022-02"),
        ("ultimo februar 2022", "2022-02"),
        ("2022", "2022"),
        ("31.02.2022", None),
        ("44562", None),
        ("maj", None),
        ("1/2", None),
        ("snart", None),
        ("", None),
        ("1/" * 20_000, None),
    ],
)
def test_a_day_is_written_in_many_ways(cell: str, expected: str | None) -> None:
    day = day_in(cell)

    assert (iso(day) if day else None) == expected


def test_a_spreadsheet_counts_days() -> None:
    assert [iso(day) for cell in ("44562", "46022") if (day := day_in(cell, counted=True))] == [
        "2022-01-01",
        "2025-12-31",
    ]
    assert day_in("4456", counted=True) is None


def _told(days: Days | None) -> str | None:
    return f"{iso(days.since) if days.since else ''}..{iso(days.until) if days.until else ''}" if days else None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2022-2025", "2022..2025"),
        ("2022 – 2025", "2022..2025"),
        ("2022-25", "2022..2025"),
        ("2022/2025", "2022..2025"),
        ("1.1.2022 - 31.12.2025", "2022-01-01..2025-12-31"),
        ("1/1-22-31/12-25", "2022-01-01..2025-12-31"),
        ("1. januar 2022 til 30. juni 2024", "2022-01-01..2024-06-30"),
        ("fra 2023", "2023.."),
        ("siden 1.3.2023", "2023-03-01.."),
        ("til 2024", "..2024"),
        ("- 31.12.2024", "..2024-12-31"),
        ("2022-", "2022.."),
        ("2022 - nu", "2022.."),
        ("2024", "2024.."),
        ("2022-??", None),
        ("forår", None),
        ("-", None),
        ("a-b", None),
        ("2-" * 20_000, None),
    ],
)
def test_a_period_is_written_in_many_ways(cell: str, expected: str | None) -> None:
    assert _told(period_in(cell)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2022", "2022.."),
        ("Medlemmer 2022-2025", "2022..2025"),
        ("Integrationsråd 2018/21", "2018..2021"),
        ("Ark1", None),
        ("Rettet 3.2.2022", None),
        ("Sag 202212345", None),
    ],
)
def test_the_name_of_a_sheet_says_a_year(name: str, expected: str | None) -> None:
    assert _told(year_of(name)) == expected


def test_some_last_days_are_yet_to_come() -> None:
    assert [is_still(cell) for cell in ("nu", "Løbende", "perioden ud", "2025")] == [True, True, True, False]


def test_one_span_continues_another_on_the_next_day() -> None:
    first, following, later = period_in("2018-2021"), period_in("1.1.2022-"), period_in("2.1.2022-")

    assert first
    assert following
    assert later
    assert [continues(first, following), continues(first, later), continues(following, first)] == [True, False, False]

"""Days and spans: half-open in the database, last day inclusive for people."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.foundation import clock
from recruit.foundation.dates import (
    PartialDate,
    Precision,
    Span,
    danish,
    first_day_after,
    iso,
    last_day,
    parse_clock,
    parse_danish,
)

JUNE = PartialDate(date(2016, 6, 1), Precision.MONTH)
A_YEAR = PartialDate(date(2016, 1, 1), Precision.YEAR)
DECEMBER = PartialDate(date(2016, 12, 1), Precision.MONTH)
A_DAY = PartialDate(date(2016, 6, 30))


@pytest.mark.parametrize(
    ("end", "until", "last"),
    [
        (A_DAY, date(2016, 7, 1), date(2016, 6, 30)),
        (JUNE, date(2016, 7, 1), date(2016, 6, 30)),
        (DECEMBER, date(2017, 1, 1), date(2016, 12, 31)),
        (A_YEAR, date(2017, 1, 1), date(2016, 12, 31)),
        (PartialDate(date(2024, 2, 1), Precision.MONTH), date(2024, 3, 1), date(2024, 2, 29)),
    ],
)
def test_the_last_day_that_people_write_ends_the_span_on_the_day_after(end, until, last):
    assert first_day_after(end) == until
    assert end.last == last
    assert last_day(until, end.precision) == end


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4. juni 2026", PartialDate(date(2026, 6, 4))),
        ("den 4. juni 2026", PartialDate(date(2026, 6, 4))),
        ("d. 03. december 2025", PartialDate(date(2025, 12, 3))),
        ("04-06-2026", PartialDate(date(2026, 6, 4))),
        ("4.6.2026", PartialDate(date(2026, 6, 4))),
        ("4/6/2026", PartialDate(date(2026, 6, 4))),
        ("2026-06-04", PartialDate(date(2026, 6, 4))),
        ("4. jun. 2026", PartialDate(date(2026, 6, 4))),
        ("  Juni 2016 ", JUNE),
        ("2016-06", JUNE),
        ("2016", A_YEAR),
        ("31. februar 2026", None),
        ("4. juny 2026", None),
        ("2026-13-01", None),
        ("2026-13", None),
        ("0000", None),
        ("snart", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_write_it(written, meant):
    assert parse_danish(written) == meant


@pytest.mark.parametrize(
    ("day", "in_danish", "in_files"),
    [(A_DAY, "30. juni 2016", "2016-06-30"), (JUNE, "juni 2016", "2016-06"), (A_YEAR, "2016", "2016")],
)
def test_a_date_says_no_more_than_is_known(day, in_danish, in_files):
    assert danish(day) == in_danish
    assert iso(day) == in_files


def test_a_plain_day_is_written_in_full():
    assert danish(date(2026, 6, 4)) == "4. juni 2026"
    assert iso(date(2026, 6, 4)) == "2026-06-04"


@pytest.mark.parametrize("written", ["31.12.9999", "9999", "december 9999", "2201-01-01", "4. juni 0206", "31.12.1799"])
def test_a_day_of_another_age_is_a_slip_of_the_finger(written):
    assert parse_danish(written) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_what_is_written_is_read_back(day):
    assert parse_danish(danish(day)) == PartialDate(day)
    assert parse_danish(iso(day)) == PartialDate(day)


def test_a_span_holds_its_first_day_and_not_its_end():
    span = Span(date(2026, 1, 1), date(2026, 7, 1))

    assert date(2026, 1, 1) in span
    assert date(2026, 6, 30) in span
    assert date(2026, 7, 1) not in span
    assert date(2025, 12, 31) not in span
    assert date(2040, 1, 1) in Span(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("other", "share"),
    [
        (Span(date(2026, 7, 1)), False),
        (Span(date(2026, 6, 30)), True),
        (Span(date(2025, 1, 1), date(2026, 1, 1)), False),
        (Span(date(2025, 1, 1), date(2026, 1, 2)), True),
        (Span(date(2025, 1, 1)), True),
    ],
)
def test_spans_that_only_touch_share_no_day(other, share):
    span = Span(date(2026, 1, 1), date(2026, 7, 1))

    assert span.overlaps(other) is share
    assert other.overlaps(span) is share


@pytest.mark.parametrize("written", ["12.00", "12:00", "12", "kl. 12.00", "Kl 12"])
def test_a_clock_time_is_read_as_people_write_it(written):
    assert parse_clock(written) == time(12)


@pytest.mark.parametrize("written", ["", "25.00", "12.60", "24.00", "middag", "12.0", "1200"])
def test_what_is_no_clock_time_is_not_taken_for_one(written):
    assert parse_clock(written) is None


@pytest.mark.parametrize(
    ("day", "at", "instant"),
    [
        (date(2026, 1, 15), time(12), datetime(2026, 1, 15, 11, tzinfo=UTC)),
        (date(2026, 7, 15), time(12), datetime(2026, 7, 15, 10, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "skipped in spring", "twice in autumn"],
)
def test_danish_clocks_show_a_time_at_one_instant(day, at, instant):
    assert clock.instant(day, at) == instant

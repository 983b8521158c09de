"""What a seat is on a day, and when a member no longer sits, derived from dates alone."""

from dataclasses import replace
from datetime import date

import pytest

from recruit.appointments.rules import SeatFacts, SeatStatus, days_held, seat_status
from recruit.appointments.rules.status import leaves_after
from recruit.foundation.dates import Span
from tests.builders import day

TERM = Span(date(2026, 1, 1), date(2030, 1, 1))
ENDS = date(2030, 1, 1)
SINCE_APRIL = Span(date(2026, 4, 14))
EMPTY = SeatFacts(TERM, holds_over=False)
HELD = replace(EMPTY, holders=(SINCE_APRIL,))
HELD_OVER = replace(HELD, holds_over=True)


@pytest.mark.parametrize(
    ("facts", "on", "status"),
    [
        (EMPTY, date(2025, 12, 31), SeatStatus.NOT_YET_BEGUN),
        (EMPTY, date(2026, 1, 1), SeatStatus.VACANT),
        (HELD, date(2026, 4, 13), SeatStatus.NOT_YET_BEGUN),
        (HELD, date(2026, 4, 14), SeatStatus.FILLED),
        (HELD, date(2029, 10, 2), SeatStatus.FILLED),
        (HELD, date(2029, 10, 3), SeatStatus.ENDS_SOON),
        (HELD, date(2029, 12, 31), SeatStatus.ENDS_SOON),
        (HELD, date(2030, 1, 1), SeatStatus.VACANT),
        (HELD_OVER, date(2029, 12, 31), SeatStatus.ENDS_SOON),
        (HELD_OVER, date(2030, 1, 1), SeatStatus.HELD_OVER),
        (replace(HELD_OVER, replaced_on=date(2030, 4, 1)), date(2030, 3, 31), SeatStatus.HELD_OVER),
        (replace(HELD_OVER, replaced_on=date(2030, 4, 1)), date(2030, 4, 1), SeatStatus.VACANT),
        (replace(HELD_OVER, replaced_on=date(2029, 6, 1)), date(2029, 12, 31), SeatStatus.ENDS_SOON),
    ],
)
def test_the_status_of_a_seat_follows_from_its_dates(facts: SeatFacts, on: date, status: SeatStatus) -> None:
    assert seat_status(facts, on=on) is status


def test_a_seat_that_was_left_is_vacant_from_the_next_day() -> None:
    facts = replace(HELD, holders=(Span(date(2026, 4, 14), date(2027, 3, 1)),))

    assert seat_status(facts, on=date(2027, 2, 28)) is SeatStatus.ENDS_SOON
    assert seat_status(facts, on=date(2027, 3, 1)) is SeatStatus.VACANT


def test_a_seat_without_an_end_in_sight_is_filled() -> None:
    facts = SeatFacts(Span(date(2026, 1, 1)), holds_over=False, holders=(SINCE_APRIL,))

    assert seat_status(facts, on=date(2040, 1, 1)) is SeatStatus.FILLED


def test_an_end_of_its_own_is_kept_also_where_the_body_holds_over() -> None:
    resigned = Span(date(2026, 4, 14), date(2027, 3, 1))

    assert days_held(resigned, HELD_OVER) == resigned


def test_whoever_holds_over_sits_to_a_last_day_after_the_term_or_until_somebody_follows() -> None:
    leaves = Span(date(2026, 4, 14), date(2030, 6, 1))
    facts = replace(HELD_OVER, holders=(leaves,))
    on = [date(2029, 12, 31), date(2030, 1, 1), date(2030, 5, 31), date(2030, 6, 1)]

    assert [seat_status(facts, on=day) for day in on] == [
        SeatStatus.FILLED,
        SeatStatus.HELD_OVER,
        SeatStatus.HELD_OVER,
        SeatStatus.VACANT,
    ]
    assert days_held(leaves, replace(facts, replaced_on=date(2030, 3, 1))) == replace(leaves, until=date(2030, 3, 1))
    assert days_held(leaves, replace(facts, replaced_on=date(2030, 9, 1))) == leaves
    assert days_held(leaves, replace(facts, holds_over=False)) == replace(leaves, until=date(2030, 1, 1))


@pytest.mark.parametrize(
    ("until", "holds_over", "replaced", "leaves"),
    [
        (day("2028-06-01"), True, None, day("2028-06-01")),
        (None, False, day("2030-03-26"), ENDS),
        (None, True, None, None),
        (None, True, day("2030-03-26"), day("2030-03-26")),
        (None, True, day("2029-12-01"), ENDS),
        (day("2030-06-01"), True, None, day("2030-06-01")),
        (day("2030-06-01"), True, day("2030-03-26"), day("2030-03-26")),
        (day("2030-06-01"), False, None, ENDS),
    ],
)
def test_a_member_leaves_with_the_place_the_term_or_when_somebody_follows(
    until: date | None, holds_over: bool, replaced: date | None, leaves: date | None
) -> None:
    assert leaves_after(until, ENDS, holds_over=holds_over, replaced_from=replaced) == leaves

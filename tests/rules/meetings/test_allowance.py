"""What is paid for a meeting."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.allowance import Duty, amounts, may_pay, may_stand, may_travel, quarter, quarters_before
from recruit.meetings.rules.attendance import Noted

TWO_HOURS = Duty(Part.MEMBER, Presence.PRESENT, timedelta(hours=2))


def test_one_amount_up_to_four_hours_and_two_beyond() -> None:
    assert amounts([TWO_HOURS]) == 1
    assert amounts([replace(TWO_HOURS, lasted=timedelta(hours=4))]) == 1
    assert amounts([replace(TWO_HOURS, lasted=timedelta(hours=4, minutes=1))]) == 2


def test_travel_between_municipalities_counts_and_so_do_two_meetings_of_a_day() -> None:
    assert amounts([replace(TWO_HOURS, travel=timedelta(hours=3))]) == 2
    assert amounts([TWO_HOURS, replace(TWO_HOURS, lasted=timedelta(hours=3))]) == 2


@pytest.mark.parametrize("part", [Part.GUEST, Part.ADMINISTRATION, Part.OBSERVER])
def test_guests_observers_and_the_administration_are_not_paid(part: Part) -> None:
    assert amounts([replace(TWO_HOURS, part=part)]) == 0


def test_nothing_is_paid_to_whoever_did_not_come() -> None:
    assert amounts([replace(TWO_HOURS, presence=Presence.APOLOGY)]) == 0


def test_no_journey_takes_longer_than_a_day() -> None:
    assert may_travel(timedelta(hours=3)) == ()
    assert [one.code for one in may_travel(timedelta(hours=-1))] == ["travel-impossible"]
    assert [one.code for one in may_travel(timedelta(hours=25))] == ["travel-impossible"]


def test_whoever_is_paid_was_there_as_somebody_who_is_paid() -> None:
    came = Noted(Part.MEMBER, Presence.PRESENT)
    away = replace(came, presence=Presence.ABSENT)

    assert may_stand(came, "Bo", is_paid=True) == may_stand(away, "Bo", is_paid=False) == ()
    for one in (away, replace(came, part=Part.OBSERVER)):
        assert [reason.code for reason in may_stand(one, "Bo", is_paid=True)] == ["paid-for-the-meeting"]


def test_a_payment_comes_after_the_meetings_and_within_a_year() -> None:
    last, today = date(2026, 6, 4), date(2026, 7, 1)

    for right in (last, today, date(2027, 7, 1)):
        assert may_pay(right, last=last, today=today) == ()
    for wrong in (date(2026, 6, 3), date(2027, 7, 2)):
        assert [one.code for one in may_pay(wrong, last=last, today=today)] == ["paid-on-another-day"]


@pytest.mark.parametrize(
    ("day", "first", "after"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_the_quarter_of_a_day(day: date, first: date, after: date) -> None:
    assert quarter(day) == (first, after)


def test_quarters_are_counted_backwards_over_the_turn_of_the_year() -> None:
    found = quarters_before(date(2026, 2, 3), 3)

    assert [first for first, _after in found] == [date(2026, 1, 1), date(2025, 10, 1), date(2025, 7, 1)]

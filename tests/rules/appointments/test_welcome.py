"""The welcome list of a new member."""

from datetime import timedelta

import pytest

from recruit.appointments.rules.welcome import (
    WelcomeItem,
    is_late,
    lacking,
    may_tick,
    may_untick,
)
from tests.builders import day

FIRST = day("2027-04-01")


def test_what_is_not_settled_is_lacking_in_the_order_of_the_list() -> None:
    assert lacking([WelcomeItem.DATES, WelcomeItem.CONTACT]) == [
        WelcomeItem.RULES,
        WelcomeItem.CONFIDENTIALITY,
        WelcomeItem.PAYROLL,
    ]


@pytest.mark.parametrize(("days", "late"), [(0, False), (13, False), (14, True), (119, True), (120, False)])
def test_it_is_spoken_of_after_fourteen_days_and_not_for_ever(days: int, late: bool) -> None:
    assert is_late(FIRST, on=FIRST + timedelta(days=days)) is late


def test_a_tick_needs_a_member_an_item_and_a_day_that_has_come() -> None:
    reasons = may_tick([], [], day("2027-04-02"), today=FIRST)

    assert [(one.code, one.field) for one in reasons] == [
        ("no-member-is-chosen", "members"),
        ("no-item-is-chosen", "items"),
        ("day-in-the-future", "done_on"),
    ]
    assert may_tick([object()], [WelcomeItem.RULES], FIRST, today=FIRST) == ()


def test_what_is_taken_back_already_is_not_taken_back_again() -> None:
    assert [one.code for one in may_untick(is_ticked=False)] == ["item-is-not-ticked"]
    assert may_untick(is_ticked=True) == ()

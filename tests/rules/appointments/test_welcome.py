"""The welcome list, and when a member of a term no longer sits."""

from datetime import date, timedelta

import pytest

from recruit.appointments.rules.welcome import (
    WelcomeItem,
    is_late,
    lacking,
    leaves_after,
    may_tick,
    may_untick,
)
from tests.builders import day

FIRST = day("2027-04-01")
ENDS = day("2030-01-01")


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

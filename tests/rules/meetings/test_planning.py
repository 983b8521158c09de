"""When a council meets."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from recruit.foundation.dates import Span
from recruit.meetings.rules.planning import (
    LAST,
    MeetingFacts,
    NewMeeting,
    Slot,
    YearPlan,
    days,
    may_cancel,
    may_change,
    may_hold,
    may_hold_after_all,
    may_move,
    may_plan,
    next_number,
    numbers_by_day,
    pattern,
)

TERM = Span(date(2026, 1, 1), date(2030, 1, 1))
AT_FIVE = Slot(date(2026, 6, 4), time(17), time(19))
PLAN = YearPlan(weekday=2, which=1, months=(2, 4, 12), begins=time(17), ends=time(19))


def codes(refusals: object) -> set[str]:
    return {one.code for one in refusals}  # type: ignore[attr-defined]


def test_the_first_wednesday_of_three_months() -> None:
    assert days(PLAN, 2026) == [date(2026, 2, 4), date(2026, 4, 1), date(2026, 12, 2)]


def test_the_last_thursday_of_each_month_is_in_it_whether_it_is_the_fourth_or_the_fifth() -> None:
    last = YearPlan(3, LAST, range(1, 13), time(17), time(19))

    found = days(last, 2026)

    assert [day.month for day in found] == list(range(1, 13))
    assert {day.weekday() for day in found} == {3}
    assert found[0] == date(2026, 1, 29)
    assert found[11] == date(2026, 12, 31)


@pytest.mark.parametrize("which", [1, 2, 3, 4])
def test_a_weekday_that_every_month_has(which: int) -> None:
    found = days(replace(PLAN, which=which, months=range(1, 13)), 2027)

    assert all((day.day - 1) // 7 == which - 1 for day in found)


def test_a_year_is_planned_with_months_hours_and_a_weekday_that_every_month_has() -> None:
    assert may_plan(PLAN) == ()
    assert may_plan(replace(PLAN, which=LAST)) == ()
    assert codes(may_plan(replace(PLAN, months=()))) == {"answer-missing"}
    assert codes(may_plan(replace(PLAN, which=5))) == {"not-in-every-month"}
    assert codes(may_plan(replace(PLAN, ends=time(17)))) == {"meeting-ends-before-it-begins"}


def test_two_meetings_of_a_council_are_not_at_the_same_time() -> None:
    held = MeetingFacts(AT_FIVE, number=3)
    at_six = NewMeeting(replace(AT_FIVE, begins=time(18), ends=time(20)))
    after = NewMeeting(replace(AT_FIVE, begins=time(19), ends=time(20)))

    assert codes(may_hold(at_six, TERM, [held])) == {"another-meeting-then"}
    assert may_hold(after, TERM, [held]) == ()
    assert may_hold(at_six, TERM, [replace(held, is_cancelled=True)]) == ()
    assert may_hold(NewMeeting(replace(AT_FIVE, day=date(2026, 6, 5))), TERM, [held]) == ()


def test_a_meeting_lies_in_its_term_and_ends_after_it_begins() -> None:
    outside = NewMeeting(Slot(date(2030, 1, 1), time(19), time(17)))

    assert codes(may_hold(outside, TERM, [])) == {"meeting-outside-the-term", "meeting-ends-before-it-begins"}


def test_no_number_is_given_twice_or_is_impossible() -> None:
    held = MeetingFacts(replace(AT_FIVE, day=date(2026, 2, 4)), number=3)

    assert codes(may_hold(NewMeeting(AT_FIVE, number=3), TERM, [held])) == {"meeting-number-is-taken"}
    assert codes(may_hold(NewMeeting(AT_FIVE, number=0), TERM, [held])) == {"number-impossible"}
    assert codes(may_hold(NewMeeting(AT_FIVE, first_item=1000), TERM, [held])) == {"number-impossible"}
    assert may_hold(NewMeeting(AT_FIVE, number=4, first_item=31), TERM, [held]) == ()
    assert next_number([held, MeetingFacts(AT_FIVE), MeetingFacts(AT_FIVE, number=9, is_cancelled=True)]) == 4
    assert next_number([]) == 1


@pytest.mark.parametrize(
    ("held", "coming", "by_day"),
    [
        ([], [6, 7, 1, 2], [1, 2, 6, 7]),
        ([1, None, 2], [3, 9, None, 4], [3, 4, None, 9]),
        ([6], [7, 1, 2], [7, 8, 9]),  # what was held keeps its number
        ([3], [1, 2], [4, 5]),
        ([1, 2], [3, 5], [3, 5]),  # the fourth was cancelled
        ([], [], []),
    ],
)
def test_numbers_follow_the_days_after_what_was_held(
    held: list[int | None], coming: list[int | None], by_day: list[int | None]
) -> None:
    assert numbers_by_day(held, coming) == by_day


def test_a_meeting_that_was_held_is_not_moved_to_another_day_but_its_hours_are_set_right() -> None:
    held = MeetingFacts(AT_FIVE, has_attendance=True)

    assert codes(may_change(held, replace(AT_FIVE, day=date(2026, 6, 11)))) == {"meeting-was-held"}
    assert may_change(held, replace(AT_FIVE, ends=time(20))) == ()
    assert may_change(MeetingFacts(AT_FIVE), replace(AT_FIVE, day=date(2026, 6, 11))) == ()
    assert codes(may_change(MeetingFacts(AT_FIVE, is_cancelled=True), AT_FIVE)) == {"meeting-is-cancelled"}


def test_a_meeting_is_cancelled_once_with_a_reason_before_it_is_held() -> None:
    assert may_cancel(MeetingFacts(AT_FIVE), "For få kan komme") == ()
    assert codes(may_cancel(MeetingFacts(AT_FIVE, is_cancelled=True, has_attendance=True), " ")) == {
        "answer-missing",
        "meeting-is-cancelled",
        "meeting-was-held",
    }


def test_a_cancelled_meeting_is_held_after_all_until_it_would_have_begun() -> None:
    begins = datetime(2026, 6, 4, 15, tzinfo=UTC)

    assert may_hold_after_all(True, begins, now=begins.replace(hour=14)) == ()
    assert codes(may_hold_after_all(False, begins, now=begins)) == {"meeting-is-not-cancelled", "meeting-time-is-over"}


def test_links_are_web_addresses() -> None:
    wrong = NewMeeting(AT_FIVE, agenda_url="javascript:alert(1)", minutes_url="https://example.com/referat.pdf")

    assert [(one.code, one.field) for one in may_hold(wrong, TERM, [])] == [("address-is-malformed", "agenda_url")]


def test_the_next_year_is_proposed_like_the_last_one() -> None:
    first_wednesdays = [date(2026, 2, 4), date(2026, 4, 1), date(2026, 6, 3)]
    moved = Slot(date(2026, 9, 10), time(16), time(18))
    found = pattern([*(Slot(day, time(17), time(19)) for day in first_wednesdays), moved])

    assert found == YearPlan(2, 1, [2, 4, 6, 9], time(17), time(19))
    assert pattern([]) is None


def test_what_comes_as_the_fifth_of_a_month_is_proposed_as_its_last() -> None:
    found = pattern([Slot(date(2026, 4, 30), time(17), time(19))])

    assert found is not None
    assert found.which == LAST


def test_a_meeting_somebody_waits_for_is_not_moved_to_a_time_that_is_over() -> None:
    now = datetime.fromisoformat("2026-11-20T12:00+00:00")
    before, later = now - timedelta(days=1), now + timedelta(days=9)

    assert codes(may_move(later, before, is_told=True, now=now)) == {"meeting-would-be-over"}
    assert codes(may_move(later, now, is_told=True, now=now)) == {"meeting-would-be-over"}
    assert may_move(now, before, is_told=True, now=now) == ()  # it has begun: whoever came is there
    assert may_move(later, before, is_told=False, now=now) == ()
    assert may_move(later, later, is_told=True, now=now) == ()
    assert may_move(before, before, is_told=True, now=now) == ()

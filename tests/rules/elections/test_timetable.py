"""The days of an election: what its round plans, what it says itself, and what has happened."""

from datetime import date, time

from recruit.elections.rules.timetable import Days, steps
from recruit.recruitment.rules import DateKind, Moment

EVENING = steps(is_by_post=False, has_register=False)
PLANNED = {DateKind.POLLING_MEETING: Moment(date(2027, 2, 21)), DateKind.COUNCIL: Moment(date(2027, 3, 29))}
HELD = {DateKind.POLLING_MEETING: Moment(date(2027, 2, 22), time(18))}


def test_an_election_at_a_meeting_without_a_register_has_no_days_for_them() -> None:
    left_out = set(steps(is_by_post=True, has_register=True)) - set(EVENING)

    assert left_out == {DateKind.POSTAL_OPENS, DateKind.POSTAL_CLOSES, DateKind.REGISTER_FROZEN}


def test_where_the_poll_is_cancelled_nobody_votes_on_any_day() -> None:
    cancelled = steps(is_by_post=True, has_register=True, is_polled=False)

    assert DateKind.POLLING_MEETING not in Days(PLANNED, HELD, {}, cancelled).together
    assert Days(PLANNED, HELD, {}, cancelled).differing == {}


def test_what_is_recorded_goes_before_what_the_election_says_and_that_before_the_plan() -> None:
    days = Days(PLANNED, HELD, {DateKind.COUNCIL: Moment(date(2027, 4, 5))}, EVENING)

    assert days.together == {**HELD, DateKind.COUNCIL: Moment(date(2027, 4, 5))}
    assert days.differing == {DateKind.POLLING_MEETING: PLANNED[DateKind.POLLING_MEETING]}


def test_what_every_election_has_is_missed_without_a_day_and_what_some_have_is_not() -> None:
    days = Days(PLANNED, HELD, {}, EVENING)

    assert DateKind.ELECTION_COMMITTEE in days.lacking
    assert DateKind.COMPLAINTS_END not in days.lacking
    assert DateKind.COUNCIL not in days.lacking


def test_a_plan_that_says_the_same_day_without_a_clock_time_is_no_difference() -> None:
    plan = {DateKind.POLLING_MEETING: Moment(date(2027, 2, 22))}

    assert Days(plan, HELD, {}, EVENING).differing == {}

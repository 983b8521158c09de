"""That a member does not come."""

from datetime import UTC, datetime, timedelta

from recruit.appointments.rules import Role
from recruit.meetings.rules import Presence
from recruit.meetings.rules.apologies import (
    MeetingToCome,
    answer_by,
    calls_somebody_in,
    may_apologise,
    may_come_after_all,
    presence_of,
)

BEGINS = datetime(2026, 6, 4, 15, tzinfo=UTC)
MEETING = MeetingToCome(BEGINS)


def test_apologies_are_taken_until_the_meeting_begins() -> None:
    before = BEGINS - timedelta(minutes=1)

    assert may_apologise(MEETING, is_invited=True, has_apologised=False, now=before) == ()
    late = may_apologise(MEETING, is_invited=True, has_apologised=False, now=BEGINS)
    assert [one.code for one in late] == ["meeting-has-begun"]


def test_apologies_are_taken_once_of_those_who_are_invited_to_a_meeting_that_is_held() -> None:
    found = may_apologise(MeetingToCome(BEGINS, True), is_invited=False, has_apologised=True, now=BEGINS)

    assert {one.code for one in found} == {
        "is-not-invited",
        "meeting-is-cancelled",
        "meeting-has-begun",
        "has-apologised-already",
    }


def test_a_member_comes_after_all_while_nobody_comes_instead() -> None:
    before = BEGINS - timedelta(days=1)

    assert may_come_after_all(MEETING, has_apologised=True, somebody_comes=False, now=before) == ()
    found = may_come_after_all(MEETING, has_apologised=False, somebody_comes=True, now=BEGINS)
    assert {one.code for one in found} == {"has-not-apologised", "meeting-has-begun", "somebody-steps-in"}


def test_a_members_apologies_call_somebody_in_while_there_is_time() -> None:
    assert calls_somebody_in(Role.MEMBER, MEETING, now=BEGINS - timedelta(hours=2))
    assert not calls_somebody_in(Role.MEMBER, MEETING, now=BEGINS - timedelta(hours=1))
    assert not calls_somebody_in(Role.SUBSTITUTE, MEETING, now=BEGINS - timedelta(days=2))


def test_a_substitute_answers_in_three_days_the_day_before_or_halfway() -> None:
    assert answer_by(MEETING, now=BEGINS - timedelta(days=10)) == BEGINS - timedelta(days=7)
    assert answer_by(MEETING, now=BEGINS - timedelta(days=3)) == BEGINS - timedelta(days=1)
    assert answer_by(MEETING, now=BEGINS - timedelta(hours=6)) == BEGINS - timedelta(hours=3)


def test_the_deadline_of_a_letter_is_on_the_hour_where_there_is_time() -> None:
    odd = timedelta(minutes=17, seconds=3)

    assert answer_by(MEETING, now=BEGINS - timedelta(days=10) + odd) == BEGINS - timedelta(days=7)
    assert answer_by(MEETING, now=BEGINS - timedelta(hours=3) + odd) == BEGINS - (timedelta(hours=3) - odd) / 2


def test_what_is_noted_before_anybody_has_come() -> None:
    assert presence_of(has_apologised=True, is_on_leave=True) is Presence.NOT_CALLED
    assert presence_of(has_apologised=True, is_on_leave=False) is Presence.APOLOGY
    assert presence_of(has_apologised=False, is_on_leave=False) is Presence.PRESENT

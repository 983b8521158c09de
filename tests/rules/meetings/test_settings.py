"""How a council may decide to meet."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from recruit.meetings.rules import Remuneration, SubstituteAttendance
from recruit.meetings.rules.settings import NewSettings, may_meet_like_this

DECIDED = date(2026, 11, 1)
USUAL = NewSettings(SubstituteAttendance.WHEN_PREVENTED, None, True, Remuneration.NONE, False, False, 2)


def codes(new: NewSettings) -> set[tuple[str, str | None]]:
    return {(one.code, one.field) for one in may_meet_like_this(new)}


def test_a_substitute_comes_beside_the_member_by_a_decision_only() -> None:
    beside = replace(USUAL, substitute_attendance=SubstituteAttendance.ALWAYS)

    assert codes(USUAL) == set()
    assert codes(beside) == {("attendance-needs-a-decision", "attendance_decision")}
    assert codes(replace(beside, attendance_decision=uuid4())) == set()


def test_whoever_is_to_be_warned_of_has_missed_at_least_one_meeting() -> None:
    assert codes(replace(USUAL, warn_after=0)) == {("number-impossible", "warn_after")}
    assert codes(replace(USUAL, warn_after=25)) == {("number-impossible", "warn_after")}
    assert codes(replace(USUAL, warn_after=None)) == set()


def test_allowances_are_paid_from_a_day() -> None:
    pays = replace(USUAL, remuneration=Remuneration.ALLOWANCE)

    assert [(one.code, one.field) for one in may_meet_like_this(pays)] == [("answer-missing", "paid_from")]
    assert may_meet_like_this(replace(pays, paid_from=DECIDED)) == ()

"""Once a year members say whether what is known still holds: who waits, who is late, and what is left to do."""

from datetime import UTC, date, datetime, timedelta

from recruit.appointments.rules.sharing import SharedField
from recruit.appointments.rules.yearly_check import (
    LINK_OUTLIVES,
    LONGEST_NOTE,
    CheckAnswer,
    CheckFacts,
    CheckStatus,
    is_due,
    link_lifetime,
    may_remind,
    may_say,
    may_settle,
    status,
)
from recruit.people.rules import ContactKind

UNTIL = datetime(2026, 12, 12, 22, 59, tzinfo=UTC)
ASKED = CheckFacts(UNTIL)


def codes(refusals) -> list[str]:
    return [each.code for each in refusals]


def test_a_member_waits_until_the_last_second_of_the_deadline_and_is_late_after() -> None:
    assert status(ASKED, now=UNTIL) is CheckStatus.WAITING
    assert status(ASKED, now=UNTIL + timedelta(microseconds=1)) is CheckStatus.OVERDUE


def test_what_is_right_or_only_corrected_leaves_nothing_to_do() -> None:
    assert status(CheckFacts(UNTIL, CheckAnswer.CONFIRMED), now=UNTIL) is CheckStatus.CONFIRMED
    assert status(CheckFacts(UNTIL, CheckAnswer.CORRECTED, note="  "), now=UNTIL) is CheckStatus.CORRECTED


def test_a_move_or_a_note_waits_for_the_secretariat_until_it_is_settled() -> None:
    for answer, note in ((CheckAnswer.MOVED, ""), (CheckAnswer.CORRECTED, "Ny forening")):
        assert status(CheckFacts(UNTIL, answer, note), now=UNTIL) is CheckStatus.TO_SETTLE
        settled = CheckFacts(UNTIL, answer, note, is_settled=True)
        assert status(settled, now=UNTIL) is CheckStatus.CORRECTED
        assert codes(may_settle(settled)) == ["nothing-to-settle"]
    assert codes(may_settle(ASKED)) == ["nothing-to-settle"]


def test_a_member_is_reminded_once_and_only_while_silent() -> None:
    assert may_remind(ASKED) == ()
    assert codes(may_remind(CheckFacts(UNTIL, reminded_at=UNTIL))) == ["reminded-already"]
    assert codes(may_remind(CheckFacts(UNTIL, CheckAnswer.CONFIRMED))) == ["answered-already"]


def test_whoever_says_that_something_is_different_says_what() -> None:
    assert codes(may_say(CheckAnswer.CORRECTED, " ", has_corrected=False)) == ["nothing-is-corrected"]
    assert may_say(CheckAnswer.CORRECTED, "", has_corrected=True) == ()
    assert may_say(CheckAnswer.CORRECTED, "Ny forening", has_corrected=False) == ()
    assert may_say(CheckAnswer.MOVED, "", has_corrected=False) == ()
    assert codes(may_say(CheckAnswer.MOVED, "x" * (LONGEST_NOTE + 1), has_corrected=False)) == ["text-too-long"]


def test_the_link_works_after_the_deadline_too() -> None:
    assert link_lifetime(UNTIL, now=UNTIL - timedelta(days=1)) == timedelta(days=1) + LINK_OUTLIVES
    assert link_lifetime(UNTIL, now=UNTIL + timedelta(days=1)) == LINK_OUTLIVES


def test_a_council_asks_again_after_a_year_counted_from_the_term_at_the_earliest() -> None:
    began = date(2026, 1, 1)
    assert not is_due(None, began, on=date(2026, 12, 31))
    assert is_due(None, began, on=date(2027, 1, 1))
    assert not is_due(date(2026, 6, 1), began, on=date(2027, 5, 31))
    assert is_due(date(2026, 6, 1), began, on=date(2027, 6, 1))
    assert not is_due(date(2025, 6, 1), began, on=date(2026, 6, 1))


def test_each_field_that_is_shared_is_a_way_to_reach_somebody() -> None:
    assert {field.contact for field in SharedField} == set(ContactKind)

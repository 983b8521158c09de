"""Whether an answer counts: yes, no, changed, late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from recruit.nominations.rules.answer import Question, may_answer, may_take_back

NOON = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
QUESTION = Question(expires_at=NOON + timedelta(days=20), until=NOON)
BEFORE, AFTER = NOON - timedelta(hours=1), NOON + timedelta(seconds=1)


def codes(question: Question, accepts: bool, now: datetime) -> list[str]:
    return [refusal.code for refusal in may_answer(question, accepts, now=now)]


def test_yes_and_no_count_and_can_be_changed_until_the_deadline() -> None:
    for stands in (None, True, False):
        assert not codes(replace(QUESTION, accepts=stands), True, BEFORE)
        assert not codes(replace(QUESTION, accepts=stands), False, BEFORE)


def test_a_yes_counts_to_the_end_of_the_second_of_the_deadline() -> None:
    assert not codes(QUESTION, True, NOON + timedelta(milliseconds=999))
    assert codes(QUESTION, True, AFTER) == ["answer-comes-too-late"]


def test_the_secretariat_is_told_to_look_at_when_an_answer_arrived() -> None:
    (refusal,) = may_answer(QUESTION, True, now=AFTER, by_staff=True)

    assert (refusal.code, refusal.field) == ("arrived-after-the-deadline", "arrived_on")


def test_after_the_deadline_a_first_no_counts_and_a_yes_is_not_turned_into_one() -> None:
    assert not codes(QUESTION, False, AFTER)
    assert not codes(replace(QUESTION, accepts=False), False, AFTER)
    assert codes(replace(QUESTION, accepts=True), False, AFTER) == ["answer-comes-too-late"]


def test_what_lapsed_or_was_taken_back_is_answered_no_more() -> None:
    early = replace(QUESTION, expires_at=BEFORE)

    assert codes(early, True, BEFORE) == codes(early, False, BEFORE) == ["proposal-has-lapsed"]
    assert codes(replace(QUESTION, is_over=True), False, BEFORE) == ["proposal-is-gone"]


def test_whoever_has_answered_does_not_lapse() -> None:
    answered = replace(QUESTION, expires_at=BEFORE, accepts=False)

    assert not codes(answered, True, BEFORE)
    assert answered.ends_at() == NOON + timedelta(seconds=1)
    assert replace(QUESTION, expires_at=BEFORE).ends_at() == BEFORE


def test_a_proposal_is_taken_back_only_while_nobody_has_answered() -> None:
    lapsed = replace(QUESTION, expires_at=BEFORE)

    assert not may_take_back(QUESTION, now=BEFORE)
    assert [each.code for each in may_take_back(replace(QUESTION, accepts=False), now=BEFORE)] == [
        "proposal-is-answered"
    ]
    assert [each.code for each in may_take_back(lapsed, now=BEFORE)] == ["proposal-is-gone"]

"""What becomes of a round of asking beside its steps."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from recruit.assignments.rules import Answer, AskingKind, Whom
from recruit.assignments.rules.asking import Asked, RoundFacts, Stage, Step, may_answer, may_ask, may_say, stage
from recruit.assignments.rules.asking_further import (
    current_step,
    is_reminded_now,
    may_add_step,
    may_ask_more,
    may_drop_out,
    may_extend,
    may_pass_on,
    may_remind,
    may_reopen,
    may_withdraw,
    next_in_line,
    reminded_at,
)

NOON = datetime(2026, 6, 18, 10, tzinfo=UTC)
BEFORE = NOON - timedelta(days=10)
AFTER = NOON + timedelta(seconds=1)
ANNE, BO, CARL, DORTE = (UUID(int=number) for number in range(1, 5))


def codes(refusals: object) -> set[str]:
    return {one.code for one in refusals}  # type: ignore[attr-defined]


def said(person: UUID, answer: Answer | None = None, minutes: int = 0, *, withdrawn: bool = False) -> Asked:
    at = BEFORE + timedelta(minutes=minutes) if answer else None
    return Asked(person, answer, at, is_withdrawn=withdrawn)


def an_event(*asked: Asked, places: int = 1, chosen: tuple[UUID, ...] = ()) -> RoundFacts:
    return RoundFacts(AskingKind.EVENT, places, [Step(Whom.MEMBERS, NOON, asked)], chosen)


def test_a_place_that_falls_free_goes_to_the_next_in_the_order_of_the_answers() -> None:
    all_three = (said(ANNE, Answer.YES, 3), said(BO, Answer.YES, 1), said(CARL, Answer.YES, 2))
    free = an_event(*all_three, places=2, chosen=(ANNE,))

    assert next_in_line(free) == BO
    assert may_pass_on(free, BO) == ()
    assert codes(may_pass_on(free, CARL)) == {"another-is-next-in-line"}
    assert next_in_line(replace(free, chosen=(ANNE, BO))) is None
    assert next_in_line(replace(free, kind=AskingKind.PLACE)) is None
    assert next_in_line(replace(free, is_closed=True)) is None
    assert next_in_line(an_event(said(ANNE, Answer.YES), places=2, chosen=(ANNE,))) is None


def test_only_who_is_chosen_drops_out_and_a_place_in_another_body_is_given_up_there() -> None:
    chosen = an_event(said(ANNE, Answer.YES), said(BO, Answer.YES), chosen=(ANNE,))

    assert may_drop_out(chosen, ANNE) == ()
    assert codes(may_drop_out(chosen, BO)) == {"nobody-is-chosen-yet"}
    assert codes(may_drop_out(replace(chosen, kind=AskingKind.PLACE), ANNE)) == {"place-is-given-up-elsewhere"}


def test_more_are_asked_while_a_step_waits_and_nobody_twice() -> None:
    waits = an_event(said(ANNE), said(BO, Answer.LATER))

    assert may_ask_more(waits, [CARL], now=BEFORE) == ()
    assert codes(may_ask_more(waits, [BO], now=BEFORE)) == {"was-asked-already"}
    assert codes(may_ask_more(waits, [], now=BEFORE)) == {"nobody-to-ask"}
    assert codes(may_ask_more(waits, [CARL], now=AFTER)) == {"no-step-waits"}
    assert codes(may_ask_more(an_event(), [CARL], now=BEFORE)) == {"no-step-waits"}
    assert current_step(an_event()) is None


def test_who_has_said_ask_me_later_is_asked_again_and_answers_until_the_new_deadline() -> None:
    next_week = NOON + timedelta(days=7)
    first = Step(Whom.MEMBERS, NOON, [said(ANNE, Answer.LATER), said(BO, Answer.NO)])
    found = RoundFacts(AskingKind.EVENT, 1, [first, Step(Whom.SUBSTITUTES, next_week)])

    assert found.to_ask_again == {ANNE}
    assert may_ask(found, [ANNE, DORTE], now=AFTER) == ()
    assert codes(may_ask(found, [BO], now=AFTER)) == {"was-asked-already"}
    again = replace(found, steps=[first, Step(Whom.SUBSTITUTES, next_week, [said(ANNE), said(DORTE)])])
    assert may_answer(again, ANNE, now=AFTER) == ()
    assert again.to_ask_again == set()
    assert codes(may_answer(again, BO, now=AFTER)) == {"answer-comes-too-late"}


def test_a_step_can_be_asked_until_another_deadline_than_was_planned() -> None:
    planned = RoundFacts(AskingKind.EVENT, 1, [Step(Whom.MEMBERS, NOON)])

    assert codes(may_ask(planned, [ANNE], now=AFTER)) == {"deadline-is-over"}
    assert may_ask(planned, [ANNE], now=AFTER, closes_at=NOON + timedelta(days=1)) == ()


def test_an_ask_that_is_taken_back_is_waited_for_no_more_and_can_be_made_anew() -> None:
    found = an_event(said(ANNE, Answer.YES), said(BO, withdrawn=True))

    assert stage(found, now=BEFORE) is Stage.TO_CHOOSE
    assert codes(may_answer(found, BO, now=BEFORE)) == {"was-not-asked"}
    assert codes(may_withdraw(found, BO)) == {"was-not-asked"}
    assert may_withdraw(found, ANNE) == ()
    assert codes(may_withdraw(replace(found, chosen=(ANNE,)), ANNE)) == {"is-chosen"}
    assert codes(may_withdraw(replace(found, is_closed=True), ANNE)) == {"asking-is-over"}
    later = replace(found, steps=[*found.steps, Step(Whom.CHOSEN, NOON + timedelta(days=2))])
    assert may_ask(later, [BO], now=AFTER) == ()
    gone = an_event(said(ANNE, Answer.YES, withdrawn=True), said(BO, Answer.LATER, withdrawn=True))
    assert stage(gone, now=BEFORE) is Stage.NOBODY
    assert gone.to_ask_again == set()


def test_opinions_are_read_when_every_step_is_over() -> None:
    first = Step(Whom.MEMBERS, NOON, [said(ANNE, Answer.YES)])
    found = RoundFacts(AskingKind.OPINION, 1, [first, Step(Whom.SUBSTITUTES, NOON + timedelta(days=1))])

    assert stage(found, now=BEFORE) is Stage.NEXT_STEP
    assert stage(replace(found, steps=[first]), now=BEFORE) is Stage.TO_READ
    assert codes(may_say(AskingKind.OPINION, Answer.YES, " ")) == {"answer-missing"}
    assert may_say(AskingKind.OPINION, Answer.NO, "") == may_say(AskingKind.EVENT, Answer.YES, "") == ()


def test_who_was_asked_last_has_more_time_while_somebody_is_waited_for() -> None:
    waits = an_event(said(ANNE, Answer.YES), said(BO, Answer.LATER))
    next_week = NOON + timedelta(days=7)

    for now in (BEFORE, AFTER):
        assert may_extend(waits, next_week, now=now) == ()
    assert codes(may_extend(waits, NOON, now=BEFORE)) == {"deadline-moves-forward"}
    assert codes(may_extend(waits, AFTER, now=next_week)) == {"deadline-is-over"}
    assert may_extend(waits, NOON + timedelta(days=90), now=BEFORE) == ()
    assert codes(may_extend(waits, NOON + timedelta(days=90, seconds=1), now=BEFORE)) == {"deadline-too-far-off"}
    for over in (
        an_event(),
        an_event(said(ANNE, Answer.YES)),
        replace(waits, is_closed=True),
        replace(waits, chosen=(ANNE,)),
    ):
        assert codes(may_extend(over, next_week, now=BEFORE)) == {"no-step-waits"}


def test_whoever_says_yes_first_to_a_place_that_is_free_does_not_end_it_for_the_others_who_are_asked() -> None:
    later = Step(Whom.SUBSTITUTES, NOON + timedelta(days=2), [said(BO, Answer.YES, 1), said(CARL)])
    first = Step(Whom.MEMBERS, NOON, [said(ANNE, Answer.YES), said(DORTE, Answer.NO)])
    free = RoundFacts(AskingKind.EVENT, 2, [first, later], (ANNE,))

    assert may_answer(free, CARL, now=AFTER) == ()
    assert codes(may_answer(free, ANNE, now=AFTER)) == {"asking-is-over"}
    assert codes(may_answer(free, DORTE, now=AFTER)) == {"answer-comes-too-late"}
    assert codes(may_answer(replace(free, chosen=(ANNE, BO)), CARL, now=AFTER)) == {"asking-is-over"}
    assert codes(may_ask(free, [UUID(int=9)], now=AFTER)) == {"asking-is-over"}


def test_a_further_step_comes_last_and_has_time_left() -> None:
    found = RoundFacts(AskingKind.EVENT, 1, [Step(Whom.MEMBERS, NOON)])

    assert may_add_step(found, NOON + timedelta(days=1), now=BEFORE) == ()
    assert codes(may_add_step(found, NOON, now=BEFORE)) == {"steps-overlap"}
    assert codes(may_add_step(found, NOON, now=AFTER)) == {"deadline-is-over"}
    assert may_add_step(an_event(said(ANNE, Answer.NO)), BEFORE + timedelta(days=1), now=BEFORE) == ()
    six = replace(found, steps=found.steps[:1] * 6)
    assert codes(may_add_step(six, NOON + timedelta(days=1), now=BEFORE)) == {"too-many-steps"}
    for over in (replace(found, is_closed=True), replace(found, chosen=(ANNE,))):
        assert codes(may_add_step(over, NOON + timedelta(days=1), now=BEFORE)) == {"asking-is-over"}


def test_only_what_has_ended_is_taken_up_again_and_only_while_a_step_waits_somebody_is_reminded() -> None:
    waits = an_event(said(ANNE), said(BO, Answer.LATER), said(CARL, Answer.NO), said(DORTE, withdrawn=True))

    assert may_reopen(replace(waits, is_closed=True)) == ()
    assert codes(may_reopen(waits)) == {"asking-goes-on"}
    assert may_remind(waits, now=BEFORE) == ()
    assert codes(may_remind(waits, now=AFTER)) == {"no-step-waits"}


@pytest.mark.parametrize(
    ("answer", "days", "reminded"),
    [(None, 8, False), (None, 9, True), (Answer.LATER, 4, False), (Answer.LATER, 5, True), (Answer.NO, 9, False)],
)
def test_the_reminder_comes_a_day_before_and_halfway_for_who_asked_to_be_asked_later(
    answer: Answer | None, days: int, reminded: bool
) -> None:
    step = Step(Whom.MEMBERS, NOON)

    assert is_reminded_now(step, said(ANNE, answer), BEFORE, now=BEFORE + timedelta(days=days)) is reminded
    assert not is_reminded_now(step, said(ANNE), BEFORE, now=AFTER)
    assert reminded_at(step, NOON - timedelta(days=1)) == NOON - timedelta(hours=12)

"""A round of asking, step by step."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from recruit.assignments.rules import Answer, AskingKind, ChosenBy, Whom
from recruit.assignments.rules.asking import (
    Asked,
    RoundFacts,
    Stage,
    Step,
    is_late,
    may_answer,
    may_ask,
    may_choose,
    may_close,
    may_plan,
    may_take_down,
    next_step,
    stage,
)
from recruit.assignments.rules.asking_further import reminded_at, waiting_list
from recruit.foundation.refusal import Refusal

#: 18 June 2026 at 12.00 in Denmark.
NOON = datetime(2026, 6, 18, 10, tzinfo=UTC)
BEFORE = NOON - timedelta(days=10)
AFTER = NOON + timedelta(seconds=1)
LISBET, ANNE, BO, CARL = (UUID(int=number) for number in range(1, 5))
FIRST = Step(Whom.PREVIOUS, NOON - timedelta(days=7))
ALL = Step(Whom.MEMBERS, NOON)
PLANNED = RoundFacts(AskingKind.PLACE, 1, (FIRST, ALL))


def codes(refusals: object) -> set[str]:
    return {one.code for one in refusals}  # type: ignore[attr-defined]


def said(person: UUID, answer: Answer | None = None, minutes: int = 0, *, late: bool = False) -> Asked:
    return Asked(person, answer, BEFORE + timedelta(minutes=minutes) if answer else None, late)


def asked(*people: Asked, previous: Answer = Answer.NO) -> RoundFacts:
    """Return a round in which last term's representative has answered, and these people were asked then."""
    steps = (replace(FIRST, asked=(said(LISBET, previous),)), replace(ALL, asked=people))
    return replace(PLANNED, steps=steps)


def test_last_terms_representative_is_asked_first_and_then_all_when_they_say_no() -> None:
    waiting = replace(PLANNED, steps=(replace(FIRST, asked=(said(LISBET),)), ALL))

    assert stage(PLANNED, now=BEFORE) is Stage.NEXT_STEP
    assert next_step(PLANNED) == 0
    assert may_ask(PLANNED, [LISBET], now=BEFORE) == ()
    assert stage(waiting, now=BEFORE) is Stage.ASKING
    assert codes(may_ask(waiting, [ANNE], now=BEFORE)) == {"a-step-still-waits"}
    assert stage(asked(), now=BEFORE) is Stage.NEXT_STEP
    assert may_ask(asked(), [ANNE, BO], now=BEFORE) == ()


def test_ask_me_later_is_no_answer_and_the_next_step_begins_when_the_time_is_over() -> None:
    later = replace(PLANNED, steps=(replace(FIRST, asked=(said(LISBET, Answer.LATER),)), ALL))

    assert stage(later, now=BEFORE) is Stage.ASKING
    assert stage(later, now=NOON) is Stage.NEXT_STEP


def test_two_volunteer_and_the_council_chooses_once_the_deadline_is_over() -> None:
    found = asked(said(ANNE, Answer.YES, 5), said(BO, Answer.YES, 3), said(CARL))

    assert stage(found, now=BEFORE) is Stage.ASKING
    assert codes(may_choose(found, [BO], ChosenBy.DECISION, "", now=BEFORE)) == {"a-step-still-waits"}
    assert stage(found, now=AFTER) is Stage.TO_CHOOSE
    assert found.volunteers == [BO, ANNE]
    assert may_choose(found, [ANNE], ChosenBy.DECISION, "", now=AFTER) == ()
    assert stage(replace(found, chosen=(ANNE,)), now=AFTER) is Stage.CHOSEN


def test_among_several_it_is_said_how_and_of_a_vote_or_a_lot_what_it_came_to() -> None:
    found = asked(said(ANNE, Answer.YES, 5), said(BO, Answer.YES, 3))

    assert codes(may_choose(found, [BO], ChosenBy.NOBODY_ELSE, "", now=AFTER)) == {"said-how-is-missing"}
    assert codes(may_choose(found, [BO], ChosenBy.LOT, " ", now=AFTER)) == {"answer-missing"}
    assert may_choose(found, [BO], ChosenBy.VOTE, "7 mod 5", now=AFTER) == ()


def test_nobody_is_chosen_who_has_not_said_yes_or_twice_or_beyond_the_places() -> None:
    found = asked(said(ANNE, Answer.YES), said(BO, Answer.NO))

    assert codes(may_choose(found, [BO], ChosenBy.DECISION, "", now=AFTER)) == {"has-not-volunteered"}
    assert codes(may_choose(found, [], ChosenBy.DECISION, "", now=AFTER)) == {"nobody-is-chosen"}
    assert codes(may_choose(found, [ANNE, ANNE], ChosenBy.DECISION, "", now=AFTER)) == {
        "nobody-is-chosen",
        "more-than-there-are-places",
    }
    assert may_choose(found, [ANNE], ChosenBy.NOBODY_ELSE, "", now=AFTER) == ()


def test_opinions_choose_nobody_and_what_is_over_is_over() -> None:
    found = asked(said(ANNE, Answer.YES))

    opinion = replace(found, kind=AskingKind.OPINION)
    assert codes(may_choose(opinion, [ANNE], ChosenBy.NOBODY_ELSE, "", now=AFTER)) == {"opinions-choose-nobody"}
    for over in (replace(found, is_closed=True), replace(found, chosen=(ANNE,))):
        assert codes(may_choose(over, [ANNE], ChosenBy.NOBODY_ELSE, "", now=AFTER)) == {"asking-is-over"}
        assert codes(may_ask(over, [CARL], now=BEFORE)) == {"asking-is-over"}
        assert codes(may_answer(over, ANNE, now=BEFORE)) == {"asking-is-over"}
        assert codes(may_take_down(over, ANNE, arrived_at=BEFORE, now=AFTER)) == {"asking-is-over"}
        assert codes(may_close(over, "Ingen ville")) == {"asking-is-over"}


def test_where_nobody_volunteers_the_place_stays_open_with_its_history() -> None:
    found = asked(said(ANNE, Answer.NO), said(BO))

    assert stage(found, now=AFTER) is Stage.NOBODY
    assert codes(may_ask(found, [CARL], now=AFTER)) == {"everybody-was-asked"}
    assert codes(may_close(found, " ")) == {"answer-missing"}
    assert may_close(found, "Ingen ville") == ()
    assert stage(replace(found, is_closed=True), now=AFTER) is Stage.CLOSED


def test_an_answer_one_second_late_is_not_taken_and_the_secretary_can_take_it_down_as_late() -> None:
    found = asked(said(ANNE))

    assert may_answer(found, ANNE, now=NOON + timedelta(milliseconds=999)) == ()
    assert codes(may_answer(found, ANNE, now=AFTER)) == {"answer-comes-too-late"}
    assert not is_late(found, ANNE, arrived_at=NOON)
    assert is_late(found, ANNE, arrived_at=AFTER)
    assert may_take_down(found, ANNE, arrived_at=AFTER, now=AFTER) == ()
    assert codes(may_take_down(found, ANNE, arrived_at=AFTER, now=NOON)) == {"day-in-the-future"}
    assert asked(said(ANNE, Answer.YES, 1, late=True), said(BO, Answer.YES, 9)).volunteers == [BO, ANNE]


def test_whoever_was_not_asked_does_not_answer() -> None:
    assert codes(may_answer(asked(said(ANNE)), CARL, now=BEFORE)) == {"was-not-asked"}
    assert codes(may_take_down(asked(said(ANNE)), CARL, arrived_at=BEFORE, now=AFTER)) == {"was-not-asked"}
    assert not is_late(asked(said(ANNE)), CARL, arrived_at=AFTER)


def test_a_step_asks_somebody_who_was_not_asked_before_its_deadline() -> None:
    assert codes(may_ask(asked(), [], now=BEFORE)) == {"nobody-to-ask"}
    assert codes(may_ask(asked(), [LISBET], now=BEFORE)) == {"was-asked-already"}
    assert codes(may_ask(asked(), [ANNE], now=AFTER)) == {"deadline-is-over"}


def test_at_an_event_with_two_places_the_third_waits_in_the_order_of_the_answers() -> None:
    event = RoundFacts(
        AskingKind.EVENT,
        2,
        (replace(ALL, asked=(said(CARL, Answer.YES, 9), said(ANNE, Answer.YES, 1), said(BO, Answer.YES, 2))),),
        chosen=(ANNE, BO),
    )

    assert waiting_list(event) == [CARL]


def test_steps_come_one_after_the_other() -> None:
    assert may_plan(PLANNED.steps, 1, now=BEFORE) == ()
    assert may_plan((ALL, FIRST), 1, now=BEFORE) == (Refusal("steps-overlap", {"step": 2}, "steps"),)
    assert codes(may_plan((), 0, now=BEFORE)) == {"nobody-to-ask", "number-of-places-impossible"}
    many = [replace(ALL, closes_at=NOON + timedelta(days=number)) for number in range(7)]
    assert codes(may_plan(many, 1, now=BEFORE)) == {"too-many-steps"}


def test_no_step_is_planned_whose_deadline_has_gone_by() -> None:
    assert may_plan(PLANNED.steps, 1, now=FIRST.closes_at) == ()
    over = FIRST.closes_at + timedelta(seconds=1)
    assert may_plan(PLANNED.steps, 1, now=over) == (Refusal("deadline-is-over", {"step": 1}, "steps"),)


def test_no_answer_came_before_the_question_to_the_minute() -> None:
    found = asked(replace(said(ANNE), asked_at=BEFORE + timedelta(seconds=40)))

    assert may_take_down(found, ANNE, arrived_at=BEFORE, now=NOON) == ()
    early = BEFORE - timedelta(minutes=1)
    assert codes(may_take_down(found, ANNE, arrived_at=early, now=NOON)) == {"answered-before-it-was-asked"}


@pytest.mark.parametrize(("days", "before"), [(10, timedelta(days=1)), (1, timedelta(hours=12))])
def test_a_reminder_comes_a_day_before_or_halfway(days: int, before: timedelta) -> None:
    assert reminded_at(ALL, NOON - timedelta(days=days)) == NOON - before

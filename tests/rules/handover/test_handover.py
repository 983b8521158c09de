"""What a council leaves to the next one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from recruit.bodies.rules import DecisionKind
from recruit.handover.rules import NoteKind, NoteStatus, StepKind, evaluation, invitations
from recruit.handover.rules.checklist import begins, may_tick, steps
from recruit.handover.rules.evaluation import FEWEST_SHOWN, Question, may_answer, may_ask, may_show, summary
from recruit.handover.rules.invitations import Wish, latest, may_wish, may_withdraw
from recruit.handover.rules.notes import (
    NewNote,
    NoteFacts,
    may_adopt,
    may_finish,
    may_reopen,
    may_take_back,
    may_write,
    status,
)

LAST = date(2029, 12, 31)
TODAY = date(2029, 12, 3)
NOTE = NewNote(NoteKind.EXPERIENCE, "Rekruttering", "Spørg sprogcentret først.", "Punkt 33, 26. november 2029")
TASK = NewNote(NoteKind.TASK, "Workshop", "Aftal workshop med nabokommunerne.", due_on=date(2030, 3, 1))


def codes(refusals: object) -> set[str]:
    return {one.code for one in refusals}  # type: ignore[attr-defined]


def test_the_end_of_a_term_asks_for_its_steps_by_day() -> None:
    found = steps(LAST, {StepKind.EVALUATION: date(2029, 9, 10)}, holds_over=True, is_dissolved=False)

    assert [step.kind for step in found][:2] == [StepKind.EVALUATION, StepKind.WANTED_PROFILES]
    assert {step.kind for step in found} == {*StepKind}
    assert found[0].due_on == date(2029, 9, 12)
    assert not found[0].is_late(on=TODAY)
    assert found[1].is_late(on=TODAY)
    assert [step.due_on for step in found] == sorted(step.due_on for step in found)


def test_a_council_that_is_dissolved_prepares_no_successor_and_nobody_holds_over_where_they_do_not() -> None:
    dissolved = {step.kind for step in steps(LAST, {}, holds_over=True, is_dissolved=True)}
    leaving = {step.kind for step in steps(LAST, {}, holds_over=False, is_dissolved=False)}

    assert dissolved == {*StepKind} - {StepKind.WANTED_PROFILES, StepKind.NEXT_TERM, StepKind.HOLDOVER}
    assert leaving == {*StepKind} - {StepKind.HOLDOVER}


def test_a_step_is_ticked_once_where_it_is_asked_for() -> None:
    assert may_tick(StepKind.THANKS, [*StepKind], is_done=False) == ()
    assert codes(may_tick(StepKind.HOLDOVER, [StepKind.THANKS], is_done=True)) == {
        "step-is-not-asked-for",
        "step-is-done",
    }


def test_a_note_has_a_topic_and_a_text_and_a_task_a_time() -> None:
    assert may_write(NOTE, is_adopted=False) == ()
    assert may_write(TASK, is_adopted=False) == ()
    assert codes(may_write(replace(TASK, due_on=None, topic=" "), is_adopted=False)) == {
        "task-has-no-time",
        "answer-missing",
    }
    assert codes(may_write(replace(NOTE, due_on=LAST, text="x" * 5001), is_adopted=False)) == {
        "only-tasks-have-a-time",
        "text-too-long",
    }
    lines = may_write(replace(NOTE, topic="x" * 201, source="x" * 201), is_adopted=False)
    assert [one.field for one in lines] == ["topic", "source"]


def test_what_was_adopted_stays_as_it_was_adopted() -> None:
    assert codes(may_write(NOTE, is_adopted=True)) == {"handover-is-adopted"}


def test_the_council_adopts_the_notes_once_by_a_decision_of_that_kind() -> None:
    note, adopt = NoteFacts(NoteKind.EXPERIENCE), DecisionKind.ADOPT_HANDOVER

    assert may_adopt([note], adopt, TODAY, since=TODAY, today=TODAY) == ()
    assert codes(may_adopt([], None, None, since=TODAY, today=TODAY)) == {
        "nothing-to-hand-over",
        "decision-adopts-nothing",
    }
    assert codes(may_adopt([note], DecisionKind.OTHER, TODAY, since=TODAY, today=TODAY)) == {"decision-adopts-nothing"}
    assert codes(may_adopt([replace(note, is_adopted=True)], adopt, LAST, since=TODAY, today=TODAY)) == {
        "handover-is-adopted",
        "day-in-the-future",
    }
    before = may_adopt([note], adopt, date(1999, 1, 1), since=TODAY, today=TODAY)
    assert codes(before) == {"decided-before-the-term"}


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (NoteFacts(NoteKind.TASK, due_on=TODAY), NoteStatus.DRAFT),
        (NoteFacts(NoteKind.TASK, is_adopted=True, due_on=LAST), NoteStatus.ADOPTED),
        (NoteFacts(NoteKind.EXPERIENCE, is_adopted=True), NoteStatus.ADOPTED),
        (NoteFacts(NoteKind.TASK, is_adopted=True, due_on=TODAY), NoteStatus.DUE),
        (NoteFacts(NoteKind.TASK, is_adopted=True, due_on=TODAY, done_on=TODAY), NoteStatus.DONE),
    ],
)
def test_a_task_is_due_in_the_next_term_at_its_time(note: NoteFacts, expected: NoteStatus) -> None:
    assert status(note, on=TODAY) is expected


def test_the_next_council_is_done_with_a_note_once() -> None:
    adopted = NoteFacts(NoteKind.TASK, is_adopted=True, due_on=TODAY)

    assert may_finish(adopted, TODAY, today=TODAY) == ()
    assert codes(may_finish(replace(adopted, is_adopted=False, done_on=TODAY), LAST, today=TODAY)) == {
        "handover-is-not-adopted",
        "note-is-done",
        "day-in-the-future",
    }


def test_a_wish_to_be_invited_holds_until_its_day_and_not_once_it_is_taken_back() -> None:
    wish = Wish(TODAY, date(2031, 12, 31))

    assert wish.holds(on=date(2031, 12, 31))
    assert not wish.holds(on=date(2032, 1, 1))
    assert not wish.holds(on=TODAY - timedelta(days=1))
    withdrawn = replace(wish, withdrawn_on=date(2030, 5, 1))
    assert withdrawn.holds(on=date(2030, 4, 30))
    assert not withdrawn.holds(on=date(2030, 5, 1))
    assert may_withdraw(wish) == ()
    assert codes(may_withdraw(withdrawn)) == {"wish-is-withdrawn"}


def test_a_wish_has_a_purpose_and_lasts_four_years_at_most() -> None:
    assert may_wish("Dialogmøder om integration", Wish(TODAY, date(2033, 12, 3)), today=TODAY) == ()
    assert codes(may_wish("Dialogmøder", Wish(TODAY, date(2033, 12, 4)), today=TODAY)) == {"wish-lasts-too-long"}
    wrong = may_wish(" ", Wish(LAST, TODAY), today=TODAY)
    assert codes(wrong) == {"answer-missing", "day-in-the-future", "ends-before-it-begins"}
    assert latest(date(2028, 2, 29)) == date(2032, 2, 29)
    assert latest(date(2096, 2, 29)) == date(2100, 2, 28)


NOON = datetime(2029, 10, 1, 10, tzinfo=UTC)
QUESTIONS = (Question("Var møderne gode?", on_scale=True), Question("Hvad skal det næste råd vide?"))


def test_members_are_asked_questions_until_a_deadline() -> None:
    assert may_ask(QUESTIONS, NOON, now=NOON) == ()
    assert codes(may_ask((), NOON, now=NOON + timedelta(seconds=1))) == {"no-questions", "deadline-is-over"}
    assert codes(may_ask([Question(" ")] * 21, NOON, now=NOON)) == {"too-many-questions", "answer-missing"}
    long = may_ask([Question("x" * 301), Question("y" * 300, on_scale=True)], NOON, now=NOON)
    assert [(one.code, one.field) for one in long] == [("question-too-long", "questions")]


def test_an_answer_is_on_the_scale_or_in_words_and_in_time() -> None:
    assert may_answer(QUESTIONS, {0: 5, 1: "Begynd i tide"}, NOON, now=NOON) == ()
    assert codes(may_answer(QUESTIONS, {1: " "}, NOON, now=NOON)) == {"nothing-is-answered"}
    late = NOON + timedelta(seconds=1)
    assert codes(may_answer(QUESTIONS, {0: 6, 1: "x" * 2001, 2: "?"}, NOON, now=late)) == {
        "answer-comes-too-late",
        "not-on-the-scale",
        "text-too-long",
        "no-such-question",
    }


def test_few_answers_are_not_shown_since_each_could_be_guessed() -> None:
    assert may_show(FEWEST_SHOWN) == ()
    assert codes(may_show(FEWEST_SHOWN - 1)) == {"too-few-answers-to-show"}
    assert summary([5, 5, 1]).chosen == [1, 0, 0, 0, 2]
    assert summary([]).answers == 0


def test_what_was_said_is_shown_once_nobody_can_watch_the_answers_come_in() -> None:
    assert not evaluation.is_shown(NOON, left=1, now=NOON)
    assert evaluation.is_shown(NOON, left=0, now=NOON - timedelta(days=1))
    assert evaluation.is_shown(NOON, left=1, now=NOON + timedelta(seconds=1))


def test_there_is_more_time_only_while_nothing_is_shown() -> None:
    later = NOON + timedelta(days=2)
    assert evaluation.may_extend(NOON, later, answered=FEWEST_SHOWN, now=NOON) == ()
    assert evaluation.may_extend(NOON, later, answered=FEWEST_SHOWN - 1, now=later) == ()
    assert codes(evaluation.may_extend(NOON, NOON, answered=FEWEST_SHOWN, now=later)) == {
        "evaluation-is-over",
        "deadline-is-over",
        "deadline-moves-forward",
    }


def test_paper_is_in_time_from_the_day_of_the_question_to_the_end_of_the_last_day() -> None:
    asked, last = NOON.date() - timedelta(days=9), NOON.date()
    before, after = asked - timedelta(days=1), last + timedelta(days=1)

    def reasons(arrived: date, today: date = after) -> set[str]:
        return codes(evaluation.may_have_come(arrived, asked_on=asked, last_day=last, today=today))

    assert reasons(asked) == reasons(last) == set()
    assert reasons(before) == {"answered-before-it-was-asked"}
    assert reasons(after) == {"paper-came-too-late"}
    assert reasons(after, today=last) == {"day-in-the-future"}


def test_somebody_who_has_not_answered_is_reminded_once_while_there_is_time() -> None:
    silent = {"has_answered": False, "is_reminded": False}
    assert evaluation.may_remind(NOON, **silent, now=NOON)
    assert not evaluation.may_remind(NOON, **silent, now=NOON + timedelta(seconds=1))
    assert not evaluation.may_remind(NOON, **silent | {"is_reminded": True}, now=NOON)
    assert not evaluation.may_remind(NOON, **silent | {"has_answered": True}, now=NOON)


def test_a_link_outlives_its_deadline_so_that_whoever_is_late_reads_whom_to_call() -> None:
    assert evaluation.link_lifetime(NOON, now=NOON - timedelta(days=9)) == timedelta(days=39)
    assert evaluation.link_lifetime(NOON, now=NOON + timedelta(days=1)) == timedelta(days=30)


def test_nobody_is_asked_twice_while_they_can_answer_and_wishes_last_one_two_or_four_years() -> None:
    assert invitations.may_ask("Dialogmøder", is_asked=False, wishes=False) == ()
    assert codes(invitations.may_ask(" ", is_asked=True, wishes=False)) == {
        "answer-missing",
        "asked-or-invited-already",
    }
    assert codes(invitations.may_ask("Møder", is_asked=False, wishes=True)) == {"asked-or-invited-already"}
    assert invitations.is_open(TODAY, on=TODAY + timedelta(days=90))
    assert not invitations.is_open(TODAY, on=TODAY + timedelta(days=91))
    assert [latest(TODAY, years).year for years in invitations.YEARS] == [2030, 2031, 2033]


def test_an_adoption_is_taken_back_until_the_next_council_is_done_with_something() -> None:
    task = NoteFacts(NoteKind.TASK, is_adopted=True, due_on=TODAY)
    done = replace(task, done_on=TODAY)
    assert may_take_back([task]) == ()
    assert codes(may_take_back([task, done])) == {"handover-is-in-use"}
    assert may_reopen(done) == ()
    assert codes(may_reopen(task)) == {"note-is-not-done"}


def test_a_handover_begins_with_its_first_step() -> None:
    assert begins(LAST) == date(2029, 9, 12)

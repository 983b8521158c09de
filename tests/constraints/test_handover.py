"""The database itself refuses a note without words, a task without time, a wish without end."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from recruit.bodies.model import Decision
from recruit.handover.model import (
    Evaluation,
    EvaluationAnswer,
    EvaluationAsk,
    HandoverAdoption,
    HandoverNote,
    HandoverStep,
    InvitationAsk,
    InvitationWish,
)
from tests.builders import NOW, day
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]
JUNE, JULY = day("2029-06-01"), day("2029-07-01")


def test_a_note_has_a_topic_and_a_text_a_task_a_time_and_is_done_by_somebody(world: World, refuses: Refused) -> None:
    row = {"id": uuid4(), "term_id": world.term, "kind": "task", "topic": "Workshop", "text": "Aftal den."}
    note = {**row, "source": "", "due_on": JUNE, "at": NOW, "by": "staff:1", "version": 1}
    refuses("ck_handover_note_has_a_topic", HandoverNote, note | {"topic": " "})
    refuses("ck_handover_note_says_something", HandoverNote, note | {"text": " "})
    refuses("ck_handover_note_tasks_have_a_time", HandoverNote, note | {"due_on": None})
    refuses("ck_handover_note_tasks_have_a_time", HandoverNote, note | {"kind": "money"})
    refuses("ck_handover_note_done_by_somebody", HandoverNote, note | {"done_on": JULY})
    refuses("ck_handover_note_kind", HandoverNote, note | {"kind": "poem", "due_on": None})


def test_a_handover_is_adopted_once_and_a_step_done_once(world: World, write: Write, refuses: Refused) -> None:
    decision: dict[str, Any] = {"id": uuid4(), "body_id": world.body, "kind": "adopt_handover", "decided_on": JUNE}
    write(Decision, {**decision, "decided_by_text": "Integrationsrådet", "version": 1})
    row = {"id": uuid4(), "term_id": world.term, "decision_id": decision["id"], "at": NOW, "by": "staff:1"}
    refuses("ck_handover_adoption_revoked_by_somebody", HandoverAdoption, row | {"revoked_at": NOW})
    write(HandoverAdoption, row)
    refuses("UNIQUE|uq_handover_adoption_standing", HandoverAdoption, row | {"id": uuid4()})
    step = {"id": uuid4(), "term_id": world.term, "kind": "thanks", "done_on": JUNE, "at": NOW, "by": "staff:1"}
    refuses("ck_handover_step_kind", HandoverStep, step | {"kind": "party"})
    write(HandoverStep, step)
    refuses("UNIQUE|uq_handover_step", HandoverStep, step | {"id": uuid4()})


def test_a_wish_to_be_invited_has_a_purpose_and_an_end_and_stands_once(
    world: World, write: Write, refuses: Refused
) -> None:
    row = {"id": uuid4(), "body_id": world.body, "person_id": world.person, "purpose": "Dialogmøder"}
    wish = {**row, "given_on": JUNE, "valid_until": JULY, "manner": "meeting", "by": "staff:1"}
    refuses("ck_invitation_wish_has_a_purpose", InvitationWish, wish | {"purpose": " "})
    refuses("ck_invitation_wish_holds_some_days", InvitationWish, wish | {"given_on": JULY, "valid_until": JUNE})
    refuses("ck_invitation_wish_withdrawn_by_somebody", InvitationWish, wish | {"withdrawn_on": JULY})
    refuses("ck_invitation_wish_manner", InvitationWish, wish | {"manner": "pigeon"})
    write(InvitationWish, wish)
    refuses("UNIQUE|uq_invitation_wish_standing", InvitationWish, wish | {"id": uuid4()})


def test_whether_somebody_wishes_to_be_invited_is_asked_once_at_a_time(
    world: World, write: Write, refuses: Refused
) -> None:
    row = {"id": uuid4(), "body_id": world.body, "person_id": world.person, "purpose": "Dialogmøder"}
    ask = {**row, "asked_at": NOW, "asked_by": "staff:1"}
    refuses("ck_invitation_ask_has_a_purpose", InvitationAsk, ask | {"purpose": " "})
    refuses("ck_invitation_ask_answered_with_yes_or_no", InvitationAsk, ask | {"answered_at": NOW})
    refuses("ck_invitation_ask_answered_with_yes_or_no", InvitationAsk, ask | {"wishes": True})
    write(InvitationAsk, ask)
    refuses("UNIQUE|uq_invitation_ask_open", InvitationAsk, ask | {"id": uuid4()})


def test_somebody_is_asked_once_and_answers_on_the_scale_or_in_words(
    world: World, write: Write, refuses: Refused
) -> None:
    row = {"id": uuid4(), "term_id": world.term, "title": "Evaluering", "questions": [], "closes_at": NOW}
    evaluation = {**row, "at": NOW, "by": "staff:1", "version": 1}
    refuses("ck_evaluation_has_a_title", Evaluation, evaluation | {"title": " "})
    write(Evaluation, evaluation)
    ask = {"id": uuid4(), "evaluation_id": evaluation["id"], "person_id": world.person, "asked_at": NOW}
    write(EvaluationAsk, ask | {"has_answered": False})
    refuses("UNIQUE|uq_evaluation_ask", EvaluationAsk, ask | {"id": uuid4(), "has_answered": False})
    answer = {"id": uuid4(), "evaluation_id": evaluation["id"], "question": 0}
    refuses("ck_evaluation_answer_on_the_scale_or_in_words", EvaluationAnswer, answer | {"step": 5, "text": "Godt"})
    refuses("ck_evaluation_answer_on_the_scale_or_in_words", EvaluationAnswer, answer)
    refuses("ck_evaluation_answer_is_on_the_scale", EvaluationAnswer, answer | {"step": 6})

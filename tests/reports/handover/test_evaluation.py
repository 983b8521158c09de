"""What members said of a term is told without names, and of few answers nothing but their number."""

from recruit.handover.model import Evaluation, EvaluationAnswer, EvaluationAsk
from recruit.reports.handover.evaluation import outcome, table

QUESTIONS = [{"text": "Møderne var gode", "on_scale": True}, {"text": "Hvad nu?", "on_scale": False}]


def evaluation(answered: int) -> Evaluation:
    asks = [EvaluationAsk(has_answered=place < answered) for place in range(6)]
    return Evaluation(title="Evaluering", questions=QUESTIONS, asks=asks)


def step(chosen: int) -> EvaluationAnswer:
    return EvaluationAnswer(question=0, step=chosen, text=None)


def words(text: str) -> EvaluationAnswer:
    return EvaluationAnswer(question=1, step=None, text=text)


def test_of_four_who_have_answered_a_question_that_only_one_wrote_to_is_not_told() -> None:
    told = outcome(evaluation(5), [*map(step, (1, 5, 5, 5)), words("Kun jeg")])

    scale, written = told.said
    assert (scale.is_told, scale.mean, scale.answers) == (True, "4,0", 4)
    assert (written.is_told, written.answers, written.texts) == (False, 1, [])
    assert [row[0] for row in table(told).rows] == ["Møderne var gode"]


def test_a_step_that_three_have_chosen_is_not_told_and_no_answer_hides_nothing() -> None:
    scale, written = outcome(evaluation(4), [*map(step, (1, 5, 5))]).said

    assert (scale.is_told, scale.chosen, scale.mean) == (False, None, "")
    assert (written.is_told, written.answers) == (True, 0)
    assert outcome(evaluation(3), [words("Kun vi")]).said == []

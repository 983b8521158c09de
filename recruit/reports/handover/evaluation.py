"""What members said of a term: of each question how often each step was chosen, or what was written, and never by whom.

Of fewer than four answers each could be guessed, so it is told only how many have answered, to the secretariat as well;
that goes for the evaluation and for each of its questions.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from recruit.foundation.i18n import _
from recruit.handover.model import Evaluation, EvaluationAnswer
from recruit.handover.rules.evaluation import SCALE, Question, Summary, may_show, summary
from recruit.reports.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Said:
    """A question with what was answered to it."""

    question: Question
    #: How many answered this question.
    answers: int
    #: Of a question on the scale; None where it is not told.
    chosen: Summary | None
    #: Of a question in words, in no order; none where they are not told.
    texts: Sequence[str]

    @property
    def is_told(self) -> bool:
        """Return whether what was answered to it is told: nothing can be guessed where nobody has answered."""
        return not self.answers or not may_show(self.answers)

    @property
    def mean(self) -> str:
        """Return the mean of the scale with a comma, "3,5"; empty where nobody answered."""
        if not self.chosen or not self.chosen.answers:
            return ""
        points = sum(step * number for step, number in zip(SCALE, self.chosen.chosen, strict=True))
        return f"{points / self.chosen.answers:.1f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Outcome:
    """An evaluation as it is told."""

    title: str
    asked: int
    answered: int
    said: Sequence[Said]

    @property
    def is_told(self) -> bool:
        """Return whether it is told what was said."""
        return not may_show(self.answered)


def outcome(found: Evaluation, answers: Collection[EvaluationAnswer]) -> Outcome:
    """Return what an evaluation, loaded with who was asked, says: of too few answers nothing but their number."""
    said = []
    for place, question in enumerate(() if may_show(found.answered) else found.asked):
        ours = [one for one in answers if one.question == place]
        shown = [] if may_show(len(ours)) else ours
        steps_chosen = summary([one.step for one in shown if one.step is not None])
        chosen = steps_chosen if question.on_scale and len(shown) == len(ours) else None
        said.append(Said(question, len(ours), chosen, [one.text for one in shown if one.text is not None]))
    return Outcome(found.title, len(found.asks), found.answered, said)


def steps() -> tuple[str, ...]:
    """Return what the steps of the scale are called, from the lowest to the highest."""
    return (_("1, not at all"), "2", "3", "4", _("5, very much"))


def table(found: Outcome) -> Table:
    """Return the questions on the scale, each with how often each step was chosen."""
    columns = (_("Question"), *steps(), _("Answers"), _("Mean"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.question.text, *one.chosen.chosen, one.chosen.answers, one.mean) for one in found.said if one.chosen
    )
    return Table(found.title, columns, rows, "")

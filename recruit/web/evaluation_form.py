"""The form of an evaluation: a field for each question, and none of them has to be answered."""

from collections.abc import Sequence
from typing import Any

from recruit.foundation.i18n import _
from recruit.handover.rules.evaluation import LONGEST_ANSWER, SCALE, Question
from recruit.web.fields import RadioField, TextAreaField
from recruit.web.form import ActingForm


class AnswersForm(ActingForm):
    """What somebody says; the fields are the questions'."""

    #: How many questions there are.
    number = 0
    #: Whose answers they are, where the secretariat enters them.
    who: Any

    @property
    def fields(self) -> list[Any]:
        """The fields of the questions in their order."""
        return [self[f"answer_{place}"] for place in range(self.number)]

    def said(self) -> dict[int, int | str]:
        """Return what was answered by the questions' places; what was left out is left out."""
        given = ((place, field.data) for place, field in enumerate(self.fields) if field.data)
        return {place: int(one) if one in _STEPS else str(one) for place, one in given}


_STEPS = frozenset(str(step) for step in SCALE)


def answers_form(questions: Sequence[Question], **more: Any) -> AnswersForm:
    """Return the form for these questions, with `more` fields before them."""
    fields = {f"answer_{place}": _field(one) for place, one in enumerate(questions)}
    made: type[AnswersForm] = type("QuestionsForm", (AnswersForm,), {**more, **fields, "number": len(questions)})
    return made()


def _field(question: Question) -> Any:
    if not question.on_scale:
        return TextAreaField(question.text, render_kw={"rows": 4, "maxlength": LONGEST_ANSWER}, marked=False)
    labels = {SCALE[0]: _("1, not at all"), SCALE[-1]: _("5, very much")}
    choices = [(str(step), labels.get(step, str(step))) for step in SCALE]
    return RadioField(question.text, choices=choices, marked=False)

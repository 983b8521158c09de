"""What the secretariat has taught the program about its documents: by whom, when, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy
from recruit.intake import operations, queries
from recruit.intake.rules.proposals.lessons import LessonKind
from recruit.intake.rules.reading import Field
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.intake.words import FIELDS, meaning_in_words

if TYPE_CHECKING:
    from recruit.intake.model import IntakeLesson

bp = Blueprint("intake_lessons", __name__, url_prefix="/sekretariat/indlaes/laert")

KINDS = {
    LessonKind.CAPACITY: lazy("Words beside a name"),
    LessonKind.COLUMN: lazy("Heading of a column"),
    LessonKind.IGNORED_LINE: lazy("Line that says nothing"),
}


@dataclass(frozen=True, slots=True)
class Learnt:
    """One lesson as people read it."""

    id: UUID
    kind: str
    phrase: str
    means: str
    by: str
    at: datetime


@bp.get("")
@requires(May.READ_IN)
def lessons() -> ResponseReturnValue:
    with reading() as session:
        found = _learnt(session, queries.standing_lessons(session))
    return render_template("secretariat/intake/lessons.html", lessons=found)


@bp.route("/<id:lesson_id>", methods=["GET", "POST"])
@requires(May.READ_IN)
def taking_back(lesson_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            lesson = queries.lesson(session, lesson_id, for_change=True)
            operations.unlearn(session, lesson, by=current_actor(), now=clock.now())
            flash(_("»%(words)s« is no longer remembered.", words=lesson.phrase), "success")
            return form.done(session, url_for(".lessons"))
    with reading() as session:
        (learnt,) = _learnt(session, [queries.lesson(session, lesson_id)])
    return render_template("secretariat/intake/lesson.html", form=form, lesson=learnt), form.status


def _learnt(session: Session, found: Sequence["IntakeLesson"]) -> list[Learnt]:
    names = accounts.names(session, [one.by for one in found])
    return [
        Learnt(one.id, str(KINDS[one.kind]), one.phrase, _means(one), names.get(one.by, ""), one.at) for one in found
    ]


def _means(lesson: "IntakeLesson") -> str:
    """Return what the words mean, as the page says it."""
    if lesson.kind is LessonKind.IGNORED_LINE:
        return _("Nothing: the line is left out")
    if lesson.kind is LessonKind.COLUMN:
        code = lesson.meaning.get("field")
        return str(FIELDS[Field(code) if code else None])
    return meaning_in_words(lesson.meaning)

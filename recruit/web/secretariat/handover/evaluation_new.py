"""Asking about a term: which questions, whom, and until when, with the letter as it will be; and answers on paper."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import _, _l
from recruit.handover import letters
from recruit.handover.operations import evaluating as operations
from recruit.handover.operations import people as base
from recruit.handover.queries import evaluating as queries
from recruit.handover.rules.evaluation import Question
from recruit.people.rules import ContactKind
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.evaluation_form import answers_form
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, Required, SelectField, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.handover.loading import PREFIX
from recruit.web.secretariat.members.loading import some_without, written
from recruit.web.secretariat.recruitment.members_form import as_read, meanwhile
from recruit.web.secretariat.terms.loading import open_term, term_to_change

if TYPE_CHECKING:
    from recruit.bodies.model import Term
    from recruit.handover.model import Evaluation

bp = Blueprint("handover_evaluation_new", __name__, url_prefix=f"{PREFIX}/evaluering")

#: Proposed: three weeks, to the end of the day.
_DAYS, _AT = 21, time(23, 59)

#: What is proposed to ask; always in Danish, as the letter is.
ON_SCALE = (
    "Rådet arbejdede med det, der betyder noget for integrationen i kommunen",
    "Møderne var gode: tidspunkt, længde og dagsorden",
    "Jeg kom til orde og blev hørt",
    "Jeg fik de papirer og den hjælp fra forvaltningen, som jeg havde brug for",
    "Kommunalbestyrelsen og forvaltningen lyttede til rådet",
)
IN_WORDS = (
    "Hvad lykkedes vi bedst med?",
    "Hvad burde have været anderledes?",
    "Hvad skal det næste råd vide eller tage fat på først?",
)


class AskForm(ActingForm):
    title = TextField(_l("What is it called?"), [Required()], width="l")
    on_scale = TextAreaField(
        _l("Statements, answered on a scale from 1 (not at all) to 5 (very much)"),
        hint=_l("One on each line. Leave it empty if you want none."),
        marked=False,
        render_kw={"rows": 6},
    )
    questions = TextAreaField(
        _l("Questions, answered in words"), hint=_l("One on each line."), marked=False, render_kw={"rows": 4}
    )
    closes_on = DateField(_l("Answer by which day?"), [Required()])
    closes_at = ClockField(_l("Clock time"), [Required()])
    people = CheckboxesField(
        _l("Whom do you ask?"), [Required(_l("Choose at least one person."))], invalid_choice_message=meanwhile
    )

    @property
    def deadline(self) -> datetime:
        return clock.instant(self.closes_on.data, self.closes_at.data)

    def asked(self) -> list[Question]:
        """Return the questions in their order, those on the scale first."""
        lines = ((self.on_scale, True), (self.questions, False))
        return [
            Question(line.strip(), is_on_scale)
            for field, is_on_scale in lines
            for line in str(field.data or "").splitlines()
            if line.strip()
        ]

    def offer(self, people: Sequence[queries.Took]) -> None:
        """Offer whoever had a place, with what it was, and that no e-mail is known."""
        without = str(_("no e-mail: a closed letter waits to be sent by you"))
        self.people.choices = [(str(one.person.id), one.person.name) for one in people]
        self.people.hints = {str(one.person.id): _place(one, without) for one in people}


def _place(one: queries.Took, without: str) -> str:
    role = word(one.role)
    if not one.sits(on=clock.today()):
        role = _("was %(role)s", role=role)
    return role if one.person.reached_by(ContactKind.EMAIL) else f"{role} · {without}"


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def asking(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Show the questions, whom and the letter, then ask."""
    now = clock.now()
    with reading() as session:
        council, term = open_term(session, body, term_id)
        everybody = queries.people_of(session, term)
        form = _form(term, everybody, now)
        draft = _shown(term, form, now)
        text = as_read(session, letters.questions_as_shown(letters.QUESTIONS, _("[the name]"), draft, council, now=now))
        closed = None
        if some_without([one.person for one in everybody]):
            on_paper = letters.questions_as_shown(letters.QUESTIONS_ON_PAPER, _("[the name]"), draft, council, now=now)
            closed = as_read(session, on_paper)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, of_term = term_to_change(session, body, term_id)
            chosen = [
                one.person
                for one in queries.people_of(session, of_term)
                if str(one.person.id) in (form.people.data or ())
            ]
            title, asked, until, by = str(form.title.data), form.asked(), form.deadline, current_actor()
            made = operations.ask(session, ours, of_term, title, asked, chosen, until, by=by, now=now)
            by_email = sum(bool(person.reached_by(ContactKind.EMAIL)) for person in chosen)
            flash(written(by_email, by_hand=len(chosen) - by_email))
            there = url_for("handover_evaluation.result", body=ours, term_id=term_id, evaluation_id=made.id)
            return form.done(session, there)
    page = {"body": council, "term": term, "everybody": everybody, "text": text, "closed": closed}
    return render_template("secretariat/handover/evaluation_asking.html", form=form, **page), form.status


@bp.route("/<id:evaluation_id>/papir", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def on_paper(body: BodyRef, term_id: UUID, evaluation_id: UUID) -> ResponseReturnValue:
    """Enter what came on paper: who has answered, and apart from them what was said."""
    with reading() as session:
        council, term = open_term(session, body, term_id)
        known = queries.evaluation(session, council, evaluation_id)
    left = sorted((one for one in known.asks if not one.has_answered), key=lambda one: one.person.sort_key)
    form = answers_form(
        known.asked,
        who=SelectField(_l("Whose name stands on the envelope?"), [Required()]),
        arrived_on=DateField(_l("On which day did it arrive?"), [Required()], default=clock.today),
    )
    form.who.choices = [("", _("Choose")), *((str(one.id), one.person.name) for one in left)]
    back = url_for("handover_evaluation.result", body=body, term_id=term_id, evaluation_id=evaluation_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            term_to_change(session, body, term_id)
            asked, now = queries.behind_link(session, UUID(form.who.data), lock=True), clock.now()
            base.answer(session, asked, form.said(), now=now, arrived_on=form.arrived_on.data)
            operations.stop_waiting(session, asked, by=current_actor(), now=now)
            flash(_("The answer is kept, without a name."))
            return form.done(session, back)
    page = {"body": council, "term": term, "evaluation": known, "left": left, "back": back}
    return render_template("secretariat/handover/evaluation_paper.html", form=form, **page), form.status


def _form(term: "Term", everybody: Sequence[queries.Took], now: datetime) -> AskForm:
    """Return the form as it is proposed: our questions, three weeks, and everybody who sits."""
    today = clock.local(now).date()
    sitting = [one for one in everybody if one.sits(on=min(today, term.last_day.last))]
    form = AskForm(
        data={
            "title": f"Evaluering af perioden {term.label}",
            "on_scale": "\n".join(ON_SCALE),
            "questions": "\n".join(IN_WORDS),
            "closes_on": today + timedelta(days=_DAYS),
            "closes_at": _AT,
            "people": [str(one.person.id) for one in sitting],
        }
    )
    form.offer(everybody)
    return form


def _shown(term: "Term", form: AskForm, now: datetime) -> "Evaluation":
    """Return the evaluation as far as it is written, for the letter; nothing of it is kept."""
    is_whole = form.closes_on.data and form.closes_at.data
    until = form.deadline if is_whole else now + timedelta(days=_DAYS)
    return queries.drafted(term, form.asked(), until)

"""Evaluering: what members were asked about a term, and what they said, once nobody can tell any more who said it."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import _, _l, ngettext
from recruit.foundation.refusal import NotFound
from recruit.handover import letters
from recruit.handover.operations import evaluating as operations
from recruit.handover.queries import evaluating as queries
from recruit.handover.rules.evaluation import FEWEST_SHOWN, may_show
from recruit.people.rules import ContactKind
from recruit.reports.formats import csv
from recruit.reports.handover.evaluation import Outcome, outcome, steps, table
from recruit.reports.pictures import answers as picture
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.handover.loading import PREFIX
from recruit.web.secretariat.members.loading import a_file
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.terms.loading import open_term, term_to_change

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term
    from recruit.handover.model import Evaluation

bp = Blueprint("handover_evaluation", __name__, url_prefix=f"{PREFIX}/evaluering")


class MoreTimeForm(ActingForm):
    closes_on = DateField(_l("Answer by which day?"), [Required()])
    closes_at = ClockField(_l("Clock time"), [Required()])


@bp.get("")
@requires(May.MANAGE_BODIES)
def overview(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Show what was asked about a term, the newest first."""
    with reading() as session:
        council, term = open_term(session, body, term_id)
        asked = queries.evaluations(session, term)
    lines = [(one, one.is_shown(now=clock.now())) for one in asked]
    return render_template("secretariat/handover/evaluations.html", body=council, term=term, lines=lines)


@bp.get("/<id:evaluation_id>")
@requires(May.MANAGE_BODIES)
def result(body: BodyRef, term_id: UUID, evaluation_id: UUID) -> ResponseReturnValue:
    """Show who has answered; and what was said, once it is over."""
    with reading() as session:
        council, term, found = _known(session, body, term_id, evaluation_id)
        told = _told(session, found)
        waiting = operations.to_remind(session, found, now=clock.now())
    return render_template(
        "secretariat/handover/evaluation.html",
        body=council,
        term=term,
        evaluation=found,
        asks=sorted(found.asks, key=lambda one: (one.person.sort_key, one.person.name)),
        outcome=told,
        drawing=picture.draw(told, twin="svar-tabel") if told and told.is_told else "",
        steps=steps(),
        fewest=FEWEST_SHOWN,
        to_remind=waiting,
        by_hand={one.id for one in found.asks if not one.person.reached_by(ContactKind.EMAIL)},
    )


@bp.get("/<id:evaluation_id>/udskrift")
@requires(May.MANAGE_BODIES)
def printed(body: BodyRef, term_id: UUID, evaluation_id: UUID) -> ResponseReturnValue:
    """Show what the council is told: nothing of what was said while each could be guessed."""
    with reading() as session:
        council, term, found = _known(session, body, term_id, evaluation_id)
        told = _told(session, found)
    if told is None:
        raise NotFound("evaluation")
    page = {"body": council, "term": term, "outcome": told, "steps": steps(), "fewest": FEWEST_SHOWN}
    drawing = picture.draw(told, twin="svar-tabel") if told.is_told else ""
    return render_template("secretariat/handover/evaluation_print.html", drawing=drawing, **page)


@bp.get("/<id:evaluation_id>/evaluering.csv")
@requires(May.MANAGE_BODIES)
def file(body: BodyRef, term_id: UUID, evaluation_id: UUID) -> ResponseReturnValue:
    """Send the numbers for a spreadsheet."""
    with reading() as session:
        council, _term, found = _known(session, body, term_id, evaluation_id)
        told = _told(session, found)
    if told is None or not told.is_told:
        raise NotFound("evaluation")
    return a_file(csv.write(table(told)), "text/csv; charset=utf-8", f"{council.slug}-evaluering.csv")


@bp.route("/<id:evaluation_id>/paamindelse", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def reminding(body: BodyRef, term_id: UUID, evaluation_id: UUID) -> ResponseReturnValue:
    """Show the reminder and who gets it, then write it."""
    form, back = ActingForm(), url_for(".result", body=body, term_id=term_id, evaluation_id=evaluation_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, _term = term_to_change(session, body, term_id)
            found = queries.evaluation(session, ours, evaluation_id, lock=True)
            number = operations.remind(session, ours, found, by=current_actor(), now=clock.now())
            flash(ngettext("One reminder is in the outbox.", "%(num)s reminders are in the outbox.", number))
            return form.done(session, back)
    with reading() as session:
        council, term, found = _known(session, body, term_id, evaluation_id)
        draft = letters.questions_as_shown(letters.REMINDER, _("[the name]"), found, council, now=clock.now())
        text = as_read(session, draft)
        waiting = operations.to_remind(session, found, now=clock.now())
    page = {"body": council, "term": term, "evaluation": found, "text": text, "back": back, "waiting": waiting}
    return render_template("secretariat/handover/evaluation_reminding.html", form=form, **page), form.status


@bp.route("/<id:evaluation_id>/mere-tid", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def more_time(body: BodyRef, term_id: UUID, evaluation_id: UUID) -> ResponseReturnValue:
    """Give those who have not answered more time."""
    with reading() as session:
        council, term, known = _known(session, body, term_id, evaluation_id)
    stands = clock.local(known.closes_at)
    form = MoreTimeForm(data={"closes_on": stands.date(), "closes_at": stands.time()})
    back = url_for(".result", body=body, term_id=term_id, evaluation_id=evaluation_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, _term = term_to_change(session, body, term_id)
            found = queries.evaluation(session, ours, evaluation_id, lock=True)
            until = clock.instant(form.closes_on.data, form.closes_at.data)
            operations.extend(session, found, until, by=current_actor(), now=clock.now())
            flash(_("There is more time. Remind those who have not answered: nobody is told by itself."))
            return form.done(session, back)
    is_read = known.is_shown(now=clock.now()) and not may_show(known.answered)
    page = {"body": council, "term": term, "evaluation": known, "back": back, "is_read": is_read}
    return render_template("secretariat/handover/evaluation_time.html", form=form, **page), form.status


def _known(session: Session, ref: BodyRef, term_id: UUID, evaluation_id: UUID) -> "tuple[Body, Term, Evaluation]":
    council, term = open_term(session, ref, term_id)
    found = queries.evaluation(session, council, evaluation_id)
    if found.term_id != term.id:
        raise NotFound("evaluation")
    return council, term, found


def _told(session: Session, found: "Evaluation") -> Outcome | None:
    """Return what was said; None while it is not shown."""
    return outcome(found, queries.answers(session, found)) if found.is_shown(now=clock.now()) else None

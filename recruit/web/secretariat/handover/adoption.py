"""Tiltrædelse: the notes as the council adopts them, by a decision that is known or entered here; and back."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import operations as bodies
from recruit.bodies import queries as body_queries
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.i18n import _, _l, format_date
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.handover.operations import notes as operations
from recruit.handover.queries import handover as queries
from recruit.handover.rules.notes import may_take_back
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, HiddenField, SelectField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.handover.loading import PREFIX
from recruit.web.secretariat.handover.overview import note_line
from recruit.web.secretariat.terms.loading import open_term, term_to_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recruit.bodies.model import Body, Decision
    from recruit.handover.model import HandoverNote

bp = Blueprint("handover_adoption", __name__, url_prefix=f"{PREFIX}/tiltraedelse")


class AdoptionForm(ActingForm):
    """By which decision: one that is recorded, or a new one."""

    decision = SelectField(_l("Is the decision recorded already?"), marked=False)
    decided_on = DateField(_l("Else: on which day did the council decide?"), marked=False)
    item = TextField(_l("Item of the agenda"), width="xxs", marked=False)
    case_number = TextField(_l("Case number"), width="m", marked=False)
    url = TextField(_l("Link to the minutes"), hint=_l("Begins with https://"), marked=False, render_kw={"dir": "ltr"})
    #: Which notes were shown, as they were then: nothing else is adopted.
    shown = HiddenField()


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def adopting(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Show what is adopted, then adopt it."""
    with reading() as session:
        council, term = open_term(session, body, term_id)
        found = queries.notes(session, term)
        adopted = queries.adoption(session, term)
        recorded = queries.decisions(session, term)
    form = AdoptionForm(data={"shown": _seen(found), "decision": str(recorded[0].id) if recorded else ""})
    form.decision.choices = [("", _("No, I enter it below")), *((str(one.id), _in_words(one)) for one in recorded)]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, of_term = term_to_change(session, body, term_id)
            meanwhile = _seen(queries.notes(session, of_term)) != form.shown.data
            is_adopted = queries.adoption(session, of_term) is not None
            refuse_if([Refusal("notes-changed-meanwhile")] if meanwhile and not is_adopted else [])
            operations.adopt(session, of_term, _decision(session, ours, form), by=current_actor(), now=clock.now())
            flash(_("The handover is adopted. The next council sees it."))
            return form.done(session, url_for("handover.overview", body=ours, periode=of_term.label))
    # Whoever has read that something changed sees it now, and adopts that.
    form.shown.data, form.shown.raw_data = _seen(found), None
    page: dict[str, Any] = {"body": council, "term": term, "lines": [note_line(one) for one in found]}
    page |= {"adopted": adopted, "may_go_back": not may_take_back([one.facts() for one in found])}
    return render_template("secretariat/handover/adoption.html", form=form, word=word, **page), form.status


@bp.route("/tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def going_back(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Say what it means, then make drafts of the notes again."""
    form = ActingForm()
    with reading() as session:
        council, term = open_term(session, body, term_id)
        adopted = queries.adoption(session, term)
        reasons = may_take_back([one.facts() for one in queries.notes(session, term)])
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, of_term = term_to_change(session, body, term_id)
            operations.take_back(session, of_term, by=current_actor(), now=clock.now())
            flash(_("The notes are drafts again."))
            return form.done(session, url_for("handover_notes.listed", body=ours, term_id=term_id))
    page = {"body": council, "term": term, "adopted": adopted, "may_go_back": adopted is not None and not reasons}
    return render_template("secretariat/handover/adoption_back.html", form=form, **page), form.status


def _in_words(decision: "Decision") -> str:
    parts = [decision.deciding_body, format_date(decision.decided_on), decision.item, decision.case_number]
    return ", ".join(part for part in parts if part)


def _seen(notes: "Sequence[HandoverNote]") -> str:
    """Return which notes there are, and how often each was changed."""
    return " ".join(f"{one.id}.{one.version}" for one in sorted(notes, key=lambda one: str(one.id)))


def _decision(session: Session, council: "Body", form: AdoptionForm) -> "Decision":
    """Return the decision that the form names. Raises Refused where it names none, NotFound for another council's."""
    if form.decision.data:
        return body_queries.decision(session, council, UUID(form.decision.data))
    refuse_if([Refusal("answer-missing", field="decided_on")] if form.decided_on.data is None else [])
    papers = {field.short_name: field.data or None for field in (form.item, form.case_number, form.url)}
    return bodies.record_decision(
        session,
        council,
        DecisionKind.ADOPT_HANDOVER,
        council.organization,
        form.decided_on.data,
        by=current_actor(),
        now=clock.now(),
        **papers,
    )

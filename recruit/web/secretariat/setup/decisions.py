"""Beslutninger: what was decided about a council, by whom, and under which case number."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.queries import case as cases
from recruit.bodies import operations, queries
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.people import queries as people
from recruit.reports.assignments.decision_text import sent_by_decision
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, Required, SelectField, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.setup.council import council_to_change, open_council
from recruit.web.secretariat.setup.decided import municipal_council
from recruit.web.secretariat.setup.words import DECISION_KINDS, options

if TYPE_CHECKING:
    from recruit.bodies.model import Decision

bp = Blueprint("setup_decisions", __name__, url_prefix="/sekretariat/<body:body>/beslutninger")


class DecisionFields(ActingForm):
    kind = SelectField(_l("What was decided?"), [Required()], choices=[("", _l("Choose")), *options(DECISION_KINDS)])
    decided_by = TextField(_l("Who decided?"), [Required()], width="l")
    decided_on = DateField(_l("On which day?"), [Required()])
    case_number = TextField(_l("Case number"), width="m")
    item = TextField(_l("Item of the agenda"), width="xxs")
    url = TextField(_l("Link to the minutes"), hint=_l("Begins with https://"), render_kw={"dir": "ltr"})

    def submission(self, session: Session) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Return kind, authority and day, and what can be found in the papers."""
        name = str(self.decided_by.data)
        decided_by = people.organization_called(session, name) or name
        papers = {field.short_name: field.data or None for field in (self.case_number, self.item, self.url)}
        return (DecisionKind(self.kind.data), decided_by, self.decided_on.data), papers


class NewDecisionForm(DecisionFields):
    """A decision that is not recorded yet."""


class DecisionForm(DecisionFields, VersionedForm):
    """A recorded decision."""


@bp.get("")
@requires(May.VIEW_BODIES)
def decisions(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_BODIES)
        return render_template(
            "secretariat/setup/decisions.html",
            council=council,
            decisions=queries.decisions(session, council),
            taken_back=cases.taken_back(session, council),
            sent=sent_by_decision(session, council),
            kinds=DECISION_KINDS,
            may_manage=may(signed_in(), May.MANAGE_BODIES),
        )


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        form = NewDecisionForm(data={"decided_by": municipal_council(session)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            what, papers = form.submission(session)
            operations.record_decision(session, ours, *what, by=current_actor(), now=clock.now(), **papers)
            flash(_("The decision is recorded."))
            return form.done(session, url_for(".decisions", body=ours))
    return render_template("secretariat/setup/decision.html", form=form, council=council, decision=None), form.status


@bp.route("/<id:decision_id>", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def decision(body: BodyRef, decision_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        known = queries.decision(session, council, decision_id)
    form = DecisionForm(data={"version": known.version, **_stands(known)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            changed = queries.decision(session, ours, decision_id)
            form.check(changed, stands=_stands(changed))
            what, papers = form.submission(session)
            operations.change_decision(session, changed, *what, by=current_actor(), now=clock.now(), **papers)
            flash(_("The decision is saved."))
            return form.done(session, url_for(".decisions", body=ours))
    return render_template("secretariat/setup/decision.html", form=form, council=council, decision=known), form.status


def _stands(decision: "Decision") -> dict[str, Any]:
    """Return the values of a decision in the terms of the form."""
    return {
        "kind": decision.kind.value,
        "decided_by": decision.deciding_body,
        "decided_on": decision.decided_on,
        "case_number": decision.case_number or "",
        "item": decision.item or "",
        "url": decision.url or "",
    }

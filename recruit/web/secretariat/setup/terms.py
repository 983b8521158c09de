"""Perioder: the terms of a council, opening the next one, and whether the municipal council has confirmed it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.acts import composition
from recruit.bodies import operations, queries
from recruit.bodies.rules import DecisionKind, NewTerm
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.terms import members_by_term
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.bodies import municipal_term
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, PartialDateField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.bodies.files import LABELS
from recruit.web.secretariat.setup.council import council_to_change, open_council
from recruit.web.secretariat.setup.decided import DecidedForm, decision_behind

if TYPE_CHECKING:
    from recruit.bodies.model import Term

bp = Blueprint("setup_terms", __name__, url_prefix="/sekretariat/<body:body>/perioder")


class TermFields(ActingForm):
    first_day = PartialDateField(_l("First day"), [Required()])
    last_day = PartialDateField(_l("Last day"), [Required()])
    label = TextField(_l("What is the term called?"), hint=_l("Its years, if you leave it empty"), width="m")
    holds_over = CheckboxField(_l("Members go on until their successors are appointed"))

    def submission(self) -> NewTerm:
        """Return the term that is asked for."""
        days = (self.first_day.data, self.last_day.data)
        return NewTerm(*days, label=self.label.data or "", holds_over=bool(self.holds_over.data))


class NextTermForm(TermFields):
    copy = CheckboxField(_l("Take the member groups and seats along from the term before"))


class TermForm(TermFields, VersionedForm):
    """The days and the name of a term."""


class ReasonForm(ActingForm):
    because = TextAreaField(_l("Why?"), [Required(_l("Write why."))], render_kw={"rows": 2})


@bp.get("")
@requires(May.VIEW_BODIES)
def terms(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.VIEW_BODIES)
        return render_template(
            "secretariat/setup/terms.html",
            council=council,
            terms=queries.terms(session, council),
            seats=queries.seats_by_term(session, council),
            members=members_by_term(session, council),
            files=LABELS,
            today=clock.today(),
            may_manage=may(signed_in(), May.MANAGE_BODIES),
        )


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        last, *_others = queries.terms(session, council)
    form = NextTermForm(data={**_next_days(last), "holds_over": last.holds_over, "copy": True})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            by, now = current_actor(), clock.now()
            opened = operations.open_term(session, ours, form.submission(), by=by, now=now)
            before = queries.composition_before(session, ours, opened)
            if form.copy.data and before is not None:
                operations.copy_composition(session, before, opened, by=by, now=now)
            flash(_("The term %(term)s is opened. It is planned until it is confirmed.", term=opened.label))
            return form.done(session, url_for(".term", body=ours, term_id=opened.id))
    return render_template("secretariat/setup/term_new.html", form=form, council=council, last=last), form.status


@bp.route("/<id:term_id>", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def term(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        known = queries.term_of(session, council, term_id)
        total = queries.seats_by_term(session, council).get(term_id, 0)
    form = TermForm(data={"version": known.version, **_stands(known)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            changed = queries.term_of(session, ours, term_id)
            form.check(changed, stands=_stands(changed))
            composition.change_term(session, changed, form.submission(), by=current_actor(), now=clock.now())
            flash(_("The term %(term)s is saved.", term=changed.label))
            return form.done(session, url_for(".terms", body=ours))
    page = render_template("secretariat/setup/term.html", form=form, council=council, term=known, total=total)
    return page, form.status


@bp.route("/<id:term_id>/bekraeftelse", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def confirmation(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    form = DecidedForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            confirmed = queries.term_of(session, ours, term_id)
            decision = decision_behind(session, ours, form, DecisionKind.ESTABLISH)
            operations.confirm_term(session, confirmed, by=current_actor(), now=clock.now(), decision=decision)
            flash(_("The term %(term)s is confirmed.", term=confirmed.label))
            return form.done(session, url_for(".terms", body=ours))
    return _act("term_confirmation", body, term_id, form)


@bp.route("/<id:term_id>/tilbagekaldelse", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def revocation(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    form = ReasonForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            planned = queries.term_of(session, ours, term_id)
            because = str(form.because.data)
            operations.revoke_confirmation(session, planned, because, by=current_actor(), now=clock.now())
            flash(_("The term %(term)s is planned again.", term=planned.label))
            return form.done(session, url_for(".terms", body=ours))
    return _act("term_revocation", body, term_id, form)


def _act(page: str, ref: BodyRef, term_id: UUID, form: ActingForm) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, ref, May.MANAGE_BODIES)
        known = queries.term_of(session, council, term_id)
    return render_template(f"secretariat/setup/{page}.html", form=form, council=council, term=known), form.status


def _next_days(last: "Term") -> dict[str, PartialDate]:
    """Propose the municipal term that follows; after a term of another length only the first day."""
    first, following = PartialDate(last.until), municipal_term(last.until)
    return following if following["first_day"] == first else {"first_day": first}


def _stands(term: "Term") -> dict[str, Any]:
    """Return the values of a term in the terms of the form."""
    return {
        "first_day": term.first_day,
        "last_day": term.last_day,
        "label": term.label,
        "holds_over": term.holds_over,
    }

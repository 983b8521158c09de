"""Oplysninger: name, law, committee and address of a council, and whether it shows only what a small one needs."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.bodies import operations
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.people import operations as people
from recruit.people.rules import Classification
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, DateField, Required, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.setup.council import council_to_change, open_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body

bp = Blueprint("setup_facts", __name__, url_prefix="/sekretariat/<body:body>/oplysninger")


class FactsForm(VersionedForm):
    legal_basis = TextField(_l("Legal basis"), hint=_l("Such as Integrationsloven § 42"), width="l")
    case_number = TextField(_l("Case number"), width="m")
    responsible = TextField(_l("Responsible committee"), hint=_l("The committee under which it was set up"), width="l")
    slug = TextField(
        _l("Address"),
        [Required()],
        hint=_l("What stands in the web address of the council. The former address goes on leading here."),
        width="m",
        render_kw={"dir": "ltr"},
    )
    is_small = CheckboxField(_l("Small council: show only what is needed often"))


class NameForm(ActingForm):
    name = TextField(_l("New name"), [Required()], width="l")
    abbreviation = TextField(_l("Abbreviation"), width="s")
    since = DateField(_l("From which day?"), [Required()], hint=_l("Lists of earlier days keep the former name."))


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def facts(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
    form = FactsForm(data={"version": council.version, **_stands(council)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            changed = council_to_change(session, body)
            form.check(changed, stands=_stands(changed))
            by, now = current_actor(), clock.now()
            committee = operations.organization_named(
                session, form.responsible.data or "", Classification.STANDING_COMMITTEE, by=by, now=now
            )
            operations.change_body(
                session,
                changed,
                legal_basis=form.legal_basis.data or "",
                case_number=form.case_number.data or "",
                responsible=committee,
                is_small=bool(form.is_small.data),
                by=by,
                now=now,
            )
            operations.move_to_address(session, changed, str(form.slug.data), by=by, now=now)
            flash(_("What the council says of itself is saved."))
            return form.done(session, url_for("setup_composition.groups", body=changed))
    return render_template("secretariat/setup/facts.html", form=form, council=council), form.status


@bp.route("/navn", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def name(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
    form = NameForm(data={"name": council.name, "abbreviation": council.organization.newest.abbreviation or ""})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            renamed = council_to_change(session, body)
            people.rename_organization(
                session,
                renamed.organization,
                str(form.name.data),
                abbreviation=form.abbreviation.data,
                since=form.since.data,
                by=current_actor(),
                now=clock.now(),
            )
            flash(_("The council is called %(name)s from that day on.", name=form.name.data))
            return form.done(session, url_for("setup_composition.groups", body=renamed))
    return render_template("secretariat/setup/name.html", form=form, council=council), form.status


def _stands(body: "Body") -> dict[str, Any]:
    """Return the values of a council in the terms of the form."""
    return {
        "legal_basis": body.legal_basis or "",
        "case_number": body.case_number or "",
        "responsible": body.responsible.newest.name if body.responsible else "",
        "slug": body.slug,
        "is_small": body.is_small,
    }

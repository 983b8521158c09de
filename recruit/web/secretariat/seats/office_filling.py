"""Hverv: the municipal council appoints somebody to an office, or the vice chair moves up."""

from typing import TYPE_CHECKING

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.appointments import operations, queries
from recruit.appointments.queries import office_vote as votes
from recruit.appointments.rules import Office
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, SelectField
from recruit.web.form import ActingForm
from recruit.web.secretariat.seats import office_overview
from recruit.web.secretariat.seats.loading import the_body, title
from recruit.web.secretariat.seats.office_overview import way_to_vote
from recruit.web.secretariat.setup.deciding import DecidingForm, decision_taken

if TYPE_CHECKING:
    from recruit.appointments.model import OfficeHolding
    from recruit.web.secretariat.seats.office_overview import Offices

bp = Blueprint("bodies_offices_filling", __name__, url_prefix="/sekretariat/<body:body>/raad/hverv")


class AppointedForm(DecidingForm):
    """The municipal council has appointed somebody to an office."""

    office = RadioField(_l("Which office?"), [Required()])
    member = SelectField(_l("Who is appointed?"), [Required()])
    since = DateField(_l("First day in office"), [Required()], hint=_l("Not before the decision. Such as 4.6.2026"))


class MovingUpForm(ActingForm):
    """The vice chair becomes chair."""

    since = DateField(_l("First day in the new office"), [Required()])


@bp.route("/udpeget", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def appointed(body: BodyRef) -> ResponseReturnValue:
    """Enter that the municipal council appointed a member to an office; the decision is chosen, or written here."""
    with reading() as session:
        found = the_body(session, body)
        day = office_overview.load(session, found).day
        members = votes.members_on(session, found.id, day)
        form = AppointedForm(data={"office": request.args.get("hverv"), "since": day})
        form.offer(session, found, DecisionKind.APPOINT)
        form.office.choices = [(one.value, title(found, one, day).capitalize()) for one in Office]
        form.member.choices = [("", _("Choose")), *((str(one.id), one.person.name) for one in members)]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = the_body(session, body)
            member = queries.membership(
                session, ours, next(one.id for one in members if str(one.id) == form.member.data)
            )
            decision = decision_taken(session, ours, form, DecisionKind.APPOINT)
            office, by, now = Office(form.office.data), current_actor(), clock.now()
            operations.appoint_to_office(session, member, office, decision, since=form.since.data, by=by, now=now)
            what = title(ours, office, form.since.data)
            names = {"name": member.person.name, "office": what, "day": format_date(form.since.data)}
            flash(_("%(name)s is %(office)s from %(day)s.", **names))
            return form.done(session, url_for("bodies_offices_overview.offices", body=ours))
    page = "secretariat/seats/offices/appointed.html"
    return render_template(page, body=found, form=form, members=members, day=day), form.status


@bp.route("/naestforpersonen-rykker-op", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def moving_up(body: BodyRef) -> ResponseReturnValue:
    """Say what follows when the vice chair becomes chair, then do it. Raises NotFound where nobody is vice chair."""
    with reading() as session:
        found = the_body(session, body)
        shown = office_overview.load(session, found)
        vice, chair = _vice(shown), shown.of(Office.CHAIR)
        leaves = chair.held.holding.until if chair.held else None
        since = max(shown.day, leaves or shown.day)
        form = MovingUpForm(data={"since": since})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = the_body(session, body)
            holding = queries.office(session, ours, vice.id)
            operations.move_up(session, holding, form.since.data, by=current_actor(), now=clock.now())
            names = {
                "name": holding.membership.person.name,
                "office": title(ours, Office.CHAIR, form.since.data),
                "vice": title(ours, Office.VICE_CHAIR, form.since.data),
            }
            if form.since.data > clock.today():
                names["day"] = format_date(form.since.data)
                flash(_("%(name)s is %(office)s from %(day)s. A new %(vice)s is to be elected.", **names))
            else:
                flash(_("%(name)s is %(office)s. A new %(vice)s is to be elected.", **names))
            return form.done(session, url_for("bodies_offices_overview.offices", body=ours))
    page = render_template(
        "secretariat/seats/offices/moving_up.html",
        body=found,
        form=form,
        vice=vice,
        chair=chair,
        titles={one: title(found, one, since) for one in Office},
        offices=Office,
        vote=way_to_vote(found, Office.VICE_CHAIR),
    )
    return page, form.status


def _vice(shown: "Offices") -> "OfficeHolding":
    held = shown.of(Office.VICE_CHAIR).held
    if held is None:
        raise NotFound("vice_chair")
    return held.holding

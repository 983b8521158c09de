"""Offices of the council: giving one to a member, and ending it."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import Optional

from recruit.appointments import operations, queries
from recruit.appointments.rules import Office
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, SelectField
from recruit.web.form import ActingForm
from recruit.web.secretariat.seats.loading import called, decision_of, decisions, the_body, title

if TYPE_CHECKING:
    from recruit.appointments.model import Membership
    from recruit.bodies.model import Body

bp = Blueprint("bodies_offices", __name__, url_prefix="/sekretariat/<body:body>/raad")


class OfficeForm(ActingForm):
    """A member gets an office."""

    office = RadioField(_l("Which office?"), [Required()])
    since = DateField(_l("First day in office"), [Required()])
    until = DateField(
        _l("Last day in office"), hint=_l("Only when it is known already. Otherwise as long as the membership.")
    )
    decision = SelectField(_l("The decision"), [Optional()])


class EndForm(ActingForm):
    """An office ends."""

    last_day = DateField(_l("Last day in office"), [Required()])


@bp.route("/medlemskaber/<id:membership_id>/hverv", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def give(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        form = OfficeForm(data={"since": max(clock.today(), held.since)})
        form.office.choices = _offices(found)
        form.decision.choices = decisions(session, found)
        back = _seat(found, held)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council = the_body(session, body)
            member = queries.membership(session, council, membership_id)
            operations.hold_office(
                session,
                member,
                Office(form.office.data),
                since=form.since.data,
                last_day=form.until.data,
                decision=decision_of(session, council, form.decision.data),
                by=current_actor(),
                now=clock.now(),
            )
            what = title(council, Office(form.office.data), form.since.data)
            flash(_("%(name)s is %(office)s.", name=member.person.name, office=what))
            return form.done(session, back)
    return render_template("secretariat/seats/office.html", form=form, body=found, held=held, back=back), form.status


@bp.route("/hverv/<id:office_id>/ophoer", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def end(body: BodyRef, office_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        holding = queries.office(session, found, office_id)
        form = EndForm(data={"last_day": clock.today()})
        held, back = holding.membership, _seat(found, holding.membership)
        office = called(found, holding, clock.today())
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            holding = queries.office(session, the_body(session, body), office_id)
            operations.end_office(session, holding, form.last_day.data, by=current_actor(), now=clock.now())
            flash(_("The end of the office is registered."))
            return form.done(session, back)
    page = "secretariat/seats/office_end.html"
    return render_template(page, form=form, body=found, held=held, office=office, back=back), form.status


def _offices(body: "Body") -> list[tuple[str, str]]:
    return [(office.value, title(body, office, clock.today())) for office in Office]


def _seat(body: "Body", held: "Membership") -> str:
    return url_for("bodies_seats.seat", body=body, seat_id=held.seat_id)

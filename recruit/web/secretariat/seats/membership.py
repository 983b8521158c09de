"""One membership: that its days were wrong, and that it was registered in error."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from recruit.appointments import operations, queries
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import PartialDateField, Required
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.seats.loading import shown_of, the_body

if TYPE_CHECKING:
    from recruit.appointments.model import Membership

bp = Blueprint(
    "bodies_membership", __name__, url_prefix="/sekretariat/<body:body>/raad/medlemskaber/<id:membership_id>"
)


class DaysForm(VersionedForm):
    """The days that a membership really has."""

    since = PartialDateField(_l("First day"), [Required()])
    until = PartialDateField(_l("Last day"), hint=_l("Empty when the place is held to the end of the term"))


@bp.route("/datoer", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def days(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        form, page = DaysForm(data={"version": held.version, **_days(held)}), shown_of(session, found, held)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            held = queries.membership(session, found, membership_id)
            form.check(held, stands=_days(held))
            by, now = current_actor(), clock.now()
            operations.correct_days(session, held, form.since.data, form.until.data, by=by, now=now)
            flash(_("The days are corrected."))
            return form.done(session, page["back"])
    return render_template("secretariat/seats/days.html", form=form, **page), form.status


@bp.route("/fejl", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def error(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        page = shown_of(session, found, held)
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            held = queries.membership(session, found, membership_id)
            operations.take_back(session, held, by=current_actor(), now=clock.now())
            flash(_("The registration of %(name)s is taken back.", name=held.person.name))
            return form.done(session, page["back"])
    return render_template("secretariat/seats/error.html", form=form, **page), form.status


def _days(held: "Membership") -> dict[str, PartialDate | None]:
    return {"since": held.first_day, "until": held.last_day}

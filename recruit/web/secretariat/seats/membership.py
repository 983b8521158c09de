"""One membership: that somebody leaves, that its days were wrong, that it was registered in error."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments import operations, queries
from recruit.appointments.rules import EndReason, Role
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import PartialDateField, Required, SelectField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.seats.loading import called, seat_name, the_body

if TYPE_CHECKING:
    from recruit.appointments.model import Membership
    from recruit.bodies.model import Body

bp = Blueprint(
    "bodies_membership", __name__, url_prefix="/sekretariat/<body:body>/raad/medlemskaber/<id:membership_id>"
)

#: Reasons that are recorded by acts of their own.
_NOT_HERE = {EndReason.BODY_DISSOLVED, EndReason.REGISTERED_IN_ERROR}
REASONS = [(reason.value, words) for reason, words in WORDS[EndReason].items() if reason not in _NOT_HERE]


class LeavingForm(ActingForm):
    """Somebody leaves a place."""

    last_day = PartialDateField(
        _l("Last day"),
        [Required()],
        hint=_l("The last day included: whoever leaves on 1 March was a member until 28 February"),
    )
    reason = SelectField(_l("Why?"), [Required()], choices=[("", _l("Choose a reason")), *REASONS])


class DaysForm(VersionedForm):
    """The days that a membership really has."""

    since = PartialDateField(_l("First day"), [Required()])
    until = PartialDateField(_l("Last day"), hint=_l("Empty when the place is held to the end of the term"))


@bp.route("/udtraeden", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def leaving(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        page = {**_shown(session, found, held), "standing": _standing_behind(session, found, held)}
    form = LeavingForm(data={"last_day": PartialDate(clock.today())})
    form.last_day.label.text = _("Last day as %(role)s", role=page["role"])
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = the_body(session, body)
            held = queries.membership(session, found, membership_id)
            reason, by, now = EndReason(form.reason.data), current_actor(), clock.now()
            operations.end(session, held, form.last_day.data, reason, by=by, now=now)
            flash(_("The departure of %(name)s is registered.", name=held.person.name))
            return form.done(session, page["back"])
    return render_template("secretariat/seats/leaving.html", form=form, **page), form.status


@bp.route("/datoer", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def days(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        form, page = DaysForm(data={"version": held.version, **_days(held)}), _shown(session, found, held)
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
        page = _shown(session, found, held)
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


def _shown(session: Session, body: "Body", held: "Membership") -> dict[str, Any]:
    """Return what each of the pages says of the membership."""
    return {
        "body": body,
        "held": held,
        "place": seat_name(held.seat) if held.seat else held.group.label,
        "back": _way_back(session, body, held),
        "offices": [called(body, office, clock.today()) for office in held.offices if office.until == held.until],
        "role": word(held.role),
    }


def _standing_behind(session: Session, body: "Body", held: "Membership") -> list["Membership"]:
    """Return the substitutes behind the seat of a member, the first to be asked first."""
    if held.role is not Role.MEMBER or held.seat_id is None:
        return []
    standing = queries.occupied_seat(session, body, held.seat_id).substitutes
    today = clock.today()
    return sorted((one for one in standing if today in one.span), key=lambda one: one.rank or 0)


def _way_back(session: Session, body: "Body", held: "Membership") -> str:
    """Return the address of the seat: the member's own, or the first of the group that a substitute stands behind."""
    seat = queries.seat_of(session, held)
    if seat is None:
        return url_for("bodies_overview.seats", body=body)
    return url_for("bodies_seats.seat", body=body, seat_id=seat)

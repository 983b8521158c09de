"""Tidligere medlemmer: who wishes to be invited, to what and until when; as a list for mailing, and off it again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import _, format_date
from recruit.handover.operations import people as operations
from recruit.handover.queries import handover as base
from recruit.handover.queries import inviting as queries
from recruit.handover.rules.invitations import ENDS_SOON
from recruit.reports.formats import csv, xlsx
from recruit.reports.handover.invited import as_table
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.people import note_look
from recruit.web.secretariat.handover.loading import COUNCIL
from recruit.web.secretariat.members.loading import a_file, locked
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.handover.model import InvitationWish

bp = Blueprint("handover_invitations", __name__, url_prefix=f"{COUNCIL}/tidligere-medlemmer")

_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    """Show who is invited today, by purpose; who is asked; and who was on the list before."""
    with reading() as session:
        council = the_body(session, body)
        page = _listed(session, council)
    note_look(*(one.person for one in page["invited"]))
    return render_template("secretariat/handover/invitations.html", **page)


@bp.get("/udskrift")
@requires(May.MANAGE_BODIES)
def printed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        page = _listed(session, the_body(session, body))
    note_look(*(one.person for one in page["invited"]))
    return render_template("secretariat/handover/invitations_print.html", **page)


@bp.get("/invitationsliste.<form>")
@requires(May.MANAGE_BODIES)
def taken(body: BodyRef, form: str) -> ResponseReturnValue:
    """Send the list as a file: only those who may be written to today, of one purpose where the address names it."""
    if form not in _MEDIA:
        abort(404)
    day, purpose = clock.today(), request.args.get("formaal", "")
    with reading() as session:
        council = the_body(session, body)
        holding = base.wishes(session, council, on=day)
    chosen = [one for one in holding if not purpose or one.purpose == purpose]
    note_look(*(one.person for one in chosen))
    title = _("Invitation list of %(council)s, %(day)s", council=council.name, day=format_date(day))
    made = as_table(chosen, title)
    content = csv.write(made) if form == "csv" else xlsx.write(made, sheet=_("Invitation list"))
    return a_file(content, _MEDIA[form], f"{council.slug}-invitationsliste-{day.isoformat()}.{form}")


@bp.route("/<id:wish_id>/tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def withdrawing(body: BodyRef, wish_id: UUID) -> ResponseReturnValue:
    """Say who leaves the list, then take them off."""
    form = ActingForm()
    with reading() as session:
        council = the_body(session, body)
        known = queries.wish(session, wish_id, of=council)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            wish = queries.wish(session, wish_id, of=locked(session, body), lock=True)
            operations.withdraw(session, wish, clock.today(), by=current_actor(), now=clock.now())
            flash(_("%(name)s is off the list.", name=wish.person.name))
            return form.done(session, url_for(".listed", body=body))
    page = {"body": council, "wish": known}
    return render_template("secretariat/handover/invitation_withdrawing.html", form=form, **page), form.status


def _listed(session: Session, council: "Body") -> dict[str, Any]:
    today = clock.today()
    wishes, asks = queries.all_wishes(session, council), queries.asks(session, council)
    invited = base.wishes(session, council, on=today)
    return {
        "body": council,
        "invited": invited,
        "purposes": _purposes(invited),
        "ending": {one.id for one in invited if one.valid_until <= today + ENDS_SOON},
        "before": [one for one in wishes if not one.facts().holds(on=today)],
        "waiting": [one for one in asks if one.waits(on=today)],
        "silent": [one for one in asks if one.answered_at is None and not one.waits(on=today)],
        "declined": [one for one in asks if one.wishes is False],
        "day": today,
        "word": word,
    }


def _purposes(invited: "Sequence[InvitationWish]") -> list[str]:
    return list(dict.fromkeys(one.purpose for one in invited))

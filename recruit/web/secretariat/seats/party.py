"""Parti: a member of the municipal council leaves a party and keeps the seat; only the party changes."""

from uuid import UUID

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from wtforms.validators import Optional

from recruit.appointments import operations, queries
from recruit.bodies.rules import SeatType
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.seats.leaving import PREFIX
from recruit.web.secretariat.seats.loading import shown_of, the_body

bp = Blueprint("bodies_membership_party", __name__, url_prefix=f"{PREFIX}/parti")


class PartyForm(VersionedForm):
    """The party of a member of the municipal council, as it is now."""

    party = TextField(_l("Party"), [Optional()], width="m", hint=_l("Empty for a member without a party (løsgænger)"))


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def party(body: BodyRef, membership_id: UUID) -> ResponseReturnValue:
    """Show and correct the party. A place that is no seat of the municipal council has none: 404."""
    with reading() as session:
        found = the_body(session, body)
        held = queries.membership(session, found, membership_id)
        if held.group.seat_type is not SeatType.MUNICIPAL_COUNCIL:
            raise NotFound("membership")
        form, page = PartyForm(obj=held), shown_of(session, found, held)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            held = queries.membership(session, the_body(session, body), membership_id, lock=True)
            form.check(held)
            whom, by, now = held.on_behalf_of or held.on_behalf_of_text, current_actor(), clock.now()
            new = form.party.data or None
            operations.correct_facts(
                session, held, party=new, on_behalf_of=whom, unit=held.represents_unit, by=by, now=now
            )
            flash(_("The party is corrected. %(name)s keeps the seat.", name=held.person.name))
            return form.done(session, page["back"])
    return render_template("secretariat/seats/leaving/party.html", form=form, **page), form.status

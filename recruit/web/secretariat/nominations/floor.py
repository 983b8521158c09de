"""`…/indstillinger/fra-salen`: people who are called out at a meeting, each entered in half a minute."""

from datetime import time
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.nominations import operations, queries
from recruit.nominations.queries.entering import from_the_floor
from recruit.nominations.rules import Status
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.nominations.fields import Asking
from recruit.web.secretariat.nominations.floor_form import FloorForm
from recruit.web.secretariat.nominations.namesakes import tell_of_namesakes
from recruit.web.secretariat.recruitment.loading import open_round

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recruit.nominations.model import Nomination

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger/fra-salen"
bp = Blueprint("nomination_floor", __name__, url_prefix=PREFIX)


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def floor(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Take one name after the other; below stands who was called out today."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        entered = from_the_floor(session, round_, since=clock.instant(clock.today(), time()))
    asking = Asking(round_, ())
    form = FloorForm(asking, data={"seat_group": request.args.get("gruppe", "")})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, filled = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
            tell_of_namesakes(session, filled, form)
            made = operations.submit(session, filled, form.submission(), by=current_actor(), now=clock.now())
            group = form.seat_group.data or None if "seat_group" in form else None
            return form.done(session, url_for(".floor", body=ours, round_id=round_id, ny=made.id, gruppe=group))
    page = render_template(
        "secretariat/nominations/floor/floor.html",
        form=form,
        asking=asking,
        council=council,
        round=round_,
        entered=entered,
        standing=_standing(entered),
        newest=next((one for one in entered if str(one.id) == request.args.get("ny")), None),
    )
    return page, form.status


def _standing(entered: "Sequence[Nomination]") -> set[UUID]:
    """Return the ids of those among them who stand."""
    now = clock.now()
    return {one.id for one in entered if queries.status(one, now=now) is Status.STANDS}

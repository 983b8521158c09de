"""What of a round and of its nominations is journalised, what is not, and asking for all that is new in one packet."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.jobs import operations as jobs
from recruit.nominations.operations import journal as operations
from recruit.nominations.queries import journal as queries
from recruit.reports.journal import KIND
from recruit.reports.journal.packing import new_of_round
from recruit.reports.journal.words import DIRECTIONS
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.loading import open_nomination
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change

if TYPE_CHECKING:
    from recruit.bodies.model import Body

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/journal"

bp = Blueprint("journal", __name__, url_prefix=PREFIX)

#: So many nominations are named; the packet holds all of them.
MOST = 50


@bp.get("")
@requires(May.MANAGE_NOMINATIONS)
def overview(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        packets, following = queries.packets(session, round_id), queries.last_number(session, round_id) + 1
        return render_template(
            "secretariat/journal/overview.html",
            council=council,
            round=round_,
            documents=new_of_round(session, round_, queries.covered(session, round_id)),
            nominations=queries.unjournalised(session, round_id, size=MOST),
            number=queries.unjournalised_number(session, round_id),
            waiting=[each for each in packets if each.journalised_on is None and each.first_number == following],
            journalised=[each for each in packets if each.journalised_on],
            directions=DIRECTIONS,
            form=ActingForm(formdata=None),
            whole=ActingForm(formdata=None, prefix="whole"),
        )


@bp.post("/pakke")
@bp.post("/hele-pakken", defaults={"is_whole": True}, endpoint="order_all")
@requires(May.MANAGE_NOMINATIONS)
def order(body: BodyRef, round_id: UUID, *, is_whole: bool = False) -> ResponseReturnValue:
    """Ask for a packet of the round: of all that is new, or of everything."""
    form = ActingForm(prefix="whole" if is_whole else "")
    if not form.validate_on_submit():
        return redirect(url_for(".overview", body=body, round_id=round_id), code=303)
    with transaction() as session:
        form.claim(session)
        council, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
        return form.done(session, _asked_for(session, council, round_.id, None, is_whole=is_whole))


@bp.post("/pakke/<id:nomination_id>")
@requires(May.MANAGE_NOMINATIONS)
def order_of_one(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Ask for a packet of what is new of one nomination."""
    form = ActingForm()
    if not form.validate_on_submit():
        return redirect(url_for(".overview", body=body, round_id=round_id), code=303)
    with transaction() as session:
        form.claim(session)
        round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)  # before the nomination, as all who lock both
        council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
        return form.done(session, _asked_for(session, council, round_id, nomination.id))


def _asked_for(
    session: Session, council: "Body", round_id: UUID, nomination_id: UUID | None, *, is_whole: bool = False
) -> str:
    """Write packet and job down, and return where to follow the work."""
    by, now = current_actor(), clock.now()
    packet = operations.ask_for(session, round_id, nomination_id, is_whole=is_whole, by=by, now=now)
    payload = {"packet": str(packet.id), "round": str(round_id), "body": council.slug}
    return url_for("jobs.job", job_id=jobs.enqueue(session, KIND, payload, by=by, now=now).id)

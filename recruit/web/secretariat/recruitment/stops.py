"""Slettestop: what may not be erased although its time is over, such as while access to documents is asked for."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.nominations.operations.retention_stops import revoke_stop, stop_erasing
from recruit.nominations.queries import access
from recruit.nominations.queries import retention as queries
from recruit.recruitment import queries as recruitment
from recruit.web.access import May, current_actor, grants_that_allow, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, SelectField, TextAreaField, TextField
from recruit.web.form import ActingForm

if TYPE_CHECKING:
    from recruit.nominations.model import AccessRequest
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("round_stops", __name__, url_prefix="/sekretariat/rekruttering/slettestop")


class StopForm(ActingForm):
    """What is not erased, and why."""

    round = SelectField(_l("Round"), [Required()])
    reference = TextField(
        _l("Number of the nomination"), hint=_l("Leave it empty to stop for the whole round."), marked=False, width="m"
    )
    reason = TextAreaField(
        _l("Why may nothing be erased?"),
        [Required()],
        hint=_l("Such as who has asked for access to the documents, and when. Write no names of candidates."),
        render_kw={"rows": 3},
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def stops() -> ResponseReturnValue:
    with reading() as session:
        rounds = _rounds(session)
        standing = [each for each in queries.stops(session) if each.round_id in rounds]
        asked = access.asked_for_by(session, standing)
    form = StopForm()
    form.round.choices = [("", _("Choose")), *((str(one.id), _named(one)) for one in rounds.values())]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            chosen = _rounds(session)[UUID(form.round.data)]
            by, now = current_actor(), clock.now()
            stop_erasing(session, chosen, str(form.reference.data or ""), str(form.reason.data), by=by, now=now)
            flash(_("Nothing of it is erased until you take the stop back."))
            return form.done(session, url_for(".stops"))
    named = {round_id: _named(one) for round_id, one in rounds.items()}
    return render_template(
        "secretariat/recruitment/stops.html",
        form=form,
        stops=standing,
        asked={stop_id: _leading_to(each, rounds[each.round_id]) for stop_id, each in asked.items()},
        named=named,
        revocation=ActingForm(formdata=None, prefix="revocation"),
    ), form.status


@bp.post("/<id:stop_id>/ophaevelse")
@requires(May.MANAGE_NOMINATIONS)
def revocation(stop_id: UUID) -> ResponseReturnValue:
    form = ActingForm(prefix="revocation")
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            stop = queries.stop(session, stop_id, lock=True)
            if stop.round_id not in _rounds(session):
                abort(404)
            revoke_stop(session, stop, by=current_actor(), now=clock.now())
            flash(_("The stop is taken back. What is over is erased within a day."))
            return form.done(session, url_for(".stops"))
    for problem in form.problems:
        flash(problem.sentence, "warning")
    return redirect(url_for(".stops"), code=303)


def _rounds(session: Session) -> "dict[UUID, RecruitmentRound]":
    """Return the rounds of the councils that this reader looks after."""
    councils = bodies.bodies_open_to(session, grants_that_allow(May.MANAGE_NOMINATIONS))
    return {round_.id: round_ for round_ in recruitment.rounds(session, councils)}


def _named(round_: "RecruitmentRound") -> str:
    return f"{round_.name}, {round_.term.body.name}"


def _leading_to(asked: "AccessRequest", round_: "RecruitmentRound") -> str:
    """Return where a request is answered: its stop is taken back by that alone."""
    return url_for("access_request.request", body=round_.term.body, round_id=round_.id, request_id=asked.id)

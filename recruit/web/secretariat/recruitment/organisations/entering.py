"""Indtast svar: what an organisation answered on paper, by telephone, by e-mail or in person."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.nominations.operations.organisation import answer_call
from recruit.nominations.queries import organisation as proposals
from recruit.recruitment.rules import Manner
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.nominations.organisation import AnswerForm, form_of, heading
from recruit.web.secretariat.nominations.entering_form import ArrivalFields
from recruit.web.secretariat.recruitment.organisations.loading import PREFIX, open_call

bp = Blueprint("organisation_entering", __name__, url_prefix=f"{PREFIX}/<id:call_id>/svar")


class EnteringForm(ArrivalFields, AnswerForm):
    """The organisation's own form, with how and when its answer came."""


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def entering(body: BodyRef, round_id: UUID, call_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, known = open_call(session, body, round_id, call_id, May.MANAGE_NOMINATIONS)
        proposed = proposals.proposed_by(session, known)
    arrival = clock.local(now)
    form = form_of(EnteringForm, known, proposed, now=now, arrived_on=arrival.date(), arrived_at=arrival.time())
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, call = open_call(session, body, round_id, call_id, May.MANAGE_NOMINATIONS, for_change=True)
            answer_call(
                session,
                call,
                form.proposal(),
                by=current_actor(),
                now=now,
                manner=Manner(form.source.data),
                arrived_at=clock.instant(form.arrived_on.data, form.arrived_at.data),
            )
            flash(_("The answer is written down. Those who are new in it are asked now."))
            return form.done(
                session, url_for("round_organisations.call", body=ours, round_id=round_id, call_id=call_id)
            )
    page = render_template(
        "secretariat/recruitment/organisations/entering.html", form=form, council=council, call=known, heading=heading
    )
    return page, form.status

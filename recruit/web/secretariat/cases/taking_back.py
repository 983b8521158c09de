"""Tag beslutningen tilbage: what was entered of a decision about one person was wrong."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.operations.cases import deciding
from recruit.appointments.queries import case as queries
from recruit.appointments.queries.outcome import told_of
from recruit.appointments.rules import case as rules
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK
from recruit.web.secretariat.cases.loading import PERSON, called, case_to_change, open_case
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase, DesignateDecision

bp = Blueprint("cases_taking_back", __name__, url_prefix=f"{PERSON}/tag-tilbage")


class TakingBackForm(ActingForm):
    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why.")), REMARK], hint=_l("It stays on the record."), render_kw={"rows": 2}
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def take_back(body: BodyRef, case_id: UUID, designate_id: UUID) -> ResponseReturnValue:
    """Say what is taken back with it, then do it."""
    form = TakingBackForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, case = case_to_change(session, body, case_id)
            one, because = queries.designate(case, designate_id), str(form.because.data)
            deciding.take_back(session, case, one, because, by=current_actor(), now=clock.now())
            flash(_("What was decided about %(name)s is taken back.", name=called(one)))
            return form.done(session, url_for("cases_case.page", body=ours, case_id=case_id))
    with reading() as session:
        council, case = open_case(session, body, case_id)
        one = queries.designate(case, designate_id)
        stands = one.decided
        ended = stands is not None and stands.membership is not None and stands.membership.end_reason is not None
        reasons = rules.may_take_decision_back("-", stands=stands is not None, has_ended=ended)
        page = render_template(
            "secretariat/cases/take_back.html",
            form=form,
            body=council,
            case=case,
            name=called(one),
            stands=stands,
            told=told_of(session, case, one),
            is_planned_again=_is_planned_again(session, case, stands),
            hindrances=[sentence(reason) for reason in reasons],
            word=word,
        )
    return page, form.status


def _is_planned_again(session: Session, case: "AppointmentCase", stands: "DesignateDecision | None") -> bool:
    """Return whether the term is planned again without the place that came of a decision."""
    seated = stands.membership if stands else None
    return seated is not None and queries.is_confirmed_by_alone(session, case.term, seated)

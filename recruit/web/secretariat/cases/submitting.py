"""Indsend: noting that a case went to the municipal council, and taking that back."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.appointments.operations.cases import opening
from recruit.appointments.queries import case as queries
from recruit.appointments.rules import case_opening as rules
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.cases.loading import PREFIX, case_to_change, composition, free_seats, open_case
from recruit.web.secretariat.cases.shown import groups_of
from recruit.web.sentences import sentence

bp = Blueprint("cases_submission", __name__, url_prefix=f"{PREFIX}/indsend")


class SubmittingForm(ActingForm):
    on = DateField(_l("On which day did the case go to the municipal council?"), [Required()])


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def submit(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    """Show who is recommended and what is lacking, then note that the case was submitted."""
    form = SubmittingForm(data={"on": clock.today()})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, case = case_to_change(session, body, case_id)
            opening.submit(session, case, form.on.data, by=current_actor(), now=clock.now())
            flash(_("The case has gone to the municipal council. Enter its decision when it has met."))
            return form.done(session, url_for("cases_case.page", body=ours, case_id=case_id))
    with reading() as session:
        council, case = open_case(session, body, case_id)
        groups = composition(session, case)
        free = free_seats(session, case.term, groups.values())
        today = clock.today()
        reasons = rules.may_submit(
            is_submitted=case.submitted_on is not None,
            designates=sum(one.dropped_at is None for one in case.designates),
            on=today,
            today=today,
            has_open_complaint=queries.has_open_complaint(session, case),
        )
        page = render_template(
            "secretariat/cases/submit.html",
            form=form,
            body=council,
            case=case,
            groups=groups_of(case, groups.values(), free, {}),
            hindrances=[sentence(reason) for reason in reasons],
        )
    return page, form.status


@bp.route("/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def take_back(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    """Say what it means that a case was not submitted after all, then note it."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, case = case_to_change(session, body, case_id)
            opening.take_back_submission(session, case, by=current_actor(), now=clock.now())
            flash(_("The case has not gone to the municipal council any more."))
            return form.done(session, url_for("cases_case.page", body=ours, case_id=case_id))
    with reading() as session:
        council, case = open_case(session, body, case_id)
        is_decided = any(one.decided for one in case.designates)
        reasons = rules.may_take_back_submission(is_submitted=case.submitted_on is not None, is_decided=is_decided)
    page = render_template(
        "secretariat/cases/unsubmit.html",
        form=form,
        body=council,
        case=case,
        hindrances=[sentence(reason) for reason in reasons],
    )
    return page, form.status

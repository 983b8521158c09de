"""Undoing that a reading was put in: what goes with it, or why it cannot be undone."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.intake import operations, queries
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.people import reach
from recruit.web.secretariat.intake.guide import open_reading
from recruit.web.secretariat.intake.made import made, roles
from recruit.web.sentences import sentence

bp = Blueprint("intake_undoing", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/fortrydelse")


@bp.route("/<id:application_id>", methods=["GET", "POST"])
@requires(May.READ_IN)
def undoing(reading_id: UUID, application_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            found = open_reading(session, reading_id, for_change=True)
            application = queries.application(session, found, application_id)
            mine = reach(session, May.READ_IN)
            operations.undo(session, found, application, by=current_actor(), now=clock.now(), reach=mine)
            flash(_("It is undone. The document waits for you again, with everything you decided."), "success")
            return form.done(session, url_for("intake_reading.preview", reading_id=reading_id))
    with reading() as session:
        found = open_reading(session, reading_id)
        application = queries.application(session, found, application_id)
        found_reasons = operations.reasons_not_to_undo(session, application, reach=reach(session, May.READ_IN))
        reasons = [sentence(one) for one in found_reasons]
        page = "secretariat/intake/undoing.html"
        goes = made(application, roles(session, found))
        return render_template(
            page, form=form, reading=found, application=application, reasons=reasons, made=goes
        ), form.status

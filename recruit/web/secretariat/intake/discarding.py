"""Throwing a reading away: what it understood is erased, that it was read is not."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.intake import operations
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.intake.guide import open_reading

bp = Blueprint("intake_discarding", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/kassation")


@bp.route("", methods=["GET", "POST"])
@requires(May.READ_IN)
def discarding(reading_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            operations.discard(session, waiting, by=current_actor(), now=clock.now())
            flash(_("The reading has been thrown away. Nothing in the council has changed."), "success")
            return form.done(session, url_for("intake.start"))
    with reading() as session:
        found = open_reading(session, reading_id)
        return render_template("secretariat/intake/discarding.html", form=form, reading=found), form.status

"""Putting in what is ready of a reading; what waits goes on waiting."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from recruit.acts.directory import seen_by
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import ngettext
from recruit.intake import operations
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import VersionedForm
from recruit.web.people import reach
from recruit.web.secretariat.intake.guide import open_reading
from recruit.web.secretariat.intake.preview import preview_page

if TYPE_CHECKING:
    from recruit.intake.model import IntakeApplication

bp = Blueprint("intake_application", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/ikraftsaettelse")


@bp.post("")
@requires(May.READ_IN)
def application(reading_id: UUID) -> ResponseReturnValue:
    form = VersionedForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            form.check(waiting)
            among = seen_by(reach(session, May.READ_IN))
            done = operations.apply(session, waiting, by=current_actor(), now=clock.now(), among=among)
            flash(_said(done), "success")
            return form.done(session, url_for("intake_receipt.receipt", reading_id=reading_id))
    with reading() as session:
        return preview_page(session, open_reading(session, reading_id), form)


def _said(done: "IntakeApplication") -> str:
    if not done.placed:
        return _("It is put in.")
    return ngettext(
        "One person has a place in the council now.", "%(num)s people have a place in the council now.", done.placed
    )

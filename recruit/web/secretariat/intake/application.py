"""Putting in what is ready of a reading; what waits goes on waiting."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts.directory import seen_by
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import ngettext
from recruit.intake import operations
from recruit.intake.operations.background import MANY
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import VersionedForm
from recruit.web.people import reach
from recruit.web.secretariat.intake.guide import open_reading
from recruit.web.secretariat.intake.preview import preview_page
from recruit.web.secretariat.intake.view import view

if TYPE_CHECKING:
    from recruit.intake.model import IntakeApplication, IntakeReading

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
            return form.done(session, _put_in(session, waiting))
    with reading() as session:
        return preview_page(session, open_reading(session, reading_id), form)


def _put_in(session: Session, waiting: "IntakeReading") -> str:
    """Put in what is ready, or leave it to a worker where that takes a while; return where it can be seen."""
    mine, by, now = reach(session, May.READ_IN), current_actor(), clock.now()
    if len(view(session, waiting).outlook.ready) >= MANY:
        job = operations.enqueue_application(session, waiting, reach=mine, by=by, now=now)
        return url_for("jobs.job", job_id=job.id)
    done = operations.apply(session, waiting, by=by, now=now, among=seen_by(mine))
    flash(_said(done), "success")
    return url_for("intake_receipt.receipt", reading_id=waiting.id)


def _said(done: "IntakeApplication") -> str:
    if not done.placed:
        return _("It is put in.")
    return ngettext(
        "One person has a place in the council now.", "%(num)s people have a place in the council now.", done.placed
    )

"""The third step: line for line what was understood, what waits for a decision, and the act itself."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.intake import operations
from recruit.intake.formats.stored import unpack
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.intake.guide import guide, open_reading
from recruit.web.secretariat.intake.view import view

if TYPE_CHECKING:
    from recruit.intake.model import IntakeReading

bp = Blueprint("intake_reading", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>")

FROM_TERM, FROM_MEETING = "periode", "moede"


class ApplicationForm(VersionedForm):
    """From which day the people are members."""

    first_day = RadioField(_l("Since when do they sit in the council?"), [Required()])


@bp.get("")
@requires(May.READ_IN)
def preview(reading_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
        if found.waits and found.term is None:
            return redirect(url_for("intake_term.term", reading_id=reading_id), code=303)
        return _page(session, found, _form(found))


@bp.post("/ikraftsaettelse")
@requires(May.READ_IN)
def application(reading_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        form = _form(open_reading(session, reading_id))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            first_day = _days(waiting)[form.first_day.data]
            done = operations.apply(session, waiting, first_day, by=current_actor(), now=clock.now())
            flash(_("%(number)s people have a place in the council now.", number=done.placed), "success")
            return form.done(session, url_for(".preview", reading_id=reading_id))
    with reading() as session:
        return _page(session, open_reading(session, reading_id), form)


@bp.route("/kassation", methods=["GET", "POST"])
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


def _form(found: "IntakeReading") -> ApplicationForm:
    form = ApplicationForm(obj=found, data={"first_day": FROM_TERM})
    form.first_day.choices = [(code, _since(code, day)) for code, day in _days(found).items()]
    return form


def _since(code: str, day: PartialDate) -> str:
    if code == FROM_MEETING:
        return _("From the meeting: %(day)s", day=format_date(day))
    return _("From the first day of the term: %(day)s", day=format_date(day))


def _days(found: "IntakeReading") -> dict[str, PartialDate]:
    """Return the days from which the people may be members: the term's first, and the meeting's when it lies in it."""
    if found.term is None:
        return {}
    met_on = unpack(found.content).meeting.date if found.content else None
    meeting = {FROM_MEETING: PartialDate(met_on)} if met_on and met_on in found.term.span else {}
    return {FROM_TERM: found.term.first_day, **meeting}


def _page(session: Session, found: "IntakeReading", form: ApplicationForm) -> ResponseReturnValue:
    if not found.waits:
        return render_template("secretariat/intake/receipt.html", reading=found, steps=guide(found, 3))
    shown = view(session, found)
    page = "secretariat/intake/preview.html"
    return render_template(page, form=form, reading=found, view=shown, steps=guide(found, 3)), form.status

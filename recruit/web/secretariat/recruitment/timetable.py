"""Tidsplan: the dates of a round in one table; on paper; and as a calendar."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, current_app, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.foundation import calendars, clock
from recruit.foundation.audit import queries as audit
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import Refused
from recruit.recruitment.formats import ics
from recruit.recruitment.operations import timetable as operations
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import Timetable
from recruit.recruitment.rules import timetable as rules
from recruit.reports.words import word
from recruit.web import feeds
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.steps import after, guide
from recruit.web.secretariat.recruitment.timetable_form import (
    TimetableForm,
    at_their_fields,
    stands_in,
    timetable_form,
)
from recruit.web.secretariat.recruitment.timetable_rows import remarks, rows

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("round_timetable", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/tidsplan")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def timetable(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        form = timetable_form(round_)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = round_to_change(session, body, round_id)
            form.check(changed, stands=stands_in(form, changed))
            is_counted_anew = changed.anchor_on != form.anchor_on.data
            _arrange(session, changed, form)
            if not is_counted_anew:
                flash(_("The timetable is saved."))
                return form.done(session, after(ours, changed, "round_timetable.timetable"))
            flash(_("The dates are counted from that day. Go through them, and correct what is otherwise with you."))
            return form.done(session, url_for(".timetable", body=ours, round_id=round_id))
    shown = _shown(round_, form)
    page = render_template(
        "secretariat/recruitment/timetable.html",
        form=form,
        council=council,
        round=round_,
        rows=rows(round_, shown, form.anchor_on.data),
        remarks=remarks(round_, shown),
        is_first=form.is_first and form.errors.keys() <= {"anchor_on"},
        calendar=current_app.config["SETTINGS"].public_url
        + url_for("calendar.round_dates", token=feeds.token_of(round_.id, feeds.Feed.ROUND)),
        steps=guide(council, round_),
        word=word,
    )
    return page, form.status


@bp.get("/udskrift")
@requires(May.MANAGE_ROUNDS)
def print_view(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
    stands = timetable_of(round_)
    planned = [row for row in rows(round_, stands, round_.anchor_on) if row.moment]
    return render_template("secretariat/recruitment/timetable_print.html", council=council, round=round_, rows=planned)


@bp.get("/kalender.ics")
@requires(May.MANAGE_ROUNDS)
def download(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        _council, round_ = open_round(session, body, round_id)
        (newest,) = audit.history(session, subject=round_, size=1)
    labels = {step: word(step) for step in timetable_of(round_)}
    answer = Response(ics.written(round_, labels, changed_at=newest.at), content_type=calendars.MEDIA_TYPE)
    answer.headers.set("Content-Disposition", "attachment", filename=f"{round_.slug}.ics")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _arrange(session: Session, round_: "RecruitmentRound", form: TimetableForm) -> None:
    """Write down what the form has. What is refused is said at its field, and each date shows where it would be."""
    anchor, written = form.anchor_on.data, form.written()
    arranged = rules.rearranged(timetable_of(round_), written, round_.filling_method, round_.anchor_on, anchor)
    try:
        operations.arrange(session, round_, anchor, arranged, by=current_actor(), now=clock.now())
    except Refused as refused:
        form.show(arranged)
        raise Refused(at_their_fields(refused.refusals)) from refused


def _shown(round_: "RecruitmentRound", form: TimetableForm) -> Timetable:
    """Return the dates as they stand on the page: those in the fields, and those that have none."""
    stands: dict[Any, Any] = {**timetable_of(round_), **form.written()}
    return {step: moment for step, moment in stands.items() if moment}

"""Tilbagemeldinger: what those who are sent somewhere tell the council; expecting it, noting it, and reminding them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.assignments.letters import places as letters
from recruit.assignments.operations import groups as operations
from recruit.assignments.operations import reporting
from recruit.assignments.queries import group as queries
from recruit.assignments.queries import reports as report_queries
from recruit.assignments.rules import ReportStatus
from recruit.assignments.rules.reports import status
from recruit.foundation import clock
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.rules import Channel
from recruit.foundation.refusal import Refusal, Refused
from recruit.meetings.queries import meeting as meetings
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, Required, SelectField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE
from recruit.web.secretariat.assignments.room import ways
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recruit.assignments.model import ReportBack
    from recruit.bodies.model import Body
    from recruit.meetings.model import Meeting
    from recruit.people.model import Person

bp = Blueprint("report_backs", __name__, url_prefix="/sekretariat/<body:body>/repraesentation/tilbagemeldinger")

#: The colour that repeats where a report is.
COLOURS = {
    ReportStatus.MISSING: "error",
    ReportStatus.DUE: "warning",
    ReportStatus.NOT_DUE: "info",
    ReportStatus.GIVEN: "success",
}
#: So many of the council's next meetings can be chosen among.
MOST_MEETINGS = 12


class ExpectingForm(ActingForm):
    """Somebody is to tell the council of something."""

    assignment = SelectField(_l("Who is to tell of it?"), [Required()])
    about = TextField(
        _l("Of what?"),
        [Required(), LINE],
        hint=_l("Such as: the meeting of Folkeoplysningsudvalget on 3 June"),
        width="l",
    )
    due_on = DateField(_l("On which day is it?"), [Required()], hint=_l("From that day on it can be told."))
    meeting = SelectField(_l("At which meeting do they tell of it?"), [Optional()], marked=False)
    by_on = DateField(_l("Or by another day"), [Optional()], marked=False)

    def refuse(self, refusal: Refusal) -> None:
        """Say what is wrong with the day at the meeting, where one was chosen."""
        is_meeting = refusal.field == "by_on" and self.meeting.data
        super().refuse(replace(refusal, field="meeting") if is_meeting else refusal)


class GivingForm(ActingForm):
    """Somebody has told of it."""

    given_on = DateField(_l("On which day have they told of it?"), [Required()])


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        page = _all(session, body)
        return render_template("secretariat/assignments/reports/listed.html", ways=ways(page["body"]), **page)


@bp.get("/udskrift")
@requires(May.MANAGE_BODIES)
def printed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        return render_template("secretariat/assignments/reports/printed.html", **_all(session, body))


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def expect(body: BodyRef) -> ResponseReturnValue:
    """Ask what is to be told, by whom and by when; the address may name an assignment, or whoever was chosen."""
    today = clock.today()
    with reading() as session:
        council = the_body(session, body)
        sent = _sent(session, council, today)
        coming = meetings.coming(session, council, today)[:MOST_MEETINGS]
    form = ExpectingForm(data={"assignment": request.args.get("udsending", ""), "due_on": today})
    form.assignment.choices = [("", _("Choose")), *((number, one.label) for number, one in sent.items())]
    form.meeting.choices = [("", _("Choose")), *((str(one.id), format_date(one.slot.day)) for one in coming)]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, by, now = the_body(session, body), current_actor(), clock.now()
            one = _sent(session, ours, today)[form.assignment.data]
            meeting, by_on = _by(form, coming)
            about, day = str(form.about.data), form.due_on.data
            operations.expect_report(
                session, ours, one.person, about, day, by_on, meeting=meeting, by=by, now=now, **one.sent_by
            )
            flash(_("It is written down, and stands on Today when it is due."))
            return form.done(session, url_for(".listed", body=ours))
    page = {"body": council, "sent": sent, "back": url_for(".listed", body=council)}
    return render_template("secretariat/assignments/reports/expecting.html", form=form, **page), form.status


@bp.route("/<id:report_id>/givet", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def give(body: BodyRef, report_id: UUID) -> ResponseReturnValue:
    form, today = GivingForm(data={"given_on": clock.today()}), clock.today()
    with reading() as session:
        page = _shown(the_body(session, body), queries.report(session, the_body(session, body), report_id))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            one = queries.report(session, the_body(session, body), report_id, lock=True)
            operations.note_report(session, one, form.given_on.data, today=today, by=current_actor(), now=clock.now())
            flash(_("It is noted: %(name)s has told of it.", name=one.person.name))
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/reports/giving.html", form=form, **page), form.status


@bp.route("/<id:report_id>/paamindelse", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def remind(body: BodyRef, report_id: UUID) -> ResponseReturnValue:
    """Show the reminder and to whom it goes, then write it."""
    form = ActingForm()
    with reading() as session:
        council = the_body(session, body)
        one = queries.report(session, council, report_id)
        page = _shown(council, one)
        if one.given_on:
            return redirect(page["back"], code=303)
        draft = letters.reminder(one, council, is_restricted=report_queries.is_restricted(session, one))
        page |= {"text": as_read(session, draft), "by_email": draft.channel is Channel.EMAIL, "to": draft.address}
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, by, now = the_body(session, body), current_actor(), clock.now()
            locked = queries.report(session, ours, report_id, lock=True)
            reporting.note_reminded(session, locked, by=by, now=now)
            restricted = report_queries.is_restricted(session, locked)
            by_hand.queue(session, letters.reminder(locked, ours, is_restricted=restricted), by=by, now=now)
            done = _("The letter is in the outbox.")
            flash(done if page["by_email"] else _("The letter waits under Letters to be sent by you."))
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/reports/reminding.html", form=form, **page), form.status


@bp.route("/<id:report_id>/fjern", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def drop(body: BodyRef, report_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    with reading() as session:
        council = the_body(session, body)
        page = _shown(council, queries.report(session, council, report_id))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            one = queries.report(session, the_body(session, body), report_id, lock=True)
            reporting.drop(session, one, by=current_actor(), now=clock.now())
            flash(_("Nothing is to be told of it any more."))
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/reports/dropping.html", form=form, **page), form.status


def _all(session: Session, ref: BodyRef) -> dict[str, Any]:
    body, today = the_body(session, ref), clock.today()
    found = [(one, status(one.facts(), on=today)) for one in queries.reports(session, body)]
    return {
        "body": body,
        "today": today,
        "waiting": [one for one in found if one[1] is not ReportStatus.GIVEN],
        "given": [one for one in found if one[1] is ReportStatus.GIVEN][::-1],
        "anybody": bool(found) or bool(_sent(session, body, today)),
        "colours": COLOURS,
        "word": word,
    }


@dataclass(frozen=True, slots=True)
class Sent:
    """Somebody who can tell of something."""

    person: "Person"
    #: Where they were sent: the body, or what they came to.
    where: str
    #: By what, in the terms of the operation.
    sent_by: "Mapping[str, Any]"

    @property
    def label(self) -> str:
        """Who it is, and where they were sent."""
        return f"{self.person.name} ({self.where})"


def _sent(session: Session, body: "Body", today: date) -> dict[str, Sent]:
    """Return who can tell of something, by the id of what sent them: a place elsewhere, or being chosen."""
    places = report_queries.sent_now(session, body, on=today)
    found = {str(one.id): Sent(one.person, one.place.target.newest.name, {"assignment": one}) for one in places}
    for ask in report_queries.chosen_lately(session, body, on=today):
        found[str(ask.id)] = Sent(ask.person, ask.step.round.title, {"asking": ask.step.round})
    return found


def _by(form: ExpectingForm, coming: "Sequence[Meeting]") -> "tuple[Meeting | None, date]":
    """Return by which meeting, or which day, it is told. Raises Refused where neither is said."""
    meeting = next((one for one in coming if str(one.id) == form.meeting.data), None)
    if meeting is None and form.by_on.data is None:
        raise Refused([Refusal("answer-missing", field="meeting")])
    return meeting, meeting.slot.day if meeting else form.by_on.data


def _shown(body: "Body", one: "ReportBack") -> dict[str, Any]:
    return {"body": body, "report": one, "name": one.person.name, "back": url_for(".listed", body=body)}

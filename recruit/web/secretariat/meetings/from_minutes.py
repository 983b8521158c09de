"""Hent fra referat: what minutes that were read in say of a meeting becomes its attendance, and can be taken back."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import attendance_from_minutes as acts
from recruit.acts.directory import seen_by
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.meetings.operations import attending, planning
from recruit.meetings.queries import attendance
from recruit.meetings.queries import entry as entries
from recruit.meetings.queries import meeting as queries
from recruit.meetings.rules import Part
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.entering import Said
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE
from recruit.web.people import reach
from recruit.web.secretariat.meetings.loading import ALL, meeting_to_change, open_meeting
from recruit.web.secretariat.meetings.words import called, hours
from recruit.web.secretariat.setup.council import council_to_change, open_council

if TYPE_CHECKING:
    from recruit.acts.attendance_from_minutes import Minutes, Named
    from recruit.bodies.model import Body
    from recruit.meetings.model import Meeting
    from recruit.meetings.queries.entry import Entry

bp = Blueprint("meetings_from_minutes", __name__, url_prefix=ALL)

#: Somebody without a place is not noted.
LEAVE_OUT = "udelad"


class TakingForm(ActingForm):
    """What becomes of each name that nobody in the council has."""

    def choice(self, one: "Named") -> Any:
        """Return the field for a name; None for somebody in the council."""
        return next((field for field in self if field.short_name == _field(one)), None)


class HeldForm(ActingForm):
    """A meeting that was held, and is not planned here."""

    day = DateField(_l("Day"), [Required()])
    begins = ClockField(_l("Begins at"), [Required()])
    ends = ClockField(_l("Ends at"), [Required()])
    place = TextField(_l("Place"), [LINE], width="l")


@bp.route("/<id:meeting_id>/fremmoede/referat", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def taking(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    """Choose among the minutes; then see what each line of them becomes, and note it."""
    wanted = request.args.get("laesning", type=UUID)
    with reading() as session:
        council, meeting = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
        offered = acts.of_council(session, council)
        if wanted is None:
            return _choosing(council, meeting, offered)
        found, people, _entry = _named(session, council, meeting, wanted)
    form = _form(people)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = meeting_to_change(session, body, meeting_id)
            minutes, named, entry = _named(session, ours, locked, wanted, lock=True)
            said = {one.line.place.person: Said(one.presence) for one in named if one.line}
            by, now = current_actor(), clock.now()
            others = _others(form, named)
            number = attending.take_over(session, locked, entry, said, others, minutes.reading.id, by=by, now=now)
            flash(ngettext("One line is noted by the minutes.", "%(num)s lines are noted by the minutes.", number))
            return form.done(session, url_for("meetings_attendance.entry", body=council, meeting_id=meeting_id))
    page = render_template(
        "secretariat/meetings/from_minutes.html",
        form=form,
        council=council,
        meeting=meeting,
        called=called,
        minutes=found,
        rows=[(one, form.choice(one)) for one in people],
        other_day=found.day if found.day != meeting.slot.day else None,
        word=word,
    )
    return page, form.status


@bp.route("/<id:meeting_id>/fremmoede/referat/<id:reading_id>/fortryd", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def giving_back(body: BodyRef, meeting_id: UUID, reading_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    with reading() as session:
        council, meeting = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
        if not form.is_submitted():
            attendance.noted_by(session, meeting, reading_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            locked = meeting_to_change(session, body, meeting_id)[1]
            attending.give_back(session, locked, reading_id, by=current_actor(), now=clock.now())
            flash(_("What came from the minutes is taken back. The rest stands."))
            return form.done(session, url_for("meetings_attendance.entry", body=council, meeting_id=meeting_id))
    page = render_template(
        "secretariat/meetings/minutes_back.html", form=form, council=council, meeting=meeting, called=called
    )
    return page, form.status


@bp.route("/fra-referat/<id:reading_id>", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def choosing(body: BodyRef, reading_id: UUID) -> ResponseReturnValue:
    """Lead from minutes to the meeting of their day; where there is none, choose one, or enter that it was held."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        found = acts.of_reading(session, council, reading_id)
        meetings = queries.every_meeting(session, council, min(one.since for one in bodies.terms(session, council)))
    there = [one for one in meetings if one.slot.day == found.day and one.cancelled_at is None]
    if len(there) == 1 and request.method == "GET":
        return redirect(url_for(".taking", body=council, meeting_id=there[0].id, laesning=reading_id), code=303)
    facts = found.meeting
    form = HeldForm(
        data={"day": facts.date, "begins": facts.start, "ends": facts.end, "place": (facts.place or "").strip()}
    )
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            made = _hold(session, council_to_change(session, body), form)
            return form.done(session, url_for(".taking", body=council, meeting_id=made.id, laesning=reading_id))
    page = render_template(
        "secretariat/meetings/minutes_meeting.html",
        form=form,
        council=council,
        minutes=found,
        meetings=[one for one in reversed(meetings) if one.starts_at <= clock.now() and one.cancelled_at is None],
        called=called,
        hours=hours,
        is_read=True,
    )
    return page, form.status


def _hold(session: Session, council: "Body", form: HeldForm) -> "Meeting":
    new = NewMeeting(Slot(form.day.data, form.begins.data, form.ends.data), form.place.data or "")
    term = planning.term_of_day(bodies.terms(session, council), new.slot.day)
    return planning.hold(session, term, new, by=current_actor(), now=clock.now())


def _choosing(council: "Body", meeting: "Meeting", offered: "Sequence[Minutes]") -> str:
    same = [one for one in offered if one.day == meeting.slot.day]
    return render_template(
        "secretariat/meetings/minutes_choosing.html",
        council=council,
        meeting=meeting,
        called=called,
        same=same,
        others=[one for one in offered if one not in same],
    )


def _named(
    session: Session, council: "Body", meeting: "Meeting", wanted: UUID, *, lock: bool = False
) -> "tuple[Minutes, Sequence[Named], Entry]":
    found = acts.of_reading(session, council, wanted)
    entry = entries.entry(session, council, meeting, lock=lock)
    mine = seen_by(reach(session, May.MANAGE_BODIES))
    return found, acts.named(session, found, meeting, entry, among=mine), entry


def _form(people: "Sequence[Named]") -> TakingForm:
    """Return a form with a choice for each name that nobody in the council has."""
    fields: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for one in people:
        if one.line is None:
            choices = [
                *((part.value, word(part)) for part in (Part.GUEST, Part.ADMINISTRATION)),
                (LEAVE_OUT, _l("Leave out")),
            ]
            fields[_field(one)] = RadioField(one.name, [Required()], choices=choices)
            data[_field(one)] = one.part.value if one.presence == "present" else LEAVE_OUT
    form: TakingForm = type("TakingForm", (TakingForm,), fields)(data=data)
    return form


def _others(form: TakingForm, people: "Sequence[Named]") -> list[Noted]:
    chosen: Mapping[int, str] = {one.number: field.data for one in people if (field := form.choice(one))}
    return [
        Noted(Part(chosen[one.number]), one.presence, name=one.name)
        for one in people
        if chosen.get(one.number, LEAVE_OUT) != LEAVE_OUT
    ]


def _field(one: "Named") -> str:
    return f"part_{one.number}"

"""One meeting: what is known of it, moving it or setting it right, cancelling it, and taking that back."""

from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import calendars, clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.meetings.formats import ics
from recruit.meetings.operations import planning as operations
from recruit.meetings.queries import meeting as queries
from recruit.meetings.queries import overview
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import Required, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE
from recruit.web.reach import allowed
from recruit.web.secretariat.meetings.fields import MeetingForm, written
from recruit.web.secretariat.meetings.listed import WORDS
from recruit.web.secretariat.meetings.loading import PREFIX, meeting_to_change, open_meeting
from recruit.web.secretariat.meetings.words import observed
from recruit.web.secretariat.members.loading import a_file

bp = Blueprint("meetings_meeting", __name__, url_prefix=PREFIX)


class CancellingForm(ActingForm):
    """Why a meeting is not held."""

    because = TextField(
        _l("Why is the meeting cancelled?"),
        [Required(), LINE],
        hint=_l("It is told to those who are invited. Name nobody's illness."),
        width="l",
    )


@bp.get("")
@requires(May.VIEW_BODIES)
def meeting(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, found = open_meeting(session, body, meeting_id)
        return render_template(
            "secretariat/meetings/meeting.html",
            council=council,
            meeting=found,
            counts=overview.counts(session, council, [found], now=now)[found.id],
            told_otherwise=overview.told_otherwise(session, council, found, now=now) if now < found.starts_at else (),
            sent_before=overview.sent_before_the_move(session, found),
            items_run_on=queries.settings(session, council).items_run_on,
            is_over=found.ends_at <= now,
            has_begun=found.starts_at <= now,
            warnings=observed([found.slot.day])[found.slot.day] if found.starts_at > now else (),
            may_change=May.MANAGE_BODIES in allowed(session, council),
            **WORDS,
        )


@bp.route("/ret", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def change(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, found = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
        form = MeetingForm(data={"version": found.version, **written(found)})
        sent = overview.apologies(session, [found.id]).get(found.id, 0)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = meeting_to_change(session, body, meeting_id)
            form.check(changed, stands=written(changed))
            if operations.change(session, changed, form.submission(), by=current_actor(), now=clock.now()):
                flash(_("The meeting has another time or place now. Calendars that subscribe follow by themselves."))
            else:
                flash(_("The meeting is set right."))
            return form.done(session, url_for(".meeting", body=ours, meeting_id=meeting_id))
    page = render_template(
        "secretariat/meetings/change.html", form=form, council=council, meeting=found, apologies=sent, **WORDS
    )
    return page, form.status


@bp.route("/aflys", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def cancel(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    form = CancellingForm()
    with reading() as session:
        council, found = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = meeting_to_change(session, body, meeting_id)
            operations.cancel(session, changed, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_("The meeting is cancelled. It stays in calendars, struck out."))
            return form.done(session, url_for(".meeting", body=ours, meeting_id=meeting_id))
    page = render_template("secretariat/meetings/cancel.html", form=form, council=council, meeting=found, **WORDS)
    return page, form.status


@bp.route("/holdes", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def hold_after_all(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    with reading() as session:
        council, found = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = meeting_to_change(session, body, meeting_id)
            operations.hold_after_all(session, changed, by=current_actor(), now=clock.now())
            flash(_("The meeting is held after all, as it was planned."))
            return form.done(session, url_for(".meeting", body=ours, meeting_id=meeting_id))
    page = render_template("secretariat/meetings/after_all.html", form=form, council=council, meeting=found, **WORDS)
    return page, form.status


@bp.get("/moede.ics")
@requires(May.VIEW_BODIES)
def download(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, found = open_meeting(session, body, meeting_id)
        content = ics.written(council, [found], now=clock.now(), note=lambda one: one.note)
    return a_file(content, calendars.MEDIA_TYPE, f"{council.slug}-{found.slot.day:%Y-%m-%d}.ics")

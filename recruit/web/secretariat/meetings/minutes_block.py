"""Til referatet: who was there as a text to copy into the minutes, in the style that the council's minutes have."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.acts.minutes_style import minutes_style
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.meetings.operations import settings as operations
from recruit.meetings.rules import MinutesStyle
from recruit.reports.meetings.block import PROTECTED
from recruit.reports.meetings.block import block as written
from recruit.reports.meetings.participants import participants
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.meetings.loading import PREFIX, open_meeting
from recruit.web.secretariat.meetings.words import called
from recruit.web.secretariat.members.loading import a_file
from recruit.web.secretariat.setup.council import council_to_change

bp = Blueprint("meetings_minutes", __name__, url_prefix=f"{PREFIX}/til-referatet")


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """One of the styles to look at."""

    label: str
    url: str
    current: bool


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def block(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    with reading() as session:
        council, meeting = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
        usual = minutes_style(session, council)
        people = participants(session, council, meeting)
    style = _asked() or usual
    text = written(people, council.name_on(meeting.slot.day), style)
    here: dict[str, Any] = {"body": council, "meeting_id": meeting_id}
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            operations.list_like_this(session, ours, style, by=current_actor(), now=clock.now())
            flash(_("The minutes of the council are set out like this from now on."))
            return form.done(session, url_for(".block", **here))
    page = render_template(
        "secretariat/meetings/minutes_block.html",
        form=form,
        council=council,
        meeting=meeting,
        called=called,
        text=text,
        hides=PROTECTED in text,
        style=style,
        usual=usual,
        choices=[
            StyleChoice(word(one), url_for(".block", stil=one.value, **here), one is style) for one in MinutesStyle
        ],
    )
    return page, form.status


@bp.get("/fremmoede.txt")
@requires(May.MANAGE_BODIES)
def taken(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    """Send the text as a file, in the style of the address or the council's own."""
    with reading() as session:
        council, meeting = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
        style = _asked() or minutes_style(session, council)
        people = participants(session, council, meeting)
    text = written(people, council.name_on(meeting.slot.day), style)
    name = f"{council.slug}-{meeting.slot.day:%Y-%m-%d}-fremmoede.txt"
    return a_file(f"{text}\n".encode(), "text/plain; charset=utf-8", name)


def _asked() -> MinutesStyle | None:
    """Return the style that the address names, if it is one."""
    asked = request.args.get("stil", "")
    return next((one for one in MinutesStyle if one.value == asked), None)

"""Indkaldelse og afbud: who is invited to a meeting, who knows of it, who comes, and who is called in instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail.rules import Channel, Text
from recruit.meetings.letters import invitation as letters
from recruit.meetings.operations import calling_in
from recruit.meetings.operations import telling as operations
from recruit.meetings.queries import telling as queries
from recruit.meetings.rules.telling import Message
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.meetings.listed import WORDS
from recruit.web.secretariat.meetings.loading import PREFIX, meeting_to_change, open_meeting
from recruit.web.secretariat.members.loading import written
from recruit.web.secretariat.recruitment.members_form import as_read, meanwhile
from recruit.web.secretariat.substitutes.words import where

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.meetings.model import Meeting
    from recruit.meetings.queries.telling import Line

bp = Blueprint("meetings_invitation", __name__, url_prefix=f"{PREFIX}/indkaldelse")

#: What the primary act is called, by what there is to tell.
TO_DO = {
    Message.INVITED: _l("Invite to the meeting"),
    Message.MOVED: _l("Tell of the new time or place"),
    Message.CANCELLED: _l("Tell that it is cancelled"),
}
#: What each letter says, as a heading above it and beside each name.
SAYS = {
    Message.INVITED: _l("Invitation"),
    Message.MOVED: _l("Another time or place"),
    Message.CANCELLED: _l("The meeting is cancelled"),
}


class SendingForm(ActingForm):
    members = CheckboxesField(
        _l("Who gets it?"), [Required(_l("Choose at least one member."))], invalid_choice_message=meanwhile
    )

    def offer(self, lines: "Sequence[Line]") -> None:
        """Offer those who are to be told something, with what and how it reaches each."""
        without = str(_l("no e-mail: a closed letter waits to be sent by you"))
        self.members.choices = [(str(one.membership.id), one.membership.person.name) for one in lines]
        self.members.hints = {
            str(one.membership.id): f"{SAYS[one.message]}, {without}"
            if not letters.has_mailbox(one.membership.person)
            else str(SAYS[one.message])
            for one in lines
            if one.message
        }


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter as it will be, and to how many it goes."""

    heading: object
    text: Text
    is_closed: bool


@bp.get("")
@requires(May.MANAGE_BODIES)
def overview(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, meeting = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
        lines = queries.lines(session, council, meeting, now=now)
        asks = calling_in.asks_by_itself(session, council)
    to_tell = [one for one in lines if one.message]
    invited = [one for one in lines if one.part]
    return render_template(
        "secretariat/meetings/invitation.html",
        council=council,
        meeting=meeting,
        lines=lines,
        invited=invited,
        coming=sum(one.comes for one in lines),
        away=sum(one.apology is not None for one in lines),
        to_tell=to_tell,
        to_do=TO_DO[_first(to_tell)] if to_tell else "",
        has_begun=meeting.starts_at <= now,
        asks=asks,
        where=lambda call: where(call, now=now),
        word=word,
        **WORDS,
    )


@bp.route("/send", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def send(body: BodyRef, meeting_id: UUID) -> ResponseReturnValue:
    """Show the letters and who gets which, then write them."""
    now = clock.now()
    with reading() as session:
        council, meeting = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
        lines = _to_tell(session, council, meeting, now)
        shown = _letters(session, council, meeting, lines, now)
    form = SendingForm(data={"members": [str(one.membership.id) for one in lines]})
    form.offer(lines)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = meeting_to_change(session, body, meeting_id)
            people = {UUID(number) for number in form.members.data or ()}
            made = operations.tell(session, ours, locked, people, by=current_actor(), now=clock.now())
            by_email = sum(one.channel == Channel.EMAIL for one in made)
            flash(written(by_email, by_hand=len(made) - by_email))
            return form.done(session, url_for(".overview", body=ours, meeting_id=locked.id))
    page = render_template(
        "secretariat/meetings/inviting.html",
        form=form,
        council=council,
        meeting=meeting,
        lines=lines,
        shown=shown,
        to_do=TO_DO[_first(lines)] if lines else TO_DO[Message.INVITED],
        **WORDS,
    )
    return page, form.status


def _to_tell(session: Session, council: "Body", meeting: "Meeting", now: datetime) -> "list[Line]":
    return [one for one in queries.lines(session, council, meeting, now=now) if one.message]


def _first(lines: "Sequence[Line]") -> Message:
    """Return what the act is called by: what most of them are told."""
    told = [one.message for one in lines if one.message]
    return max(set(told), key=lambda one: (told.count(one), one))


def _letters(
    session: Session, council: "Body", meeting: "Meeting", lines: "Sequence[Line]", now: datetime
) -> list[Shown]:
    """Return each letter that will be written, once, with words in place of a name."""
    found: dict[tuple[Message, bool], Shown] = {}
    for line in lines:
        person, message = line.membership.person, line.message or Message.INVITED
        is_closed = not letters.has_mailbox(person)
        if (message, is_closed) in found:
            continue
        draft = letters.told(message, person, council, meeting, line.before, line.membership.id, now=now)
        text = as_read(session, draft)
        nobody = _("[the member's name]")
        text = Text(text.subject, text.body.replace(person.name, nobody))
        found[message, is_closed] = Shown(SAYS[message], text, is_closed)
    return list(found.values())

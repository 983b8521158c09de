"""`/svar/moede`: whether somebody comes to a meeting, behind the link in their letter.

Opening the page is no answer, and whoever says nothing is expected. Until the meeting begins one can say that one does
not come, and take it back. The page names whom it is for and nobody else: a link can be passed on.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.foundation import calendars, clock
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.refusal import NotFound, Refusal
from recruit.meetings.formats import ics
from recruit.meetings.letters.invitation import when
from recruit.meetings.operations import apologising as operations
from recruit.meetings.operations import calling_in
from recruit.meetings.queries import attendance, telling
from recruit.meetings.queries.inviting import invited_on
from recruit.meetings.rules import Part
from recruit.meetings.rules.telling import MEETING_ANSWER
from recruit.recruitment.rules import Manner
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.fields import TextAreaField
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.foundation.mail.letterhead.rules import Letterhead
    from recruit.meetings.model import Apology, MeetingInvitation
    from recruit.meetings.queries.telling import Line

bp = Blueprint("meeting_answer", __name__, url_prefix="/svar/moede")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)

#: What the two buttons send.
STAYS_AWAY, COMES = "afbud", "kommer"


class AnswerForm(ActingForm):
    note = TextAreaField(
        _l("A word to the secretariat"),
        [REMARK],
        marked=False,
        hint=_l("You can leave it empty: nobody has to say why. Write nothing about health."),
        render_kw={"rows": 2},
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page is about."""

    body: "Body"
    invitation: "MeetingInvitation"
    line: "Line | None"
    #: Why apologies that were sent stand.
    why_not: "list[Refusal]"
    secretariat: "Letterhead"
    #: Whether a substitute is asked at once, instead of this one.
    asks: bool


def mine(session: Session, *, lock: bool = False) -> "tuple[Body, MeetingInvitation]":
    """Return the invitation whose link was opened in this browser. Raises NotFound."""
    return telling.invitation(session, links.subject(session, MEETING_ANSWER), lock=lock)


@bp.route("", methods=["GET", "POST"])
@public
def own() -> ResponseReturnValue:
    """Show the meeting and ask whether somebody comes; or take what they say."""
    form, said, now = AnswerForm(), request.form.get("answer"), clock.now()
    if form.validate_on_submit() and said in (STAYS_AWAY, COMES):
        with form.refusals(), transaction() as session:
            body, invitation = mine(session, lock=True)
            form.claim(session)
            meeting, by = invitation.meeting, current_actor()
            if said == STAYS_AWAY:
                note = str(form.note.data or "")
                member = invitation.membership
                operations.apologise(session, body, meeting, member, Manner.ONLINE, by=by, now=now, note=note)
            elif apology := _standing(session, invitation):
                operations.come_after_all(session, body, apology, Manner.ONLINE, by=by, now=now)
            return form.done(session, url_for(".own"))
    with reading() as session:
        shown = _shown(session)
    return _page(form, shown), form.status


@bp.get("/kalender.ics")
@public
def calendar() -> Response:
    """The meeting as a file for a calendar; opened anew once it is moved or cancelled, it moves or strikes it out.

    Whoever is not invited any more is led to the page that says so.
    """
    with reading() as session:
        body, invitation = mine(session)
        meeting = invitation.meeting
        invited = {one.membership for one in invited_on(session, body, [meeting.slot.day])[meeting.slot.day]}
        if meeting.cancelled_at is None and invitation.membership_id not in invited:
            return redirect(url_for(".own"), code=303)
        content = ics.written(body, [meeting], now=clock.now(), note=lambda one: one.note, is_busy=True)
    answer = Response(content, content_type=calendars.MEDIA_TYPE)
    answer.headers.set("Content-Disposition", "attachment", filename=f"moede-{meeting.slot.day:%Y-%m-%d}.ics")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _standing(session: Session, invitation: "MeetingInvitation") -> "Apology | None":
    """Return the apologies that stand, locked; None where they were taken back in another window, or by telephone."""
    try:
        return attendance.apology(session, invitation.meeting, invitation.membership_id, lock=True)
    except NotFound:
        return None


def _shown(session: Session) -> Shown:
    now = clock.now()
    body, invitation = mine(session)
    lines = telling.lines(session, body, invitation.meeting, now=now)
    line = next((one for one in lines if one.membership.id == invitation.membership_id), None)
    why_not: list[Refusal] = []
    if line is not None and line.apology is not None:
        apology = attendance.apology(session, invitation.meeting, invitation.membership_id)
        why_not = list(operations.why_not(session, body, apology, now=now))
    secretariat = letterhead_for(session, f"body:{body.id}", clock.local(now).date())
    asks = line is not None and calling_in.asks_instead(session, body, line, on=invitation.meeting.slot.day)
    return Shown(body, invitation, line, why_not, secretariat, asks)


def _page(form: AnswerForm, shown: Shown) -> str:
    meeting, line = shown.invitation.meeting, shown.line
    apology = line.apology if line else None
    call = apology.call if apology else None
    if meeting.cancelled_at:
        which = "cancelled"
    elif clock.now() >= meeting.starts_at:
        which = "begun"
    elif apology:
        which = "stays_away"
    else:
        which = "question" if line and line.part else "not_needed"
    facts = call.facts() if call else None
    return render_template(
        f"public/meetings/{which}.html",
        form=form,
        body=shown.body,
        person=shown.invitation.membership.person,
        meeting=meeting,
        line=line,
        apology=apology,
        before=bool(apology and meeting.moved_at and apology.at < meeting.moved_at),
        can_come=not shown.why_not,
        somebody_comes=bool(facts and facts.accepted and not facts.is_closed),
        asking=bool(facts and not facts.is_closed and not facts.accepted and any(one.stands for one in facts.asks)),
        steps_in=bool(line and line.part is Part.SUBSTITUTE),
        asks=shown.asks,
        when=when(meeting.starts_at, meeting.ends_at),
        stays_away=STAYS_AWAY,
        comes=COMES,
        secretariat=shown.secretariat,
    )

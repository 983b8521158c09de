"""Afbud: what somebody has said by telephone or mail, taking it back, and calling a substitute in by hand."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.meetings.operations import apologising as operations
from recruit.meetings.operations import calling_in
from recruit.meetings.queries import attendance, telling
from recruit.recruitment.rules import Manner
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE
from recruit.web.secretariat.manners import MANNERS
from recruit.web.secretariat.meetings.listed import WORDS
from recruit.web.secretariat.meetings.loading import PREFIX, meeting_to_change, open_meeting
from recruit.web.secretariat.substitutes.words import where
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.meetings.model import Apology, Meeting
    from recruit.meetings.operations.apologising import Taken
    from recruit.meetings.queries.telling import Line

bp = Blueprint("meetings_apologies", __name__, url_prefix=f"{PREFIX}/afbud/<id:membership_id>")


class ApologyForm(ActingForm):
    manner = RadioField(_l("How did they say it?"), [Required()], choices=MANNERS)
    note = TextField(
        _l("Note"),
        [LINE],
        width="l",
        hint=_l("Nobody has to say why. Nothing about health. Only the secretariat reads it."),
    )


class BackForm(ActingForm):
    manner = RadioField(_l("How did they say it?"), [Required()], choices=MANNERS)


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def enter(body: BodyRef, meeting_id: UUID, membership_id: UUID) -> ResponseReturnValue:
    """Enter that somebody does not come; where the council asks by itself, a substitute is asked in the same act."""
    form, now = ApologyForm(), clock.now()
    with reading() as session:
        council, meeting = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
        line = _line(session, council, meeting, membership_id)
        asks = calling_in.asks_by_itself(session, council)
        asks_instead = calling_in.asks_instead(session, council, line, on=meeting.slot.day)
    back = url_for("meetings_invitation.overview", body=council, meeting_id=meeting_id)
    if line.apology is not None and not form.is_submitted():
        return redirect(back, code=303)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = meeting_to_change(session, body, meeting_id)
            member = _line(session, ours, locked, membership_id).membership
            manner, note, by = Manner(form.manner.data), str(form.note.data or ""), current_actor()
            taken = operations.apologise(session, ours, locked, member, manner, by=by, now=now, note=note)
            flash(_said(member.person.name, taken))
            return form.done(session, back)
    page = render_template(
        "secretariat/meetings/apology.html",
        form=form,
        council=council,
        meeting=meeting,
        line=line,
        asks=asks,
        asks_instead=asks_instead,
        **WORDS,
    )
    return page, form.status


@bp.route("/tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def take_back(body: BodyRef, meeting_id: UUID, membership_id: UUID) -> ResponseReturnValue:
    """Enter that somebody comes after all; whoever is asked instead is told that they need not."""
    form, now = BackForm(), clock.now()
    with reading() as session:
        council, meeting = open_meeting(session, body, meeting_id, May.MANAGE_BODIES)
        line = _line(session, council, meeting, membership_id)
        back = url_for("meetings_invitation.overview", body=council, meeting_id=meeting_id)
        if line.apology is None and not form.is_submitted():
            return redirect(back, code=303)
        reasons = _why_not(session, council, meeting, line) if line.apology else []
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = meeting_to_change(session, body, meeting_id)
            apology = _standing(session, locked, membership_id)
            operations.come_after_all(session, ours, apology, Manner(form.manner.data), by=current_actor(), now=now)
            flash(_("%(name)s comes after all.", name=line.membership.person.name))
            return form.done(session, back)
    page = render_template(
        "secretariat/meetings/comes_after_all.html",
        form=form,
        council=council,
        meeting=meeting,
        line=line,
        reasons=reasons,
        where=lambda call: where(call, now=now),
        word=word,
        **WORDS,
    )
    return page, form.status


@bp.post("/kald")
@requires(May.MANAGE_BODIES)
def call_in(body: BodyRef, meeting_id: UUID, membership_id: UUID) -> ResponseReturnValue:
    """Open the call for a substitute, and lead to whom to ask; for a council that does not ask by itself."""
    try:
        with transaction() as session:
            council, meeting = meeting_to_change(session, body, meeting_id)
            apology = attendance.apology(session, meeting, membership_id, lock=True)
            call = operations.called_in(session, council, apology, by=current_actor(), now=clock.now())
            address = url_for("bodies_substitutes_call.call", body=council, call_id=call.id)
    except Refused as refused:
        flash(sentence(refused.refusals[0]), "error")
        address = url_for("meetings_invitation.overview", body=body, meeting_id=meeting_id)
    return redirect(address, code=303)


def _line(session: Session, council: "Body", meeting: "Meeting", membership_id: UUID) -> "Line":
    """Return somebody who is invited, or has sent apologies. Raises NotFound for anybody else."""
    for line in telling.lines(session, council, meeting, now=clock.now()):
        if line.membership.id == membership_id and (line.part or line.apology):
            return line
    raise NotFound("membership")


def _standing(session: Session, meeting: "Meeting", membership_id: UUID) -> "Apology":
    """Return the apologies that stand, locked. Raises Refused where somebody else has taken them back meanwhile."""
    try:
        return attendance.apology(session, meeting, membership_id, lock=True)
    except NotFound:
        raise Refused([Refusal("has-not-apologised")]) from None


def _why_not(session: Session, council: "Body", meeting: "Meeting", line: "Line") -> list[str]:
    apology = attendance.apology(session, meeting, line.membership.id)
    return [sentence(reason) for reason in operations.why_not(session, council, apology, now=clock.now())]


def _said(name: str, taken: "Taken") -> str:
    """Return what came of apologies."""
    if taken.asked is not None:
        return _("%(name)s does not come. %(substitute)s is asked.", name=name, substitute=taken.asked.person.name)
    if taken.call is not None and not any(one.stands for one in taken.call.facts().asks):
        return _("%(name)s does not come. Nobody is asked by itself: see below.", name=name)
    return _("%(name)s does not come.", name=name)

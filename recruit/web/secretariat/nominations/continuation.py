"""Vil du fortsætte? Who sits in the seats of a round, who was asked and what they said; asking, and reminding."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import continuing
from recruit.acts.continuing import Member, Where
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.foundation.mail.rules import Text
from recruit.nominations.operations import continuation as operations
from recruit.nominations.operations.continuation import QUESTION, REMINDER
from recruit.nominations.queries import continuation as queries
from recruit.recruitment.rules import end_of
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.members_form import MembersForm, as_read

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("continuation", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/fortsaet")

#: What the secretary reads of each member.
WHERE = {
    Where.NOT_ASKED: _l("Not asked yet"),
    Where.SILENT: _l("Has not answered"),
    Where.FORM_MISSING: _l("Yes, but the form is missing"),
    Where.GOES_ON: _l("Yes, and stands"),
    Where.WITHDRAWN: _l("Said yes, and has withdrawn"),
    Where.STOPS: _l("No"),
}


@bp.get("")
@requires(May.MANAGE_NOMINATIONS)
def overview(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        members = continuing.members(session, round_, now=now)
    asks = [member.ask for member in members if member.ask]
    return render_template(
        "secretariat/nominations/continuation/overview.html",
        council=council,
        round=round_,
        members=members,
        left=_left(members),
        answered=sum(member.where not in (Where.NOT_ASKED, Where.SILENT) for member in members),
        to_remind=operations.to_remind(asks, round_, now=now),
        is_open=now < end_of(round_.closes_at),
        where=WHERE,
        wheres=Where,
        word=word,
    )


@bp.route("/spoerg", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def asking(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show the letter and who gets it, then ask those who are ticked."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        left = _left(continuing.members(session, round_, now=clock.now()))
        text = _shown(session, QUESTION, round_)
    form = MembersForm(data={"members": [str(member.person.id) for member in left]})
    form.offer([member.person for member in left])
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _council, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            sit = _left(continuing.members(session, round_, now=clock.now()))
            people = [member.person for member in sit if str(member.person.id) in (form.members.data or ())]
            letters = operations.ask_members(session, round_, people, by=current_actor(), now=clock.now())
            flash(_asked(letters, by_hand=len(people) - letters))
            return form.done(session, url_for(".overview", body=council, round_id=round_id))
    page = render_template(
        "secretariat/nominations/continuation/asking.html",
        form=form,
        council=council,
        round=round_,
        left=left,
        by_email=sum(bool(member.email) for member in left),
        text=text,
    )
    return page, form.status


@bp.route("/paamindelse", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def reminding(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show the reminder and who gets it, then write it."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            number = operations.remind_members(session, round_, by=current_actor(), now=clock.now())
            flash(ngettext("One reminder is in the outbox.", "%(num)s reminders are in the outbox.", number))
            return form.done(session, url_for(".overview", body=council, round_id=round_id))
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        waiting = operations.to_remind(queries.continuations(session, round_), round_, now=clock.now())
        text = _shown(session, REMINDER, round_)
    page = render_template(
        "secretariat/nominations/continuation/reminding.html",
        form=form,
        council=council,
        round=round_,
        waiting=waiting,
        text=text,
    )
    return page, form.status


def _left(members: Sequence[Member]) -> list[Member]:
    return [member for member in members if member.where is Where.NOT_ASKED]


def _shown(session: Session, kind: str, round_: "RecruitmentRound") -> Text:
    """Return a letter as it will be, with words where each member's own name and link will stand."""
    return as_read(session, operations.as_shown(kind, round_, _("[the member's name]")))


def _asked(letters: int, *, by_hand: int) -> str:
    """Return what happened, and what is left to do for those who have no e-mail."""
    sent = ngettext("One letter is in the outbox.", "%(num)s letters are in the outbox.", letters)
    more = ngettext(
        "One member has no e-mail: the letter waits to be sent by you.",
        "%(num)s members have no e-mail: the letters wait to be sent by you.",
        by_hand,
    )
    return " ".join([*([sent] if letters else []), *([more] if by_hand else [])])

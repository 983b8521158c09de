"""Netværk: the members are asked to pass the call on, each with a link of their own; and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, current_app, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import sitting
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import ngettext
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Text
from recruit.nominations import queries as nominations
from recruit.people.rules import ContactKind
from recruit.recruitment import letters
from recruit.recruitment.operations import network as operations
from recruit.recruitment.queries import channels
from recruit.recruitment.queries import network as queries
from recruit.recruitment.rules import RoundStatus
from recruit.recruitment.rules.asking import ASKED_TO_PASS_ON, REMINDED_TO_PASS_ON
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.papers import short_link
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.members_form import MembersForm, as_read

if TYPE_CHECKING:
    from recruit.people.model import Person
    from recruit.recruitment.model import NetworkCall, RecruitmentRound

bp = Blueprint("round_network", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/netvaerk")


@dataclass(frozen=True, slots=True)
class Line:
    """A member who was asked, and what their link brought."""

    call: "NetworkCall"
    visits: int
    nominations: int

    @property
    def email(self) -> str:
        return self.call.person.reached_by(ContactKind.EMAIL)


@bp.get("")
@requires(May.MANAGE_ROUNDS)
def network(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        lines = _lines(session, queries.network_calls(session, round_))
        left = _left(session, round_)
    return render_template(
        "secretariat/recruitment/network.html",
        council=council,
        round=round_,
        lines=lines,
        left=left,
        waiting=operations.to_remind([line.call for line in lines], round_, now=now),
        is_over=round_.status_at(now) is RoundStatus.CLOSED,
    )


@bp.route("/spoerg", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def asking(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show the letter and who gets it, then write it."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        left = _left(session, round_)
        text = _shown(session, ASKED_TO_PASS_ON, round_)
    form = MembersForm(data={"members": [str(person.id) for person in left]})
    form.offer(left)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _council, changed = round_to_change(session, body, round_id)
            asked = [person for person in _left(session, changed) if str(person.id) in (form.members.data or ())]
            url, by, now = current_app.config["SETTINGS"].public_url, current_actor(), clock.now()
            by_email = operations.ask_network(session, changed, asked, url, by=by, now=now)
            flash(_told(len(asked), by_email))
            return form.done(session, url_for(".network", body=council, round_id=round_id))
    page = render_template(
        "secretariat/recruitment/network_asking.html",
        form=form,
        council=council,
        round=round_,
        left=left,
        by_email=sum(bool(person.reached_by(ContactKind.EMAIL)) for person in left),
        text=text,
    )
    return page, form.status


@bp.route("/paamindelse", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def reminding(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show the reminder and who gets it, then write it."""
    form = ActingForm()
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        calls = queries.network_calls(session, round_)
        text = _shown(session, REMINDED_TO_PASS_ON, round_)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _council, changed = round_to_change(session, body, round_id)
            number = operations.remind_network(session, changed, by=current_actor(), now=clock.now())
            flash(ngettext("One reminder is in the outbox.", "%(num)s reminders are in the outbox.", number))
            return form.done(session, url_for(".network", body=council, round_id=round_id))
    waiting = operations.to_remind(calls, round_, now=clock.now())
    page = render_template(
        "secretariat/recruitment/network_reminding.html",
        form=form,
        council=council,
        round=round_,
        waiting=waiting,
        text=text,
    )
    return page, form.status


@bp.get("/<id:call_id>")
@requires(May.MANAGE_ROUNDS)
def member(body: BodyRef, round_id: UUID, call_id: UUID) -> ResponseReturnValue:
    """Show the link of one member, and the text to copy for whoever has no e-mail."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        call = queries.network_call(session, call_id, of=round_)
        link = short_link(call.channel)
        text = mail.compose(session, letters.network_call_as_text(call, round_, link))
        (line,) = _lines(session, [call])
    return render_template(
        "secretariat/recruitment/network_member.html",
        council=council,
        round=round_,
        line=line,
        call=call,
        link=link,
        text=text,
    )


def _left(session: Session, round_: "RecruitmentRound") -> "list[Person]":
    """Return the sitting members who have not been asked."""
    asked = {call.person_id for call in queries.network_calls(session, round_)}
    sit = sitting.members(session, round_, on=clock.today())
    return [person for person in sit if person.id not in asked]


def _lines(session: Session, calls: "Sequence[NetworkCall]") -> list[Line]:
    ids = [call.channel_id for call in calls]
    visits, received = channels.visits(session, ids), nominations.received(session, ids)
    return [Line(call, visits.get(call.channel_id, 0), received.get(call.channel_id, 0)) for call in calls]


def _shown(session: Session, kind: str, round_: "RecruitmentRound") -> Text:
    """Return a letter as it will be, with words where each member's own name and links will stand."""
    draft = letters.as_shown(kind, round_, _("[the member's name]"), _("[the member's own link]"))
    return as_read(session, draft)


def _told(asked: int, by_email: int) -> str:
    """Return what to say after asking: how many letters leave, and what is left to do by hand."""
    letters_left = ngettext("One letter is in the outbox.", "%(num)s letters are in the outbox.", by_email)
    by_hand = asked - by_email
    if not by_hand:
        return letters_left
    more = ngettext(
        "One member has no e-mail: open the name to copy a text.",
        "%(num)s members have no e-mail: open each name to copy a text.",
        by_hand,
    )
    return " ".join((letters_left if by_email else _("Each has a link of their own now."), more))

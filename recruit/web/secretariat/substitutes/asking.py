"""Spørg: the next in order is proposed, with the reason why it is them, and the letter as it will be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.letters import substitution as letters
from recruit.appointments.operations import calling as operations
from recruit.appointments.rules.substitution import SUBSTITUTE_ASK, last_day_to_answer
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail.rules import Link, Text
from recruit.foundation.refusal import Refusal, Refused
from recruit.people.rules import ContactKind
from recruit.web.access import May, current_actor, requires
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, HiddenField, RadioField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.substitutes.loading import PREFIX, left_to_ask, passed_over, the_call
from recruit.web.secretariat.substitutes.words import days_of, why_them

if TYPE_CHECKING:
    from recruit.appointments.model import Membership, SubstituteCall
    from recruit.bodies.model import Body

bp = Blueprint("bodies_substitutes_asking", __name__, url_prefix=f"{PREFIX}/<id:call_id>/spoerg")

NOON, LAST_MINUTE = time(12), time(23, 59)
LETTER, SELF = "brev", "selv"


class AskForm(ActingForm):
    """Whom to ask, until when, and how."""

    chosen = RadioField(_l("Whom has the group chosen?"), [Required()])
    answer_by = DateField(_l("Answer by which day?"), [Required()])
    answer_at = ClockField(_l("Clock time"), [Required()])
    way = RadioField(
        _l("How do you ask?"),
        [Required()],
        choices=[(LETTER, _l("By letter")), (SELF, _l("I ask them myself, by telephone or in person"))],
        hints={
            LETTER: _l("By e-mail with a link, or as a closed letter where there is no e-mail address."),
            SELF: _l("Nothing is sent. Enter the answer afterwards."),
        },
    )
    #: Who was shown as the next: nobody else is asked in their place.
    shown = HiddenField()

    @property
    def deadline(self) -> datetime:
        return clock.instant(self.answer_by.data, self.answer_at.data)


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def ask(body: BodyRef, call_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        found, call = the_call(session, body, call_id)
        left = left_to_ask(session, call)
        form = _form(call, left, now)
        why = why_them(left[0], call, passed_over(session, call)) if left else []
        text, by_email = (_letter(session, found, call, left, form)) if left else (None, False)
    back = url_for("bodies_substitutes_call.call", body=found, call_id=call_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_call(session, body, call_id, lock=True)
            substitute = _meant(form, left_to_ask(session, locked))
            by_letter, by = form.way.data == LETTER, current_actor()
            operations.ask(session, ours, locked, substitute.id, form.deadline, by_letter=by_letter, by=by, now=now)
            flash(_done(substitute, by_letter=by_letter))
            return form.done(session, back)
    if not left and not form.is_submitted():
        return redirect(back, code=303)
    page = render_template(
        "secretariat/substitutes/asking.html",
        form=form,
        body=found,
        call=call,
        back=back,
        days=days_of(call),
        left=left,
        chooses=_chooses(call),
        why=why,
        text=text,
        by_email=by_email,
    )
    return page, form.status


def _chooses(call: "SubstituteCall") -> bool:
    return call.member.group.arrangement is SubstituteArrangement.POLITICAL_GROUP


def _form(call: "SubstituteCall", left: "Sequence[Membership]", now: datetime) -> AskForm:
    day = last_day_to_answer(call.facts(), today=clock.local(now).date())
    at = NOON if clock.instant(day, NOON) > now else LAST_MINUTE
    shown = str(left[0].id) if left else ""
    form = AskForm(data={"answer_by": day, "answer_at": at, "way": LETTER, "shown": shown})
    if _chooses(call):
        form.chosen.choices = [(str(one.id), one.person.name) for one in left]
    else:
        del form.chosen
    return form


def _meant(form: AskForm, left: "Sequence[Membership]") -> "Membership":
    """Return who is asked. Raises Refused where it is somebody else's turn than the page said."""
    wanted = form.chosen.data if "chosen" in form else form.shown.data
    for one in left:
        if str(one.id) == wanted:
            return one
    name = left[0].person.name if left else ""
    raise Refused([Refusal("another-is-next", {"name": name}) if name else Refusal("nobody-is-left-to-ask")])


def _letter(
    session: Session, body: "Body", call: "SubstituteCall", left: "Sequence[Membership]", form: AskForm
) -> tuple[Text, bool]:
    """Return the letter as it will be with the deadline that is proposed or was written, and whether it is e-mail."""
    is_written = form.answer_by.data and form.answer_at.data
    until = form.deadline if is_written else clock.instant(last_day_to_answer(call.facts(), today=clock.today()), NOON)
    chosen = next((one for one in left if "chosen" in form and str(one.id) == form.chosen.data), None)
    person = (chosen or left[0]).person
    if person.reached_by(ContactKind.EMAIL) or (chosen is None and len(left) > 1):
        link = Link(SUBSTITUTE_ASK, call.id, letters.lifetime(until, now=clock.now()))
        draft = letters.ask(person, body, until, link)
        if chosen is None and len(left) > 1:
            draft = replace(draft, facts={**draft.facts, "name": _("[the one whom you choose]")})
        return as_read(session, draft), True
    return as_read(session, letters.ask_on_paper(call, person, body, until)), False


def _done(substitute: "Membership", *, by_letter: bool) -> str:
    name = substitute.person.name
    if not by_letter:
        return _("%(name)s is noted as asked. Enter the answer when you have it.", name=name)
    if substitute.person.reached_by(ContactKind.EMAIL):
        return _("%(name)s is asked. The letter is in the outbox.", name=name)
    return _("%(name)s is asked. They have no e-mail: the letter waits under Letters to be sent by you.", name=name)

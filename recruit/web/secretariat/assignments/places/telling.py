"""Fortæl det: the letter to the other body, or to whoever has the place, as it will be; then one button sends it."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.assignments.letters import places as letters
from recruit.assignments.operations import places as operations
from recruit.assignments.rules import PlaceMessage
from recruit.assignments.rules.places import left_to_tell
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.rules import Channel, Draft, Text
from recruit.people.rules import ContactKind
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, HiddenField, RadioField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.assignments.places.loading import PLACE, the_assignment
from recruit.web.secretariat.recruitment.members_form import as_read

if TYPE_CHECKING:
    from recruit.assignments.model import Assignment, PlaceElsewhere
    from recruit.bodies.model import Body

bp = Blueprint("places_elsewhere_telling", __name__, url_prefix=f"{PLACE}/udsendt/<id:assignment_id>/fortael")

LETTER, SELF = "brev", "selv"
SHARED = {
    ContactKind.EMAIL: _l("their e-mail address"),
    ContactKind.PHONE: _l("their telephone number"),
    ContactKind.ADDRESS: _l("their address"),
}


class TellingForm(ActingForm):
    """How it is told, and what the other body learns of how to reach whoever comes."""

    shared = CheckboxesField(
        _l("What have they allowed you to pass on?"),
        [Optional()],
        hint=_l("Ask them first. What is not ticked does not stand in the letter."),
        marked=False,
    )
    way = RadioField(
        _l("How do you tell it?"),
        [Required()],
        choices=[(LETTER, _l("By this letter")), (SELF, _l("I have told it myself, or do it now"))],
        hints={SELF: _l("Nothing is sent. It is noted that it is told.")},
    )
    #: What the page showed; something else is not sent in its place.
    what = HiddenField()

    @property
    def kinds(self) -> list[ContactKind]:
        """Return what is passed on."""
        return [ContactKind(one) for one in (self.shared.data or [])] if "shared" in self else []


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def tell(body: BodyRef, place_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Show the letter, then send it, or note that it was told in another way."""
    with reading() as session:
        council, place, held = the_assignment(session, body, place_id, assignment_id)
        back = url_for("places_elsewhere.place", body=council, place_id=place_id)
        form = TellingForm(data={"way": LETTER})
        what = _what(form, held)
        if what is None:
            return redirect(back, code=303)
        form.what.data = what.value
        _offer(form, what, held)
        draft = _draft(what, held, place, council, form)
        text = _as_shown(session, draft, what, form)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked, one = the_assignment(session, body, place_id, assignment_id, lock=True)
            by, now, by_letter = current_actor(), clock.now(), form.way.data == LETTER
            operations.note_told(session, one, what, by_letter=by_letter, shared=form.kinds, by=by, now=now)
            if by_letter:
                by_hand.queue(session, _draft(what, one, locked, ours, form), by=by, now=now)
            flash(_done(draft.channel) if by_letter else _("It is noted."))
            return form.done(session, back)
    page = {"body": council, "place": place, "held": held, "back": back, "what": what, "text": text}
    page |= {"target": place.target.name_on(clock.today()), "to": _to(draft, held), "messages": PlaceMessage}
    page |= {"by_email": draft.channel is Channel.EMAIL, "word": word}
    return render_template("secretariat/assignments/places/telling.html", form=form, **page), form.status


def _what(form: TellingForm, held: "Assignment") -> PlaceMessage | None:
    """Return what the page tells: what the form was shown with, what the address asks for, else what is left."""
    if form.is_submitted():
        return next((one for one in PlaceMessage if one.value == form.what.data), None)
    if request.args.get("hvad") == "valgt":
        return None if PlaceMessage.CHOSEN in held.is_told else PlaceMessage.CHOSEN
    return left_to_tell(held.is_told, held.span, has_ended=held.ended_because is not None, on=clock.today())


def _offer(form: TellingForm, what: PlaceMessage, held: "Assignment") -> None:
    """Offer what can be passed on of how they are reached; of somebody protected nothing."""
    known = [kind for kind in SHARED if held.person.reached_by(kind)]
    if what is not PlaceMessage.COMES or held.person.is_protected or not known:
        del form.shared
        return
    form.shared.choices = [(kind.value, str(SHARED[kind])) for kind in known]


def _draft(what: PlaceMessage, held: "Assignment", place: "PlaceElsewhere", body: "Body", form: TellingForm) -> Draft:
    allowed = {kind.value for kind in SHARED}
    kinds = [kind for kind in form.kinds if kind.value in allowed]
    return letters.message(what, held, place, body, shared=kinds)


def _as_shown(session: Session, draft: Draft, what: PlaceMessage, form: TellingForm) -> Text:
    """Return the letter as it will be; where it can be ticked what is passed on, it says so in its place."""
    if what is PlaceMessage.COMES and "shared" in form and not form.is_submitted():
        with_words = {**draft.facts, "reached": _("[Here stands what you tick below]")}
        draft = Draft(draft.kind, draft.address, draft.recipient, with_words, scope=draft.scope, channel=draft.channel)
    return as_read(session, draft)


def _to(draft: Draft, held: "Assignment") -> str:
    return held.person.name if draft.kind == letters.CHOSEN else draft.address.replace("\n", ", ")


def _done(channel: Channel) -> str:
    if channel is Channel.EMAIL:
        return _("The letter is in the outbox.")
    return _("The letter waits under Letters to be sent by you.")

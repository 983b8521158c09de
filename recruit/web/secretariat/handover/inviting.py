"""Asking those who leave whether they wish to be invited later, and entering what they say in another way."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import _, _l, format_date, ngettext
from recruit.handover import letters
from recruit.handover.operations import inviting as operations
from recruit.handover.queries import evaluating, handover
from recruit.handover.queries import inviting as queries
from recruit.handover.rules.invitations import YEARS, Wish, latest
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, RadioField, Required, SelectField, TextField
from recruit.web.form import ActingForm
from recruit.web.secretariat.handover.loading import COUNCIL
from recruit.web.secretariat.members.loading import locked, some_without, written
from recruit.web.secretariat.recruitment.members_form import as_read, meanwhile
from recruit.web.secretariat.seats.loading import the_body
from recruit.web.secretariat.setup.council import term_asked_for

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.people.model import Person

bp = Blueprint("handover_inviting", __name__, url_prefix=f"{COUNCIL}/tidligere-medlemmer")

#: What is proposed while nobody has been asked; always in Danish, as the letter is.
PURPOSE = "Dialogmøder om integration i kommunen"
NO = "nej"


class AskForm(ActingForm):
    purpose = TextField(
        _l("What may we invite them to?"),
        [Required()],
        hint=_l("One purpose, in words that they understand. They are invited to nothing else."),
        width="l",
    )
    people = CheckboxesField(
        _l("Whom do you ask?"), [Required(_l("Choose at least one person."))], invalid_choice_message=meanwhile
    )


class EnterForm(ActingForm):
    person = SelectField(_l("Who?"), [Required()])
    purpose = TextField(_l("What may we invite them to?"), [Required()], width="l")
    given_on = DateField(_l("On which day did they say so?"), [Required()], default=clock.today)
    valid_until = DateField(_l("Until which day?"), [Required()], hint=_l("Four years at most."))
    manner = RadioField(_l("How did they say it?"), [Required()])


class AnswerForm(ActingForm):
    answer = RadioField(_l("What do they say?"), [Required()])
    manner = RadioField(_l("How did they say it?"), [Required()])


@bp.route("/spoerg", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def asking(body: BodyRef) -> ResponseReturnValue:
    """Show the letter and who gets it, then ask those who are ticked."""
    now = clock.now()
    with reading() as session:
        council = the_body(session, body)
        known = queries.last_purpose(session, council)
        form = AskForm(data={"purpose": known or PURPOSE})
        purpose = str(form.purpose.data or "")
        people = _offer(session, council, form, purpose)
        text, closed = (
            as_read(session, letters.invited_as_shown(kind, _("[the name]"), purpose, council, now=now))
            for kind in (letters.INVITED, letters.INVITED_ON_PAPER)
        )
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = locked(session, body)
            chosen = [one for one in queries.had_a_place(session, ours) if str(one.id) in (form.people.data or ())]
            number = operations.ask(session, ours, chosen, purpose, by=current_actor(), now=now)
            flash(written(number, by_hand=len(chosen) - number))
            return form.done(session, url_for("handover_invitations.listed", body=ours))
    page = {"body": council, "people": people, "text": text, "closed": closed if some_without(people) else None}
    return render_template("secretariat/handover/invitation_asking.html", form=form, **page), form.status


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def entering(body: BodyRef) -> ResponseReturnValue:
    """Enter what somebody has said at a meeting or by telephone, without having been asked by letter."""
    with reading() as session:
        council = the_body(session, body)
        known = queries.last_purpose(session, council)
        people = queries.had_a_place(session, council)
    form = EnterForm(data={"purpose": known or PURPOSE, "valid_until": latest(clock.today())})
    form.person.choices = [("", _("Choose")), *((str(one.id), one.name) for one in people)]
    form.manner.choices = _manners()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = locked(session, body)
            person = next(one for one in queries.had_a_place(session, ours) if str(one.id) == form.person.data)
            wish, manner = Wish(form.given_on.data, form.valid_until.data), Manner(form.manner.data)
            by, now = current_actor(), clock.now()
            operations.keep(session, ours, person, str(form.purpose.data), wish, manner, by=by, now=now)
            flash(_("%(name)s is on the list until %(day)s.", name=person.name, day=format_date(wish.valid_until)))
            return form.done(session, url_for("handover_invitations.listed", body=ours))
    page = {"body": council, "people": people}
    return render_template("secretariat/handover/invitation_entering.html", form=form, **page), form.status


@bp.route("/spurgt/<id:ask_id>/svar", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def answering(body: BodyRef, ask_id: UUID) -> ResponseReturnValue:
    """Enter what somebody who was asked says in another way than behind the link."""
    with reading() as session:
        council = the_body(session, body)
        known = queries.ask(session, ask_id, of=council)
    form = AnswerForm()
    form.answer.choices = _answers(clock.today())
    form.manner.choices = _manners()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = locked(session, body)
            asked, by, now = queries.ask(session, ask_id, of=ours, lock=True), current_actor(), clock.now()
            if form.answer.data == NO:
                operations.decline(session, asked, by=by, now=now)
            else:
                manner = Manner(form.manner.data)
                operations.accept(session, ours, asked, int(form.answer.data), manner, by=by, now=now)
            flash(_("The answer is written down."))
            return form.done(session, url_for("handover_invitations.listed", body=ours))
    page = {"body": council, "asked": known}
    return render_template("secretariat/handover/invitation_answering.html", form=form, **page), form.status


def _offer(session: Session, council: "Body", form: AskForm, purpose: str) -> "Sequence[Person]":
    """Offer who had a place in the term that runs, or that the address names; ticked are those who can be asked.

    Whoever has said no to the same is offered with that beside the name, and not ticked.
    """
    people = [one.person for one in evaluating.people_of(session, term_asked_for(session, council))]
    asked, refused = queries.open_asks(session, council, purpose), queries.said_no(session, council, purpose)
    today = clock.today()
    invited = {one.person_id for one in handover.wishes(session, council, on=today) if one.purpose == purpose}
    waiting = {person for person, one in asked.items() if one.waits(on=today)}
    left = [one for one in people if one.id not in waiting and one.id not in invited]
    form.people.choices = [(str(one.id), one.name) for one in left]
    without = str(_("no e-mail: a closed letter waits to be sent by you"))
    form.people.hints = {
        str(one.id): _("said no on %(day)s", day=format_date(refused[one.id]))
        if one.id in refused
        else one.reached_by(ContactKind.EMAIL) or without
        for one in left
    }
    if not form.is_submitted():
        form.people.data = [str(one.id) for one in left if one.id not in refused]
    return left


def _answers(today: date) -> list[tuple[str, str]]:
    yes = [
        (
            str(years),
            ngettext("Yes, for %(num)s year", "Yes, for %(num)s years", years)
            + f" ({_('until %(day)s', day=format_date(latest(today, years)))})",
        )
        for years in YEARS
    ]
    return [*yes, (NO, _("No"))]


def _manners() -> list[tuple[str, str]]:
    return [(one.value, word(one)) for one in Manner if one is not Manner.ONLINE]

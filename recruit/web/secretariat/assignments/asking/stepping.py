"""Asking: the next step, more people in this one, a further step, and the reminder; each shows its letter first."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.assignments.letters import asking as letters
from recruit.assignments.operations import asking_further, asking_letters
from recruit.assignments.queries import asking as queries
from recruit.assignments.rules import Whom
from recruit.assignments.rules.asking import Stage, is_settled, stage
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Text
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people.rules import ContactKind
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, HiddenField, RadioField, Required
from recruit.web.form import ActingForm
from recruit.web.secretariat.assignments.asking.loading import PREFIX, asked_people, others, the_round, upcoming
from recruit.web.secretariat.assignments.asking.more_time import DeadlineForm
from recruit.web.secretariat.assignments.asking.words import NOON, local_day, noon_after
from recruit.web.secretariat.recruitment.members_form import as_read, meanwhile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recruit.assignments.model import AskingRound, AskingStep, RoundAsk
    from recruit.bodies.model import Body
    from recruit.people.model import Person

bp = Blueprint("asking_steps", __name__, url_prefix=f"{PREFIX}/<id:round_id>")


class PeopleForm(ActingForm):
    people = CheckboxesField(
        _l("Who is asked?"), [Required(_l("Choose at least one."))], invalid_choice_message=meanwhile
    )

    _asked: "Sequence[tuple[str, str]]" = ()

    def offer(self, people: "Sequence[Person]") -> None:
        """Offer these people, with how the letter reaches each."""
        self.people.choices = [(str(one.id), one.name) for one in people]
        without = _("no e-mail: a closed letter that you send")
        self.people.hints = {str(one.id): one.reached_by(ContactKind.EMAIL) or without for one in people}

    def know(self, asked: "Sequence[Person]") -> None:
        """Take these as well when the form was sent: whoever presses twice is led on, and has asked them once."""
        self._asked = [(str(one.id), one.name) for one in asked]

    def validate(self, extra_validators: Any = None) -> bool:
        """Check what was sent; whoever was asked meanwhile is no error by itself."""
        offered = self.people.choices
        self.people.choices = [*(offered or ()), *self._asked]
        try:
            return super().validate(extra_validators)
        finally:
            self.people.choices = offered

    def chosen(self, people: "Sequence[Person]") -> "list[Person]":
        """Return whom of these the secretary has ticked."""
        return [one for one in people if str(one.id) in (self.people.data or ())]


class StepForm(PeopleForm, DeadlineForm):
    #: Which step was shown: no other is asked in its place.
    shown = HiddenField()


class FurtherForm(ActingForm):
    whom = RadioField(
        _l("Who is asked?"),
        [Required()],
        choices=[
            (Whom.CHOSEN.value, _l("People you choose")),
            (Whom.SUBSTITUTES.value, _l("The substitutes")),
            (Whom.MEMBERS.value, _l("All members who were not asked")),
        ],
    )


@bp.route("/naeste", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def begin(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show who is asked in the next step, who in those after it, and the letter; then ask."""
    now, today = clock.now(), clock.today()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        step = upcoming(found)
        proposed = _proposed(session, found, step) if step else []
        offered = proposed or others(session, found)
        later = [(one, queries.people_to_ask(session, found, one.whom, on=today)) for one in _after(found, step)]
        form = StepForm(data=_data(found, step, proposed, now))
        form.offer(offered)
        form.know(asked_people(found))
        text = _letter(session, council, form, offered, now) if step else None
        paper = _on_paper(session, council, found, form, offered) if step else None
    back = url_for("asking.round", body=council, round_id=round_id)
    waits = stage(found.facts(), now=now) is Stage.ASKING
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_round(session, body, round_id, lock=True)
            current = upcoming(locked)
            is_it = current is not None and str(current.position) == form.shown.data
            refuse_if([] if is_it else [Refusal("a-step-still-waits")])
            ticked = form.chosen(offered)
            people = queries.people(session, [one.id for one in ticked])
            asked = asking_letters.ask_next(session, ours, locked, people, form.deadline, by=current_actor(), now=now)
            flash(_told(asked))
            return form.done(session, back)
    if (step is None or waits) and not form.is_submitted():
        return redirect(back, code=303)
    page = render_template(
        "secretariat/assignments/asking/step.html",
        form=form,
        body=council,
        found=found,
        step=step,
        proposed=proposed,
        later=later,
        text=text,
        paper=paper,
        back=back,
        word=word,
    )
    return page, form.status


@bp.route("/flere", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def more(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Ask more people in the step that waits, until the same deadline."""
    now = clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        begun = [one for one in found.steps if one.asks]
        there = {one.person_id for one in begun[-1].asks} if begun else set()
        offered = [one for one in others(session, found) if one.id not in there]
        form = PeopleForm()
        form.offer(offered)
        form.know(asked_people(found))
        until = begun[-1].closes_at if begun else now
        text = _shown(session, letters.ASK, council, until, now) if begun else None
    back = url_for("asking.round", body=council, round_id=round_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_round(session, body, round_id, lock=True)
            people = queries.people(session, [one.id for one in form.chosen(offered)])
            asked = asking_letters.ask_more(session, ours, locked, people, by=current_actor(), now=now)
            flash(_told(asked))
            return form.done(session, back)
    page: dict[str, Any] = {"body": council, "found": found, "offered": offered, "until": until, "text": text}
    return render_template("secretariat/assignments/asking/more.html", form=form, back=back, **page), form.status


@bp.route("/trin", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def further(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Plan a further step after the others, and lead on to whom it asks."""
    form = FurtherForm(data={"whom": Whom.CHOSEN.value})
    with reading() as session:
        council, found = the_round(session, body, round_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_round(session, body, round_id, lock=True)
            by, now = current_actor(), clock.now()
            last = max([clock.today(), *(local_day(one.closes_at) for one in locked.steps)])
            until = clock.instant(noon_after(last, 7), NOON)
            asking_further.add_step(session, locked, Whom(form.whom.data), until, by=by, now=now)
            return form.done(session, url_for(".begin", body=ours, round_id=round_id))
    back = url_for("asking.round", body=council, round_id=round_id)
    if is_settled(found.facts()) and not form.is_submitted():
        return redirect(back, code=303)
    page: dict[str, Any] = {"body": council, "found": found, "back": back}
    return render_template("secretariat/assignments/asking/further.html", form=form, **page), form.status


@bp.route("/paamindelse", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def remind(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show the reminder and who gets it, then write it."""
    form, now = ActingForm(), clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        waiting = asking_letters.to_remind(session, found)
        until = waiting[0].step.closes_at if waiting else now
        text = _shown(session, letters.REMINDER, council, until, now)
    back = url_for("asking.round", body=council, round_id=round_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_round(session, body, round_id, lock=True)
            number = asking_letters.remind(session, ours, locked, by=current_actor(), now=now)
            flash(ngettext("One reminder is in the outbox.", "%(num)s reminders are in the outbox.", number))
            return form.done(session, back)
    page: dict[str, Any] = {"body": council, "found": found, "waiting": waiting, "text": text, "back": back}
    return render_template("secretariat/assignments/asking/reminding.html", form=form, **page), form.status


def _proposed(session: Session, found: "AskingRound", step: "AskingStep") -> "Sequence[Person]":
    return queries.people_to_ask(session, found, step.whom, on=clock.today())


def _after(found: "AskingRound", step: "AskingStep | None") -> "list[AskingStep]":
    """Return the steps that are planned after one."""
    return [one for one in found.steps if step is not None and one.position > step.position]


def _data(
    found: "AskingRound", step: "AskingStep | None", proposed: "Sequence[Person]", now: datetime
) -> dict[str, Any]:
    """Return what is proposed: everybody, and the deadline that was planned, or a week where it is too near."""
    if step is None:
        return {}
    planned = clock.local(step.closes_at)
    is_near = step.closes_at <= now
    return {
        "people": [str(one.id) for one in proposed],
        "answer_by": noon_after(clock.today(), 7) if is_near else planned.date(),
        "closes_at": NOON if is_near else planned.time(),
        "shown": str(step.position),
    }


def _letter(session: Session, body: "Body", form: StepForm, offered: "Sequence[Person]", now: datetime) -> Text | None:
    """Return the e-mail as it will be with the deadline that is proposed or was written."""
    if not offered or not (form.answer_by.data and form.closes_at.data):
        return None
    return _shown(session, letters.ASK, body, form.deadline, now)


def _on_paper(
    session: Session, body: "Body", found: "AskingRound", form: StepForm, offered: "Sequence[Person]"
) -> Text | None:
    """Return the closed letter to the first who has no e-mail; None where everybody has one."""
    person = next((one for one in offered if not one.reached_by(ContactKind.EMAIL)), None)
    if person is None or not (form.answer_by.data and form.closes_at.data):
        return None
    return mail.compose(session, letters.on_paper(person, body, found, form.deadline))


def _shown(session: Session, kind: str, body: "Body", until: datetime, now: datetime) -> Text:
    """Return a letter as it will be, with words where each reader's name and link will stand."""
    return as_read(session, letters.as_shown(kind, _("[the person's name]"), body, until, now=now))


def _told(asked: "Sequence[RoundAsk]") -> str:
    """Return what happened, and what is left to do for those who have no e-mail."""
    by_email = sum(bool(one.person.reached_by(ContactKind.EMAIL)) for one in asked)
    sent = ngettext("One letter is in the outbox.", "%(num)s letters are in the outbox.", by_email)
    by_hand = len(asked) - by_email
    more_ = ngettext(
        "One has no e-mail: the letter waits to be sent by you.",
        "%(num)s have no e-mail: the letters wait to be sent by you.",
        by_hand,
    )
    return " ".join([*([sent] if by_email else []), *([more_] if by_hand else [])])

"""Choosing among those who have said yes, giving a free place to the next, and ending a round or taking it up again."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.assignments.letters import asking as letters
from recruit.assignments.operations import asking as operations
from recruit.assignments.operations import asking_further, asking_letters
from recruit.assignments.operations.asking_letters import Choice
from recruit.assignments.queries import asking as queries
from recruit.assignments.rules import ChosenBy
from recruit.assignments.rules.asking_further import next_in_line
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Text
from recruit.people.rules import ContactKind
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import (
    CheckboxesField,
    DateField,
    PartialDateField,
    RadioField,
    Required,
    SelectField,
    TextAreaField,
)
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK
from recruit.web.secretariat.assignments.asking.loading import (
    PREFIX,
    last_day_proposed,
    newest,
    the_ask,
    the_place_page,
    the_round,
)
from recruit.web.secretariat.assignments.places.assigning import first_day_proposed
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.seats.loading import decision_of, decisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recruit.assignments.model import AskingRound, RoundAsk
    from recruit.bodies.model import Body

bp = Blueprint("asking_settling", __name__, url_prefix=f"{PREFIX}/<id:round_id>")


class ChooseForm(ActingForm):
    people = CheckboxesField(_l("Who is taken?"), [Required(_l("Choose at least one."))])
    by = RadioField(_l("How was the choice made?"), [Required()])
    because = TextAreaField(
        _l("What did it come to?"),
        [REMARK],
        hint=_l("Of a vote the number of votes each; of a lot how it was drawn, and who saw it. It is kept."),
        render_kw={"rows": 3},
    )
    first_day = DateField(_l("First day in the place"), [Required()])
    last_day = PartialDateField(_l("Last day in the place"), hint=_l("Leave it empty: as long as the place"))
    override = TextAreaField(_l("Why do they have the place all the same?"), [REMARK], render_kw={"rows": 2})
    decision = SelectField(_l("Which decision?"), marked=False)


class BecauseForm(ActingForm):
    because = TextAreaField(_l("Why does it end?"), [Required(), REMARK], hint=_l("It is kept with the round."))


@bp.route("/vaelg", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def choose(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Show who has said yes, how it can be settled, and the letters; then choose."""
    now = clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        volunteers = _volunteers(found)
        lacking = queries.not_eligible(session, council, found, on=clock.today())
        gone = queries.left(session, found, on=clock.today())
        form = _form(session, council, found, volunteers, gone)
        text, papers = _news(session, council, found), _papers(session, council, found, volunteers)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_round(session, body, round_id, lock=True)
            choice = _choice(session, ours, locked, form)
            asking_letters.choose(session, ours, locked, choice, by=current_actor(), now=now)
            names = ", ".join(one.name for one in choice.people)
            flash(_("%(names)s: chosen. Everybody who said yes is told.", names=names))
            return form.done(session, _onward(ours, locked))
    page = render_template(
        "secretariat/assignments/asking/choosing.html",
        form=form,
        body=council,
        found=found,
        volunteers=volunteers,
        lacking=[one.person.name for one in volunteers if one.person_id in lacking],
        citation=found.place.citation if found.place else None,
        by_hand=sum(not one.person.reached_by(ContactKind.EMAIL) for one in volunteers),
        text=text,
        papers=papers,
        back=url_for("asking.round", body=council, round_id=round_id),
    )
    return page, form.status


@bp.route("/vaelg-om", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def choose_again(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Take back who was chosen; those who were told are not told of it."""
    form, now = ActingForm(), clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
    back = url_for("asking.round", body=council, round_id=round_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _ours, locked = the_round(session, body, round_id, lock=True)
            operations.choose_again(session, locked, by=current_actor(), now=now)
            flash(_("The choice is taken back. Choose anew among those who have said yes."))
            return form.done(session, back)
    if found.settled_at is None and not form.is_submitted():
        return redirect(back, code=303)
    chosen = [one.person.name for step in found.steps for one in step.asks if one.is_chosen]
    page: dict[str, Any] = {"body": council, "found": found, "chosen": chosen, "back": back}
    return render_template("secretariat/assignments/asking/choosing_again.html", form=form, **page), form.status


@bp.route("/venteliste/<id:ask_id>", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def pass_on(body: BodyRef, round_id: UUID, ask_id: UUID) -> ResponseReturnValue:
    """Give a place that has fallen free to the next on the waiting list."""
    form, now = ActingForm(), clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        asked = the_ask(found, ask_id)
        text = _news(session, council, found)
    back = url_for("asking.round", body=council, round_id=round_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_round(session, body, round_id, lock=True)
            one = the_ask(locked, ask_id)
            asking_letters.pass_on(session, ours, locked, one, by=current_actor(), now=now)
            flash(_("%(name)s has got the place, and is told.", name=one.person.name))
            return form.done(session, back)
    page: dict[str, Any] = {"body": council, "found": found, "asked": asked, "text": text, "back": back}
    page["is_next"] = next_in_line(found.facts()) == asked.person_id
    return render_template("secretariat/assignments/asking/passing_on.html", form=form, **page), form.status


@bp.route("/luk", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def close(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """End a round without anybody; whoever could still answer, or has said yes, is told."""
    form, now = BecauseForm(), clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        told = [one.person.name for one in asking_letters.told_of_an_end(session, [found], now=now)]
        name = _("[the person's name]")
        text = as_read(session, letters.as_shown(letters.OVER, name, council, now, now=now))
    back = url_for("asking.round", body=council, round_id=round_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_round(session, body, round_id, lock=True)
            by, because = current_actor(), str(form.because.data)
            number = asking_letters.close(session, ours, locked, because, by=by, now=now)
            said = ngettext("The round has ended. One is told.", "The round has ended. %(num)s are told.", number)
            flash(said if number else _("The round has ended."))
            return form.done(session, back)
    page: dict[str, Any] = {"body": council, "found": found, "told": told, "text": text, "back": back}
    return render_template("secretariat/assignments/asking/closing.html", form=form, **page), form.status


@bp.route("/genaabn", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def reopen(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Take up a round that ended without anybody."""
    form, now = ActingForm(), clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
    back = url_for("asking.round", body=council, round_id=round_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _ours, locked = the_round(session, body, round_id, lock=True)
            asking_further.reopen(session, locked, by=current_actor(), now=now)
            flash(_("The round goes on."))
            return form.done(session, back)
    if found.closed_at is None and not form.is_submitted():
        return redirect(back, code=303)
    page: dict[str, Any] = {"body": council, "found": found, "back": back}
    return render_template("secretariat/assignments/asking/reopening.html", form=form, **page), form.status


def _volunteers(found: "AskingRound") -> "list[RoundAsk]":
    """Return what those were asked who have said yes, in the order of `RoundFacts.volunteers`."""
    asked = newest(found)
    return [asked[person] for person in found.facts().volunteers]


def _form(
    session: Session, body: "Body", found: "AskingRound", volunteers: "Sequence[RoundAsk]", gone: set[UUID]
) -> ChooseForm:
    several = len(volunteers) > found.places
    proposed = [] if several else [str(one.person_id) for one in volunteers]
    data: dict[str, Any] = {
        "people": proposed,
        "by": None if several else ChosenBy.NOBODY_ELSE.value,
        "first_day": first_day_proposed(found.place, clock.today()) if found.place else None,
    }
    data["last_day"] = last_day_proposed(session, body, found, on=data["first_day"] or clock.today())
    form = ChooseForm(data=data)
    form.people.choices = [(str(one.person_id), one.person.name) for one in volunteers]
    form.people.hints = {str(one.person_id): _hint(one, gone) for one in volunteers}
    form.people.description = ngettext("There is one place.", "There are %(num)s places.", found.places)
    ways = [
        (ChosenBy.DECISION.value, _("By a decision")),
        (ChosenBy.VOTE.value, _("By a vote")),
        (ChosenBy.LOT.value, _("By lot")),
    ]
    form.by.choices = ways if several else [(ChosenBy.NOBODY_ELSE.value, _("Nobody else wished to")), *ways]
    form.decision.choices = decisions(session, body)
    if found.place is None:
        del form.first_day, form.last_day, form.override, form.decision
    elif found.place.citation is None:
        del form.override
    return form


def _hint(asked: "RoundAsk", gone: set[UUID]) -> str:
    """Return what is to be known of somebody who has said yes: their words, that it came late, that they left."""
    late = _("The answer came after the deadline.") if asked.is_late else ""
    left = _("Is not in the council any more.") if asked.person_id in gone else ""
    return " ".join(filter(None, (asked.said, late, left)))


def _choice(session: Session, body: "Body", found: "AskingRound", form: ChooseForm) -> Choice:
    people = {str(number): one.person for number, one in newest(found).items()}
    is_place = "first_day" in form
    first: date | None = form.first_day.data if is_place else None
    return Choice(
        [people[one] for one in form.people.data or () if one in people],
        ChosenBy(form.by.data),
        str(form.because.data or ""),
        first,
        form.last_day.data if is_place else None,
        str(form.override.data or "") if "override" in form else "",
        decision_of(session, body, form.decision.data) if is_place else None,
    )


def _news(session: Session, body: "Body", found: "AskingRound") -> Text:
    now, name = clock.now(), _("[the person's name]")
    return as_read(session, letters.as_shown(letters.NEWS, name, body, now, now=now))


def _papers(session: Session, body: "Body", found: "AskingRound", volunteers: "Sequence[RoundAsk]") -> list[Text]:
    """Return the closed letters, to who is chosen and who is not, as the first who has no e-mail would get them."""
    person = next((one.person for one in volunteers if not one.person.reached_by(ContactKind.EMAIL)), None)
    if person is None:
        return []
    both = (True, False) if len(volunteers) > found.places else (True,)
    how = ChosenBy.NOBODY_ELSE
    return [
        mail.compose(session, letters.settled_on_paper(person, body, found, how, is_chosen=is_chosen))
        for is_chosen in both
    ]


def _onward(body: "Body", found: "AskingRound") -> str:
    """Return where choosing leads: to the place that somebody has now, else back to the round."""
    return the_place_page(body, found) or url_for("asking.round", body=body, round_id=found.id)

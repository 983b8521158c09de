"""A new round of asking: what it is about, and in which steps who is asked until when. Nobody is asked by it yet."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.assignments.operations import asking as operations
from recruit.assignments.operations import asking_letters
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.queries import asking as queries
from recruit.assignments.queries import place as places
from recruit.assignments.rules import AskingKind, Whom
from recruit.assignments.rules.asking import MOST_PLACES
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.reports.words import word
from recruit.web.access import current_actor
from recruit.web.clock_field import ClockField
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, NumberField, RadioField, Required, SelectField, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.assignments.asking.words import NOON, noon_after
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from recruit.assignments.model import AskingRound, PlaceElsewhere
    from recruit.bodies.model import Body

#: How many steps the page offers.
OFFERED = 4

_WHOM = [
    ("", _l("Not used")),
    (Whom.PREVIOUS.value, _l("Whoever had the place last")),
    (Whom.MEMBERS.value, _l("All members")),
    (Whom.SUBSTITUTES.value, _l("The substitutes")),
    (Whom.CHOSEN.value, _l("People you choose when the step begins")),
]


class NewForm(ActingForm):
    kind = RadioField(
        _l("What do you ask about?"),
        [Required()],
        choices=[
            (AskingKind.EVENT.value, _l("An event")),
            (AskingKind.HELP.value, _l("Help")),
            (AskingKind.OPINION.value, _l("An opinion")),
        ],
        hints={
            AskingKind.EVENT.value: _l("Who comes? Whoever there is no room for stands on a waiting list."),
            AskingKind.HELP.value: _l("Who lends a hand?"),
            AskingKind.OPINION.value: _l("What do they think? Nobody is chosen."),
        },
    )
    title = TextField(
        _l("Title"), [Required(), LINE], hint=_l("Such as: Workshop about the good welcome, 3 June"), width="xl"
    )
    text = TextAreaField(_l("What those who are asked read"), [REMARK], render_kw={"rows": 6})
    link = TextField(_l("Where they read more"), [Optional(), LINE], hint=_l("Begins with https://"), width="l")
    places = NumberField(_l("How many places are there?"), [Required()])

    @property
    def used(self) -> list[tuple[Any, Any, Any]]:
        """Return the fields of each step that is used: who is asked, until which day, and at what time."""
        rows = [(self[f"whom_{n}"], self[f"day_{n}"], self[f"at_{n}"]) for n in range(1, OFFERED + 1)]
        return [row for row in rows if row[0].data]

    def steps(self) -> list[tuple[Whom, datetime]]:
        """Return the steps that are used. Raises Refused with each that has no deadline."""
        lacking = [
            Refusal("answer-missing", field=field.short_name)
            for row in self.used
            for field in row[1:]
            if field.data is None
        ]
        if lacking:
            raise Refused(lacking)
        return [(Whom(whom.data), clock.instant(day.data, at.data)) for whom, day, at in self.used]

    def refuse(self, refusal: Refusal) -> None:
        """Say what is wrong with a step at its day."""
        number = refusal.facts.get("step")
        super().refuse(
            replace(refusal, field=self.used[number - 1][1].short_name) if isinstance(number, int) else refusal
        )


for _number in range(1, OFFERED + 1):
    setattr(NewForm, f"whom_{_number}", SelectField(_l("Who is asked?"), choices=_WHOM, marked=False, width="l"))
    setattr(NewForm, f"day_{_number}", DateField(_l("Answer by which day?"), marked=False))
    setattr(NewForm, f"at_{_number}", ClockField(_l("Clock time"), marked=False))


def new(body: BodyRef) -> ResponseReturnValue:
    """Show what is proposed, or plan the round and lead on to whom the first step asks, with the letter."""
    with reading() as session:
        council = the_body(session, body)
        place, before = _what(session, council)
        offered = [] if place or before else places.places(session, council)
        form = NewForm(data=_proposed(session, place, before))
    if place is not None:
        del form.kind
        form.title.description = ""
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = the_body(session, body)
            about, again = _what(session, ours, lock=True)
            kind = AskingKind(form.kind.data) if "kind" in form else AskingKind.PLACE
            texts = {"text": str(form.text.data or ""), "link": str(form.link.data or "")}
            planned = NewRound(kind, str(form.title.data), form.steps(), places=form.places.data or 0, **texts)
            by, now = current_actor(), clock.now()
            made = operations.plan(session, ours, planned, about, by=by, now=now)
            if again is not None and again.closed_at is None and again.settled_at is None:
                asking_letters.close(session, ours, again, _("It is asked again."), by=by, now=now)
            return form.done(session, url_for("asking_steps.begin", body=ours, round_id=made.id))
    page = render_template(
        "secretariat/assignments/asking/new.html",
        form=form,
        body=council,
        place=place,
        before=before,
        offered=offered,
        steps=[(n, form[f"whom_{n}"], form[f"day_{n}"], form[f"at_{n}"]) for n in range(1, OFFERED + 1)],
        most=MOST_PLACES,
        word=word,
    )
    return page, form.status


def _what(session: Session, body: "Body", *, lock: bool = False) -> "tuple[PlaceElsewhere | None, AskingRound | None]":
    """Return the place that the address names, or the round that is asked again, with its place. Raises NotFound."""
    if wanted := request.args.get("igen"):
        found = queries.asking_round(session, body, _id(wanted), lock=lock)
        return found.place, found
    wanted = request.args.get("plads")
    return (places.place(session, body, _id(wanted)) if wanted else None), None


def _id(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError:
        raise NotFound(written) from None


def _proposed(session: Session, place: "PlaceElsewhere | None", before: "AskingRound | None") -> dict[str, Any]:
    """Return what the form holds when it is opened: as the place is described, or as it was asked before."""
    today = clock.today()
    if before is not None:
        whom = [step.whom for step in before.steps]
        data: dict[str, Any] = {"kind": before.kind.value, "title": before.title, "places": before.places}
        data |= {"text": before.text, "link": before.link}
    elif place is not None:
        taken = sum(today in one.span for one in place.assignments)
        whom = [Whom.MEMBERS, Whom.SUBSTITUTES]
        whom = [Whom.PREVIOUS, *whom] if places.previous(session, place, before=today) else whom
        data = {"title": _("Representative in %(body)s", body=place.target.newest.name), "text": place.description}
        data |= {"link": place.link, "places": max(place.number - taken, 1)}
    else:
        whom, data = [Whom.MEMBERS], {"places": 1}
    for number in range(1, OFFERED + 1):
        is_used = number <= len(whom)
        data[f"whom_{number}"] = whom[number - 1].value if is_used else ""
        data[f"day_{number}"] = noon_after(today, 7 * number) if is_used else None
        data[f"at_{number}"] = NOON
    return data

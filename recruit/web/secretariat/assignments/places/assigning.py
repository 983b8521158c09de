"""Besæt direkte: who is sent to a place, from when, how they were chosen, and by which decision."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.appointments.rules import Role
from recruit.assignments.operations import places as operations
from recruit.assignments.queries import place as queries
from recruit.assignments.rules import ChosenBy, PlaceRole
from recruit.assignments.rules.places import NewAssignment, lacks
from recruit.bodies import operations as bodies
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.people import queries as people
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, SelectField, TextAreaField, TextField
from recruit.web.form import ActingForm, Form
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.assignments.places.loading import PLACE, the_place
from recruit.web.secretariat.choosing import meant, options
from recruit.web.secretariat.seats.loading import decision_of, decisions

if TYPE_CHECKING:
    from recruit.assignments.model import PlaceElsewhere
    from recruit.bodies.model import Body, Decision
    from recruit.people.model import Person

bp = Blueprint("places_elsewhere_assigning", __name__, url_prefix=f"{PLACE}/besaet")


class ChosenFields(Form):
    """For which days somebody has a place, how they were chosen, and by which decision."""

    first_day = DateField(_l("First day"), [Required()])
    last_day = DateField(
        _l("Last day"), [Optional()], hint=_l("Leave it empty, and they have it to the end of the place.")
    )
    chosen_by = RadioField(
        _l("How were they chosen?"),
        [Required()],
        choices=[(one.value, words) for one, words in WORDS[ChosenBy].items()],
    )
    chosen_because = TextField(
        _l("What did the vote or the lot come to?"),
        [Optional(), LINE],
        hint=_l("Such as: 7 votes to 4. It stands in the decision text."),
        width="l",
        marked=False,
    )
    because = TextAreaField(
        _l("Why are they sent, although the rule says otherwise?"),
        [Optional(), REMARK],
        hint=_l("Only where the place is for some members only, and they are none of them."),
        render_kw={"rows": 2},
        marked=False,
    )
    decision = SelectField(_l("By which decision?"), [Optional()], marked=False)
    decided_on = DateField(
        _l("Or the council decided it on"), [Optional()], hint=_l("It is added to the list of decisions."), marked=False
    )
    item = TextField(_l("Item of the agenda"), [Optional(), LINE], width="xxs", marked=False)

    def new(self, person: UUID) -> NewAssignment:
        """Return what was written about the days."""
        last = PartialDate(self.last_day.data) if self.last_day.data else None
        because = self.because.data or "" if self.because else ""
        return NewAssignment(person, self.first_day.data, last, because)

    def decided(self, session: Session, body: "Body") -> "Decision | None":
        """Return the decision that was chosen, or record the one that was written.

        Raises Refused for both at once, and for a day that is yet to come.
        """
        if self.decision.data and self.decided_on.data:
            raise Refused([Refusal("one-decision-only", field="decided_on")])
        if self.decided_on.data is None:
            return decision_of(session, body, self.decision.data)
        if self.decided_on.data > clock.today():
            raise Refused([Refusal("decided-in-the-future", field="decided_on")])
        by, now, day = current_actor(), clock.now(), self.decided_on.data
        item = self.item.data or None
        return bodies.record_decision(
            session, body, DecisionKind.OTHER, body.organization, day, by=by, now=now, item=item
        )

    @property
    def how(self) -> dict[str, Any]:
        """Return how they were chosen, in the terms of the operations."""
        return {"chosen_by": ChosenBy(self.chosen_by.data), "chosen_because": self.chosen_because.data or ""}


class AssigningForm(ChosenFields, ActingForm):
    """Somebody is sent to a place."""

    person = SelectField(_l("Who is it?"), [Optional()], marked=False)
    name = TextField(
        _l("If it is nobody in the council: the whole name"),
        [Optional(), LINE],
        hint=_l("Such as somebody who had the place before and is no longer a member."),
        width="l",
        marked=False,
    )
    who = RadioField(_l("Which of them is it?"), [Optional()], marked=False)

    def meant(self, session: Session) -> "Person":
        """Return who is sent. Raises Refused while that is open."""
        if self.person.data:
            return people.person(session, UUID(self.person.data))
        if not self.name.data:
            raise Refused([Refusal("answer-missing", field="person")])
        return meant(session, str(self.name.data), self.who)


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def assign(body: BodyRef, place_id: UUID) -> ResponseReturnValue:
    today = clock.today()
    with reading() as session:
        council, found = the_place(session, body, place_id)
        form = AssigningForm(data={"first_day": first_day_proposed(found, today), "chosen_by": ChosenBy.DECISION.value})
        form.person.choices = [("", _("Choose")), *_people(session, council, found, today)]
        form.decision.choices = decisions(session, council)
        seeks_member = found.role is PlaceRole.MEMBER
        substitutes = queries.as_substitute(session, found, on=today) if seeks_member else []
        name = str(form.name.data or "")
        form.who.choices = options(session, [name])[name] if name else []
    if found.citation is None:
        del form.because
    back = url_for("places_elsewhere.place", body=council, place_id=place_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = the_place(session, body, place_id, lock=True)
            person, decision = form.meant(session), form.decided(session, ours)
            by, now = current_actor(), clock.now()
            operations.assign(
                session, locked, person, form.new(person.id), by=by, now=now, decision=decision, **form.how
            )
            target = locked.target.newest.name
            flash(_("%(name)s has the place. Now tell %(body)s who comes.", name=person.name, body=target))
            return form.done(session, back)
    page = {"body": council, "place": found, "back": back, "word": word, "substitutes": substitutes}
    return render_template("secretariat/assignments/places/assigning.html", form=form, **page), form.status


def first_day_proposed(place: "PlaceElsewhere", today: date) -> date:
    """Propose the first day on which somebody is lacking: today, or the day after whoever has it as long as known."""
    held = [one.until for one in place.assignments if today in one.span]
    is_full = len(held) >= place.number
    ends = [until for until in held if until]
    return max(min(ends) if is_full and ends else today, place.since or today)


def _people(session: Session, body: "Body", place: "PlaceElsewhere", today: date) -> list[tuple[str, str]]:
    """Return who can be chosen: members, then substitutes; of whoever may not have the place it says so."""
    found = queries.sitting(session, body, on=today)
    types = queries.seat_types(session, body, [person.id for person, _roles in found], on=today)
    sitting = {person.id for person, _roles in found}
    before = [one for one in queries.former(session, place) if one.id not in sitting]
    told = [(str(one.id), _("%(name)s (had the place before)", name=one.name)) for one in before]
    for person, roles in found:
        facts = [word(Role.MEMBER if Role.MEMBER in roles else next(iter(sorted(roles))))]
        if lacks(place.eligibility, place.role, types[person.id], on=today):
            facts.append(_("not by %(citation)s", citation=place.citation))
        told.append((str(person.id), f"{person.name} ({', '.join(facts)})"))
    return told

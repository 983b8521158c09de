"""Beskriv en plads: in which body, as what, with which rights, who may have it; correcting it, and closing it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.assignments.operations import places as operations
from recruit.assignments.rules import PlaceRole
from recruit.assignments.rules.places import MOST_PLACES, Eligibility, NewPlace
from recruit.bodies.rules import SeatType
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, Span, first_day_after, last_day
from recruit.foundation.i18n import format_date, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.people import operations as people
from recruit.people import queries as people_queries
from recruit.people.rules import Classification
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import (
    CheckboxesField,
    CheckboxField,
    DateField,
    EmailField,
    NumberField,
    RadioField,
    Required,
    SelectField,
    TextAreaField,
    TextField,
)
from recruit.web.form import ActingForm, Form, VersionedForm
from recruit.web.lengths import LINE, REMARK, Between
from recruit.web.secretariat.assignments.places.loading import PREFIX, the_place
from recruit.web.secretariat.seats.loading import the_body
from recruit.web.secretariat.setup.words import SEAT_TYPES, options

if TYPE_CHECKING:
    from recruit.assignments.model import PlaceElsewhere
    from recruit.bodies.model import Body
    from recruit.people.model import Organization

bp = Blueprint("places_elsewhere_describing", __name__, url_prefix=PREFIX)

#: What each role means in the other body.
_ROLE_HINTS: Mapping[str, object] = {
    PlaceRole.MEMBER: _l("A full member of the other body"),
    PlaceRole.ASSOCIATE: _l("Takes part without a vote (tilforordnet)"),
    PlaceRole.SUBSTITUTE: _l("Comes when the member cannot"),
    PlaceRole.OBSERVER: _l("Listens"),
}


class PlaceFields(Form):
    """What a place elsewhere is."""

    role = RadioField(
        _l("As what does somebody sit there?"),
        [Required()],
        choices=[(one.value, words) for one, words in WORDS[PlaceRole].items()],
        hints=_ROLE_HINTS,
    )
    number = NumberField(_l("How many such places are there?"), [Required(), Between(1, MOST_PLACES)])
    votes = CheckboxField(_l("The place has a right to vote"), marked=False)
    is_heard = CheckboxField(_l("The place has a right to be heard"), marked=False)
    allowance = CheckboxField(_l("The other body pays an allowance for its meetings"), marked=False)
    description = TextAreaField(
        _l("What are those who are asked told about it?"),
        [Optional(), REMARK],
        hint=_l("What the body does, how often it meets, and where. Everybody can read it on the public page."),
        render_kw={"rows": 4},
    )
    link = TextField(
        _l("Link to a page about the body"), [Optional(), LINE], hint=_l("Begins with https://"), width="l"
    )
    since = DateField(
        _l("First day of the place"),
        [Optional()],
        hint=_l("Only where the place has a time of its own. Such as 4.6.2026"),
    )
    last_day = DateField(_l("Last day of the place"), [Optional()], hint=_l("That day included"))
    contact_name = TextField(_l("Who is written to in the other body?"), [Optional(), LINE], width="l")
    contact_email = EmailField(
        _l("Their e-mail address"),
        [Optional(), LINE],
        hint=_l("Leave it empty, and letters to the body are closed letters that you send."),
        autocomplete="off",
    )
    seat_types = CheckboxesField(
        _l("Only for members on these seats"),
        [Optional()],
        choices=options(SEAT_TYPES),
        hint=_l(
            "When a law or the other body asks for it. Others can be sent with a reason. Substitutes are not asked."
        ),
    )
    citation = TextField(
        _l("By which rule?"), [Optional(), LINE], hint=_l("Such as Integrationsloven § 43"), width="l", marked=False
    )
    rule_since = DateField(_l("The rule holds from"), [Optional()], marked=False)
    rule_last = DateField(_l("The rule holds to and including"), [Optional()], marked=False)

    def new(self, body: str) -> NewPlace:
        """Return what was written about the place."""
        return NewPlace(
            body,
            PlaceRole(self.role.data),
            self.number.data or 0,
            votes=self.votes.data,
            is_heard=self.is_heard.data,
            allowance=self.allowance.data,
            description=self.description.data or "",
            link=self.link.data or "",
            since=self.since.data,
            last_day=PartialDate(self.last_day.data) if self.last_day.data else None,
            contact_name=self.contact_name.data or "",
            contact_email=self.contact_email.data or "",
        )

    def rule(self) -> Eligibility | None:
        """Return who may have the place. Raises Refused where it is said in part only."""
        types, citation, since = self.seat_types.data or [], self.citation.data, self.rule_since.data
        if not types and not citation and not since:
            return None
        given = {"seat_types": types, "citation": citation, "rule_since": since}
        lacking = [Refusal("answer-missing", field=name) for name, value in given.items() if not value]
        if lacking:
            raise Refused(lacking)
        until = first_day_after(PartialDate(self.rule_last.data)) if self.rule_last.data else None
        if until is not None and until <= since:
            raise Refused([Refusal("ends-before-it-begins", field="rule_last")])
        return Eligibility([SeatType(one) for one in types], citation or "", Span(since, until))


class NewPlaceForm(PlaceFields, ActingForm):
    """A place that is not written down yet."""

    target = SelectField(_l("In which body is the place?"), [Optional()], marked=False)
    body = TextField(
        _l("If it is not on the list: what is it called?"),
        [Optional(), LINE],
        hint=_l("As it calls itself, such as Folkeoplysningsudvalget. It is written down among the organisations."),
        width="l",
        marked=False,
    )


class PlaceForm(PlaceFields, VersionedForm):
    """A place as it is described."""


class ClosingForm(ActingForm):
    """No one is sent to a place any more."""

    last_day = DateField(_l("Last day of the place"), [Required()], hint=_l("That day included"))
    because = TextField(_l("Why is it closed?"), [Required(), LINE], width="l")


@bp.route("/pladser/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef) -> ResponseReturnValue:
    form = NewPlaceForm(data={"number": 1, "is_heard": True})
    with reading() as session:
        council = the_body(session, body)
        others = [one for one in people_queries.organizations(session) if one.id != council.id]
        known = [(str(one.id), one.newest.name) for one in others]
    form.target.choices = [("", _("Choose")), *known]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, rule = the_body(session, body), form.rule()
            target = _target(session, ours, form)
            new_place = form.new(target.newest.name)
            made = operations.describe(session, ours, target, new_place, rule, by=current_actor(), now=clock.now())
            flash(_("The place is described. It is open until somebody is found."))
            return form.done(session, url_for("places_elsewhere.place", body=ours, place_id=made.id))
    page = {"body": council, "place": None, "word": word, "back": url_for("places_elsewhere.listed", body=council)}
    return render_template("secretariat/assignments/places/describing.html", form=form, **page), form.status


@bp.route("/pladser/<id:place_id>/ret", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def change(body: BodyRef, place_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, found = the_place(session, body, place_id)
    back = url_for("places_elsewhere.place", body=council, place_id=place_id)
    form = PlaceForm(data={"version": found.version, **_stands(found)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _ours, locked = the_place(session, body, place_id, lock=True)
            form.check(locked, stands=_stands(locked))
            name = locked.target.newest.name
            operations.set_right(session, locked, form.new(name), form.rule(), by=current_actor(), now=clock.now())
            flash(_("The place is saved."))
            return form.done(session, back)
    page = {"body": council, "place": found, "word": word, "back": back}
    return render_template("secretariat/assignments/places/describing.html", form=form, **page), form.status


@bp.route("/pladser/<id:place_id>/luk", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def close(body: BodyRef, place_id: UUID) -> ResponseReturnValue:
    form, today = ClosingForm(data={"last_day": clock.today()}), clock.today()
    with reading() as session:
        council, found = the_place(session, body, place_id)
    back = url_for("places_elsewhere.place", body=council, place_id=place_id)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _ours, locked = the_place(session, body, place_id, lock=True)
            last, because = PartialDate(form.last_day.data), str(form.because.data)
            ended = operations.close(session, locked, last, because, by=current_actor(), now=clock.now())
            more = ngettext(
                "One person gives it up with that: tell the body.",
                "%(num)s people give it up with that: tell the body.",
                len(ended),
            )
            is_over = form.last_day.data < today
            done = (
                _("The place is closed.") if is_over else _("The place is closed after %(day)s.", day=format_date(last))
            )
            flash(f"{done} {more}" if ended else done)
            return form.done(session, back)
    page = {"body": council, "place": found, "back": back, "target": found.target.name_on(today)}
    page["holders"] = [one.person.name for one in found.assignments if one.until is None or one.until > today]
    return render_template("secretariat/assignments/places/closing.html", form=form, word=word, **page), form.status


def _target(session: Session, council: "Body", form: NewPlaceForm) -> "Organization":
    """Return the body that was chosen, or write down the one that was named. Raises Refused where it cannot be one."""
    if form.target.data:
        return people_queries.organization(session, UUID(form.target.data))
    name = str(form.body.data or "")
    if not name:
        raise Refused([Refusal("answer-missing", field="target")])
    known = people_queries.organization_called(session, name)
    if known is not None and known.id == council.id:
        raise Refused([Refusal("body-is-the-council", field="body")])
    if known is not None:
        return known
    try:
        kind, by, now = Classification.STATUTORY_COMMITTEE, current_actor(), clock.now()
        return people.create_organization(session, name, kind, by=by, now=now)
    except Refused as refused:
        raise Refused([replace(one, field="body") for one in refused.refusals]) from refused


def _stands(place: "PlaceElsewhere") -> dict[str, Any]:
    """Return the values of a place in the terms of the form."""
    return {
        "role": place.role.value,
        "number": place.number,
        "votes": place.votes,
        "is_heard": place.is_heard,
        "allowance": place.allowance,
        "description": place.description,
        "link": place.link,
        "since": place.since,
        "last_day": last_day(place.until).last if place.until else None,
        "contact_name": place.contact_name,
        "contact_email": place.contact_email,
        "seat_types": place.seat_types,
        "citation": place.citation or "",
        "rule_since": place.rule_since,
        "rule_last": last_day(place.rule_until).last if place.rule_until else None,
    }

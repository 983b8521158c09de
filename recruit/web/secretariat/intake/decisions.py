"""One decision a page: a person in the minutes, everybody without a stated role, a contradiction."""

from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.appointments.rules import Role
from recruit.bodies.rules import SeatType
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.intake import operations
from recruit.intake.rules.decisions import NEITHER, Correction
from recruit.intake.rules.matching import KnownPerson
from recruit.intake.rules.proposal import Proposal
from recruit.intake.rules.reading import Conflict, Office
from recruit.intake.rules.reading import Role as ReadRole
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required
from recruit.web.form import VersionedForm
from recruit.web.secretariat.intake.guide import open_reading
from recruit.web.secretariat.intake.view import fact_in_words, view
from recruit.web.secretariat.intake.words import OFFICES, ROLES, SEAT_TYPES

bp = Blueprint("intake_decisions", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>")

NO_PLACE, NEW_PERSON, NO_OFFICE = "ingen", "ny", "intet"
#: The answer on the page when neither fact is to be used.
NONE_OF_THEM = "ingen-af-dem"


class PlaceForm(VersionedForm):
    """What somebody sits in the council as, and for whom."""

    role = RadioField(_l("Place in the council"), [Required()])
    seat_type = RadioField(_l("Member group"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.role.choices = _places()
        self.seat_type.choices = [(code.value, str(word)) for code, word in SEAT_TYPES.items()]
        self.seat_type.validate_choice = False

    def place(self) -> tuple[Role | None, SeatType | None]:
        """Return role and member group; neither for somebody who gets no place."""
        if self.role.data == NO_PLACE:
            return None, None
        known = self.seat_type.data in set(SeatType)
        return Role(self.role.data), SeatType(self.seat_type.data) if known else None


class PersonForm(PlaceForm):
    """Everything that can be decided about one person in the minutes."""

    office = RadioField(_l("Office in the council"), [Required()])
    person = RadioField(_l("Who is it?"), [Required()])

    def correction(self) -> Correction:
        """Return the decision."""
        role, seat_type = self.place()
        is_new = self.person.data == NEW_PERSON
        return Correction(
            role=role,
            seat_type=seat_type,
            office=None if self.office.data == NO_OFFICE else Office(self.office.data),
            person=None if is_new else UUID(self.person.data),
            is_new=is_new,
        )


class ConflictForm(VersionedForm):
    """Which of the facts holds."""

    fact = RadioField(_l("What is right?"), [Required()])


@bp.route("/personer/<int:number>", methods=["GET", "POST"])
@requires(May.READ_IN)
def person(reading_id: UUID, number: int) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
        proposals = view(session, found).proposals if found.content else ()
    if number >= len(proposals):
        abort(404)
    form = _person_form(proposals[number], version=found.version)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            form.check(waiting)
            operations.decide_person(session, waiting, number, form.correction(), by=current_actor(), now=clock.now())
            return form.done(session, url_for("intake_reading.preview", reading_id=reading_id) + f"#person-{number}")
    page = "secretariat/intake/person.html"
    return render_template(page, form=form, reading=found, proposal=proposals[number]), form.status


@bp.route("/resten", methods=["GET", "POST"])
@requires(May.READ_IN)
def rest(reading_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
        proposals = view(session, found).proposals if found.content else ()
    names = [p.choice.listed.name for p in proposals if p.choice.listed.role is ReadRole.UNCLASSIFIED]
    form = PlaceForm(obj=found)
    form.seat_type.validators = [Required()]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            form.check(waiting)
            role, seat_type = Role(form.role.data), SeatType(form.seat_type.data)
            operations.decide_rest(session, waiting, role, seat_type, by=current_actor(), now=clock.now())
            return form.done(session, url_for("intake_reading.preview", reading_id=reading_id))
    return render_template("secretariat/intake/rest.html", form=form, reading=found, names=names), form.status


@bp.route("/modsigelser/<int:place>", methods=["GET", "POST"])
@requires(May.READ_IN)
def conflict(reading_id: UUID, place: int) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
        conflicts = view(session, found).conflicts if found.content else []
    if place >= len(conflicts):
        abort(404)
    _place, asked, decided, _decisive = conflicts[place]
    form = ConflictForm(obj=found, data={"fact": NONE_OF_THEM if decided == NEITHER else decided})
    form.fact.choices = _facts(asked)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            form.check(waiting)
            fact = NEITHER if form.fact.data == NONE_OF_THEM else form.fact.data
            operations.decide_conflict(session, waiting, place, fact, by=current_actor(), now=clock.now())
            return form.done(session, url_for("intake_reading.preview", reading_id=reading_id))
    return render_template("secretariat/intake/conflict.html", form=form, reading=found, asked=asked), form.status


def _facts(asked: Conflict) -> list[tuple[str, str]]:
    known = [(fact, fact_in_words(asked.about, fact)) for fact in asked.facts]
    return [*known, (NONE_OF_THEM, _("None of them"))]


def _person_form(proposal: Proposal, *, version: int) -> PersonForm:
    choice = proposal.choice
    form = PersonForm(
        data={
            "version": version,
            "role": choice.role.value if choice.role else NO_PLACE,
            "seat_type": choice.seat_type.value if choice.seat_type else None,
            "office": choice.listed.office.value if choice.listed.office else NO_OFFICE,
            "person": None if proposal.waits_for_match else str(proposal.known.id) if proposal.known else NEW_PERSON,
        }
    )
    form.role.choices = [*_places(), (NO_PLACE, _("No place in the council"))]
    offices = [(office.value, str(word)) for office, word in OFFICES.items() if office.value in set(Office)]
    form.office.choices = [(NO_OFFICE, _("No office")), *offices]
    form.person.choices = [*(_known(like.person) for like in proposal.candidates), (NEW_PERSON, _("Somebody new"))]
    return form


def _places() -> list[tuple[str, str]]:
    return [(role.value, str(word)) for role, word in ROLES.items()]


def _known(person: KnownPerson) -> tuple[str, str]:
    words = _("%(name)s, who has a place in this term", name=person.name) if person.has_place else person.name
    return str(person.id), words

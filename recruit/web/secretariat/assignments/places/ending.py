"""Ending that somebody has a place, noting that they go on although they left the council, and setting it right."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.assignments.operations import places as operations
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, last_day
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, Required, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.lengths import LINE
from recruit.web.secretariat.assignments.places.assigning import ChosenFields
from recruit.web.secretariat.assignments.places.loading import PLACE, the_assignment
from recruit.web.secretariat.seats.loading import decisions

if TYPE_CHECKING:
    from recruit.assignments.model import Assignment, PlaceElsewhere
    from recruit.bodies.model import Body

bp = Blueprint("places_elsewhere_ending", __name__, url_prefix=f"{PLACE}/udsendt/<id:assignment_id>")


class EndingForm(ActingForm):
    """Somebody gives a place up."""

    last_day = DateField(_l("Last day in the place"), [Required()], hint=_l("That day included"))
    because = TextField(_l("Why?"), [Required(), LINE], width="l", hint=_l("Nothing about health."))


class KeepingForm(ActingForm):
    """Somebody goes on in a place who has left the council."""

    because = TextField(
        _l("Why do they go on?"), [Required(), LINE], width="l", hint=_l("Such as: until somebody else is found")
    )


class CorrectingForm(ChosenFields, VersionedForm):
    """When somebody has a place, and how they were chosen."""


@bp.route("/slut", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def end(body: BodyRef, place_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    form = EndingForm(data={"last_day": clock.today()})
    with reading() as session:
        page = _shown(*the_assignment(session, body, place_id, assignment_id))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _body, _place, held = the_assignment(session, body, place_id, assignment_id, lock=True)
            last, because = PartialDate(form.last_day.data), str(form.because.data)
            operations.give_up(session, held, last, because, by=current_actor(), now=clock.now())
            flash(_("It is written down. The place is open after that day, and stands on Today."))
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/places/ending.html", form=form, **page), form.status


@bp.route("/fortsaetter", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def keep(body: BodyRef, place_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    form = KeepingForm()
    with reading() as session:
        page = _shown(*the_assignment(session, body, place_id, assignment_id))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            council, _place, held = the_assignment(session, body, place_id, assignment_id, lock=True)
            because, by, now = str(form.because.data), current_actor(), clock.now()
            operations.keep(session, council, held, because, on=clock.today(), by=by, now=now)
            flash(_("It is written down: %(name)s goes on.", name=held.person.name))
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/places/keeping.html", form=form, **page), form.status


@bp.route("/genoptag", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def resume(body: BodyRef, place_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    with reading() as session:
        page = _shown(*the_assignment(session, body, place_id, assignment_id))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            _body, locked, held = the_assignment(session, body, place_id, assignment_id, lock=True)
            operations.resume(session, locked, held, by=current_actor(), now=clock.now())
            flash(_("It is taken back: %(name)s has the place.", name=held.person.name))
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/places/resuming.html", form=form, **page), form.status


@bp.route("/ret", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def correct(body: BodyRef, place_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, place, held = the_assignment(session, body, place_id, assignment_id)
        page = _shown(council, place, held)
        form = CorrectingForm(data={"version": held.version, **_stands(held)})
        form.decision.choices = decisions(session, council)
    if place.citation is None:
        del form.because
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked, one = the_assignment(session, body, place_id, assignment_id, lock=True)
            form.check(one, stands=_stands(one))
            decision, new, by = form.decided(session, ours), form.new(one.person_id), current_actor()
            operations.correct(session, locked, one, new, by=by, now=clock.now(), decision=decision, **form.how)
            flash(_("It is saved."))
            return form.done(session, page["back"])
    return render_template("secretariat/assignments/places/correcting.html", form=form, **page), form.status


def _shown(body: "Body", place: "PlaceElsewhere", held: "Assignment") -> dict[str, Any]:
    back = url_for("places_elsewhere.place", body=body, place_id=place.id)
    target = place.target.name_on(clock.today())
    return {"body": body, "place": place, "held": held, "target": target, "back": back, "word": word}


def _stands(held: "Assignment") -> dict[str, Any]:
    """Return the values of an assignment in the terms of the form."""
    return {
        "first_day": held.since,
        "last_day": last_day(held.until).last if held.until else None,
        "chosen_by": held.chosen_by.value,
        "chosen_because": held.chosen_because,
        "because": held.because,
        "decision": str(held.decision_id or ""),
        "decided_on": None,
        "item": "",
    }

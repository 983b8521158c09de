"""One decision about many lines: a role for those without one, all are new, a first day, the rest is left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.foundation import clock
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.intake import operations
from recruit.intake.rules.proposals.decisions import Correction
from recruit.intake.rules.proposals.proposal import Proposal
from recruit.web.access import May, current_actor, requires
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.intake.guide import open_reading
from recruit.web.secretariat.intake.person_form import PlaceForm
from recruit.web.secretariat.intake.view import View, view

bp = Blueprint("intake_bulk", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>/alle")


@dataclass(frozen=True, slots=True)
class Bulk:
    """A decision about many: whom it is about, what it makes of each, and its words."""

    form: type[ActingForm]
    whom: Callable[[View], Iterable[Proposal]]
    #: What is decided about one, given the form.
    what: Callable[[Correction, Any], Correction]
    heading: Any
    about: Any
    button: Any


ACTS: Mapping[str, Bulk] = {
    "uden-rolle": Bulk(
        PlaceForm,
        lambda shown: shown.unclassified,
        lambda one, form: replace(one, **dict(zip(("role", "seat_type"), form.place(), strict=True))),
        _l("People without a role"),
        _l("The document does not say what these people are. Those you have decided about stay as they are."),
        _l("Give them all the same one"),
    ),
    "nye": Bulk(
        ActingForm,
        lambda shown: shown.unmatched,
        lambda one, _form: replace(one, person=None, is_new=True),
        _l("Are all of them new?"),
        _l("These people have names like somebody who is known. Here you say that none of them is."),
        _l("All of them are new"),
    ),
    "foerste-dag": Bulk(
        ActingForm,
        lambda shown: shown.outside,
        lambda one, _form: replace(one, since=None),
        _l("Do they sit from the first day of the term?"),
        _l("The document names a first day outside the term. Here they get the first day of the term, as assumed."),
        _l("Use the first day of the term"),
    ),
    "ikke-med": Bulk(
        ActingForm,
        lambda shown: shown.waiting,
        lambda one, _form: replace(one, left_out=True),
        _l("Leave out those who wait?"),
        _l("Nothing comes of these lines. You can still correct each of them before the rest is put in."),
        _l("Leave them out"),
    ),
}


@bp.route("/<act>", methods=["GET", "POST"])
@requires(May.READ_IN)
def bulk(reading_id: UUID, act: str) -> ResponseReturnValue:
    chosen = ACTS.get(act) or abort(404)
    form = chosen.form()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            people = {one.number: chosen.what(_now(one), form) for one in chosen.whom(view(session, waiting))}
            operations.decide_people(session, waiting, people, by=current_actor(), now=clock.now())
            flash(ngettext("One line is decided.", "%(num)s lines are decided.", len(people)), "success")
            return form.done(session, url_for("intake_reading.preview", reading_id=reading_id))
    with reading() as session:
        found = open_reading(session, reading_id)
        names = [one.listed.name for one in chosen.whom(view(session, found))]
        page = "secretariat/intake/bulk.html"
        return render_template(page, form=form, reading=found, names=names, act=chosen), form.status


def _now(one: Proposal) -> Correction:
    """Return what is decided about somebody now, or what was read."""
    return one.correction or Correction.of(one.listed)

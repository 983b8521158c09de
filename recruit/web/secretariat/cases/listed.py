"""The cases of a council with what each waits for, and opening one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.operations.cases import opening
from recruit.appointments.queries import case as queries
from recruit.appointments.queries import sources as queries_of_sources
from recruit.appointments.rules.case_status import CaseStatus, Standing
from recruit.bodies import queries as bodies
from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports import seating
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE
from recruit.web.secretariat.cases.loading import ALL
from recruit.web.secretariat.cases.shown import standing_of
from recruit.web.secretariat.cases.sources import BY_KIND
from recruit.web.secretariat.setup.council import council_to_change, open_council

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase
    from recruit.bodies.model import Body, Term

bp = Blueprint("cases", __name__, url_prefix=ALL)

#: What colour repeats where a case is.
COLOURS = {CaseStatus.DECIDED: "success", CaseStatus.SUBMITTED: "info", CaseStatus.PARTLY_DECIDED: "warning"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in the list."""

    case: "AppointmentCase"
    standing: Standing


class OpeningForm(ActingForm):
    """A case for a term."""

    term = RadioField(_l("Which term are members appointed for?"), [Required()])
    name = TextField(_l("What is the case called?"), [Required(), LINE], width="l")


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        return render_template(
            "secretariat/cases/cases.html",
            body=council,
            cases=[Listed(one, standing_of(one)) for one in queries.cases(session, council)],
            terms=bodies.terms(session, council),
            colours=COLOURS,
            word=word,
        )


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        terms = bodies.terms(session, council)
        proposed = _proposed(session, council)
        form = OpeningForm(data={"term": str(proposed.id), "name": _name(proposed)} if proposed else {})
        form.term.choices = [(str(term.id), _in_words(term)) for term in terms]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            term = bodies.term_of(session, ours, UUID(form.term.data))
            made = opening.open_case(session, term, str(form.name.data), by=current_actor(), now=clock.now())
            flash(_("The case is opened. Now say who is recommended."))
            return form.done(session, _first_page(session, ours, made))
    page = render_template("secretariat/cases/new.html", form=form, body=council, terms=terms)
    return page, form.status


def _first_page(session: Session, council: "Body", case: "AppointmentCase") -> str:
    """Return where a new case is filled: from the source that the address names, where it is one of the term's."""
    for one in queries_of_sources.sources(session, council, case):
        if (BY_KIND[one.kind], str(one.id)) == (request.args.get("kilde"), request.args.get("id")):
            address = BY_KIND[one.kind]
            return url_for("cases_sources.take", body=council, case_id=case.id, kind=address, source_id=one.id)
    return url_for("cases_sources.sources", body=council, case_id=case.id)


def _proposed(session: Session, council: "Body") -> "Term | None":
    """Return the term for which a case is opened first: the one asked for, else the one to come, else today's."""
    terms = bodies.terms(session, council)
    label = request.args.get("periode", "")
    coming = [term for term in terms if term.since > clock.today()]
    if label or not coming:
        return seating.choose(terms, label=label, today=clock.today())[0] if terms else None
    return coming[-1]


def _name(term: "Term") -> str:
    """Return what a case is called at first; it goes into papers, in Danish whatever the reader speaks."""
    with i18n.speaking(i18n.DEFAULT):
        return _("Appointment of members %(term)s", term=term.label)


def _in_words(term: "Term") -> str:
    return _("%(term)s, planned", term=term.label) if term.is_planned else term.label

"""The second step: to which council and term the people belong, an existing one or a new one."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.bodies import queries as body_queries
from recruit.bodies.rules import NewBody
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.intake import operations
from recruit.intake.formats.stored import unpack
from recruit.web.access import May, current_actor, grants_that_allow, may, requires, signed_in
from recruit.web.bodies import TITLES, municipal_term, new_council, save
from recruit.web.extensions import reading, transaction
from recruit.web.fields import PartialDateField, RadioField, Required, TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.intake.guide import guide, open_reading

if TYPE_CHECKING:
    from datetime import date

    from recruit.bodies.model import Term

bp = Blueprint("intake_term", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>")

#: The choice that makes a new council.
NEW = "nyt"


class TermForm(VersionedForm):
    """A term that exists, or what a new council needs."""

    term = RadioField(_l("To which council and term do the people belong?"), [Required()])
    name = TextField(_l("Name of the new council"), width="l", marked=False)
    chair_title = RadioField(_l("What do you call chair and vice chair?"), [Optional()], choices=TITLES, marked=False)
    first_day = PartialDateField(_l("First day of the term"), marked=False)
    last_day = PartialDateField(_l("Last day of the term"), marked=False)

    def new_body(self) -> NewBody:
        """Return what a new council needs. Raises Refused for each thing that is missing."""
        missing = [
            Refusal("needed-for-a-new-council", field=field.name)
            for field in (self.name, self.chair_title, self.first_day, self.last_day)
            if not field.data
        ]
        if missing:
            raise Refused(missing)
        return new_council(self)


@bp.route("/periode", methods=["GET", "POST"])
@requires(May.READ_IN)
def term(reading_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
        met_on = unpack(found.content or {}).meeting.date if found.content else None
        terms = _terms(session)
    form = TermForm(data={"version": found.version, **_proposed(found.term_id, terms, met_on)})
    form.term.choices = _choices(terms)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            waiting = open_reading(session, reading_id, for_change=True)
            form.check(waiting, stands={"term": waiting.term_id})
            chosen = _chosen(session, form)
            operations.choose_term(session, waiting, chosen, by=current_actor(), now=clock.now())
            return form.done(session, url_for("intake_reading.preview", reading_id=reading_id))
    page = "secretariat/intake/term.html"
    return render_template(page, form=form, reading=found, new=NEW, steps=guide(found, 2)), form.status


def _chosen(session: Session, form: TermForm) -> "Term":
    grants = grants_that_allow(May.READ_IN)
    if form.term.data == NEW:
        body = save(session, form.new_body(), grants=grants)
        return body_queries.terms(session, body)[0]
    term = body_queries.locked_term(session, UUID(form.term.data))
    reach = body_queries.reached_by(session, grants)
    if reach is not None and term.body_id not in reach:
        raise NotFound("term")
    return term


def _terms(session: Session) -> list["Term"]:
    """Return the terms of the councils that the reader looks after: the newest first, council by council."""
    ours = body_queries.bodies_open_to(session, grants_that_allow(May.READ_IN))
    return list(body_queries.terms_of(session, ours))


def _choices(terms: list["Term"]) -> list[tuple[str, str]]:
    known = [(str(term.id), f"{term.body.name_on(term.since)}, {term.label}") for term in terms]
    new = [(NEW, _("A new council"))] if may(signed_in(), May.CREATE_BODIES) else []
    return [*known, *new]


def _proposed(chosen: UUID | None, terms: list["Term"], met_on: "date | None") -> dict[str, object]:
    """Propose the only term that the meeting lies in, and the municipal term for a new council."""
    fitting = [term.id for term in terms if met_on is not None and met_on in term.span]
    proposed = chosen or (fitting[0] if len(fitting) == 1 else None)
    return {"term": str(proposed) if proposed else None, **municipal_term(met_on or clock.today())}

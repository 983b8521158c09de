"""The second step: to which council and term the people belong, an existing one or a new one."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.bodies import queries as body_queries
from recruit.bodies.rules import BODY_CLASSIFICATIONS, NewBody
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.intake import operations
from recruit.intake.formats.stored import unpack
from recruit.people.rules import Classification
from recruit.reports.words import WORDS
from recruit.web.access import May, current_actor, grants_that_allow, may, requires, signed_in
from recruit.web.bodies import TITLES, new_council, save
from recruit.web.extensions import reading, transaction
from recruit.web.fields import PartialDateField, RadioField, Required, TextField
from recruit.web.form import VersionedForm
from recruit.web.secretariat.intake.guide import guide, open_reading
from recruit.web.secretariat.intake.proposed import Proposed, proposed_council, proposed_term

if TYPE_CHECKING:
    from recruit.bodies.model import Term
    from recruit.intake.model import IntakeReading
    from recruit.intake.rules import Reading

bp = Blueprint("intake_term", __name__, url_prefix="/sekretariat/indlaes/<id:reading_id>")

#: The choice that makes a new council.
NEW = "nyt"
KINDS = [(kind.value, WORDS[Classification][kind]) for kind in BODY_CLASSIFICATIONS]


class TermForm(VersionedForm):
    """A term that exists, or what a new council needs."""

    term = RadioField(_l("To which council and term do the people belong?"), [Required()])
    name = TextField(_l("Name of the new council"), width="l", marked=False)
    kind = RadioField(_l("What kind of council is it?"), [Optional()], choices=KINDS, marked=False)
    chair_title = RadioField(_l("What do you call chair and vice chair?"), [Optional()], choices=TITLES, marked=False)
    first_day = PartialDateField(_l("First day of the term"), marked=False)
    last_day = PartialDateField(_l("Last day of the term"), marked=False)

    def new_body(self) -> NewBody:
        """Return what a new council needs. Raises Refused for each thing that is missing."""
        missing = [
            Refusal("needed-for-a-new-council", field=field.name)
            for field in (self.name, self.kind, self.chair_title, self.first_day, self.last_day)
            if not field.data
        ]
        if missing:
            raise Refused(missing)
        return new_council(self, Classification(self.kind.data))


@bp.route("/periode", methods=["GET", "POST"])
@requires(May.READ_IN)
def term(reading_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        found = open_reading(session, reading_id)
        terms = _terms(session)
    read = unpack(found.content) if found.content else None
    proposed = proposed_term(read, terms) if read else Proposed()
    form = TermForm(data=_beforehand(found, read, proposed))
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
    why = proposed.why if not found.term_id else ""
    return render_template(page, form=form, reading=found, why=why, steps=guide(found, 2)), form.status


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


def _beforehand(found: "IntakeReading", read: "Reading | None", proposed: Proposed) -> dict[str, object]:
    """Tick the term that was chosen before, or is proposed, and fill in what a new council would be."""
    chosen = found.term_id or (proposed.term.id if proposed.term else None)
    ticked = str(chosen) if chosen else NEW if proposed.is_new else None
    council = proposed_council(read, clock.today()) if read else {}
    return {"version": found.version, "term": ticked, **council}

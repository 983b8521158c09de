"""Overlevering: what the end of a term asks for and by when, and what the last term has left to this one."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound, Refused
from recruit.handover.operations import notes as operations
from recruit.handover.queries import handover as queries
from recruit.handover.queries.known import Known, known
from recruit.handover.rules import NoteKind, NoteStatus, StepKind, checklist
from recruit.handover.rules.notes import status
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.handover.known import beside
from recruit.web.secretariat.handover.loading import COUNCIL, PREFIX, way_to_step
from recruit.web.secretariat.setup.council import open_council, term_asked_for
from recruit.web.secretariat.terms.loading import term_to_change
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term
    from recruit.handover.model import HandoverNote

bp = Blueprint("handover", __name__)

#: The colour that repeats what a note's status says.
COLOURS = {
    NoteStatus.DRAFT: "info",
    NoteStatus.ADOPTED: "success",
    NoteStatus.DUE: "warning",
    NoteStatus.DONE: "",
}


@bp.get(COUNCIL)
@requires(May.MANAGE_BODIES)
def overview(body: BodyRef) -> ResponseReturnValue:
    """Show the term that runs or is nearest, or the one that the address names."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        term = term_asked_for(session, council)
        found = known(session, council, term, on=clock.today())
        page = _steps(session, council, term, found) | _inherited(session, term)
        page |= {"terms": _terms(session, council, term), "written": found.notes, "adopted": found.adoption}
    return render_template("secretariat/handover/overview.html", body=council, term=term, word=word, **page)


@bp.post(f"{PREFIX}/trin/<kind>")
@requires(May.MANAGE_BODIES)
def tick(body: BodyRef, term_id: UUID, kind: str) -> ResponseReturnValue:
    """Tick a step as done today."""
    step = _step(kind)
    try:
        with transaction() as session:
            council, term = term_to_change(session, body, term_id)
            asked = [one.kind for one in queries.steps(session, council, term)]
            operations.tick(session, term, step, clock.today(), asked, by=current_actor(), now=clock.now())
            label = term.label
        flash(_("Ticked: %(step)s.", step=word(step)))
    except Refused as refused:
        label = _told(refused, body, term_id)
    return _back(body, label)


@bp.post(f"{PREFIX}/trin/<kind>/fortryd")
@requires(May.MANAGE_BODIES)
def untick(body: BodyRef, term_id: UUID, kind: str) -> ResponseReturnValue:
    """Take a tick back."""
    step = _step(kind)
    try:
        with transaction() as session:
            _council, term = term_to_change(session, body, term_id)
            operations.untick(session, term, step, by=current_actor(), now=clock.now())
            label = term.label
        flash(_("The tick is taken back."))
    except Refused as refused:
        label = _told(refused, body, term_id)
    return _back(body, label)


def note_line(note: "HandoverNote") -> dict[str, Any]:
    """Return a note with where it is today, as the pages show it."""
    where = status(note.facts(), on=clock.today())
    return {"note": note, "status": where, "colour": COLOURS[where]}


def _step(kind: str) -> StepKind:
    try:
        return StepKind(kind)
    except ValueError:
        raise NotFound("handover_step") from None


def _told(refused: Refused, ref: BodyRef, term_id: UUID) -> str:
    flash(sentence(refused.refusals[0]), "error")
    with reading() as session:
        return bodies.term_of(session, open_council(session, ref, May.MANAGE_BODIES), term_id).label


def _back(body: BodyRef, label: str) -> ResponseReturnValue:
    return redirect(url_for("handover.overview", body=body, periode=label, _anchor="trin"), code=303)


def _steps(session: Session, council: "Body", term: "Term", found: Known) -> dict[str, Any]:
    today, steps = clock.today(), queries.steps(session, council, term)
    late = [one for one in steps if one.is_late(on=today)]
    begins = checklist.begins(term.last_day.last)
    return {
        "steps": [
            (one, one.is_late(on=today), way_to_step(one.kind, council, term), beside(one.kind, found)) for one in steps
        ],
        "late": late,
        "left": sum(one.done_on is None for one in steps),
        "begins": begins if today < begins else None,
        "is_over": term.until <= today,
        "has_successor": queries.has_successor(council, term),
    }


def _inherited(session: Session, term: "Term") -> dict[str, Any]:
    """Return what the term before has left: open tasks first, by their time, then what is to be known."""
    left = [note_line(one) for one in queries.inherited(session, term)]
    tasks = [one for one in left if one["note"].kind is NoteKind.TASK]
    tasks.sort(key=lambda one: (one["note"].done_on is not None, one["note"].due_on))
    known = [one for one in left if one["note"].kind is not NoteKind.TASK]
    return {"inherited_tasks": tasks, "inherited_notes": known, "term_before": queries.before(session, term)}


def _terms(session: Session, council: "Body", term: "Term") -> list[dict[str, Any]]:
    return [
        {
            "label": one.label,
            "url": url_for("handover.overview", body=council, periode=one.label),
            "current": one.id == term.id,
        }
        for one in bodies.terms(session, council)
    ]

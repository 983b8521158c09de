"""Reading notes, what the end of a term asks for, and who wishes to be invited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session, joinedload

from recruit.appointments.queries.living import is_deceased
from recruit.bodies.model import Body, Decision, Term
from recruit.bodies.rules import DecisionKind
from recruit.foundation.refusal import NotFound
from recruit.handover.model import HandoverAdoption, HandoverNote, HandoverStep, InvitationWish
from recruit.handover.rules import NoteKind, StepKind, checklist
from recruit.handover.rules.checklist import StepToTake
from recruit.people.model import Organization, Person
from recruit.people.queries import not_merged


def notes(session: Session, term: Term, *, lock: bool = False) -> Sequence[HandoverNote]:
    """Return the notes of a term, by topic. One query."""
    chosen = select(HandoverNote).filter_by(term_id=term.id).order_by(HandoverNote.topic, HandoverNote.at)
    if lock:
        chosen = chosen.with_for_update(of=HandoverNote)
    return session.scalars(chosen.execution_options(populate_existing=lock)).all()


def note(session: Session, body: Body, note_id: UUID, *, lock: bool = False) -> HandoverNote:
    """Return a note of a council. Raises NotFound. One query."""
    chosen = select(HandoverNote).join(HandoverNote.term).where(HandoverNote.id == note_id, Term.body_id == body.id)
    if lock:
        chosen = chosen.with_for_update(of=HandoverNote)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("handover_note")
    return found


def adoption(session: Session, term: Term) -> HandoverAdoption | None:
    """Return that the notes of a term are adopted, with the decision and who decided; None while not. Two queries."""
    chosen = select(HandoverAdoption).filter_by(term_id=term.id, revoked_at=None)
    decided = joinedload(HandoverAdoption.decision).joinedload(Decision.decided_by).selectinload(Organization.names)
    return session.scalars(chosen.options(decided)).one_or_none()


def decisions(session: Session, term: Term) -> Sequence[Decision]:
    """Return the decisions that can adopt the notes of a term, with who decided; the newest first. Two queries.

    Those from before the term are left out, and those by which another term's notes are adopted.
    """
    others = select(HandoverAdoption.decision_id).filter_by(revoked_at=None)
    others = others.where(HandoverAdoption.term_id != term.id)
    chosen = select(Decision).filter_by(body_id=term.body_id, kind=DecisionKind.ADOPT_HANDOVER)
    chosen = chosen.where(Decision.decided_on >= term.since, Decision.id.not_in(others))
    named = joinedload(Decision.decided_by).selectinload(Organization.names)
    return session.scalars(chosen.options(named).order_by(Decision.decided_on.desc(), Decision.id)).all()


def inherited(session: Session, term: Term) -> Sequence[HandoverNote]:
    """Return what the term before has left to this one: its notes once they are adopted, by topic. Two queries."""
    last = before(session, term)
    return [one for one in notes(session, last) if one.adoption_id is not None] if last else []


def profiles(session: Session, term: Term) -> Sequence[HandoverNote]:
    """Return whom a term needs, as the term before has written it, drafts as well; by topic. Two queries at most.

    The call is written before the council adopts what it hands over.
    """
    last = before(session, term)
    return [one for one in notes(session, last) if one.kind is NoteKind.PROFILE] if last else []


@dataclass(frozen=True, slots=True)
class Left:
    """How much the term before has left to a term that has not ended."""

    #: The label of the term before.
    term: str
    notes: int
    #: Tasks that are not done.
    tasks: int


def left(session: Session, term: Term, *, on: date) -> Left | None:
    """Return how much is left to a term; None where nothing is, and after its end. One query at most."""
    if term.until <= on:
        return None
    before = select(Term.id).where(Term.body_id == term.body_id, Term.since < term.since)
    before = before.order_by(Term.since.desc()).limit(1)
    open_task = case((and_(HandoverNote.kind == NoteKind.TASK, HandoverNote.done_on.is_(None)), 1), else_=0)
    chosen = select(Term.label, func.count(), func.sum(open_task)).join(HandoverNote, HandoverNote.term_id == Term.id)
    chosen = chosen.where(Term.id == before.scalar_subquery(), HandoverNote.adoption_id.is_not(None))
    found = session.execute(chosen.group_by(Term.label)).one_or_none()
    return Left(*found) if found else None


def done(session: Session, term: Term) -> dict[StepKind, date]:
    """Return what of the end of a term is done, and when. One query."""
    return {one.kind: one.done_on for one in session.scalars(select(HandoverStep).filter_by(term_id=term.id))}


def has_successor(body: Body, term: Term) -> bool:
    """Return whether a council comes after a term: none does where the body is dissolved with it."""
    return body.until is None or term.until < body.until


def steps(session: Session, body: Body, term: Term) -> Sequence[StepToTake]:
    """Return what the end of a term of a body asks for, by day, with what is done. One query."""
    is_last = not has_successor(body, term)
    ticked = done(session, term)
    return checklist.steps(term.last_day.last, ticked, holds_over=term.holds_over, is_dissolved=is_last)


def before(session: Session, term: Term) -> Term | None:
    """Return the term before this one; None for the first. One query."""
    earlier = select(Term).where(Term.body_id == term.body_id, Term.since < term.since)
    return session.scalars(earlier.order_by(Term.since.desc()).limit(1)).one_or_none()


def step(session: Session, term: Term, kind: StepKind) -> HandoverStep | None:
    """Return that something the end of a term asks for is done, locked; None where it is not. One query."""
    chosen = select(HandoverStep).filter_by(term_id=term.id, kind=kind).with_for_update()
    return session.scalars(chosen).one_or_none()


def wishes(session: Session, body: Body, *, on: date) -> Sequence[InvitationWish]:
    """Return whose wish to be invited holds on a day, with contacts; by purpose and name. Two queries.

    Whoever has died is left out, and whoever was found to be somebody else on the list.
    """
    chosen = select(InvitationWish).join(InvitationWish.person).where(InvitationWish.body_id == body.id, not_merged())
    chosen = chosen.where(InvitationWish.given_on <= on, on <= InvitationWish.valid_until, ~is_deceased())
    chosen = chosen.where(InvitationWish.withdrawn_on.is_(None) | (InvitationWish.withdrawn_on > on))
    loaded = joinedload(InvitationWish.person).selectinload(Person.contacts)
    ordered = chosen.order_by(InvitationWish.purpose, Person.sort_key, InvitationWish.id)
    return session.scalars(ordered.options(loaded)).all()

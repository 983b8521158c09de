"""Writing notes for the next council, adopting them, ticking what the end of a term asks for."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.bodies.model import Decision, Term
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.handover.model import HandoverAdoption, HandoverNote, HandoverStep
from recruit.handover.queries import handover as queries
from recruit.handover.rules import StepKind, checklist
from recruit.handover.rules import notes as rules
from recruit.handover.rules.notes import NewNote


def write(session: Session, term: Term, new: NewNote, *, by: Actor, now: datetime) -> HandoverNote:
    """Write a note for the council after a term. Raises Refused with every reason why not."""
    refuse_if(rules.may_write(new, is_adopted=queries.adoption(session, term) is not None))
    made = HandoverNote(term=term, term_id=term.id, at=now, by=by.reference)
    _fill(made, new)
    session.add(made)
    session.flush()
    audit.record(session, TermEvent.HANDOVER_NOTE_WRITTEN, made, by=by, at=now, details={"kind": new.kind})
    return made


def rewrite(session: Session, note: HandoverNote, new: NewNote, *, by: Actor, now: datetime) -> None:
    """Write a note, loaded and locked, anew. Raises Refused with every reason why not."""
    refuse_if(rules.may_write(new, is_adopted=note.adoption_id is not None))
    _fill(note, new)
    session.flush()
    audit.record(session, TermEvent.HANDOVER_NOTE_WRITTEN, note, by=by, at=now, details={"kind": new.kind})


def discard(session: Session, note: HandoverNote, *, by: Actor, now: datetime) -> None:
    """Throw a draft, loaded and locked, away. Raises Refused once it is adopted."""
    refuse_if([Refusal("handover-is-adopted")] if note.adoption_id is not None else [])
    audit.record(session, TermEvent.HANDOVER_NOTE_DISCARDED, note, by=by, at=now)
    session.delete(note)
    session.flush()


def adopt(session: Session, term: Term, decision: Decision, *, by: Actor, now: datetime) -> HandoverAdoption:
    """Record that the council has adopted the notes of a term, which ticks that step at its end.

    Raises Refused with every reason why not.
    """
    found = queries.notes(session, term, lock=True)
    facts, today = [one.facts() for one in found], clock.local(now).date()
    refuse_if(rules.may_adopt(facts, decision.kind, decision.decided_on, since=term.since, today=today))
    made = HandoverAdoption(term_id=term.id, decision=decision, decision_id=decision.id, at=now, by=by.reference)
    session.add(made)
    session.flush()
    for one in found:
        one.adoption_id = made.id
    if queries.step(session, term, StepKind.ADOPTION) is None:
        step = HandoverStep(term_id=term.id, kind=StepKind.ADOPTION, done_on=decision.decided_on)
        step.at, step.by = now, by.reference
        session.add(step)
    session.flush()
    audit.record(session, TermEvent.HANDOVER_ADOPTED, made, by=by, at=now, details={"notes": len(found)})
    return made


def take_back(session: Session, term: Term, *, by: Actor, now: datetime) -> None:
    """Take back that the notes of a term are adopted: they are drafts again.

    Raises Refused where they are not, and once the next council is done with one of them.
    """
    found = queries.adoption(session, term)
    refuse_if([] if found else [Refusal("handover-is-not-adopted")])
    if found is None:
        return
    adopted = queries.notes(session, term, lock=True)
    refuse_if(rules.may_take_back([one.facts() for one in adopted]))
    for one in adopted:
        one.adoption_id = None
    step = queries.step(session, term, StepKind.ADOPTION)
    if step is not None:
        session.delete(step)
    found.revoked_at, found.revoked_by = now, by.reference
    session.flush()
    audit.record(session, TermEvent.HANDOVER_TAKEN_BACK, found, by=by, at=now)


def finish(session: Session, note: HandoverNote, done_on: date, *, by: Actor, now: datetime) -> None:
    """Note that the next council is done with a note, loaded and locked. Raises Refused with every reason why not."""
    refuse_if(rules.may_finish(note.facts(), done_on, today=clock.local(now).date()))
    note.done_on, note.done_by = done_on, by.reference
    session.flush()
    audit.record(session, TermEvent.HANDOVER_NOTE_DONE, note, by=by, at=now)


def reopen(session: Session, note: HandoverNote, *, by: Actor, now: datetime) -> None:
    """Take back that the next council is done with a note, loaded and locked. Raises Refused where it is not."""
    refuse_if(rules.may_reopen(note.facts()))
    note.done_on = note.done_by = None
    session.flush()
    audit.record(session, TermEvent.HANDOVER_NOTE_REOPENED, note, by=by, at=now)


def tick(
    session: Session,
    term: Term,
    kind: StepKind,
    done_on: date,
    asked: Collection[StepKind],
    *,
    by: Actor,
    now: datetime,
) -> HandoverStep:
    """Note that something the end of a term asks for is done. Raises Refused with every reason why not."""
    refuse_if(checklist.may_tick(kind, asked, is_done=kind in queries.done(session, term)))
    made = HandoverStep(term_id=term.id, kind=kind, done_on=done_on, at=now, by=by.reference)
    session.add(made)
    session.flush()
    audit.record(session, TermEvent.HANDOVER_STEP_DONE, made, by=by, at=now, details={"kind": kind})
    return made


def untick(session: Session, term: Term, kind: StepKind, *, by: Actor, now: datetime) -> None:
    """Take a tick back. Raises Refused where there is none."""
    found = queries.step(session, term, kind)
    refuse_if([] if found else [Refusal("step-is-not-done")])
    if found is not None:
        audit.record(session, TermEvent.HANDOVER_STEP_UNDONE, found, by=by, at=now, details={"kind": kind})
        session.delete(found)
        session.flush()


def _fill(note: HandoverNote, new: NewNote) -> None:
    note.kind, note.topic, note.text = new.kind, tidy_line(new.topic), tidy_text(new.text)
    note.source, note.due_on = tidy_line(new.source), new.due_on

"""What of the handover is due: steps at the end of a term, tasks that were inherited, and wishes that end."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, String, Uuid, cast, func, literal, null, or_, select, type_coerce, union_all
from sqlalchemy.orm import Session, joinedload

from recruit.appointments.queries.living import is_deceased
from recruit.bodies.model import Body, Term
from recruit.foundation.due import Due
from recruit.handover.model import HandoverNote, HandoverStep, InvitationWish
from recruit.handover.queries.handover import has_successor
from recruit.handover.rules import NoteKind, StepKind, checklist
from recruit.handover.rules.invitations import ENDS_SOON
from recruit.people.model import Organization
from recruit.people.queries import not_merged

#: So long before its day a step, or a task, stands on *I dag*; and a step so long after the term.
_AHEAD, _AFTERWARDS = timedelta(days=14), timedelta(days=60)

_TASK = "handover-task-due"


def due(session: Session, *, on: date) -> list[Due]:
    """Return what of the handover is late or due within a fortnight, however many councils. One query."""
    rows = session.execute(_asked(on)).unique().all()
    return [
        *_steps([row for row in rows if row.Term], on),
        *_left_and_wished([row for row in rows if not row.Term], on),
    ]


def _steps(rows: Sequence[Row[*tuple[Any, ...]]], on: date) -> Iterator[Due]:
    """Yield one thing for each term that ends: how many steps wait, and which one comes first."""
    terms: dict[UUID, tuple[Body, Term]] = {}
    done: dict[UUID, dict[StepKind, date]] = {}
    for body, term, _kind, step, day, _number in rows:
        terms[term.id] = body, term
        done.setdefault(term.id, {}).update({StepKind(step): day} if step else {})
    for body, term in terms.values():
        is_last = not has_successor(body, term)
        steps = checklist.steps(term.last_day.last, done[term.id], holds_over=term.holds_over, is_dissolved=is_last)
        waiting = [one for one in steps if one.done_on is None and one.due_on <= on + _AHEAD]
        if waiting:
            facts = {"number": len(waiting), "label": term.label}
            first = waiting[0].due_on
            yield Due("handover-steps", body.name_on(on), body=body.slug, deadline=first, facts=facts)


def _left_and_wished(rows: Sequence[Row[*tuple[Any, ...]]], on: date) -> Iterator[Due]:
    """Yield the tasks that were left to the next council, and the wishes to be invited that end."""
    for body, _term, kind, about, day, number in rows:
        facts = {"about": about, "number": number}
        yield Due(kind, body.name_on(on), body=body.slug, deadline=day, facts=facts)


@lru_cache(maxsize=2)
def _asked(on: date) -> Select[*tuple[Any, ...]]:
    """Select all of it with the body, and with the term whose steps they are; kept for the day."""
    found = union_all(_tasks(on), _wishes(on), _steps_of_terms(on)).subquery()
    chosen = select(Body, Term, found.c.kind, found.c.about, found.c.day, found.c.number)
    chosen = chosen.join(found, found.c.body_id == Body.id).outerjoin(Term, Term.id == found.c.term_id)
    # Nobody takes up what was left to a council that is no more; all else is done all the same.
    goes_on = or_(found.c.kind != _TASK, Body.until.is_(None), Body.until > on)
    return chosen.where(goes_on).options(joinedload(Body.organization).joinedload(Organization.names))


def _tasks(on: date) -> Select[*tuple[Any, ...]]:
    note = HandoverNote
    chosen = _row(_TASK, Term.body_id, note.topic, note.due_on, literal(1)).join(Term, Term.id == note.term_id)
    waits = (note.kind == NoteKind.TASK, note.adoption_id.is_not(None), note.done_on.is_(None))
    return chosen.where(*waits, note.due_on <= on + _AHEAD, Term.until <= on)


def _wishes(on: date) -> Select[*tuple[Any, ...]]:
    wish = InvitationWish
    chosen = _row("invitations-end", wish.body_id, wish.purpose, func.min(wish.valid_until), func.count())
    chosen = chosen.join(wish.person).where(wish.withdrawn_on.is_(None), ~is_deceased(), not_merged())
    return chosen.where(wish.valid_until.between(on, on + ENDS_SOON)).group_by(wish.body_id, wish.purpose)


def _steps_of_terms(on: date) -> Select[*tuple[Any, ...]]:
    """Select the steps that were done, for each term that ends; one row without any where none was."""
    step = HandoverStep
    chosen = _row("handover-steps", Term.body_id, step.kind, step.done_on, literal(1), Term.id)
    chosen = chosen.outerjoin(step, step.term_id == Term.id)
    ends = Term.until.between(on - _AFTERWARDS, on + checklist.BEGINS + _AHEAD + timedelta(days=1))
    # Whoever is only planned has nothing to hand over.
    return chosen.where(ends, Term.since <= on)


def _row(kind: str, body: Any, about: Any, day: Any, number: Any, term: Any = None) -> Select[*tuple[Any, ...]]:
    """Select what is told of one thing, with the same columns for each."""
    told = {
        "body_id": body,
        "kind": literal(kind),
        "about": type_coerce(about, String),
        "day": day,
        "number": number,
        "term_id": cast(null(), Uuid) if term is None else term,
    }
    return select(*(column.label(name) for name, column in told.items()))

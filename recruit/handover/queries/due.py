"""What of the handover is due: steps at the end of a term, tasks that were inherited, and wishes that end."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, literal, or_, select, union_all
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

_NAMES = joinedload(Body.organization).joinedload(Organization.names)


def due(session: Session, *, on: date) -> list[Due]:
    """Return what of the handover is late or due within a fortnight, however many councils. Two queries."""
    return [*_steps(session, on), *_left_and_wished(session, on)]


def _steps(session: Session, on: date) -> Iterator[Due]:
    """Yield one thing for each term that ends: how many steps wait, and which one comes first."""
    ends = Term.until.between(on - _AFTERWARDS, on + checklist.BEGINS + _AHEAD + timedelta(days=1))
    chosen = select(Term, HandoverStep).outerjoin(HandoverStep, HandoverStep.term_id == Term.id).where(ends)
    # Whoever is only planned has nothing to hand over.
    chosen = chosen.where(Term.since <= on).options(joinedload(Term.body).options(_NAMES))
    terms: dict[UUID, Term] = {}
    done: dict[UUID, dict[StepKind, date]] = {}
    for term, step in session.execute(chosen).unique():
        terms[term.id] = term
        done.setdefault(term.id, {}).update({step.kind: step.done_on} if step else {})
    for term in terms.values():
        is_last = not has_successor(term.body, term)
        steps = checklist.steps(term.last_day.last, done[term.id], holds_over=term.holds_over, is_dissolved=is_last)
        waiting = [one for one in steps if one.done_on is None and one.due_on <= on + _AHEAD]
        if waiting:
            yield Due(
                "handover-steps",
                term.body.name_on(on),
                body=term.body.slug,
                deadline=waiting[0].due_on,
                facts={"number": len(waiting), "label": term.label},
            )


def _left_and_wished(session: Session, on: date) -> Iterator[Due]:
    task = select(
        Term.body_id, literal("handover-task-due").label("kind"), HandoverNote.topic.label("about"),
        HandoverNote.due_on.label("day"), literal(1).label("number"),
    )  # fmt: skip
    task = task.join(Term, Term.id == HandoverNote.term_id).where(
        HandoverNote.kind == NoteKind.TASK,
        HandoverNote.adoption_id.is_not(None),
        HandoverNote.done_on.is_(None),
        HandoverNote.due_on <= on + _AHEAD,
        Term.until <= on,
    )
    wish = select(
        InvitationWish.body_id, literal("invitations-end"), InvitationWish.purpose,
        func.min(InvitationWish.valid_until), func.count(),
    )  # fmt: skip
    wish = (
        wish.join(InvitationWish.person)
        .where(
            InvitationWish.withdrawn_on.is_(None),
            InvitationWish.valid_until.between(on, on + ENDS_SOON),
            ~is_deceased(),
            not_merged(),
        )
        .group_by(InvitationWish.body_id, InvitationWish.purpose)
    )
    found = union_all(task, wish).subquery()
    chosen = select(Body, found.c.kind, found.c.about, found.c.day, found.c.number)
    chosen = chosen.join(found, found.c.body_id == Body.id).options(_NAMES)
    # Nobody takes up what was left to a council that is no more; whoever wishes to be invited is invited all the same.
    chosen = chosen.where(or_(found.c.kind == "invitations-end", Body.until.is_(None), Body.until > on))
    for body, kind, about, day, number in session.execute(chosen).unique():
        facts = {"about": about, "number": number}
        yield Due(kind, body.name_on(on), body=body.slug, deadline=day, facts=facts)

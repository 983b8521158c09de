"""What waits in rounds of asking: the next step, a choice, that nobody wishes to, and a place that is free. One query.

Nothing while those who were asked have time left.
"""

from datetime import date, datetime, time
from functools import cache

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.assignments.model import AskingRound, AskingStep, RoundAsk
from recruit.assignments.rules import Answer
from recruit.assignments.rules.asking import WITH_A_WAITING_LIST, Stage, is_free_for_others, stage
from recruit.assignments.rules.asking_further import current_step, next_in_line
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.people.model import Organization

#: What a stage asks for; in the others nobody waits for the secretary.
_KINDS = {
    Stage.NEXT_STEP: "asking-next-step",
    Stage.TO_CHOOSE: "asking-to-choose",
    Stage.TO_READ: "asking-to-read",
    Stage.NOBODY: "asking-nobody",
}


def due(session: Session, *, on: date) -> list[Due]:
    """Return what waits for the secretary on a day in the rounds that go on, the oldest first.

    Of today as it is now: a deadline of this morning is over in the afternoon; of another day at its first instant.
    """
    rounds = session.scalars(_going_on()).unique()
    now = clock.now() if on == clock.today() else clock.instant(on, time.min)
    there = (found for found in rounds if found.body.until is None or on < found.body.until)
    return [one for found in there if (one := _waiting(found, on, now))]


@cache
def _going_on() -> Select[AskingRound]:
    """Select these rounds with what was said; kept, for it takes as long to put together as to read."""
    chosen = select(AskingRound).join(AskingRound.body).join(Body.organization).join(Organization.names)
    chosen = chosen.where(AskingRound.closed_at.is_(None), or_(AskingRound.settled_at.is_(None), _has_room()))
    names = contains_eager(AskingRound.body).contains_eager(Body.organization).contains_eager(Organization.names)
    chosen = chosen.options(names, joinedload(AskingRound.steps).joinedload(AskingStep.asks))
    return chosen.order_by(AskingRound.opened_at, AskingRound.id)


def _has_room() -> ColumnElement[bool]:
    """Say whether fewer are chosen than there are places, where there is a waiting list."""
    taken = select(func.count()).select_from(RoundAsk).join(RoundAsk.step)
    taken = taken.where(AskingStep.round_id == AskingRound.id, RoundAsk.is_chosen.is_(True))
    return and_(
        AskingRound.kind.in_(WITH_A_WAITING_LIST),
        taken.correlate(AskingRound).scalar_subquery() < AskingRound.places,
    )


def _waiting(found: AskingRound, on: date, now: datetime) -> Due | None:
    """Return what a round waits for at an instant of a day."""
    facts = found.facts()
    at = stage(facts, now=now)
    if at is Stage.CHOSEN:
        kind = "asking-place-free" if next_in_line(facts) else "asking-place-open" if _lacks(found, now) else ""
    elif at is Stage.NEXT_STEP and not facts.newest:
        kind = "asking-not-begun"
    elif at is Stage.TO_CHOOSE and any(one.is_late for one in facts.newest.values() if one.is_yes):
        kind = "asking-late-answer"
    else:
        kind = _KINDS.get(at, "")
    if not kind:
        return None
    about = {"title": found.title, "round": found.id, "number": len(facts.volunteers)}
    return Due(kind, found.body.name_on(on), found.body.slug, facts=about)


def _lacks(found: AskingRound, now: datetime) -> bool:
    """Return whether somebody who was chosen cannot after all, nobody waits for the place, and nobody is asked."""
    settled_at, facts = found.settled_at, found.facts()
    said_no = [one.answered_at for one in facts.newest.values() if one.answer is Answer.NO and one.answered_at]
    dropped_out = settled_at is not None and any(settled_at <= one for one in said_no)
    current = current_step(facts)
    return dropped_out and is_free_for_others(facts) and (current is None or current.is_over(now=now))

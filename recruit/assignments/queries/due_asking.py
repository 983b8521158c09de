"""What waits in rounds of asking: the next step, a choice, that nobody wishes to, and a place that is free. One query.

Nothing while those who were asked have time left.
"""

from datetime import date, time
from functools import cache

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.assignments.model import AskingRound, AskingStep, RoundAsk
from recruit.assignments.rules.asking import Stage, stage
from recruit.assignments.rules.asking_further import WITH_A_WAITING_LIST, next_in_line
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
    """Return what waits for the secretary on a day in the rounds that go on, the oldest first."""
    rounds = session.scalars(_going_on()).unique()
    return [one for found in rounds if (one := _waiting(found, on))]


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


def _waiting(found: AskingRound, on: date) -> Due | None:
    """Return what a round waits for, by the first instant of the day: a deadline of that day is not over."""
    facts = found.facts()
    at = stage(facts, now=clock.instant(on, time.min))
    if at is Stage.CHOSEN:
        kind = "asking-place-free" if next_in_line(facts) else ""
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

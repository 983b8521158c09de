"""What waits in working groups: those that nobody leads. One query."""

from datetime import date
from functools import lru_cache

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, contains_eager

from recruit.assignments.model import GroupParticipation, WorkingGroup
from recruit.bodies.model import Body
from recruit.foundation.due import Due
from recruit.people.model import Organization


def due(session: Session, *, on: date) -> list[Due]:
    """Return the working groups that nobody leads on a day, while they go on."""
    return [_due(group, body, on) for group, body in session.execute(_without_lead(on)).unique()]


@lru_cache(maxsize=2)
def _without_lead(on: date) -> Select[WorkingGroup, Body]:
    """Select these groups; kept for the day, for it takes as long to put together as to read."""
    leads = select(GroupParticipation.id).where(
        GroupParticipation.group_id == WorkingGroup.id,
        GroupParticipation.leads,
        GroupParticipation.since <= on,
        or_(GroupParticipation.until.is_(None), GroupParticipation.until > on),
    )
    chosen = select(WorkingGroup, Body).join(Body, Body.id == WorkingGroup.body_id)
    chosen = chosen.join(Body.organization).join(Organization.names)
    lasts = or_(WorkingGroup.until.is_(None), WorkingGroup.until > on)
    there = or_(Body.until.is_(None), on < Body.until)
    chosen = chosen.where(WorkingGroup.since <= on, lasts, there, ~leads.exists())
    named = contains_eager(Body.organization).contains_eager(Organization.names)
    return chosen.options(named).order_by(WorkingGroup.name, WorkingGroup.id)


def _due(group: WorkingGroup, body: Body, on: date) -> Due:
    facts = {"working_group": group.id, "name": group.name}
    return Due("group-without-lead", body.name_on(on), body=body.slug, facts=facts)

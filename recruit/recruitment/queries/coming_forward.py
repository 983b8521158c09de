"""Who came forward by themselves."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.bodies.model import Body
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization
from recruit.recruitment.model import ComingForward


def came_forward(session: Session, body: Body) -> Sequence[ComingForward]:
    """Return who came forward for a council: first those who wait, the longest first, then the others, newest first."""
    chosen = select(ComingForward).where(ComingForward.body_id == body.id).order_by(ComingForward.at, ComingForward.id)
    found = session.scalars(chosen).all()
    settled = [one for one in found if one.settled_at]
    return [one for one in found if not one.settled_at] + settled[::-1]


def one_of(session: Session, body: Body, forward_id: UUID, *, lock: bool = False) -> ComingForward:
    """Return one who came forward for a council. Raises NotFound, also for another council's, and once it is erased."""
    chosen = select(ComingForward).where(ComingForward.id == forward_id, ComingForward.body_id == body.id)
    found = session.scalars(chosen.with_for_update() if lock else chosen).one_or_none()
    if found is None:
        raise NotFound("coming_forward")
    return found


def own(session: Session, forward_id: UUID, *, lock: bool = False) -> ComingForward:
    """Return what somebody wrote who has its link, with the council and its names. Raises NotFound once it is erased.

    Two queries.
    """
    named = joinedload(ComingForward.body).joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(ComingForward).filter_by(id=forward_id).options(named)
    found = session.scalars(chosen.with_for_update(of=ComingForward) if lock else chosen).one_or_none()
    if found is None:
        raise NotFound("coming_forward")
    return found


def due(session: Session, *, on: date) -> list[Due]:
    """Return the councils for which somebody came forward whom nobody has answered. One query, and names."""
    waiting = (
        select(ComingForward.body_id, func.count().label("number"))
        .where(ComingForward.settled_at.is_(None))
        .group_by(ComingForward.body_id)
        .subquery()
    )
    chosen = select(Body, waiting.c.number).join(waiting, waiting.c.body_id == Body.id)
    chosen = chosen.options(selectinload(Body.organization).selectinload(Organization.names))
    return [
        Due("came-forward", body.name_on(on), body=body.slug, facts={"number": number})
        for body, number in session.execute(chosen)
    ]

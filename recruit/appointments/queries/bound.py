"""Personal substitutes who are bound to a member, and those who came over with the place when one of them took it."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from recruit.appointments.model import Membership, SubstituteCall
from recruit.appointments.rules import EndReason

_LOADED = (joinedload(Membership.person), selectinload(Membership.offices))


def bound_to(session: Session, member: Membership, *, on: date, lock: bool = False) -> Sequence[Membership]:
    """Return who stands in for a member only, since before a day and on it, with people and offices; by rank."""
    chosen = select(Membership).where(Membership.substitute_for_id == member.id, Membership.since < on)
    chosen = chosen.where(Membership.until.is_(None) | (Membership.until > on)).options(*_LOADED)
    if lock:
        chosen = chosen.with_for_update(of=Membership)
    return session.scalars(chosen.order_by(Membership.rank, Membership.since, Membership.id)).all()


def came_over(session: Session, member: Membership) -> Sequence[tuple[Membership, Membership]]:
    """Return who came over to a member who took the place of another: their place now, and the one they had before.

    Both are locked and loaded with offices. Empty for a member who took over from nobody. Two queries.
    """
    before = aliased(Membership)
    took_over = exists().where(
        SubstituteCall.entered_as_id == member.id, SubstituteCall.member_id == before.substitute_for_id
    )
    chosen = select(Membership, before).where(Membership.substitute_for_id == member.id)
    chosen = chosen.where(Membership.since == member.since, before.until == Membership.since, took_over)
    chosen = chosen.where(before.person_id == Membership.person_id, before.end_reason == EndReason.BECAME_SUBSTITUTE)
    chosen = chosen.options(selectinload(Membership.offices)).with_for_update()
    return [(now, then) for now, then in session.execute(chosen)]

"""Until when a member has sat whose place had no end of its own: a column beside membership, term and body."""

from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, select
from sqlalchemy.orm import aliased

from recruit.appointments.model import Membership
from recruit.appointments.rules import Role
from recruit.bodies.model import Seat, Term


def replaced_from() -> ColumnElement[date | None]:
    """Return the day on which somebody follows on a seat, for a query that joins membership and term; else None.

    A seat that no seat of the next term succeeds is left when that term begins.
    """
    follower, successor, later = aliased(Seat), aliased(Membership), aliased(Term)
    seat = select(follower.id).where(follower.succeeds_id == Membership.seat_id)
    first = select(func.min(successor.since)).join(follower, follower.id == successor.seat_id)
    first = first.where(follower.succeeds_id == Membership.seat_id, successor.role == Role.MEMBER)
    next_term = select(func.min(later.since)).where(later.body_id == Term.body_id, later.since >= Term.until)
    return case((seat.exists(), first.scalar_subquery()), else_=next_term.scalar_subquery())


def long_over_from() -> ScalarSelect[date]:
    """Return the day on which nobody of a term sits on any longer: the one after the next begins; None before."""
    later = aliased(Term)
    begins = select(later.since).where(and_(later.body_id == Term.body_id, later.since > Term.since))
    return begins.order_by(later.since).offset(1).limit(1).scalar_subquery()

"""Who sits on a day, as a condition: the one that every list of people and every warning asks."""

from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from recruit.appointments.model import Membership
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, Seat, SeatGroup, Term

#: How many terms of a council somebody may sit in on one day: the one that runs, and the one before.
TERMS = 2


@lru_cache(maxsize=64)
def sits_on(day: date) -> ColumnElement[bool]:
    """Return the condition that somebody has a place on a day, for a query that joins membership and term.

    A member sits on after the term where the council holds over: until somebody has the seat that follows theirs, or,
    where none follows, until the next term begins; and to their own last day, where they have one. Nobody sits in a
    council that was dissolved. Kept for the day, for it takes as long to put together as most queries to answer.
    """
    begun = and_(Term.id.in_(_of_these_times(day)), Membership.since <= day)
    in_time = and_(
        day < func.coalesce(Membership.until, Term.until), or_(day < Term.until, Membership.role != Role.MEMBER)
    )
    stays = and_(Membership.role == Role.MEMBER, or_(Membership.until.is_(None), day < Membership.until))
    return and_(begun, or_(in_time, and_(stays, Term.holds_over, ~_is_followed(day))))


def in_groups_of(body_id: UUID) -> ColumnElement[bool]:
    """Return the condition that a place is one of a council: beside `sits_on`, of which it takes nothing away.

    The groups are said for themselves, lest a database begin with everybody who ever sat anywhere.
    """
    groups = select(SeatGroup.id).join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == body_id)
    return Membership.seat_group_id.in_(groups.correlate(None))


@lru_cache(maxsize=64)
def comes_after(day: date) -> ColumnElement[bool]:
    """Return the condition that somebody is appointed with a first day after a day, joined as for `sits_on`.

    Nobody comes into a council that is dissolved by then.
    """
    body = aliased(Body)
    lasts = select(body.id).where(or_(body.until.is_(None), Membership.since < body.until)).correlate(Membership)
    stays = or_(Membership.until.is_(None), Membership.since < Membership.until)
    return and_(Membership.since > day, Term.body_id.in_(lasts), stays)


def _of_these_times(day: date) -> Select[UUID]:
    """Return the terms that run on a day and, of each council that is there, the one before: nobody sits on longer."""
    term, later = aliased(Term), aliased(Term)
    begun_since = select(func.count(later.id)).where(
        later.body_id == term.body_id, later.since > term.since, later.since <= day
    )
    chosen = select(term.id).join(Body, Body.id == term.body_id)
    chosen = chosen.where(or_(Body.until.is_(None), day < Body.until))
    return chosen.where(term.since <= day, begun_since.scalar_subquery() < TERMS)


def _is_followed(day: date) -> ColumnElement[bool]:
    follower, successor, later = aliased(Seat), aliased(Membership), aliased(Term)
    seat = select(follower.id).where(follower.succeeds_id == Membership.seat_id)
    taken = seat.join(successor, successor.seat_id == follower.id).where(
        successor.role == Role.MEMBER, successor.since <= day
    )
    next_term = select(later.id).where(later.body_id == Term.body_id, later.since >= Term.until, later.since <= day)
    return or_(taken.exists(), and_(~seat.exists(), next_term.exists()))

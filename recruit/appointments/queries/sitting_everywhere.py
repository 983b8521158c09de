"""Who sits on a day in all councils at once: what `sits_on` says, asked in the order in which there is little to read.

The condition of `sits_on` is for a council, or for a few people. Of everybody it would have the database read every
member there ever was; here it begins with the terms, of which a day has two in each council.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, false, func, or_, select, true, union_all
from sqlalchemy.orm import aliased

from recruit.appointments.model import Membership
from recruit.appointments.queries.sitting import TERMS
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, Seat, SeatGroup, Term

#: What is told of a member: enough to ask on without reading the membership again.
_TOLD = ("body_id", "term_id", "id", "person_id", "seat_id", "seat_group_id", "on_behalf_of_id")


@dataclass(frozen=True, slots=True)
class Everywhere:
    """Who sits on a day in all councils, and where nobody does."""

    #: Body, term, membership, person, seat, group, and on whose behalf; `goes_on` says of those whose term is over that
    #: nobody has followed them yet.
    members: CTE
    #: How many seats of the terms that run nobody of these terms has: body and number; full bodies are left out.
    vacant: CTE


def everywhere(day: date) -> Everywhere:
    """Return the ordinary members who sit on a day, and the seats in which nobody sits."""
    groups = _of_these_times(day)
    there = _there(groups, day)
    inside = _inside(there, day).cte("inside")
    vacant = _vacant(groups, inside, day)
    after = _after(there, inside, groups, vacant, day)
    told = select(inside).add_columns(false().label("goes_on"))
    return Everywhere(union_all(told, after.add_columns(true().label("goes_on"))).cte("members"), vacant)


def _of_these_times(day: date) -> CTE:
    """Return the groups of the terms in which somebody may sit on a day: of each council the newest two begun."""
    newest = func.rank().over(partition_by=Term.body_id, order_by=Term.since.desc()).label("newest")
    begun = select(Term.id, Term.body_id, Term.until, Term.holds_over, newest).join(Body, Body.id == Term.body_id)
    begun = begun.where(or_(Body.until.is_(None), day < Body.until), Term.since <= day)
    ranked = begun.subquery()
    groups = select(SeatGroup.id, SeatGroup.term_id, ranked.c.body_id, ranked.c.until, ranked.c.holds_over)
    groups = groups.join(ranked, ranked.c.id == SeatGroup.term_id)
    return groups.where(ranked.c.newest <= TERMS).cte("groups")


def _there(groups: CTE, day: date) -> CTE:
    """Return the ordinary members of these terms who have begun, gone or not; read once, for all that is asked."""
    held = Membership
    told = (held.id, held.person_id, held.seat_id, held.seat_group_id, held.on_behalf_of_id, held.until)
    chosen = select(groups.c.body_id, groups.c.term_id, *told, groups.c.until.label("term_until"), groups.c.holds_over)
    chosen = chosen.join(groups, groups.c.id == held.seat_group_id)
    # The groups are said twice, and the day as a case, lest a database begin with everybody who came before the day.
    chosen = chosen.where(held.seat_group_id.in_(select(groups.c.id)))
    return chosen.where(case((or_(held.role != Role.MEMBER, held.since > day), false()), else_=true())).cte("there")


def _inside(there: CTE, day: date) -> Select[Any]:
    """Select who sits in a term, and not only to a day of their own before."""
    ends = func.coalesce(there.c.until, there.c.term_until)
    return select(*(there.c[name] for name in _TOLD)).where(day < ends, day < there.c.term_until)


def _vacant(groups: CTE, inside: CTE, day: date) -> CTE:
    """Select how many seats of the terms that run nobody has who sits in them, by body.

    Nobody shares a seat, so it is the seats of each group less its members; counted group by group, or PostgreSQL would
    read every seat there ever was to find those of today.
    """
    seats = select(func.count(Seat.id)).where(Seat.seat_group_id == groups.c.id).scalar_subquery()
    members = select(inside.c.seat_group_id, func.count().label("number")).group_by(inside.c.seat_group_id).subquery()
    free = func.sum(seats - func.coalesce(members.c.number, 0))
    chosen = select(groups.c.body_id, free.label("number")).outerjoin(members, members.c.seat_group_id == groups.c.id)
    return chosen.where(day < groups.c.until).group_by(groups.c.body_id).having(free > 0).cte("vacant")


def _after(there: CTE, inside: CTE, groups: CTE, vacant: CTE, day: date) -> Select[Any]:
    """Select who sits on after a term, to their own last day where they have one.

    Where every seat of the term that runs has somebody, everybody of the last one is followed: nobody there is asked
    about. Nearly everybody else is followed by somebody who sits today, which is read at once; the rest one by one.
    """
    follower = aliased(Seat)
    with_room = select(vacant.c.body_id)
    by_today = select(follower.succeeds_id).join(inside, inside.c.seat_id == follower.id)
    by_today = by_today.where(follower.succeeds_id.is_not(None), inside.c.body_id.in_(with_room))
    runs = select(groups.c.body_id).where(day < groups.c.until)
    room = or_(there.c.body_id.in_(with_room), there.c.body_id.not_in(runs))
    stays = select(*(there.c[name] for name in _TOLD))
    stays = stays.where(there.c.term_until <= day, there.c.holds_over)
    stays = stays.where(or_(there.c.until.is_(None), day < there.c.until), room)
    return stays.where(there.c.seat_id.not_in(by_today), _is_followed(there, day) == 0)


def _is_followed(there: CTE, day: date) -> ColumnElement[int]:
    """Return 1 where somebody has, or had, the seat that follows; where none does, where the next term has begun.

    As numbers and not as EXISTS, which PostgreSQL would answer by reading every member first.
    """
    follower, successor, later = aliased(Seat), aliased(Membership), aliased(Term)
    taken = func.max(case((and_(successor.role == Role.MEMBER, successor.since <= day), 1), else_=0))
    seat = select(taken).select_from(follower).outerjoin(successor, successor.seat_id == follower.id)
    seat = seat.where(follower.succeeds_id == there.c.seat_id)
    next_term = select(case((func.count(later.id) > 0, 1), else_=0)).where(
        later.body_id == there.c.body_id, later.since >= there.c.term_until, later.since <= day
    )
    return func.coalesce(seat.scalar_subquery(), next_term.scalar_subquery())

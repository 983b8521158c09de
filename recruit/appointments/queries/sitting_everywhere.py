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
    inside = _inside(groups, day)
    vacant = _vacant(groups, inside, day)
    after = _after(_with_room(groups, vacant, day), inside, day)
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


def _begun(groups: CTE, day: date) -> Select[Any]:
    """Select the ordinary members of some groups who have begun, gone or not."""
    held = Membership
    chosen = select(groups.c.body_id, groups.c.term_id, held.id, held.person_id, held.seat_id, held.seat_group_id)
    chosen = chosen.add_columns(held.on_behalf_of_id).join(groups, groups.c.id == held.seat_group_id)
    # The groups are said twice, and the day as a case, lest a database begin with everybody who came before the day.
    chosen = chosen.where(held.seat_group_id.in_(select(groups.c.id)))
    return chosen.where(case((or_(held.role != Role.MEMBER, held.since > day), false()), else_=true()))


def _inside(groups: CTE, day: date) -> CTE:
    """Return who sits in a term that runs, and not only to a day of their own before."""
    running = select(groups).where(day < groups.c.until).cte("running")
    return _begun(running, day).where(day < func.coalesce(Membership.until, running.c.until)).cte("inside")


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


def _with_room(groups: CTE, vacant: CTE, day: date) -> CTE:
    """Return the groups of terms that are over in which somebody may sit on.

    Where every seat of the term that runs has somebody, everybody of the last one is followed.
    """
    runs = select(groups.c.body_id).where(day < groups.c.until)
    room = or_(groups.c.body_id.in_(select(vacant.c.body_id)), groups.c.body_id.not_in(runs))
    return select(groups).where(groups.c.until <= day, groups.c.holds_over, room).cte("with_room")


def _after(groups: CTE, inside: CTE, day: date) -> Select[Any]:
    """Select who sits on after a term, to their own last day where they have one.

    Nearly everybody is followed by somebody who sits today, which is read at once; the rest is asked one by one.
    """
    follower, whose = aliased(Seat), select(groups.c.body_id)
    by_today = select(follower.succeeds_id).join(inside, inside.c.seat_id == follower.id)
    by_today = by_today.where(follower.succeeds_id.is_not(None), inside.c.body_id.in_(whose))
    stays = _begun(groups, day).where(or_(Membership.until.is_(None), day < Membership.until))
    return stays.where(Membership.seat_id.not_in(by_today), _is_followed(groups, day) == 0)


def _is_followed(groups: CTE, day: date) -> ColumnElement[int]:
    """Return 1 where somebody has, or had, the seat that follows; where none does, where the next term has begun.

    As numbers and not as EXISTS, which PostgreSQL would answer by reading every member first.
    """
    follower, successor, later = aliased(Seat), aliased(Membership), aliased(Term)
    taken = func.max(case((and_(successor.role == Role.MEMBER, successor.since <= day), 1), else_=0))
    seat = select(taken).select_from(follower).outerjoin(successor, successor.seat_id == follower.id)
    seat = seat.where(follower.succeeds_id == Membership.seat_id)
    next_term = select(case((func.count(later.id) > 0, 1), else_=0)).where(
        later.body_id == groups.c.body_id, later.since >= groups.c.until, later.since <= day
    )
    return func.coalesce(seat.scalar_subquery(), next_term.scalar_subquery())

"""Who sits where on a day, across all councils: what the lists of people and organizations ask."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import Session, aliased, joinedload

from recruit.appointments.model import Membership
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, Seat, SeatGroup, Term
from recruit.people.model import Organization

#: The ids of the councils that somebody looks after; None for all of them.
Reach = Collection[UUID] | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A place that somebody has in a council on the day that is asked about."""

    membership: UUID
    #: The council, by its name of that day.
    body: str
    slug: str
    role: Role


#: How many terms of a council somebody may sit in on one day: the one that runs, and the one before.
_TERMS = 2


def sits_on(day: date) -> ColumnElement[bool]:
    """Return the condition that somebody has a place on a day, for a query that joins membership and term.

    A member whose place has no end of its own sits on after the term where the council holds over: until somebody has
    the seat that follows theirs, or, where none follows, until the next term begins.
    """
    begun = and_(Term.id.in_(_of_these_times(day)), Membership.since <= day)
    ends = func.coalesce(Membership.until, Term.until)
    holds_over = and_(Membership.until.is_(None), Membership.role == Role.MEMBER, Term.holds_over, ~_is_followed(day))
    return and_(begun, or_(day < ends, holds_over))


def _of_these_times(day: date) -> Select[UUID]:
    """Return the terms that run on a day and, of each council, the one before: nobody sits on for longer than that."""
    term, later = aliased(Term), aliased(Term)
    begun_since = select(func.count(later.id)).where(
        later.body_id == term.body_id, later.since > term.since, later.since <= day
    )
    return select(term.id).where(term.since <= day, begun_since.scalar_subquery() < _TERMS)


def _is_followed(day: date) -> ColumnElement[bool]:
    follower, successor, later = aliased(Seat), aliased(Membership), aliased(Term)
    seat = select(follower.id).where(follower.succeeds_id == Membership.seat_id)
    taken = seat.join(successor, successor.seat_id == follower.id).where(
        successor.role == Role.MEMBER, successor.since <= day
    )
    next_term = select(later.id).where(later.body_id == Term.body_id, later.since >= Term.until, later.since <= day)
    return or_(taken.exists(), and_(~seat.exists(), next_term.exists()))


def reached(reach: Reach) -> ColumnElement[bool]:
    """Return the condition that a term is one of a council within reach."""
    return true() if reach is None else Term.body_id.in_(reach)


def sitting_on(day: date, reach: Reach) -> Select[UUID]:
    """Return the query for the ids of everybody with a place on a day in a council within reach."""
    chosen = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    return chosen.where(sits_on(day), reached(reach))


def sittings(session: Session, people: Collection[UUID], *, on: date, reach: Reach) -> Mapping[UUID, Sequence[Sitting]]:
    """Return where these people sit on a day, in councils within reach. Two queries, however many."""
    chosen = (
        select(Membership.person_id, Membership.id, Membership.role, Body)
        .join(Membership.group)
        .join(Term, Term.id == SeatGroup.term_id)
        .join(Body, Body.id == Term.body_id)
        .where(Membership.person_id.in_(people), sits_on(on), reached(reach))
        .options(joinedload(Body.organization).selectinload(Organization.names))
        .order_by(Membership.since)
    )
    found: dict[UUID, list[Sitting]] = defaultdict(list)
    for person, membership, role, body in session.execute(chosen):
        found[person].append(Sitting(membership, body.name_on(on), body.slug, role))
    return found

"""Who sits where on a day, across all councils: what the lists of people and organizations ask."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, or_, select, true
from sqlalchemy.orm import Session, joinedload

from recruit.appointments.model import Membership
from recruit.appointments.queries import comes_after, sits_on
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, SeatGroup, Term
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
    #: The first day; after the day that is asked about of whoever only comes.
    since: date


def reached(reach: Reach) -> ColumnElement[bool]:
    """Return the condition that a term is one of a council within reach."""
    return true() if reach is None else Term.body_id.in_(reach)


def sitting_on(day: date, reach: Reach) -> Select[UUID]:
    """Return the query for the ids of everybody with a place on a day in a council within reach."""
    chosen = select(Membership.person_id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    return chosen.where(sits_on(day), reached(reach))


def sittings(
    session: Session, people: Collection[UUID], *, on: date, reach: Reach, coming: bool = False
) -> Mapping[UUID, Sequence[Sitting]]:
    """Return where these people sit on a day, in councils within reach; `coming`: also where they begin later.

    By the first day. Two queries, however many.
    """
    chosen = (
        select(Membership.person_id, Membership.id, Membership.role, Membership.since, Body)
        .join(Membership.group)
        .join(Term, Term.id == SeatGroup.term_id)
        .join(Body, Body.id == Term.body_id)
        .where(
            Membership.person_id.in_(people), or_(sits_on(on), comes_after(on) if coming else false()), reached(reach)
        )
        .options(joinedload(Body.organization).selectinload(Organization.names))
        .order_by(Membership.since)
    )
    found: dict[UUID, list[Sitting]] = defaultdict(list)
    for person, membership, role, since, body in session.execute(chosen):
        found[person].append(Sitting(membership, body.name_on(on), body.slug, role, since))
    return found

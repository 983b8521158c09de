"""What waits for the secretariat in who sits where: places that are or come free, and places without a basis.

A constant number of queries, whatever the number of councils.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from recruit.appointments.model import Membership
from recruit.appointments.queries.sitting import sits_on
from recruit.appointments.rules import SOON, Role
from recruit.bodies.model import Body, BodyRule, Seat, SeatGroup, Term
from recruit.bodies.queries import bodies_named
from recruit.bodies.rules import RuleKind, SeatType
from recruit.foundation.due import Due
from recruit.people.model import Organization, OrganizationName, Person
from recruit.people.rules import Classification

#: A body by its id, and what waits there once it has its name and address.
Found = tuple[UUID, Callable[..., Due]]
Columns = TypeVarTuple("Columns")


def due(session: Session, *, on: date) -> list[Due]:
    """Return what is wrong or comes to an end in who sits where, on a day."""
    asks = (_vacant, _of_so_many, _without_the_municipal_council, _without_organisation, _ending)
    found = [each for ask in asks for each in ask(session, on)]
    bodies = bodies_named(session, {body_id for body_id, _due_of in found}) if found else {}
    return [due_of(bodies[body_id].name_on(on), body=bodies[body_id].slug) for body_id, due_of in found]


def vacancies(session: Session, *, on: date) -> Mapping[UUID, int]:
    """Return how many seats have no member on a day, by the body whose term runs on it; full bodies are left out.

    Somebody who sits on from the last term leaves the seat vacant here.
    """
    sits = select(Membership.id).where(Membership.seat_id == Seat.id, Membership.role == Role.MEMBER, _lasts(on))
    chosen = (
        select(Term.body_id, func.count(Seat.id))
        .join(SeatGroup, SeatGroup.id == Seat.seat_group_id)
        .join(Term, Term.id == SeatGroup.term_id)
        .where(SeatGroup.term_id.in_(_running(on)), ~sits.exists())
        .group_by(Term.body_id)
    )
    return dict(session.execute(chosen).all())


def _running(on: date) -> Select[UUID]:
    """Select the terms that run on a day: few of all, so whoever asks about seats begins with them."""
    term = aliased(Term)
    chosen = select(term.id).join(Body, Body.id == term.body_id)
    return chosen.where(term.since <= on, on < term.until, _exists(on))


def _exists(on: date) -> ColumnElement[bool]:
    """Return the condition that a body is not dissolved on a day, for a query that joins it."""
    return or_(Body.until.is_(None), on < Body.until)


def _vacant(session: Session, on: date) -> Iterator[Found]:
    for body_id, number in vacancies(session, on=on).items():
        yield body_id, partial(Due, "seats-vacant", facts={"number": number})


def _of_so_many(session: Session, on: date) -> Iterator[Found]:
    """Bodies with fewer members than the rule of the day asks for, and those whose members nobody has followed.

    Integrationsloven § 42, stk. 3, or the charter; a rule warns while it holds.
    """
    goes_on = and_(Membership.until.is_(None), Term.until <= on)
    people, over = func.count(Membership.person_id.distinct()), func.count(Membership.id).filter(goes_on)
    counted = _of_members(select(Term.body_id, people.label("people"), over.label("over"))).where(sits_on(on))
    sitting = counted.group_by(Term.body_id).subquery()
    members, held_over = (func.coalesce(each, 0) for each in (sitting.c.people, sitting.c.over))
    runs = select(Term.id).where(Term.body_id == Body.id, Term.since <= on, on < Term.until).exists()
    holds = and_(BodyRule.since <= on, or_(BodyRule.until.is_(None), on < BodyRule.until))
    ruled = and_(BodyRule.body_id == Body.id, BodyRule.kind == RuleKind.MINIMUM_MEMBERS, holds, runs, _exists(on))
    chosen = select(Body.id, members, held_over, BodyRule).outerjoin(sitting, sitting.c.body_id == Body.id)
    chosen = chosen.outerjoin(BodyRule, ruled).where(or_(held_over > 0, members < BodyRule.number))
    for body_id, found, number, rule in session.execute(chosen.order_by(Body.slug)):
        if rule is not None and found < (rule.number or 0):
            facts = {"members": found, "minimum": rule.number, "citation": rule.citation}
            yield body_id, partial(Due, "members-below-minimum", facts=facts)
        if number:
            yield body_id, partial(Due, "held-over", facts={"number": number})


def _without_the_municipal_council(session: Session, on: date) -> Iterator[Found]:
    """Seats of the municipal council whose holder is no longer in it; asked only where its list of the day is known."""
    ids = select(Organization.id).where(Organization.classification == Classification.MUNICIPAL_COUNCIL)
    inside = _of_members(select(Membership.person_id)).where(Term.body_id.in_(ids), Term.since <= on, on < Term.until)
    inside = inside.where(_lasts(on))
    chosen = _of_members(select(Term.body_id, Membership.seat_id, Person.name).join(Membership.person))
    chosen = chosen.where(SeatGroup.seat_type == SeatType.MUNICIPAL_COUNCIL, Term.body_id.not_in(ids), sits_on(on))
    outside = chosen.where(Membership.person_id.not_in(inside), inside.exists())
    for body_id, seat, name in session.execute(outside):
        facts = {"name": name, "seat": seat}
        yield body_id, partial(Due, "not-in-the-municipal-council", facts=facts)


def _without_organisation(session: Session, on: date) -> Iterator[Found]:
    """Seats of an organisation that has ended: its last name has a last day, and that has passed."""
    lives = select(OrganizationName.id).where(
        OrganizationName.organization_id == Organization.id,
        OrganizationName.until.is_(None) | (on < OrganizationName.until),
    )
    ended = select(Organization.id).where(~lives.exists())
    whom = func.coalesce(Membership.on_behalf_of_id, Seat.represents_id)
    chosen = _of_members(select(Term.body_id, Membership.seat_id, Person.name).join(Membership.person))
    chosen = chosen.join(Seat, Seat.id == Membership.seat_id).where(whom.in_(ended), sits_on(on))
    for body_id, seat, name in session.execute(chosen):
        yield body_id, partial(Due, "organisation-ended", facts={"name": name, "seat": seat})


def _ending(session: Session, on: date) -> Iterator[Found]:
    """Places that end soon on a day of their own, and that nobody has been appointed to after it."""
    follows = aliased(Membership)
    taken = select(follows.id).where(
        follows.seat_id == Membership.seat_id, follows.role == Role.MEMBER, follows.since >= Membership.until
    )
    chosen = _of_members(select(Term.body_id, Membership, Person.name).join(Membership.person))
    chosen = chosen.where(Membership.since <= on, on < Membership.until, Membership.until <= on + SOON, ~taken.exists())
    # A place that ends with its term, or after it, is the term's business.
    for body_id, held, name in session.execute(chosen.where(Membership.until < Term.until)):
        facts = {"name": name, "seat": held.seat_id}
        last = held.last_day.last if held.last_day else None
        yield body_id, partial(Due, "place-ends", deadline=last, facts=facts)


def _of_members(chosen: Select[*Columns]) -> Select[*Columns]:
    """Join a query of memberships with their groups and terms, and keep the ordinary members."""
    joined = chosen.join(SeatGroup, SeatGroup.id == Membership.seat_group_id).join(Term, Term.id == SeatGroup.term_id)
    return joined.where(Membership.role == Role.MEMBER)


def _lasts(on: date) -> ColumnElement[bool]:
    return and_(Membership.since <= on, Membership.until.is_(None) | (on < Membership.until))

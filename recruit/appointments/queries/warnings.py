"""What waits for the secretariat in who sits where: places that are or come free, and places without a basis.

A constant number of queries, whatever the number of councils.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from recruit.appointments.model import Membership
from recruit.appointments.queries.sitting import sits_on
from recruit.appointments.rules import SOON, Role
from recruit.bodies.model import Body, BodyRule, Seat, SeatGroup, Term
from recruit.bodies.queries import every_body_named
from recruit.bodies.rules import RuleKind, SeatType
from recruit.foundation.due import Due
from recruit.people.model import OrganizationName, Person
from recruit.people.rules import Classification

Bodies = Mapping[UUID, Body]
Columns = TypeVarTuple("Columns")


def due(session: Session, *, on: date) -> list[Due]:
    """Return what is wrong or comes to an end in who sits where, on a day."""
    bodies = every_body_named(session)
    return [
        found
        for ask in (_vacant, _below_minimum, _held_over, _without_the_municipal_council, _without_organisation, _ending)
        for found in ask(session, bodies, on)
    ]


def vacancies(session: Session, *, on: date) -> Mapping[UUID, int]:
    """Return how many seats have no member on a day, by the body whose term runs on it; full bodies are left out.

    Somebody who sits on from the last term leaves the seat vacant here.
    """
    sits = select(Membership.id).where(Membership.seat_id == Seat.id, Membership.role == Role.MEMBER, _lasts(on))
    chosen = (
        select(Term.body_id, func.count(Seat.id))
        .join(SeatGroup, SeatGroup.id == Seat.seat_group_id)
        .join(Term, Term.id == SeatGroup.term_id)
        .join(Body, Body.id == Term.body_id)
        .where(Term.since <= on, on < Term.until, ~sits.exists(), _exists(on))
        .group_by(Term.body_id)
    )
    return dict(session.execute(chosen).all())


def _exists(on: date) -> ColumnElement[bool]:
    """Return the condition that a body is not dissolved on a day, for a query that joins it."""
    return or_(Body.until.is_(None), on < Body.until)


def _vacant(session: Session, bodies: Bodies, on: date) -> Iterator[Due]:
    for body_id, number in vacancies(session, on=on).items():
        body = bodies[body_id]
        yield Due("seats-vacant", body.name_on(on), body=body.slug, facts={"number": number})


def _below_minimum(session: Session, bodies: Bodies, on: date) -> Iterator[Due]:
    """Fewer members than the rule that holds on the day asks for (Integrationsloven § 42, stk. 3, or the charter)."""
    members = select(Term.body_id, func.count(Membership.person_id.distinct()).label("number"))
    members = _of_members(members).where(sits_on(on)).group_by(Term.body_id)
    counted = members.subquery()
    number = func.coalesce(counted.c.number, 0)
    runs = select(Term.id).where(Term.body_id == BodyRule.body_id, Term.since <= on, on < Term.until)
    runs = runs.join(Body, Body.id == Term.body_id).where(_exists(on))
    chosen = (
        select(BodyRule, number)
        .outerjoin(counted, counted.c.body_id == BodyRule.body_id)
        .where(BodyRule.kind == RuleKind.MINIMUM_MEMBERS, BodyRule.since <= on)
        .where(BodyRule.until.is_(None) | (on < BodyRule.until), number < BodyRule.number, runs.exists())
    )
    for rule, found in session.execute(chosen):
        body = bodies[rule.body_id]
        facts = {"members": found, "minimum": rule.number, "citation": rule.citation}
        yield Due("members-below-minimum", body.name_on(on), body=body.slug, facts=facts)


def _held_over(session: Session, bodies: Bodies, on: date) -> Iterator[Due]:
    """Members whose term has ended, and whom nobody has followed."""
    chosen = select(Term.body_id, func.count(Membership.id))
    chosen = _of_members(chosen).where(Membership.until.is_(None), Term.until <= on, sits_on(on)).group_by(Term.body_id)
    for body_id, number in session.execute(chosen):
        body = bodies[body_id]
        yield Due("held-over", body.name_on(on), body=body.slug, facts={"number": number})


def _without_the_municipal_council(session: Session, bodies: Bodies, on: date) -> Iterator[Due]:
    """Seats of the municipal council whose holder is no longer in it; asked only where its list of the day is known."""
    council = [body for body in bodies.values() if body.organization.classification is Classification.MUNICIPAL_COUNCIL]
    ids = [body.id for body in council]
    inside = _of_members(select(Membership.person_id)).where(Term.body_id.in_(ids), Term.since <= on, on < Term.until)
    inside = inside.where(_lasts(on))
    chosen = _of_members(select(Term.body_id, Membership.seat_id, Person.name).join(Membership.person))
    chosen = chosen.where(SeatGroup.seat_type == SeatType.MUNICIPAL_COUNCIL, Term.body_id.not_in(ids), sits_on(on))
    outside = chosen.where(Membership.person_id.not_in(inside), inside.exists())
    for body_id, seat, name in session.execute(outside) if ids else ():
        body = bodies[body_id]
        facts = {"name": name, "seat": seat}
        yield Due("not-in-the-municipal-council", body.name_on(on), body=body.slug, facts=facts)


def _without_organisation(session: Session, bodies: Bodies, on: date) -> Iterator[Due]:
    """Seats of an organisation that has ended: its last name has a last day, and that has passed."""
    lives = select(OrganizationName.id).where(
        OrganizationName.organization_id == func.coalesce(Membership.on_behalf_of_id, Seat.represents_id),
        OrganizationName.until.is_(None) | (on < OrganizationName.until),
    )
    stands_for_one = or_(Membership.on_behalf_of_id.is_not(None), Seat.represents_id.is_not(None))
    chosen = _of_members(select(Term.body_id, Membership.seat_id, Person.name).join(Membership.person))
    chosen = chosen.join(Seat, Seat.id == Membership.seat_id).where(stands_for_one, ~lives.exists(), sits_on(on))
    for body_id, seat, name in session.execute(chosen):
        body = bodies[body_id]
        yield Due("organisation-ended", body.name_on(on), body=body.slug, facts={"name": name, "seat": seat})


def _ending(session: Session, bodies: Bodies, on: date) -> Iterator[Due]:
    """Places that end soon on a day of their own, and that nobody has been appointed to after it."""
    follows = aliased(Membership)
    taken = select(follows.id).where(
        follows.seat_id == Membership.seat_id, follows.role == Role.MEMBER, follows.since >= Membership.until
    )
    chosen = _of_members(select(Term.body_id, Membership, Person.name).join(Membership.person))
    chosen = chosen.where(Membership.since <= on, on < Membership.until, Membership.until <= on + SOON, ~taken.exists())
    # A place that ends with its term, or after it, is the term's business.
    for body_id, held, name in session.execute(chosen.where(Membership.until < Term.until)):
        body = bodies[body_id]
        facts = {"name": name, "seat": held.seat_id}
        yield Due(
            "place-ends",
            body.name_on(on),
            body=body.slug,
            deadline=held.last_day.last if held.last_day else None,
            facts=facts,
        )


def _of_members(chosen: Select[*Columns]) -> Select[*Columns]:
    """Join a query of memberships with their groups and terms, and keep the ordinary members."""
    joined = chosen.join(SeatGroup, SeatGroup.id == Membership.seat_group_id).join(Term, Term.id == SeatGroup.term_id)
    return joined.where(Membership.role == Role.MEMBER)


def _lasts(on: date) -> ColumnElement[bool]:
    return and_(Membership.since <= on, Membership.until.is_(None) | (on < Membership.until))

"""What waits for the secretariat in who sits where: places that are or come free, and places without a basis.

A constant number of queries, whatever the number of councils.
"""

from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Integer,
    Row,
    Select,
    String,
    Uuid,
    and_,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased
from sqlalchemy.types import TypeEngine

from recruit.appointments.model import Membership, MemberTold
from recruit.appointments.queries.sitting_everywhere import everywhere
from recruit.appointments.rules import SOON, Role
from recruit.appointments.rules.telling import MemberLetter
from recruit.bodies.model import Body, BodyRule, Seat, SeatGroup, Term
from recruit.bodies.queries import bodies_named
from recruit.bodies.rules import RuleKind, SeatType
from recruit.foundation.dates import last_day
from recruit.foundation.due import Due
from recruit.people.model import Organization, OrganizationName, Person
from recruit.people.rules import Classification


def due(session: Session, *, on: date) -> list[Due]:
    """Return what is wrong or comes to an end in who sits where, on a day. Two queries, one where nothing is."""
    found = session.execute(_everything(on)).all()
    bodies = bodies_named(session, {row.body_id for row in found}) if found else {}
    return [_due(bodies[row.body_id], row, on) for row in found]


@lru_cache(maxsize=2)
def _everything(on: date) -> Select[Any]:
    """Select all that waits on a day; kept for the day, for it takes as long to put together as to read a council."""
    sits = everywhere(on)
    of_places = (_too_few, _held_over, _goes_on_untold, _ending)
    asked = (*of_places, _without_the_municipal_council, _without_organisation)
    rows = union_all(_vacant(sits.vacant), *(ask(sits.members, on) for ask in asked)).subquery()
    return select(rows).order_by(rows.c.kind, rows.c.words, rows.c.seat)


def _due(body: Body, row: Row[Any], on: date) -> Due:
    facts: dict[str, object]
    match row.kind:
        case "members-below-minimum":
            facts = {"members": row.number, "minimum": row.minimum, "citation": row.words}
        case "seats-vacant" | "held-over":
            facts = {"number": row.number}
        case "holdover-not-told":
            facts = {"number": row.number, "label": row.words, "term": row.term}
        case _:
            facts = {"name": row.words, "seat": row.seat}
    deadline = last_day(row.until).last if row.until else None
    return Due(row.kind, body.name_on(on), body=body.slug, deadline=deadline, facts=facts)


def _row(kind: str, body: Any, **told: Any) -> Select[Any]:
    """Select what is told of one thing, with the same columns for each; what is not told of it is nothing."""
    nothing: dict[str, TypeEngine[Any]] = {
        "number": Integer(),
        "minimum": Integer(),
        "words": String(),
        "seat": Uuid(),
        "term": Uuid(),
        "until": Date(),
    }
    others = [told.get(name, cast(null(), kept)).label(name) for name, kept in nothing.items()]
    return select(literal(kind).label("kind"), body.label("body_id"), *others)


def _running(on: date) -> Select[UUID]:
    """Select the terms that run on a day: few of all, so whoever asks about seats begins with them."""
    term = aliased(Term)
    chosen = select(term.id).join(Body, Body.id == term.body_id)
    return chosen.where(term.since <= on, on < term.until, _exists(on))


def _exists(on: date) -> ColumnElement[bool]:
    """Return the condition that a body is not dissolved on a day, for a query that joins it."""
    return or_(Body.until.is_(None), on < Body.until)


def _vacant(vacant: CTE) -> Select[Any]:
    """Seats of the term that runs in which nobody sits."""
    return _row("seats-vacant", vacant.c.body_id, number=vacant.c.number)


def _too_few(members: CTE, on: date) -> Select[Any]:
    """Bodies with fewer members than the rule of the day asks for; it warns while it holds, and a term runs.

    Integrationsloven § 42, stk. 3, or the charter.
    """
    counted = select(members.c.body_id, func.count(members.c.person_id.distinct()).label("people"))
    sitting = counted.group_by(members.c.body_id).subquery()
    people = func.coalesce(sitting.c.people, 0)
    told = {"number": people, "minimum": BodyRule.number, "words": BodyRule.citation}
    chosen = _row("members-below-minimum", BodyRule.body_id, **told).outerjoin_from(
        BodyRule, sitting, sitting.c.body_id == BodyRule.body_id
    )
    holds = and_(BodyRule.since <= on, or_(BodyRule.until.is_(None), on < BodyRule.until))
    running = select(Term.body_id).where(Term.id.in_(_running(on)))
    chosen = chosen.where(BodyRule.kind == RuleKind.MINIMUM_MEMBERS, holds, BodyRule.body_id.in_(running))
    return chosen.where(people < BodyRule.number)


def _held_over(members: CTE, _on: date) -> Select[Any]:
    """Bodies whose members nobody has followed."""
    chosen = _row("held-over", members.c.body_id, number=func.count(members.c.id))
    return chosen.where(members.c.goes_on).group_by(members.c.body_id)


def _goes_on_untold(members: CTE, _on: date) -> Select[Any]:
    """Terms that are over, in which somebody goes on until others are appointed, and nobody was told so."""
    told = exists().where(MemberTold.term_id == Term.id, MemberTold.what == MemberLetter.GOES_ON)
    whose = {"number": func.count(Membership.id), "words": Term.label, "term": Term.id}
    chosen = _row("holdover-not-told", Term.body_id, **whose).join(members, members.c.term_id == Term.id)
    chosen = chosen.join(Membership, Membership.id == members.c.id)
    chosen = chosen.where(members.c.goes_on, Membership.until.is_(None), Membership.reading_id.is_(None), ~told)
    return chosen.group_by(Term.id, Term.body_id, Term.label)


def _without_the_municipal_council(members: CTE, on: date) -> Select[Any]:
    """Seats of the municipal council whose holder is no longer in it; asked only where its list of the day is known."""
    ids = select(Organization.id).where(Organization.classification == Classification.MUNICIPAL_COUNCIL)
    inside = _of_members(select(Membership.person_id)).where(Term.body_id.in_(ids), Term.since <= on, on < Term.until)
    inside = inside.where(_lasts(on))
    chosen = _row("not-in-the-municipal-council", members.c.body_id, words=Person.name, seat=members.c.seat_id)
    chosen = chosen.join(Person, Person.id == members.c.person_id)
    chosen = chosen.join(SeatGroup, SeatGroup.id == members.c.seat_group_id)
    chosen = chosen.where(SeatGroup.seat_type == SeatType.MUNICIPAL_COUNCIL, members.c.body_id.not_in(ids))
    return chosen.where(members.c.person_id.not_in(inside), inside.exists())


def _without_organisation(members: CTE, on: date) -> Select[Any]:
    """Seats of an organisation that has ended: its last name has a last day, and that has passed."""
    lives = select(OrganizationName.id).where(
        OrganizationName.organization_id == Organization.id,
        OrganizationName.until.is_(None) | (on < OrganizationName.until),
    )
    ended = select(Organization.id).where(~lives.exists())
    whom = func.coalesce(members.c.on_behalf_of_id, Seat.represents_id)
    chosen = _row("organisation-ended", members.c.body_id, words=Person.name, seat=members.c.seat_id)
    chosen = chosen.join(Person, Person.id == members.c.person_id).join(Seat, Seat.id == members.c.seat_id)
    return chosen.where(whom.in_(ended))


def _ending(_members: CTE, on: date) -> Select[Any]:
    """Places that end soon on a day of their own, and that nobody has been appointed to after it."""
    follows = aliased(Membership)
    taken = select(follows.id).where(
        follows.seat_id == Membership.seat_id, follows.role == Role.MEMBER, follows.since >= Membership.until
    )
    told = {"words": Person.name, "seat": Membership.seat_id, "until": Membership.until}
    chosen = _of_members(_row("place-ends", Term.body_id, **told).select_from(Membership).join(Membership.person))
    chosen = chosen.where(Membership.since <= on, on < Membership.until, Membership.until <= on + SOON, ~taken.exists())
    # A place that ends with its term, or after it, is the term's business.
    return chosen.where(Membership.until < Term.until)


def _of_members(chosen: Select[Any]) -> Select[Any]:
    """Join a query of memberships with their groups and terms, and keep the ordinary members."""
    joined = chosen.join(SeatGroup, SeatGroup.id == Membership.seat_group_id).join(Term, Term.id == SeatGroup.term_id)
    return joined.where(Membership.role == Role.MEMBER)


def _lasts(on: date) -> ColumnElement[bool]:
    return and_(Membership.since <= on, Membership.until.is_(None) | (on < Membership.until))

"""Reading the seat groups of a term and their seats, and what a council looks like without its people."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from recruit.bodies.model import (
    Body,
    Seat,
    SeatGroup,
    Term,
)
from recruit.bodies.rules import NewRule, Outline
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization

_GROUP_FACTS: tuple[ORMOption, ...] = (
    selectinload(SeatGroup.seats).joinedload(Seat.represents).selectinload(Organization.names),
    joinedload(SeatGroup.nominating).selectinload(Organization.names),
    joinedload(SeatGroup.appointing).selectinload(Organization.names),
)


def composition(session: Session, term: Term) -> Sequence[SeatGroup]:
    """Return the seat groups of a term in order, with seats.

    The organizations that they mention are loaded apart, all at once: `people.queries.organizations_among`.
    """
    chosen = select(SeatGroup).where(SeatGroup.term_id == term.id).options(selectinload(SeatGroup.seats))
    return session.scalars(chosen.order_by(SeatGroup.position)).all()


def seat_group(session: Session, body: Body, group_id: UUID) -> SeatGroup:
    """Return a seat group of a body with its seats, and who proposes and appoints. Raises NotFound."""
    chosen = select(SeatGroup).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(SeatGroup.id == group_id, Term.body_id == body.id).options(*_GROUP_FACTS)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound("seat_group")
    return found


def names_of_groups(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the labels of the seat groups with these ids. One query."""
    return dict(session.execute(select(SeatGroup.id, SeatGroup.label).where(SeatGroup.id.in_(ids))).all())


def names_of_seats(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the labels of the groups in which the seats with these ids stand. One query."""
    chosen = select(Seat.id, SeatGroup.label).join(SeatGroup, SeatGroup.id == Seat.seat_group_id)
    return dict(session.execute(chosen.where(Seat.id.in_(ids))).all())


def seats_with_successors(session: Session, term: Term) -> int:
    """Return how many seats of a term are succeeded by one of a later term."""
    ours = select(Seat.id).join(SeatGroup, SeatGroup.id == Seat.seat_group_id).where(SeatGroup.term_id == term.id)
    return session.scalar(select(func.count()).select_from(Seat).where(Seat.succeeds_id.in_(ours))) or 0


def successors(session: Session, seats: Iterable[Seat]) -> Sequence[Seat]:
    """Return the seats of a later term that succeed these."""
    return session.scalars(select(Seat).where(Seat.succeeds_id.in_({seat.id for seat in seats}))).all()


def outline(session: Session, body: Body, term: Term, *, on: date) -> Outline:
    """Return what a council, loaded with titles and rules, looks like on a day: no person, organization or case number.

    Whom a seat is for stays at home, too: a neighbour has other associations.
    """
    return Outline(
        classification=body.organization.classification,
        legal_basis=body.legal_basis or "",
        chair_title=body.titles_on(on).chair,
        seats_decided=term.seats_decided,
        holds_over=term.holds_over,
        is_small=body.is_small,
        groups=tuple(group.facts() for group in composition(session, term)),
        rules=tuple(
            NewRule(rule.kind, rule.source, rule.citation, rule.number) for rule in body.rules if on in rule.span
        ),
    )

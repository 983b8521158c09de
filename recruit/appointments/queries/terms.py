"""Who sits in a term. Organizations are loaded apart, all at once: `people.queries.organizations_among`."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.rules import Held, HeldOffice, Place, Register, Role
from recruit.bodies import queries as bodies
from recruit.bodies.model import Seat, SeatGroup, Term
from recruit.foundation.dates import Span
from recruit.foundation.refusal import NotFound

_WITH_OFFICES = (joinedload(Membership.person), joinedload(Membership.decision), selectinload(Membership.offices))


def memberships(session: Session, term: Term) -> Sequence[Membership]:
    """Return every membership of a term with person, decision and offices; the earliest first."""
    chosen = select(Membership).join(Membership.group).where(SeatGroup.term_id == term.id).options(*_WITH_OFFICES)
    return session.scalars(chosen.order_by(Membership.since, Membership.rank)).all()


def holding_over(session: Session, term: Term, *, on: date) -> Mapping[UUID, Membership]:
    """Return who may sit on from the last term, by the seat of this term that follows theirs; with person and decision.

    Only members whose place has no last day of its own before the day `on`, in a term that holds over.
    """
    follower = aliased(Seat)
    group, last_term = aliased(SeatGroup), aliased(Term)
    chosen = (
        select(follower.id, Membership)
        .join(Membership, Membership.seat_id == follower.succeeds_id)
        .join(SeatGroup, SeatGroup.id == follower.seat_group_id)
        .join(group, group.id == Membership.seat_group_id)
        .join(last_term, last_term.id == group.term_id)
        .where(SeatGroup.term_id == term.id, last_term.holds_over)
        .where(Membership.role == Role.MEMBER, or_(Membership.until.is_(None), Membership.until > on))
        .options(*_WITH_OFFICES)
    )
    return dict(session.execute(chosen).all())


def replaced_on(session: Session, term: Term) -> Mapping[UUID, date]:
    """Return the day on which somebody follows on each seat of a term; seats that nobody follows are left out.

    A seat that no seat of the next term succeeds ends when that term begins.
    """
    follower = aliased(Seat)
    first = select(func.min(Membership.since)).where(Membership.seat_id == follower.id, Membership.role == Role.MEMBER)
    next_term = select(func.min(Term.since)).where(Term.body_id == term.body_id, Term.since >= term.until)
    chosen = (
        select(Seat.id, follower.id, first.scalar_subquery(), next_term.scalar_subquery())
        .join(SeatGroup, SeatGroup.id == Seat.seat_group_id)
        .outerjoin(follower, follower.succeeds_id == Seat.id)
        .where(SeatGroup.term_id == term.id)
    )
    days = {seat: day if successor else begins for seat, successor, day, begins in session.execute(chosen)}
    return {seat: day for seat, day in days.items() if day is not None}


def place(session: Session, group: SeatGroup, seat: Seat | None = None) -> tuple[Place, UUID]:
    """Return what the rules ask about a place in a group, and the id of its term.

    The term is locked: whoever writes next to one of its places sees this one first.
    """
    term = bodies.locked_term(session, group.term_id)
    facts = Place(
        seat_group=group.id,
        seat_type=group.seat_type,
        arrangement=group.arrangement,
        term=term.span,
        holds_over=term.holds_over,
        seat=seat.id if seat else None,
    )
    return facts, term.id


def term_of(session: Session, held: Membership) -> Term:
    """Return the term of a place, loaded with its group. One query."""
    return session.get_one(Term, held.group.term_id)


def group_of(session: Session, seat_group_id: UUID) -> SeatGroup:
    """Return a seat group. Raises NotFound."""
    found = session.get(SeatGroup, seat_group_id)
    if found is None:
        raise NotFound("seat_group")
    return found


def held(session: Session, term_id: UUID) -> Sequence[Held]:
    """Return every place of a term that somebody holds or held, as the rules know it."""
    chosen = select(
        Membership.id,
        Membership.person_id,
        Membership.role,
        Membership.since,
        Membership.until,
        Membership.seat_group_id,
        Membership.seat_id,
        Membership.rank,
        Membership.substitute_for_id,
    )
    rows = session.execute(chosen.join(Membership.group).where(SeatGroup.term_id == term_id))
    return [
        Held(membership, person, role, Span(since, until), group, seat, rank, stands_in_for)
        for membership, person, role, since, until, group, seat, rank, stands_in_for in rows
    ]


def register(session: Session, term_id: UUID) -> Register:
    """Return every place of a term, ready to be asked for those that may stand in somebody's way."""
    return Register(held(session, term_id))


def offices_held(session: Session, term_id: UUID) -> Sequence[HeldOffice]:
    """Return every office of a term that somebody holds or held, as the rules know it."""
    chosen = (
        select(OfficeHolding.office, Membership.person_id, OfficeHolding.since, OfficeHolding.until)
        .join(OfficeHolding.membership)
        .join(Membership.group)
        .where(SeatGroup.term_id == term_id)
    )
    rows = session.execute(chosen)
    return [HeldOffice(office, person, Span(since, until)) for office, person, since, until in rows]

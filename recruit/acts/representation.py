"""Who speaks for an organization in the councils, who did, and which of its seats are vacant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from recruit.acts.places import Reach, reached
from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, Seat, SeatGroup, Term
from recruit.foundation.dates import PartialDate
from recruit.people import queries
from recruit.people.model import Organization, OrganizationName, Person

_NAMED = (joinedload(Term.body).joinedload(Body.organization).selectinload(Organization.names),)


@dataclass(frozen=True, slots=True)
class Representative:
    """Somebody who has or had a place for the organization."""

    person: UUID
    name: str
    body: str
    slug: str
    term: str
    group: str
    role: Role
    #: The part of the organization.
    unit: str | None
    first_day: PartialDate
    #: None while it runs to the end of the term, and on where the council holds over.
    last_day: PartialDate | None
    #: Has the place on the day that is asked about.
    sits: bool


@dataclass(frozen=True, slots=True)
class ReservedSeat:
    """A seat that is the organization's in a term that runs on the day."""

    body: str
    slug: str
    term: str
    group: str
    number: int
    unit: str | None
    #: Who sits there on the day; None while it is vacant.
    holder: str | None


def listed(session: Session, text: str, *, page: int, size: int) -> tuple[Sequence[Organization], int]:
    """Return a page of the organizations that are or were called like the text, and how many there are.

    Councils are left out: they have pages of their own. Nothing typed means all; the order is that of the newest name.
    Three queries.
    """
    wanted = [Organization.id.not_in(select(Body.id)), *([queries.called_like(text)] if text else [])]
    number = session.scalar(select(func.count(Organization.id)).where(*wanted)) or 0
    newest = and_(OrganizationName.organization_id == Organization.id, OrganizationName.until.is_(None))
    chosen = select(Organization).join(OrganizationName, newest).where(*wanted)
    chosen = chosen.order_by(OrganizationName.sort_key, Organization.id).offset((page - 1) * size).limit(size)
    return session.scalars(chosen.options(selectinload(Organization.names))).all(), number


def slug_of_body(session: Session, organization_id: UUID) -> str | None:
    """Return the address of the council that an organization is, if it is one."""
    return session.scalar(select(Body.slug).where(Body.id == organization_id))


def representatives(session: Session, organization_id: UUID, *, on: date, reach: Reach) -> Sequence[Representative]:
    """Return everybody who has or had a place for an organization in councils within reach, the newest first.

    That is who sits on its behalf, who sits on a seat of its own and says nothing else, and who stands in for either.
    Three queries.
    """
    members = select(Membership.id).where(_for(organization_id))
    whose = or_(_for(organization_id), Membership.substitute_for_id.in_(members))
    chosen = (
        select(Membership, Term, sits_on(on))
        .join(Membership.group)
        .join(Term, Term.id == SeatGroup.term_id)
        .where(whose, reached(reach))
        .options(contains_eager(Membership.group), joinedload(Membership.person), joinedload(Membership.seat), *_NAMED)
        .order_by(Membership.since.desc(), Membership.id)
    )
    return [_representative(row, term, bool(sits)) for row, term, sits in session.execute(chosen)]


def reserved_seats(session: Session, organization_id: UUID, *, on: date, reach: Reach) -> Sequence[ReservedSeat]:
    """Return the seats that are an organization's on a day, in councils within reach. Three queries."""
    chosen = (
        select(Seat, SeatGroup, Term)
        .join(SeatGroup, SeatGroup.id == Seat.seat_group_id)
        .join(Term, Term.id == SeatGroup.term_id)
        .where(Seat.represents_id == organization_id, Term.since <= on, on < Term.until, reached(reach))
        .options(*_NAMED)
        .order_by(Term.since, SeatGroup.position, Seat.number)
    )
    seats = session.execute(chosen).all()
    holders = dict(session.execute(_holders([seat.id for seat, *_ in seats], on)).all())
    return [
        ReservedSeat(
            body=term.body.name_on(on),
            slug=term.body.slug,
            term=term.label,
            group=group.label,
            number=seat.number,
            unit=seat.represents_unit,
            holder=holders.get(seat.id),
        )
        for seat, group, term in seats
    ]


def _for(organization_id: UUID) -> ColumnElement[bool]:
    seats = select(Seat.id).where(Seat.represents_id == organization_id)
    says_nothing_else = and_(Membership.on_behalf_of_id.is_(None), Membership.on_behalf_of_text.is_(None))
    return or_(Membership.on_behalf_of_id == organization_id, and_(says_nothing_else, Membership.seat_id.in_(seats)))


def _holders(seats: Sequence[UUID], on: date) -> Select[UUID | None, str]:
    chosen = select(Membership.seat_id, Person.name).join(Membership.person).join(Membership.group)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id)
    return chosen.where(Membership.seat_id.in_(seats), Membership.role == Role.MEMBER, sits_on(on))


def _representative(row: Membership, term: Term, sits: bool) -> Representative:
    return Representative(
        person=row.person_id,
        name=row.person.name,
        body=term.body.name_on(row.since),
        slug=term.body.slug,
        term=term.label,
        group=row.group.label,
        role=row.role,
        unit=row.represents_unit or (row.seat.represents_unit if row.seat else None),
        first_day=row.first_day,
        last_day=row.last_day,
        sits=sits,
    )

"""What a roster is made of, read column by column: a few queries, however many seats and members there are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from recruit.appointments.model import Membership, OfficeHolding, SubstituteAsk, SubstituteCall
from recruit.appointments.rules import EndReason, Office, Role
from recruit.appointments.rules.substitution import CallKind, leave_days
from recruit.bodies.model import Body, Decision, Seat, SeatGroup, Term
from recruit.bodies.rules import FillingMethod
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, Precision, Span, last_day
from recruit.people.model import OrganizationName, Person
from recruit.people.rules import Gender
from recruit.reports import taking_part


class SeatRow(NamedTuple):
    """A seat and its group; a group without seats has a row whose seat is None."""

    group: UUID
    label: str
    filling_method: FillingMethod
    nominating: UUID | None
    id: UUID | None
    number: int | None
    represents: UUID | None
    represents_text: str | None
    unit: str | None
    succeeds: UUID | None


class BodySeat(NamedTuple):
    """A seat of any term of a body: whom it is for, and which seat of the term before it follows."""

    id: UUID
    represents: UUID | None
    represents_text: str | None
    succeeds: UUID | None


class Held(NamedTuple):
    """A place that somebody holds or held, with the person and the decision."""

    id: UUID
    term: UUID
    holds_over: bool
    group: UUID
    seat: UUID | None
    substitute_for: UUID | None
    role: Role
    rank: int | None
    person: UUID
    name: str
    is_protected: bool
    gender: Gender | None
    on_behalf_of: UUID | None
    on_behalf_of_text: str | None
    unit: str | None
    party: str | None
    since: date
    since_precision: Precision
    since_assumed: bool
    until: date | None
    until_precision: Precision
    end_reason: EndReason | None
    decided_by: UUID | None
    decided_by_text: str | None
    decided_on: date | None
    case_number: str | None
    #: In how many terms of the council the person has been a member, up to this one.
    terms: int
    #: Ids of interests; None where nothing is kept of what they ticked.
    works_for: list[str] | None
    #: The offices held with this membership, and when.
    offices: tuple[tuple[Office, Span], ...]

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)

    @property
    def first_day(self) -> PartialDate:
        return PartialDate(self.since, self.since_precision)

    @property
    def last_day(self) -> PartialDate | None:
        return last_day(self.until, self.until_precision) if self.until else None

    def goes_on_after(self, day: date) -> bool:
        """Return True for a member who sits on after a term that ends by a day, where the body holds over.

        Whoever has a last day of their own does so when it lies after that day.
        """
        return self.role is Role.MEMBER and self.holds_over and (self.until is None or day < self.until)


class TermRead(NamedTuple):
    """What was read of a term, so that a picture of it need not ask again."""

    seats: Sequence[SeatRow]
    held: Sequence[Held]
    names: "Names"


def seats(session: Session, term: Term) -> Sequence[SeatRow]:
    """Return the seats of a term in order. One query."""
    chosen = (
        select(
            SeatGroup.id,
            SeatGroup.label,
            SeatGroup.filling_method,
            SeatGroup.nominating_id,
            Seat.id,
            Seat.number,
            Seat.represents_id,
            Seat.represents_text,
            Seat.represents_unit,
            Seat.succeeds_id,
        )
        .outerjoin(Seat, Seat.seat_group_id == SeatGroup.id)
        .where(SeatGroup.term_id == term.id)
        .order_by(SeatGroup.position, Seat.number)
    )
    return [SeatRow._make(row) for row in session.execute(chosen)]


def held(session: Session, term: Term) -> Sequence[Held]:
    """Return every place held in a term, and who were members in the one before; the earliest first. One query."""
    before = (
        select(Term.id)
        .where(Term.body_id == term.body_id, Term.since < term.since)
        .order_by(Term.since.desc())
        .limit(1)
        .scalar_subquery()
    )
    last_members = (SeatGroup.term_id == before) & (Membership.role == Role.MEMBER)
    return _read(session, _held().where((SeatGroup.term_id == term.id) | last_members))


def read(session: Session, term: Term) -> TermRead:
    """Return the seats of a term, who held them, and what those are called for whom they are. Three queries."""
    of_seats = seats(session, term)
    return TermRead(of_seats, held(session, term), Names.read(session, (seat.represents for seat in of_seats)))


def ever_held(session: Session, body: Body) -> Sequence[Held]:
    """Return every place that somebody ever held in a body, the earliest first. One query."""
    return _read(session, _held().where(Term.body_id == body.id))


def every_seat(session: Session, body: Body) -> Mapping[UUID, BodySeat]:
    """Return the seats of every term of a body, by their ids. One query."""
    chosen = (
        select(Seat.id, Seat.represents_id, Seat.represents_text, Seat.succeeds_id)
        .join(SeatGroup)
        .join(Term, Term.id == SeatGroup.term_id)
        .where(Term.body_id == body.id)
    )
    return {row[0]: BodySeat._make(row) for row in session.execute(chosen)}


def _read(session: Session, chosen: Select[*tuple[Any, ...]]) -> Sequence[Held]:
    """Return the places from their rows, of which each has one for every office."""
    by_place = groupby(session.execute(chosen), key=lambda row: row[0])
    return [_one([tuple(row) for row in rows]) for _id, rows in by_place]


def _one(rows: Sequence[tuple[Any, ...]]) -> Held:
    *place, _office, _since, _until = rows[0]
    offices = [(office, Span(since, until)) for *_place, office, since, until in rows if office is not None]
    return Held._make((*place, tuple(offices)))


@cache
def _held() -> Select[*tuple[Any, ...]]:
    """Return the question for places; what was registered in error is left out, for nobody ever sat there."""
    return (
        select(
            Membership.id,
            SeatGroup.term_id,
            Term.holds_over,
            Membership.seat_group_id,
            Membership.seat_id,
            Membership.substitute_for_id,
            Membership.role,
            Membership.rank,
            Person.id,
            Person.name,
            Person.is_protected,
            Person.gender,
            Membership.on_behalf_of_id,
            Membership.on_behalf_of_text,
            Membership.represents_unit,
            Membership.party,
            Membership.since,
            Membership.since_precision,
            Membership.since_assumed,
            Membership.until,
            Membership.until_precision,
            Membership.end_reason,
            Decision.decided_by_id,
            Decision.decided_by_text,
            Decision.decided_on,
            Decision.case_number,
            taking_part.terms_so_far(),
            taking_part.works_for(),
            OfficeHolding.office,
            OfficeHolding.since,
            OfficeHolding.until,
        )
        .join(Person, Person.id == Membership.person_id)
        .join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
        .join(Term, Term.id == SeatGroup.term_id)
        .outerjoin(Decision, Decision.id == Membership.decision_id)
        .outerjoin(OfficeHolding, OfficeHolding.membership_id == Membership.id)
        .where(Membership.end_reason.is_distinct_from(EndReason.REGISTERED_IN_ERROR))
        .order_by(Membership.since, Membership.rank, Membership.id, OfficeHolding.since)
    )


class OnLeave(NamedTuple):
    """Days on which a member is on leave, and who stands in."""

    span: Span
    person: UUID | None
    name: str | None
    is_protected: bool | None


def leaves(session: Session, body_id: UUID) -> Mapping[UUID, Sequence[OnLeave]]:
    """Return the leaves of a body's members by their memberships, the earliest first. One query."""
    standing_in = aliased(Membership)
    accepted = (SubstituteAsk.call_id == SubstituteCall.id) & SubstituteAsk.accepts.is_(True)
    chosen = (
        select(
            SubstituteCall.member_id,
            SubstituteCall.since,
            SubstituteCall.until,
            SubstituteCall.closed_at,
            SubstituteCall.filled_by,
            Person.id,
            Person.name,
            Person.is_protected,
        )
        .join(Membership, Membership.id == SubstituteCall.member_id)
        .join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
        .join(Term, Term.id == SeatGroup.term_id)
        .outerjoin(SubstituteAsk, accepted & SubstituteAsk.withdrawn_at.is_(None))
        .outerjoin(standing_in, standing_in.id == SubstituteAsk.substitute_id)
        .outerjoin(Person, Person.id == standing_in.person_id)
        .where(Term.body_id == body_id, SubstituteCall.kind == CallKind.LEAVE)
        .order_by(SubstituteCall.since)
    )
    found: dict[UUID, list[OnLeave]] = {}
    for member, since, until, closed_at, filled_by, *who in session.execute(chosen):
        closed_on = clock.local(closed_at).date() if closed_at else None
        span = leave_days(Span(since, until), closed_on, filled_by)
        if span is not None:
            found.setdefault(member, []).append(OnLeave._make((span, *who)))
    return found


class Names:
    """What organizations were called, each on the day that is asked for."""

    def __init__(self, known: Iterable[tuple[UUID, date | None, str]]) -> None:
        """Keep them: each with the organization and its first day, which need not be known."""
        self._names: dict[UUID, list[tuple[date, str]]] = {}
        for organization, since, name in known:
            self._names.setdefault(organization, []).append((since or date.min, name))

    @classmethod
    def read(cls, session: Session, ids: Iterable[UUID | None]) -> "Names":
        """Read them all at once. One query, or none where nobody is mentioned."""
        columns = (OrganizationName.organization_id, OrganizationName.since, OrganizationName.name)
        wanted = {known for known in ids if known is not None}
        if not wanted:
            return cls(())
        rows = session.execute(select(*columns).where(OrganizationName.organization_id.in_(wanted)))
        return cls((organization, since, name) for organization, since, name in rows)

    def on(self, organization: UUID | None, day: date) -> str | None:
        """Return what it was called on that day; before all known days, the first name."""
        if organization is None:
            return None
        names = sorted(self._names[organization])
        begun = [name for since, name in names if since <= day]
        return begun[-1] if begun else names[0][1]

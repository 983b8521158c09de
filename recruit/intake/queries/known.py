"""Who and what a reading meets: everybody who is known, and the seat groups of its term."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, true
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.appointments.rules import Office as PlaceOffice
from recruit.appointments.rules import Role
from recruit.bodies import queries as bodies
from recruit.bodies.model import Seat, SeatGroup, Term
from recruit.foundation.keys import search_key
from recruit.intake.model import IntakeReading
from recruit.intake.rules.plans.plan import KnownGroup, KnownMember, KnownSeat
from recruit.intake.rules.proposals.matching import KnownPeople, KnownPerson, KnownPlace, Source
from recruit.intake.rules.reading import Office
from recruit.people import queries as people
from recruit.people.model import ContactDetail, Person, PersonName
from recruit.people.rules import ContactKind

#: The offices that minutes speak of; a council may have others.
_OFFICES = {PlaceOffice(office.value): office for office in Office}


def known_people(session: Session, term: Term | None, *, among: ColumnElement[bool] | None = None) -> KnownPeople:
    """Return everybody who may be meant by a name, with how they are reached and the place they have in the term.

    `among` limits them to those for whom the condition holds. Eight queries, however many people; rows without objects,
    because there may be thousands.
    """
    holds = and_(people.not_merged(), true() if among is None else among)
    names, contacts = _other_names(session, holds), _contacts(session, holds)
    places = _places(session, term) if term else {}
    chosen = select(Person.id, Person.name).where(holds).order_by(Person.sort_key, Person.id)
    return KnownPeople(
        KnownPerson(
            id=owner,
            name=name,
            other_names=tuple(names.get(owner, ())),
            place=places.get(owner),
            emails=tuple(contacts.get((owner, ContactKind.EMAIL), ())),
            phones=tuple(contacts.get((owner, ContactKind.PHONE), ())),
        )
        for owner, name in session.execute(chosen)
    )


def _other_names(session: Session, among: ColumnElement[bool]) -> Mapping[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    chosen = select(PersonName.person_id, PersonName.name).join(Person, Person.id == PersonName.person_id)
    for owner, name in session.execute(chosen.where(among).order_by(PersonName.name)):
        found[owner].append(name)
    return found


def _contacts(session: Session, among: ColumnElement[bool]) -> Mapping[tuple[UUID, ContactKind], list[str]]:
    found: dict[tuple[UUID, ContactKind], list[str]] = defaultdict(list)
    chosen = select(ContactDetail.person_id, ContactDetail.kind, ContactDetail.value)
    chosen = chosen.join(Person, Person.id == ContactDetail.person_id).where(among)
    for owner, kind, value in session.execute(chosen.order_by(ContactDetail.value)):
        found[owner, kind].append(value)
    return found


def _places(session: Session, term: Term) -> Mapping[UUID, KnownPlace]:
    """Return the place of everybody who has, or had, one in the term: of several, a running one, and a member's."""
    chosen = (
        select(Membership, IntakeReading.source_name, IntakeReading.read_at)
        .join(Membership.group)
        .outerjoin(IntakeReading, IntakeReading.id == Membership.reading_id)
        .where(SeatGroup.term_id == term.id)
        .options(contains_eager(Membership.group), joinedload(Membership.seat), selectinload(Membership.offices))
    )
    rows = session.execute(chosen).all()
    kept = people.organizations_among(session, (each for held, *_source in rows for each in _organizations(held)))
    rows = sorted(rows, key=lambda row: (row[0].until is None, row[0].role is Role.MEMBER, row[0].since))
    places = {held.person_id: _place(held, term, source, read_at) for held, source, read_at in rows}
    del kept  # the memberships have found their organizations by now
    return places


def _organizations(held: Membership) -> tuple[UUID | None, UUID | None]:
    return held.on_behalf_of_id, held.seat.represents_id if held.seat else None


def _place(held: Membership, term: Term, source: str | None, read_at: datetime | None) -> KnownPlace:
    whom = held.on_behalf_of or (held.seat.represents if held.seat else None)
    said = held.represents_on(held.since) or (held.seat.represents_on(held.since) if held.seat else None)
    return KnownPlace(
        membership=held.id,
        role=held.role,
        group=held.seat_group_id,
        label=held.group.label,
        seat_type=held.group.seat_type,
        since=held.first_day,
        until=held.last_day or term.last_day,
        has_left=held.until is not None,
        since_assumed=held.since_assumed,
        represents=said,
        also_called=tuple(name for entry in whom.names for name in (entry.name, entry.abbreviation) if name)
        if whom
        else (),
        party=held.party,
        offices=tuple(_OFFICES[each.office] for each in held.offices if each.until is None and each.office in _OFFICES),
        source=Source(source or "", read_at) if read_at else None,
    )


def known_groups(session: Session, term: Term) -> list[KnownGroup]:
    """Return the seat groups of the term with seats and everybody on them, as planning sees them. Seven queries."""
    groups, held = bodies.composition(session, term), _held(session, term)
    mentioned = [seat.represents_id for group in groups for seat in group.seats]
    kept = people.organizations_among(session, [*mentioned, *(place.on_behalf_of_id for place in held)])
    on_seats: dict[UUID | None, list[Membership]] = defaultdict(list)
    in_groups: dict[UUID, set[UUID]] = defaultdict(set)
    for place in held:
        in_groups[place.seat_group_id].add(place.person_id)
        if place.role is Role.MEMBER:
            on_seats[place.seat_id].append(place)
    known = [
        KnownGroup(
            id=group.id,
            label=group.label,
            seat_type=group.seat_type,
            arrangement=group.arrangement,
            seats=tuple(_seat(seat, on_seats[seat.id]) for seat in group.seats),
            people=frozenset(in_groups[group.id]),
        )
        for group in groups
    ]
    del kept  # seats and memberships have found their organizations by now
    return known


def _held(session: Session, term: Term) -> Sequence[Membership]:
    chosen = select(Membership).join(Membership.group).where(SeatGroup.term_id == term.id)
    loaded = joinedload(Membership.person).selectinload(Person.other_names)
    offices = selectinload(Membership.offices)
    return session.scalars(chosen.order_by(Membership.since, Membership.id).options(loaded, offices)).all()


def _seat(seat: Seat, held: Sequence[Membership]) -> KnownSeat:
    members = tuple(
        KnownMember(
            place.id,
            frozenset(_called(place.person)),
            place.span,
            _represents(place),
            place.person_id,
            place.person.name,
            tuple((_OFFICES[each.office], each.span) for each in place.offices if each.office in _OFFICES),
        )
        for place in held
    )
    return KnownSeat(seat.id, _represents(seat), members)


def _called(person: Person) -> Iterator[str]:
    yield search_key(person.name)
    yield from (search_key(other.name) for other in person.other_names)


def _represents(row: Seat | Membership) -> tuple[str, ...]:
    """Return whom a seat or a membership is for, by every name that they have had."""
    whom = row.represents if isinstance(row, Seat) else row.on_behalf_of
    if whom:
        return tuple(name for entry in whom.names for name in (entry.name, entry.abbreviation) if name)
    text = row.represents_text if isinstance(row, Seat) else row.on_behalf_of_text
    return (text,) if text else ()

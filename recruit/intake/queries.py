"""Reading what waits to be put to use, and what it would meet in the term it belongs to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, true
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.appointments.rules import Office as PlaceOffice
from recruit.appointments.rules import Role
from recruit.bodies import queries as bodies
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.dates import Span
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.intake.model import IntakeApplication, IntakeReading
from recruit.intake.rules.matching import KnownPeople, KnownPerson, KnownPlace, Source
from recruit.intake.rules.plan import KnownGroup, KnownSeat
from recruit.intake.rules.reading import Office
from recruit.people import queries as people
from recruit.people.model import ContactDetail, Organization, Person, PersonName
from recruit.people.rules import Classification, ContactKind

#: The offices that minutes speak of; a council may have others.
_OFFICES = {PlaceOffice(office.value): office for office in Office}

_NAMED_TERM = joinedload(IntakeReading.term).joinedload(Term.body).joinedload(Body.organization)
_FACTS = (
    _NAMED_TERM.selectinload(Organization.names),
    joinedload(IntakeReading.term).joinedload(Term.body).selectinload(Body.titles),
    selectinload(IntakeReading.applications),
    joinedload(IntakeReading.discarding),
)


def reading(session: Session, reading_id: UUID, *, for_change: bool = False) -> IntakeReading:
    """Return a reading with its term, the term's body, and whether it was put to use. Raises NotFound.

    `for_change` locks it until the transaction ends, so that two people cannot decide about it at once.
    """
    if for_change:  # before it is loaded: whoever waited sees what the other did
        session.execute(select(IntakeReading.id).where(IntakeReading.id == reading_id).with_for_update())
    found = session.scalars(select(IntakeReading).where(IntakeReading.id == reading_id).options(*_FACTS)).one_or_none()
    if found is None:
        raise NotFound("intake_reading")
    return found


def readings(session: Session, *, by: str | None = None) -> Sequence[IntakeReading]:
    """Return the fifty newest readings, of one reader when given, with their terms and whether they were put to use."""
    chosen = select(IntakeReading).options(*_FACTS).order_by(IntakeReading.read_at.desc()).limit(50)
    if by is not None:
        chosen = chosen.where(IntakeReading.read_by == by)
    return session.scalars(chosen).all()


def application_of(session: Session, digest: str, term_id: UUID) -> IntakeApplication | None:
    """Return when the same text was put to use for the same term, if it was."""
    chosen = select(IntakeApplication).join(IntakeApplication.reading).where(IntakeReading.digest == digest)
    return session.scalars(chosen.where(IntakeApplication.term_id == term_id)).first()


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
        offices=tuple(
            Office(each.office) for each in held.offices if each.until is None and each.office in set(Office)
        ),
        source=Source(source or "", read_at) if read_at else None,
    )


def known_groups(session: Session, term: Term, *, on: date) -> list[KnownGroup]:
    """Return the seat groups of the term with their seats, as planning sees them on a day. Five queries."""
    groups = bodies.composition(session, term)
    kept = people.organizations_among(session, (seat.represents_id for group in groups for seat in group.seats))
    held = _held(session, term)
    taken = {place.seat_id for place in held if place.role is Role.MEMBER and on in place.span}
    known = [
        KnownGroup(
            id=group.id,
            seat_type=group.seat_type,
            arrangement=group.arrangement,
            seats=tuple(KnownSeat(seat.id, seat.represents_on(on), seat.id not in taken) for seat in group.seats),
            people=frozenset(place.person_id for place in held if place.seat_group_id == group.id),
        )
        for group in groups
    ]
    del kept  # the seats have found their organizations by now
    return known


def _held(session: Session, term: Term) -> Sequence[Membership]:
    chosen = select(Membership).join(Membership.group).where(SeatGroup.term_id == term.id)
    return session.scalars(chosen).all()


def due(session: Session, *, on: date) -> list[Due]:
    """Return the readings that wait to be put to use; those whose term is not chosen yet belong to no body."""
    return [
        Due(
            "intake-waits",
            waiting.term.body.name_on(on) if waiting.term else "",
            body=waiting.term.body.slug if waiting.term else None,
            facts={"reading": waiting.id, "owner": waiting.read_by, "read_at": waiting.read_at},
        )
        for waiting in readings(session)
        if waiting.waits
    ]


def municipal_council(session: Session) -> Body | None:
    """Return the municipal council where it is set up as a body, with its names."""
    chosen = select(Body).join(Organization, Organization.id == Body.id)
    chosen = chosen.where(Organization.classification == Classification.MUNICIPAL_COUNCIL)
    named = joinedload(Body.organization).selectinload(Organization.names)
    return session.scalars(chosen.options(named).order_by(Body.slug)).first()


def deciding_council(session: Session) -> Organization | None:
    """Return the organization that stands for the municipal council in decisions, with its names; None without one."""
    chosen = select(Organization).where(Organization.classification == Classification.MUNICIPAL_COUNCIL)
    return session.scalars(chosen.options(selectinload(Organization.names)).order_by(Organization.id)).first()


def entered_terms(session: Session, body: Body) -> Sequence[tuple[str, Span]]:
    """Return the terms of a body in which somebody has a place, by label."""
    chosen = select(Term).join(SeatGroup, SeatGroup.term_id == Term.id)
    chosen = chosen.join(Membership, Membership.seat_group_id == SeatGroup.id)
    return [(term.label, term.span) for term in session.scalars(chosen.where(Term.body_id == body.id).distinct())]


def term_of_days(session: Session, body: Body, span: Span) -> Term | None:
    """Return the term of a body that has exactly these days."""
    chosen = select(Term).where(Term.body_id == body.id, Term.since == span.since, Term.until == span.until)
    return session.scalars(chosen).one_or_none()

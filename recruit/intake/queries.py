"""Reading what waits to be put to use, and what it would meet in the term it belongs to."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.appointments.rules import Role
from recruit.bodies import queries as bodies
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.dates import Span
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.intake.model import IntakeApplication, IntakeReading
from recruit.intake.rules.plan import KnownGroup, KnownSeat
from recruit.intake.rules.proposal import KnownPerson
from recruit.people import queries as people
from recruit.people.model import Organization, Person
from recruit.people.rules import Classification

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


def people_like(
    session: Session, names: Iterable[str], term: Term | None, *, among: ColumnElement[bool] | None = None
) -> list[KnownPerson]:
    """Return everybody who might be meant by one of the names, and whether each has a place in the term.

    `among` limits them to those for whom the condition holds. Two queries however many names: those who share no
    beginning of a word with any of them are left out.
    """
    placed = _placed(session, term)
    chosen = (
        select(Person)
        .where(people.perhaps_called(names), people.not_merged(), true() if among is None else among)
        .order_by(Person.sort_key, Person.id)
    )
    return [
        KnownPerson(
            person.id, person.name, tuple(other.name for other in person.other_names), has_place=person.id in placed
        )
        for person in session.scalars(chosen.options(selectinload(Person.other_names)))
    ]


def _placed(session: Session, term: Term | None) -> frozenset[UUID]:
    if term is None:
        return frozenset()
    chosen = select(Membership.person_id).join(Membership.group).where(SeatGroup.term_id == term.id)
    return frozenset(session.scalars(chosen))


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

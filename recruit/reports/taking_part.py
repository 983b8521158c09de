"""What a roster says of its people beside their places: how they come, where else they sit, how they are reached.

All of it is one statement, a row for each fact: a page of a council has few statements to spare.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, String, cast, func, literal, null, or_, select, type_coerce, union_all
from sqlalchemy.orm import Session, aliased

from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason, Role
from recruit.assignments.model import Assignment, PlaceElsewhere
from recruit.assignments.rules import PlaceRole
from recruit.bodies.model import SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.dates import Span
from recruit.meetings.model import Attendance, Meeting
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.figures import PersonFigures, of_person
from recruit.nominations.model import Nomination, Nominee
from recruit.people.model import ContactDetail, OrganizationName, Person
from recruit.people.rules import ContactKind
from recruit.recruitment.model import Interest, RecruitmentRound
from recruit.reports.words import word

if TYPE_CHECKING:
    from recruit.reports.roster import RosterRow
    from recruit.reports.sources import Held, Names


class _Kind(StrEnum):
    ATTENDANCE = "attendance"
    ELSEWHERE = "elsewhere"
    CONTACT = "contact"
    INTEREST = "interest"
    NAME = "name"


class _Fact(NamedTuple):
    """A fact about a membership, a person or an interest: two words, and an instant by which it is put in order."""

    kind: str
    of: UUID
    what: str
    which: str
    at: datetime | None


class Elsewhere(NamedTuple):
    """A place in another body that somebody has for the council."""

    target: UUID
    role: PlaceRole


class InterestLine(NamedTuple):
    """An area of interest, in Danish."""

    position: int
    label: str
    is_retired: bool


@dataclass(frozen=True, slots=True)
class TakingPart:
    """What everybody in a term did with their place, up to the day of a roster."""

    #: By membership.
    attendance: Mapping[UUID, PersonFigures]
    #: By person, the earliest first.
    places: Mapping[UUID, Sequence[Elsewhere]]
    #: By person.
    contacts: Mapping[UUID, tuple[tuple[ContactKind, str], ...]]
    #: By the id that people have ticked.
    interests: Mapping[str, InterestLine]
    #: What organizations were called from which day on: those mentioned, and those in which somebody has a place.
    names: Sequence[tuple[UUID, date | None, str]]

    def elsewhere(self, person: UUID, names: "Names", day: date) -> tuple[str, ...]:
        """Return where else somebody sits for the council: "Folkeoplysningsudvalget (tilforordnet)"."""
        return tuple(f"{names.on(one.target, day)} ({word(one.role)})" for one in self.places.get(person, ()))

    def works_for(self, held: Iterable["Held"], rows: Iterable["RosterRow"]) -> tuple[tuple[str, int], ...]:
        """Return how many of the members on these rows work for each interest, in the municipality's order.

        One that is offered stands also with none; nothing where no member has ticked anything.
        """
        members = {row.person for row in rows if row.role is Role.MEMBER}
        given = {one.person: one.works_for or () for one in held if one.person in members}
        if not any(given.values()):
            return ()
        counted = [(one, sum(number in ticked for ticked in given.values())) for number, one in self.interests.items()]
        return tuple((one.label, number) for one, number in sorted(counted) if number or not one.is_retired)


def public_part(session: Session, term: Term, as_of: date | None, mentioned: Collection[UUID]) -> TakingPart:
    """Return what everybody may know: the places elsewhere as of a day, or in the whole term. One query.

    `mentioned` are organizations whose names are wanted.
    """
    return _sorted(_asked(session, [_elsewhere(term, _days(term, as_of)), _names(term, mentioned)]))


def whole_part(
    session: Session,
    term: Term,
    as_of: date | None,
    people: Collection[UUID],
    mentioned: Collection[UUID],
    *,
    with_contacts: bool,
) -> TakingPart:
    """Return everything about the people of a term as of a day, or in all of it. One query.

    Attendance counts the meetings up to that day and on it, where something was noted and nothing was cancelled.
    """
    days = _days(term, as_of)
    until = days.until or date.max
    wanted = [_attendance(term, until), _elsewhere(term, days), _interests(), _names(term, mentioned)]
    return _sorted(_asked(session, [*wanted, _contacts(people)] if with_contacts else wanted))


def _days(term: Term, as_of: date | None) -> Span:
    return Span(as_of, as_of + timedelta(days=1)) if as_of else term.span


def _asked(session: Session, wanted: Sequence[Select[Any]]) -> Iterator[_Fact]:
    """Yield the facts, those of each kind in order."""
    found = [_Fact._make(row) for row in session.execute(union_all(*wanted))]
    return iter(sorted(found, key=lambda fact: (fact.kind, fact.at is not None, fact.at, fact.what, fact.which)))


def _fact(kind: _Kind, of: Any, what: Any, which: Any, at: Any = None) -> Select[Any]:
    """Return the question for facts of a kind; every one has the same columns."""
    instant = Meeting.starts_at.type
    return select(
        literal(kind.value).label("kind"),
        of.label("of"),
        type_coerce(what, String).label("what"),
        type_coerce(which, String).label("which"),
        (cast(null(), instant) if at is None else type_coerce(at, instant)).label("at"),
    )


def _attendance(term: Term, until: date) -> Select[Any]:
    of_one = _fact(
        _Kind.ATTENDANCE, Attendance.membership_id, Attendance.part, Attendance.presence, at=Meeting.starts_at
    )
    return of_one.join(Meeting, Meeting.id == Attendance.meeting_id).where(
        Meeting.term_id == term.id,
        Meeting.cancelled_at.is_(None),
        Meeting.starts_at < clock.instant(until, time.min),
        Attendance.membership_id.is_not(None),
    )


def _elsewhere(term: Term, days: Span) -> Select[Any]:
    of_one = _fact(_Kind.ELSEWHERE, Assignment.person_id, PlaceElsewhere.role, cast(PlaceElsewhere.target_id, String))
    return (
        of_one.join(PlaceElsewhere, PlaceElsewhere.id == Assignment.place_id)
        .where(PlaceElsewhere.body_id == term.body_id, Assignment.since < (days.until or date.max))
        .where(or_(Assignment.until.is_(None), Assignment.until > days.since))
    )


def _contacts(people: Collection[UUID]) -> Select[Any]:
    of_one = _fact(_Kind.CONTACT, ContactDetail.person_id, ContactDetail.kind, ContactDetail.value)
    return of_one.where(ContactDetail.person_id.in_(people))


def _names(term: Term, mentioned: Collection[UUID]) -> Select[Any]:
    since = func.coalesce(cast(OrganizationName.since, String), "")
    targets = select(PlaceElsewhere.target_id).where(PlaceElsewhere.body_id == term.body_id)
    number = OrganizationName.organization_id
    return _fact(_Kind.NAME, number, since, OrganizationName.name).where(
        or_(number.in_(mentioned), number.in_(targets))
    )


def _interests() -> Select[Any]:
    label = Interest.labels["da"].as_string()
    return _fact(_Kind.INTEREST, Interest.id, cast(Interest.position, String), label, at=Interest.retired_at)


#: Whom it is about does not matter here, so that one of each is enough for thousands.
_NOTED = {(part.value, presence.value): Noted(part, presence) for part in Part for presence in Presence}


def _sorted(facts: Iterable[_Fact]) -> TakingPart:
    noted: dict[UUID, list[Noted]] = defaultdict(list)
    places: dict[UUID, list[Elsewhere]] = defaultdict(list)
    contacts: dict[UUID, list[tuple[ContactKind, str]]] = defaultdict(list)
    interests: dict[str, InterestLine] = {}
    names: list[tuple[UUID, date | None, str]] = []
    for fact in facts:
        match fact.kind:
            case _Kind.ATTENDANCE:
                noted[fact.of].append(_NOTED[fact.what, fact.which])
            case _Kind.ELSEWHERE:
                places[fact.of].append(Elsewhere(UUID(fact.which), PlaceRole(fact.what)))
            case _Kind.CONTACT:
                contacts[fact.of].append((ContactKind(fact.what), fact.which))
            case _Kind.NAME:
                names.append((fact.of, date.fromisoformat(fact.what) if fact.what else None, fact.which))
            case _Kind.INTEREST:
                interests[str(fact.of)] = InterestLine(int(fact.what), fact.which, fact.at is not None)
    came = {membership: of_person(of_one) for membership, of_one in noted.items()}
    return TakingPart(came, places, {person: tuple(known) for person, known in contacts.items()}, interests, names)


def terms_so_far() -> ScalarSelect[int]:
    """Return the part of a question for places that counts the terms in which its person was a member, up to theirs."""
    earlier, group, term = aliased(Membership), aliased(SeatGroup), aliased(Term)
    return (
        select(func.count(group.term_id.distinct()))
        .join(earlier, earlier.seat_group_id == group.id)
        .join(term, term.id == group.term_id)
        .where(earlier.person_id == Person.id, earlier.role == Role.MEMBER, term.body_id == Term.body_id)
        .where(earlier.end_reason.is_distinct_from(EndReason.REGISTERED_IN_ERROR), term.since <= Term.since)
        .correlate(Person, Term)
        .scalar_subquery()
    )


def works_for() -> ScalarSelect[list[str]]:
    """Return the part of a question for places that says what its person ticked when they last stood for the council.

    These are ids of interests; None where nothing is kept of it.
    """
    term = aliased(Term)
    return (
        select(Nominee.interests)
        .join(Nomination, Nomination.id == Nominee.nomination_id)
        .join(RecruitmentRound, RecruitmentRound.id == Nomination.round_id)
        .join(term, term.id == RecruitmentRound.term_id)
        .where(Nominee.person_id == Person.id, term.body_id == Term.body_id)
        .order_by(Nomination.received_at.desc())
        .limit(1)
        .correlate(Person, Term)
        .scalar_subquery()
    )

"""A very large town, for measuring what a small one never feels: 200 councils, 10 terms, 30 seats, 100,000 memberships.

Everybody is invented from syllables. The same numbers give the same town.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.rules import Office, Role
from recruit.bodies.model import Body, BodyRule, BodyTitles, Decision, Seat, SeatGroup, Term, TermConfirmation
from recruit.bodies.rules import DecisionKind, FillingMethod, RuleKind, RuleSource, SeatType, SubstituteArrangement
from recruit.foundation.dates import Precision
from recruit.foundation.db import Base
from recruit.foundation.keys import search_key, sort_key
from recruit.people.model import Organization, OrganizationName, Person
from recruit.people.rules import Classification

PEOPLE = 20_000
BODIES = 200
#: The first year of each term; every one lasts four years, and the last of them runs now.
TERMS = tuple(range(1990, 2030, 4))
#: Label, kind of seat, how it is filled, who stands in, seats, substitutes: 30 seats and 20 substitutes a term.
GROUPS = (
    ("Valgte repræsentanter", SeatType.REFUGEE_IMMIGRANT, FillingMethod.ADVISORY_ELECTION, "list", 12, 12),
    ("Foreninger", SeatType.ORGANISATION, FillingMethod.ORGANISATION_NOMINATION, "organisation", 12, 8),
    ("Kommunalbestyrelsen", SeatType.MUNICIPAL_COUNCIL, FillingMethod.COUNCIL_OWN_MEMBERS, "none", 6, 0),
)
#: What the first members of each term are elected to.
LED = (Office.CHAIR, Office.VICE_CHAIR)
BATCH = 5_000

_FIRST = ("Am", "Bi", "Ca", "Da", "Ed", "Fa", "Gi", "Ha", "Ib", "Jo", "Ka", "Li", "Mo", "Na", "Or", "Pe", "Sa", "To")
_MIDDLE = ("ra", "li", "no", "mi", "da", "su", "ve", "ko", "ja")
_LAST = ("Aggerholm", "Bøgely", "Engtoft", "Fjordager", "Grønlund", "Højbjerg", "Klitgaard", "Nørremark", "Åbrink")


@dataclass
class Town:
    """The rows of the town as they are made, table by table."""

    session: Session
    waiting: dict[type[Base], list[dict[str, Any]]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def add(self, table: type[Base], **values: Any) -> UUID:
        """Keep a row until it is written; return its id."""
        values.setdefault("id", UUID(int=next(self.numbers)))
        self.waiting.setdefault(table, []).append(values)
        return UUID(str(values["id"]))

    def write(self) -> None:
        """Write what waits; tables in the order in which they point at each other."""
        for table in sorted(self.waiting, key=lambda table: _ORDER[table.__tablename__]):
            rows = self.waiting[table]
            for start in range(0, len(rows), BATCH):
                self.session.execute(insert(table), rows[start : start + BATCH])
        self.waiting.clear()


_ORDER = {table.name: position for position, table in enumerate(Base.metadata.sorted_tables)}


def fill(session: Session) -> None:
    """Write the town into a database that has every table and no council."""
    town = Town(session)
    people = [_person(town, number) for number in range(PEOPLE)]
    council = _organization(town, "Kommunalbestyrelsen i Storby", Classification.MUNICIPAL_COUNCIL)
    names = (f"Foreningen {_word(number)}" for number in range(12))
    associations = [_organization(town, name, Classification.ASSOCIATION) for name in names]
    town.write()
    for number in range(BODIES):
        _body(town, number, _Surroundings(people, associations, council))
        town.write()


@dataclass(frozen=True)
class _Surroundings:
    """Whom every council has in common."""

    people: list[UUID]
    associations: list[UUID]
    council: UUID

    def sitting(self, number: int, term: int) -> Iterator[UUID]:
        """Return whoever sits in a council's term, nobody twice."""
        first = number * 1_000 + term * 97
        return (self.people[(first + step) % len(self.people)] for step in range(50))


def _word(number: int) -> str:
    ending = ("n", "s", "", "r")[number % 4]
    return _FIRST[number % len(_FIRST)] + _MIDDLE[number // len(_FIRST) % len(_MIDDLE)] + ending


def _person(town: Town, number: int) -> UUID:
    name = f"{_word(number)} {_word(number // 7 + 5)[::-1].capitalize()} {_LAST[number % len(_LAST)]}"
    return town.add(
        Person, name=name, sort_key=sort_key(name), search_key=search_key(name), is_protected=False, version=1
    )


def _organization(town: Town, name: str, classification: Classification) -> UUID:
    organization = town.add(Organization, classification=classification, version=1)
    keys = {"sort_key": sort_key(name), "search_key": search_key(name)}
    town.add(OrganizationName, organization_id=organization, name=name, **keys)
    return organization


def _body(town: Town, number: int, around: _Surroundings) -> None:
    body = _organization(town, f"Rådet i {_word(number)} nr. {number + 1}", Classification.INTEGRATION_COUNCIL)
    town.add(Body, id=body, slug=f"raad-{number + 1}", case_number=f"26/{number:06}", is_small=False, version=1)
    town.add(BodyTitles, body_id=body, chair="formand", vice_chair="næstformand", since=date(1990, 1, 1))
    rule = {"kind": RuleKind.MINIMUM_MEMBERS, "number": 7, "source": RuleSource.LAW, "citation": "§ 42, stk. 3"}
    town.add(BodyRule, body_id=body, since=date(1990, 1, 1), **rule)
    before: list[UUID] = []
    for position, year in enumerate(TERMS):
        before = _term(town, body, year, around, around.sitting(number, position), before)


def _term(
    town: Town, body: UUID, year: int, around: _Surroundings, people: Iterator[UUID], before: list[UUID]
) -> list[UUID]:
    """Add one term with everybody in it; return its seats, each of which follows one of those `before`."""
    begins = {"since": date(year, 1, 1), "since_precision": Precision.DAY}
    ends = {"until": date(year + 4, 1, 1), "until_precision": Precision.DAY}
    decision = town.add(
        Decision,
        body_id=body,
        kind=DecisionKind.APPOINT,
        decided_by_id=around.council,
        decided_on=date(year, 1, 1),
        version=1,
    )
    label = f"{year}–{year + 3}"
    term = town.add(Term, body_id=body, label=label, **begins, **ends, holds_over=True, seats_decided=30, version=1)
    town.add(TermConfirmation, term_id=term, by="system", at=datetime(year, 1, 1, tzinfo=UTC))
    place = {"decision_id": decision, **begins, "until_precision": Precision.DAY, "version": 1}
    seats: list[UUID] = []
    for position in range(len(GROUPS)):
        seats += _group(town, term, position, around, people, before[len(seats) :], place)
    return seats


def _group(
    town: Town,
    term: UUID,
    position: int,
    around: _Surroundings,
    people: Iterator[UUID],
    before: list[UUID],
    place: dict[str, Any],
) -> list[UUID]:
    """Add one seat group with members and substitutes; return its seats."""
    label, kind, method, arranged, number, substitutes = GROUPS[position]
    arrangement = SubstituteArrangement(arranged)
    group = town.add(
        SeatGroup,
        term_id=term,
        position=position + 1,
        label=label,
        seats_decided=number,
        seat_type=kind,
        filling_method=method,
        has_vote=True,
        arrangement=arrangement,
        substitutes=substitutes,
        entry_needs_decision=False,
        version=1,
    )
    seats = []
    for index in range(number):
        represents = around.associations[index] if kind is SeatType.ORGANISATION else None
        succeeded = before[index] if before else None
        seat = town.add(Seat, seat_group_id=group, number=index + 1, represents_id=represents, succeeds_id=succeeded)
        held = {"seat_group_id": group, "seat_id": seat, "role": Role.MEMBER, **place}
        member = town.add(Membership, person_id=next(people), **held)
        if position == 0 and index < len(LED):
            town.add(OfficeHolding, membership_id=member, office=LED[index], since=place["since"], version=1)
        seats.append(seat)
    for index in range(substitutes):
        bound = {"rank": index + 1} if arrangement is SubstituteArrangement.LIST else {"seat_id": seats[index]}
        held = {"seat_group_id": group, "role": Role.SUBSTITUTE, "arrangement": arrangement, **bound, **place}
        town.add(Membership, person_id=next(people), **held)
    return seats

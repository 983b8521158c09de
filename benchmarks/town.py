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
    municipal_council = _organization(town, "Kommunalbestyrelsen i Storby", Classification.MUNICIPAL_COUNCIL)
    associations = [
        _organization(town, f"Foreningen {name}", Classification.ASSOCIATION) for name in map(_word, range(12))
    ]
    town.write()
    for number in range(BODIES):
        _body(town, number, people, associations, municipal_council)
        town.write()


def _word(number: int) -> str:
    return (
        _FIRST[number % len(_FIRST)] + _MIDDLE[number // len(_FIRST) % len(_MIDDLE)] + ("n", "s", "", "r")[number % 4]
    )


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


def _body(town: Town, number: int, people: list[UUID], associations: list[UUID], council: UUID) -> None:
    body = _organization(town, f"Rådet i {_word(number)} nr. {number + 1}", Classification.INTEGRATION_COUNCIL)
    town.add(Body, id=body, slug=f"raad-{number + 1}", case_number=f"26/{number:06}", is_small=False, version=1)
    town.add(BodyTitles, body_id=body, chair="formand", vice_chair="næstformand", since=date(1990, 1, 1))
    rule = {"kind": RuleKind.MINIMUM_MEMBERS, "number": 7, "source": RuleSource.LAW, "citation": "§ 42, stk. 3"}
    town.add(BodyRule, body_id=body, since=date(1990, 1, 1), **rule)
    before: list[UUID] = []
    for position, year in enumerate(TERMS):
        first = (number * 1_000 + position * 97) % len(people)
        sitting = [people[(first + step) % len(people)] for step in range(50)]
        before = _term(town, body, year, sitting, associations, council, before)


def _term(
    town: Town, body: UUID, year: int, people: list[UUID], associations: list[UUID], council: UUID, before: list[UUID]
) -> list[UUID]:
    """Add one term with everybody in it; return its seats, each of which follows one of those `before`."""
    since = date(year, 1, 1)
    days = {"since": since, "since_precision": Precision.DAY}
    decision = town.add(
        Decision, body_id=body, kind=DecisionKind.APPOINT, decided_by_id=council, decided_on=since, version=1
    )
    end = {"until": date(year + 4, 1, 1), "until_precision": Precision.DAY, "holds_over": True, "seats_decided": 30}
    term = town.add(Term, body_id=body, label=f"{year}–{year + 3}", **days, **end, version=1)
    town.add(TermConfirmation, term_id=term, by="system", at=datetime(year, 1, 1, tzinfo=UTC))
    seats: list[UUID] = []
    left = iter(people)
    for position, (label, kind, method, arrangement, number, substitutes) in enumerate(GROUPS, 1):
        group = town.add(
            SeatGroup,
            term_id=term,
            position=position,
            label=label,
            seats_decided=number,
            seat_type=kind,
            filling_method=method,
            has_vote=True,
            arrangement=SubstituteArrangement(arrangement),
            substitutes=substitutes,
            entry_needs_decision=False,
            version=1,
        )
        place = {
            "seat_group_id": group,
            "decision_id": decision,
            **days,
            "until_precision": Precision.DAY,
            "version": 1,
        }
        for place_number in range(1, number + 1):
            represents = associations[place_number - 1] if kind is SeatType.ORGANISATION else None
            succeeded = before[len(seats)] if before else None
            seat = town.add(
                Seat, seat_group_id=group, number=place_number, represents_id=represents, succeeds_id=succeeded
            )
            member = town.add(Membership, person_id=next(left), role=Role.MEMBER, seat_id=seat, **place)
            if len(seats) < len(LED):
                town.add(OfficeHolding, membership_id=member, office=LED[len(seats)], since=since, version=1)
            seats.append(seat)
        for rank in range(1, substitutes + 1):
            bound = {"rank": rank} if arrangement == "list" else {"seat_id": seats[-rank]}
            stands_in = {"role": Role.SUBSTITUTE, "arrangement": SubstituteArrangement(arrangement)}
            town.add(Membership, person_id=next(left), **stands_in, **bound, **place)
    return seats

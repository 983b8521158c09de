"""A council with somebody on its first seat, and a way to write rows that no rule has looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Enum, String, bindparam, insert, update
from sqlalchemy.exc import IntegrityError

from tests.builders import a_council, a_member, a_person, a_substitute, an_organization, the_seats, the_term
from tests.conftest import Database, made_once

Refused = Callable[..., None]


@dataclass(frozen=True)
class World:
    """The ids of what stands already."""

    body: UUID
    term: UUID
    group: UUID
    #: The first seat has a member since 1 January 2026, the second is vacant.
    seat: UUID
    vacant: UUID
    person: UUID
    stranger: UUID
    member: UUID
    #: First on the group's list.
    substitute: UUID
    organization: UUID

    def membership(self, **changes: Any) -> dict[str, Any]:
        """Return a new row that the database accepts: a stranger on the vacant seat."""
        row: dict[str, Any] = {
            "id": uuid4(),
            "person_id": self.stranger,
            "role": "member",
            "seat_group_id": self.group,
            "seat_id": self.vacant,
            "since": date(2026, 1, 1),
            "since_precision": "day",
            "until": None,
            "until_precision": "day",
            "version": 1,
        }
        return row | changes

    def substitute_row(self, **changes: Any) -> dict[str, Any]:
        """Return a new row that the database accepts: a stranger second on the list."""
        return self.membership(role="substitute", arrangement="list", seat_id=None, rank=2) | changes


@pytest.fixture
@made_once
def world(database: Database) -> World:
    with database.transaction() as session:
        body = a_council(session, seats=2)
        seat, vacant = the_seats(session, body)
        member = a_member(session, seat)
        substitute = a_substitute(session, seat.group)
        return World(
            body=body.id,
            term=the_term(session, body).id,
            group=seat.seat_group_id,
            seat=seat.id,
            vacant=vacant.id,
            person=member.person_id,
            stranger=a_person(session).id,
            member=member.id,
            substitute=substitute.id,
            organization=an_organization(session).id,
        )


@pytest.fixture
def write(database: Database) -> Callable[..., None]:
    """Insert a row, or change the one with this id, past every rule."""

    def write(table: Any, row: dict[str, Any], *, at: UUID | None = None) -> None:
        with database.transaction() as session:
            statement = insert(table) if at is None else update(table).where(table.id == at)
            session.connection().execute(_typed(table, statement, row))

    return write


def _typed(table: Any, statement: Any, row: dict[str, Any]) -> Any:
    """Bind plain texts as they are: a value outside a closed list must reach the database."""
    columns = table.__table__.columns
    plain = {
        name: bindparam(f"new_{name}", value, type_=String()) if isinstance(columns[name].type, Enum) else value
        for name, value in row.items()
    }
    return statement.values(plain)


@pytest.fixture
def refuses(write: Callable[..., None]) -> Refused:
    """Assert that the database refuses the row and names the constraint, or on SQLite at times its columns."""

    def refuses(reason: str, table: Any, row: dict[str, Any], *, at: UUID | None = None) -> None:
        with pytest.raises(IntegrityError, match=reason):
            write(table, row, at=at)

    return refuses

"""A council of three seats and the case of its election: two recommended, two next in order; in April 2027."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import select

from recruit.appointments.queries import case as queries
from recruit.bodies.model import Body, Term
from recruit.elections.model import Election
from recruit.foundation.accounts.rules import Role
from tests.conftest import made_once
from tests.operations.appointments.test_cases import a_case
from tests.pages.site import Reader, Site

ALL = "/sekretariat/integrationsraadet/udpegning"


@dataclass(frozen=True)
class Case:
    """The ids of what stands there."""

    id: UUID
    term: UUID
    group: UUID
    election: UUID
    #: In the order of the case: Amina Abdi, Bo Bruun, Dorthe Dam, Kaj Lund.
    people: tuple[UUID, ...]

    def at(self, page: str = "") -> str:
        return f"{ALL}/{self.id}{page and '/'}{page}"

    def of(self, number: int, act: str) -> str:
        return self.at(f"indstillede/{self.people[number]}/{act}")

    def says(self, number: int, part: str = "says") -> str:
        return f"{part}_{self.people[number].hex}"


@pytest.fixture
@made_once
def case(site: Site) -> Case:
    with site.database.transaction() as session:
        made = a_case(session)
        first = made.designates[0]
        election = session.scalars(select(Election.id)).one()
        return Case(made.id, made.term_id, first.seat_group_id, election, tuple(one.id for one in made.designates))


@pytest.fixture
def secretary(site: Site, case: Case) -> Reader:
    site.time.passes(days=150)
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


def designates(site: Site, case: Case) -> list[tuple[str | None, str, int | None, bool, str | None]]:
    """Return who stands in the case: name, role, rank, whether they dropped out, and what was decided."""
    with site.database.reading() as session:
        body = session.get_one(Body, session.get_one(Term, case.term).body_id)
        found = queries.case(session, body, case.id)
        return [
            (
                queries.name_of(each),
                each.role.value,
                each.rank,
                each.dropped_at is not None,
                each.decided.decided_as.value if each.decided else None,
            )
            for each in found.designates
        ]

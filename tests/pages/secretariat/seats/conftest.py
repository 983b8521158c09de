"""A council of three seats: a chair from Foreningen Havnen, somebody without an end, and a vacant seat."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from recruit.appointments import operations as appointments
from recruit.appointments.rules import Office
from recruit.bodies import operations as bodies
from recruit.bodies.rules import DecisionKind
from recruit.foundation.accounts.rules import Role
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_member,
    a_person,
    a_substitute,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import made_once
from tests.pages.site import Reader, Site

SEATS = "/sekretariat/integrationsraadet/raad/pladser"
MEMBERSHIPS = "/sekretariat/integrationsraadet/raad/medlemskaber"


@dataclass(frozen=True)
class Council:
    """The ids of what stands there."""

    body: UUID
    term: UUID
    taken: UUID
    second: UUID
    vacant: UUID
    chair: UUID
    member: UUID
    substitute: UUID
    office: UUID
    decision: UUID

    def seat(self, which: str = "vacant", act: str = "") -> str:
        return f"{SEATS}/{getattr(self, which)}{act and '/'}{act}"

    def membership(self, act: str, which: str = "chair") -> str:
        return f"{MEMBERSHIPS}/{getattr(self, which)}/{act}"


@pytest.fixture
@made_once
def council(site: Site) -> Council:
    with site.database.transaction() as session:
        body = a_council(session, seats=3)
        taken, second, vacant = the_seats(session, body)
        bodies.reserve_seat(session, taken, an_organization(session, "Foreningen Havnen"), by=BY, now=NOW)
        chair = a_member(session, taken, a_person(session, "Åse <b>Holm</b>"))
        office = appointments.hold_office(session, chair, Office.CHAIR, since=day("2026-04-01"), by=BY, now=NOW)
        member = a_member(session, second, a_person(session, "Bo Dam"), since="maj 2026")
        substitute = a_substitute(session, taken.group, a_person(session, "Elif Kaya"))
        decision = bodies.record_decision(
            session, body, DecisionKind.APPOINT, "Kommunalbestyrelsen", day("2026-03-26"), by=BY, now=NOW
        )
        ids = (the_term(session, body), taken, second, vacant, chair, member, substitute, office, decision)
        return Council(body.id, *(one.id for one in ids))


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]

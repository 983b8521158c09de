"""A secretary, and a council of three seats on which somebody sits."""

import pytest

from recruit.foundation.accounts.rules import Role
from tests.builders import a_council, a_member, a_person, the_seats
from tests.conftest import made_once
from tests.pages.site import Reader, Site

COUNCIL = "/sekretariat/integrationsraadet"
GROUP = "Repræsentanter for flygtninge og indvandrere"


@pytest.fixture
def secretary(site: Site, house: object) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
def reader(site: Site, house: object) -> Reader:
    return site.signed_in("Ib Juhl", Role.READER)[0]


@pytest.fixture
@made_once
def council(site: Site, house: object) -> None:
    """Three seats; Bo Dam sits on the first."""
    with site.database.transaction() as session:
        body = a_council(session, seats=3)
        a_member(session, the_seats(session, body)[0], a_person(session, "Bo Dam"))

"""A secretary, a council without seats, and readings as far as they have come."""

from typing import Any

import pytest

from recruit.bodies.model import Body
from recruit.foundation.accounts.rules import Role
from tests.builders import a_council
from tests.conftest import made_once
from tests.pages.secretariat.intake.steps import paste, place_in
from tests.pages.site import Reader, Site


@pytest.fixture
def secretary(site: Site) -> Reader:
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


@pytest.fixture
@made_once
def council(site: Site) -> Body:
    made: Body = site.saves(lambda session: a_council(session, seats=0, term="2014-2017", chair_title="formand"))
    return made


@pytest.fixture
@made_once
def checked(secretary: Reader, site: Site, council: Body) -> Any:
    """The address of a reading whose term is chosen."""
    address = paste(secretary)
    place_in(secretary, site, council, address)
    return address

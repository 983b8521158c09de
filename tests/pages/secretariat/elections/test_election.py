"""An election on its pages: set up, taken through its milestones, and taken back."""

import pytest

from recruit.bodies import queries as bodies
from recruit.elections.model import Election
from tests.conftest import Database, made_once
from tests.elections import an_election
from tests.pages.visitor import Visitor


@pytest.fixture
@made_once
def election(house: Database, still: None) -> Election:
    with house.transaction() as session:
        return an_election(session)


def listed(house: Database) -> str:
    with house.reading() as session:
        return f"/sekretariat/{bodies.slugs(session)[0]}/valg"


def test_an_election_is_found_from_the_list(secretary: Visitor, house: Database, election: Election) -> None:
    page = secretary.get(listed(house))

    assert [row.text for row in page.all("tbody")[0].all("a")] == ["Valg til rådet"]
    assert secretary.get(page.all("tbody")[0].all("a")[0].attributes["href"]).heading == "Valg til rådet"

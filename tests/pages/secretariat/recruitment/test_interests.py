"""The municipality keeps the list of what candidates can tick."""

from uuid import UUID

import pytest

from recruit.recruitment import operations, queries
from recruit.recruitment.model import Interest
from tests.builders import BY, NOW
from tests.conftest import Database
from tests.pages.visitor import Visitor

LIST = "/sekretariat/indstillinger/interesser"


@pytest.fixture
def interest(house: Database) -> UUID:
    with house.transaction() as session:
        operations.add_interest(session, {"da": "ligestilling"}, by=BY, now=NOW)
        return operations.add_interest(session, {"da": "danskundervisning", "en": "Danish"}, by=BY, now=NOW).id


def known(house: Database) -> list[Interest]:
    with house.reading() as session:
        return list(queries.interests(session, with_retired=True))


def test_an_empty_list_says_what_to_do(secretary: Visitor) -> None:
    page = secretary.get(LIST)

    assert page.all("div", class_="empty-state")[0].all("a", href=f"{LIST}/ny")


def test_an_interest_is_added_in_the_languages_that_citizens_choose(house: Database, secretary: Visitor) -> None:
    secretary.mended(secretary.send(f"{LIST}/ny", label_en="work"))

    secretary.led(secretary.send(f"{LIST}/ny", label_da="beskæftigelse", label_en="work"))

    assert [one.labels for one in known(house)] == [{"da": "beskæftigelse", "en": "work"}]


def test_an_interest_is_renamed_and_moved(house: Database, interest: UUID, secretary: Visitor) -> None:
    secretary.led(secretary.send(f"{LIST}/{interest}", label_da="dansk", position="1"))

    assert [one.labels["da"] for one in known(house)] == ["dansk", "ligestilling"]


def test_two_interests_are_not_called_alike(interest: UUID, secretary: Visitor) -> None:
    page = secretary.mended(secretary.send(f"{LIST}/{interest}", label_da="Ligestilling"))

    assert "Ligestilling" in page.errors[0]


def test_an_interest_is_retired_and_offered_again(house: Database, interest: UUID, secretary: Visitor) -> None:
    page = secretary.led(secretary.send(f"{LIST}/{interest}", to=f"{LIST}/{interest}/udgaar"))
    retired = [bool(one.retired_at) for one in known(house)]
    secretary.led(secretary.send(f"{LIST}/{interest}", to=f"{LIST}/{interest}/genoptagelse"))

    assert "udgået" in page.all("table")[0].text
    assert (retired, [bool(one.retired_at) for one in known(house)]) == ([False, True], [False, False])

"""In the demonstration alone, where no letter leaves, its link is opened as its reader does."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.foundation.mail.model import Letter
from tests.conftest import Database
from tests.nominations import a_nomination, an_open_round
from tests.pages.site import an_app
from tests.pages.visitor import Visitor

BUTTON = "Åbn linket, som modtageren gør"


def letter_of_somebody_who_stands(house: Database) -> str:
    with house.transaction() as session:
        made = a_nomination(session, an_open_round(session))
        number = session.scalars(select(Letter.id).filter_by(link_subject_id=made.id)).one()
        return f"/sekretariat/breve/{number}"


def test_elsewhere_there_is_no_such_button_and_no_such_page(secretary: Visitor, house: Database) -> None:
    address = letter_of_somebody_who_stands(house)
    assert BUTTON not in secretary.get(address).text
    assert secretary.client.post(f"{address}/som-modtageren").status_code == 404


class TestInTheDemonstration:
    @pytest.fixture
    def app(self, sqlite: Database) -> Iterator[Flask]:
        with an_app(sqlite.url, RECRUIT_MODE="demo") as made:
            yield made

    def test_the_secretary_comes_to_the_persons_own_page(self, secretary: Visitor, house: Database) -> None:
        address = letter_of_somebody_who_stands(house)
        assert BUTTON in secretary.get(address).text
        answer = secretary.send(address, to=f"{address}/som-modtageren")
        assert secretary.client.get(answer.location).location == "/svar"
        assert "Du er stillet op" in secretary.get("/svar").text

"""Meldt sig: the secretariat reads who came forward, answers, takes along into a round, and erases."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.recruitment.model import ComingForward, Prospect
from recruit.recruitment.operations.coming_forward import come_forward
from recruit.recruitment.rules.coming_forward import CameOf, NewComingForward, Wish
from tests.builders import BY, NOW, a_council
from tests.conftest import Database, made_once
from tests.nominations import an_open_round
from tests.pages.visitor import Visitor

LIST = "/sekretariat/integrationsraadet/rekruttering/meldt-sig"


@pytest.fixture
@made_once
def hawa(house: Database, still: None) -> str:
    """The address of the page of one who came forward."""

    def made(session: Session) -> ComingForward:
        new = NewComingForward("Hawa Elmi", Wish.SEAT, "hawa@mail.example", words="Jeg vil gerne hjælpe.")
        return come_forward(session, a_council(session, seats=1), new, {*Wish}, by=BY, now=NOW)

    with house.transaction() as session:
        return f"{LIST}/{made(session).id}"


def kept(house: Database) -> list[ComingForward]:
    with house.reading() as session:
        return list(session.scalars(select(ComingForward)))


def test_what_came_of_it_is_noted(house: Database, hawa: str, secretary: Visitor) -> None:
    assert "Venter på svar" in secretary.get(LIST).text
    assert "Jeg vil gerne hjælpe." in secretary.get(hawa).text
    assert secretary.send(hawa, to=f"{hawa}/svar").status_code == 422

    said = {"settle-came_of": "takes_part", "settle-note": "Kommer den 3."}
    assert secretary.send(hawa, to=f"{hawa}/svar", **said).status_code == 303

    assert [(one.came_of, one.note) for one in kept(house)] == [(CameOf.TAKES_PART, "Kommer den 3.")]
    assert "deltager" in secretary.get(LIST).text
    assert "Venter på svar" not in secretary.get(LIST).text


def test_into_an_open_round_the_person_comes_as_a_suggested_name(
    house: Database, hawa: str, secretary: Visitor
) -> None:
    assert "Tag personen med i en runde" not in secretary.get(hawa).text
    with house.transaction() as session:
        round_ = an_open_round(session, session.scalars(select(Body)).one())

    answer = secretary.send(hawa, to=f"{hawa}/runde", **{"along-round": str(round_.id)})

    assert "/foreslaaede-navne/" in answer.location
    with house.reading() as session:
        assert session.scalars(select(Prospect.name)).all() == ["Hawa Elmi"]
    assert secretary.get(answer.location)


def test_one_button_erases(house: Database, hawa: str, secretary: Visitor) -> None:
    assert secretary.send(hawa, to=f"{hawa}/slet").location == LIST

    assert kept(house) == []
    assert secretary.get(LIST).all("div", class_="empty-state")
    secretary.get(hawa, 404)


def test_it_is_not_found_by_the_address_of_another_council(house: Database, hawa: str, secretary: Visitor) -> None:
    with house.transaction() as session:
        a_council(session, "Ungerådet", seats=1)

    secretary.get(hawa.replace("integrationsraadet", "ungeraadet"), 404)

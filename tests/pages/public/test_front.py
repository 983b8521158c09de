"""What citizens see first, the logo's address, and the accessibility statement."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.languages import operations as languages
from recruit.foundation.municipality import operations as municipalities
from recruit.people.rules import Classification
from tests.browser import Element
from tests.builders import a_council, a_term, day
from tests.conftest import Database
from tests.pages.conftest import FJORDBY
from tests.pages.site import Site
from tests.pages.visitor import Visitor
from tests.rounds import a_round


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_front_page_holds_before_anything_is_set_up(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/?sprog={language}")

    assert page.all("html")[0].attributes["lang"] == language
    assert page.all("div", class_="empty-state")


def test_the_front_page_names_the_municipality_its_council_and_whom_to_ask(visitor: Visitor, house: Database) -> None:
    with house.transaction() as session:
        a_council(session, "Fjordby Integrationsråd", term="2020-2099")

    page = visitor.get("/")

    assert "Fjordby Kommune" in page.heading
    assert "Fjordby Integrationsråd" in page.all("main")[0].text
    assert "kommunalbestyrelsen" in page.all("main")[0].text
    assert page.all("a", href="mailto:raad@fjordby.example")


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        ("2026-2029", "Integrationsrådet , 2026–2029"),
        ("2027-2030", "Integrationsrådet , 2027–2030"),
        ("2022-2025", "Integrationsrådet , 2022–2025"),
        ("2018-2021", None),
    ],
)
def test_a_council_is_there_before_its_term_and_while_members_go_on(site: Site, term: str, shown: str | None) -> None:
    site.saves(lambda session: a_council(session, term=term))

    assert [line.text for line in council_lines(site)] == [shown] * (shown is not None)


def test_a_council_is_named_once_by_the_term_that_it_is_in(site: Site) -> None:
    def fill(session: Session) -> None:
        body = a_council(session, term="2022-2025")
        for days in ("2026-2029", "2030-2033"):
            a_term(session, body, days)
        a_council(session, "Ældrerådet").until = day("2026-11-21")

    site.saves(fill)

    there, gone = (line.text for line in council_lines(site))
    assert there == "Integrationsrådet , 2026–2029"
    assert gone == "Ældrerådet : Rådet findes ikke længere. Sidste dag var 20. november 2026."


def test_the_municipal_council_is_none_of_the_councils(site: Site) -> None:
    def fill(session: Session) -> None:
        a_council(session, "Byrådet").organization.classification = Classification.MUNICIPAL_COUNCIL

    site.saves(fill)

    assert council_lines(site) == []


def council_lines(site: Site) -> list[Element]:
    main = site.reader().opens("/").page.all("main")[0]
    return [line for line in main.all("li") if any("/raad/" in link.attributes["href"] for link in line.all("a"))]


@pytest.mark.parametrize(("since_noon", "is_listed"), [({"microseconds": 999_000}, True), ({"seconds": 1}, False)])
def test_a_call_is_there_to_the_end_of_its_last_second(site: Site, since_noon: dict[str, int], is_listed: bool) -> None:
    site.saves(lambda session: a_round(session, a_council(session), closes_at=site.time.now() + timedelta(hours=1)))
    site.time.passes(hours=1, **since_noon)

    assert bool(site.reader().opens("/").page.all("a", href="/opstilling/nye-medlemmer-2027")) is is_listed


def test_the_languages_that_the_municipality_shows_can_be_chosen(visitor: Visitor, house: Database) -> None:
    assert [link.text for link in visitor.get("/").all("nav", class_="languages")[0].all("a")] == ["Dansk", "English"]
    assert [link.text for link in visitor.get("/").all("main")[0].all("a", hreflang="en")] == ["English"]

    with house.transaction() as session:
        languages.hide(session, "en", by=Actor.command(), now=clock.now())

    assert visitor.get("/").all("nav", class_="languages") == []


def test_was_leads_to_the_statement_or_says_whom_to_ask(visitor: Visitor, house: Database) -> None:
    assert "raad@fjordby.example" in visitor.get("/was").all("main")[0].text

    with house.transaction() as session:
        stated = replace(FJORDBY, accessibility_statement="https://www.was.example/fjordby")
        municipalities.change(session, stated, version=1, by=Actor.command(), now=clock.now())

    assert visitor.client.get("/was").location == "https://www.was.example/fjordby"


@pytest.mark.parametrize("address", [f"/logo/{'0' * 64}.png", "/logo/short.png"])
def test_only_the_logo_in_use_is_sent(visitor: Visitor, house: Database, address: str) -> None:
    visitor.get(address, 404)

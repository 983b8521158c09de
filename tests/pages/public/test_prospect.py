"""`/foreslaaet`: what somebody whose name was suggested finds behind the link in the letter."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from recruit.foundation.tokens import operations as tokens
from recruit.recruitment.model import Prospect
from recruit.recruitment.operations.prospects import keep_prospect
from recruit.recruitment.rules.asking import PROSPECT, NewProspect
from tests.builders import BY, NOW
from tests.nominations import an_open_round
from tests.pages.site import Reader, Site


@pytest.fixture
def ib(site: Site) -> Reader:
    """Somebody whose name was suggested, who has opened the link in the letter."""

    def told(session) -> str:
        new = NewProspect("Ib Juhl", "Kaj Lund", 30, email="ib@mail.example")
        kept = keep_prospect(session, an_open_round(session), new, by=BY, now=NOW)
        return tokens.mint(session, PROSPECT, kept.id, lifetime=timedelta(days=30), now=NOW)

    reader = site.reader()
    assert reader.opens(f"/link/{site.saves(told)}").leads_to == "/foreslaaet"
    return reader


def kept(site: Site) -> list[str]:
    with site.database.reading() as session:
        return list(session.scalars(select(Prospect.name)))


def test_it_says_what_we_know_and_from_whom_and_leads_to_the_call(site: Site, ib: Reader) -> None:
    page = ib.opens("/foreslaaet").page

    facts = [pair.text for pair in page.all("dl")[0].all("dd")]
    assert facts == ["Ib Juhl", "ib@mail.example", "Kaj Lund", "21. november 2026", "21. december 2026"]
    assert "/opstilling/nye-medlemmer-2027" in [link.attributes["href"] for link in page.all("a")]
    assert kept(site) == ["Ib Juhl"]


def test_one_button_erases_everything_and_the_link_with_it(site: Site, ib: Reader) -> None:
    led = ib.follows(ib.sends("/foreslaaet", onto="/foreslaaet/slet"))

    assert "Det, vi havde om dig, er slettet." in led.text
    assert kept(site) == []
    assert ib.opens("/foreslaaet").status == 404


def test_a_button_that_is_pressed_twice_erases_once(site: Site, ib: Reader) -> None:
    pressed = ib.opens("/foreslaaet").page.hidden

    first, second = (ib.posts("/foreslaaet/slet", **pressed) for _ in range(2))

    assert (second.status, second.leads_to) == (303, first.leads_to)


def test_opening_the_address_of_the_button_erases_nothing(site: Site, ib: Reader) -> None:
    assert ib.opens("/foreslaaet/slet").status == 405
    assert ib.posts("/foreslaaet/slet").status == 400
    assert kept(site) == ["Ib Juhl"]


def test_without_the_link_nobody_learns_of_it(site: Site, ib: Reader) -> None:
    assert site.reader().opens("/foreslaaet").status == 404

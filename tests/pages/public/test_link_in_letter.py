"""The link in a letter leads to its page in the language of the letter."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from recruit.foundation.tokens import operations as tokens
from recruit.nominations.model import Nomination
from recruit.nominations.rules import OWN_NOMINATION
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.site import Site


@pytest.fixture
def link(site: Site) -> str:
    """The link in the receipt of somebody who stands, and is written to in English."""
    standing: Nomination = site.saves(
        lambda session: a_nomination(
            session, (round_ := an_open_round(session)), replace(a_submission(round_), language="en")
        )
    )
    year, now = timedelta(days=365), site.time.instant
    token = site.saves(lambda session: tokens.mint(session, OWN_NOMINATION, standing.id, lifetime=year, now=now))
    return f"/link/{token}"


def test_a_link_speaks_the_language_of_its_letter_in_a_browser_that_knows_of_no_language(site: Site, link: str) -> None:
    opened = site.reader().opens(link)

    assert opened.leads_to == "/svar?sprog=en"


def test_a_reader_who_has_chosen_a_language_keeps_it(site: Site, link: str) -> None:
    reader = site.reader()
    reader.opens("/?sprog=da")

    assert reader.opens(link).leads_to == "/svar"


def test_a_link_that_no_letter_carries_leads_on_in_danish(site: Site) -> None:
    year, now = timedelta(days=365), site.time.instant
    token = site.saves(lambda session: tokens.mint(session, OWN_NOMINATION, uuid4(), lifetime=year, now=now))

    assert site.reader().opens(f"/link/{token}").leads_to == "/svar"

"""`/svar` while one's nomination is checked: what is lacking, mended to the deadline's second, and what is decided."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from recruit.nominations import queries
from recruit.nominations.model import Nomination
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules.vetting import Lacking, Vetting
from tests.builders import BY, day
from tests.nominations import NOON, a_nomination, a_submission, an_open_round
from tests.pages.public.test_own_nomination import opened
from tests.pages.public.test_stand import TYPED
from tests.pages.site import Reader, Site

LATER = NOON + timedelta(days=7)
DECIDED_ON = day("2026-11-21")


@pytest.fixture
def nomination(site: Site) -> Nomination:
    made: Nomination = site.saves(lambda session: a_nomination(session, (r := an_open_round(session)), a_submission(r)))
    return made


@pytest.fixture
def does(site: Site, nomination: Nomination) -> Callable[..., Reader]:
    """Do something with the nomination, and return the nominee, who has opened the link in the letter about it."""

    def act(operation: Callable[..., Any], *said: Any) -> Reader:
        now = site.time.instant
        site.saves(lambda s: operation(s, queries.nomination(s, nomination.id, lock=True), *said, by=BY, now=now))
        return opened(site, nomination)

    return act


def where(site: Site, nomination: Nomination) -> Vetting:
    with site.database.reading() as session:
        return check_of(session, nomination.id).vetting(now=site.time.instant)


def lacks(does: Callable[..., Reader]) -> Reader:
    return does(vetting.tell_what_is_lacking, [Lacking.RESIDENCE], "Send os et bopælsbevis.", LATER)


def test_what_is_lacking_is_mended_after_the_round_has_closed_to_the_second_of_the_deadline(
    site: Site, nomination: Nomination, does: Callable[..., Reader]
) -> None:
    lacks(does)
    site.time.instant = LATER
    amina = opened(site, nomination)
    page = amina.opens("/svar").text
    assert "bopæl i kommunen" in page
    assert "Send os et bopælsbevis." in page
    assert "28. december 2026 kl. 12.00" in page

    assert amina.sends("/svar/ret", **TYPED | {"name": "Amina Abdi Holm"}).leads_to == "/svar"

    assert where(site, nomination) is Vetting.TO_CHECK
    assert "bopælsbevis" not in amina.opens("/svar").text


def test_a_second_later_nothing_is_mended_and_the_page_says_whom_to_ask(
    site: Site, nomination: Nomination, does: Callable[..., Reader]
) -> None:
    lacks(does)
    site.time.instant = LATER + timedelta(seconds=1)
    amina = opened(site, nomination)

    assert "Det kunne rettes indtil" in amina.opens("/svar").text
    assert amina.opens("/svar/ret").leads_to == "/svar"
    assert where(site, nomination) is Vetting.NOT_REMEDIED


def test_a_candidate_reads_that_they_are_approved(does: Callable[..., Reader]) -> None:
    amina = does(vetting.approve, Decided(DECIDED_ON))

    assert "Du er godkendt som kandidat til Integrationsrådet" in amina.opens("/svar").text


def test_whoever_is_not_approved_reads_why_and_how_to_complain_and_corrects_no_more(
    does: Callable[..., Reader],
) -> None:
    decided = Decided(DECIDED_ON, "Bor ikke her.", complaint_to="Fjordby Kommunalbestyrelse", complaint_until=LATER)

    page = does(vetting.refuse, decided).opens("/svar")

    for said in ("Bor ikke her.", "Fjordby Kommunalbestyrelse", "28. december 2026 kl. 12.00"):
        assert said in page.text
    assert "/svar/ret" not in page.text
    assert "Du er stillet op." not in page.text

"""The list of a round's nominations, as the secretariat sees it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.model import Letter
from recruit.nominations import queries
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.rules import NewNominee
from recruit.recruitment.model import RecruitmentRound
from tests.browser import Page
from tests.builders import BY, NOW, a_council
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_proposal, a_submission, an_open_round
from tests.pages.visitor import Visitor


@pytest.fixture
@made_once
def round_(house: Database, still: None) -> RecruitmentRound:
    with house.transaction() as session:
        return an_open_round(session, a_council(session, "Integrationsrådet"))


def page_of(house: Database, round_: RecruitmentRound) -> str:
    with house.reading() as session:
        return f"/sekretariat/{bodies.slugs(session)[0]}/rekruttering/{round_.id}/indstillinger"


def come_back(session: Session) -> None:
    """Let the mail server take none of the letters to people who were proposed."""
    for letter in session.scalars(select(Letter).filter_by(kind="nominated")):
        letter.next_attempt_at, letter.given_up_at, letter.error = None, NOW, "refused 550"


def names(page: Page) -> list[str]:
    return [row.all("th")[0].text.strip() for row in page.all("tbody")[0].all("tr")] if page.all("tbody") else []


def test_before_anybody_has_come_the_page_says_what_to_do(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    page = secretary.get(page_of(house, round_))

    assert "Der er ikke kommet nogen endnu" in page.all("main")[0].text
    assert [link for link in page.all("a") if link.attributes["href"].endswith("/indstillinger/ny")]


def test_the_list_is_narrowed_down_by_links_that_keep_what_is_searched_for(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    with house.transaction() as session:
        for name in ("Amina Abdi", "Amina Dam"):
            a_nomination(session, round_, a_submission(round_, name))
        a_nomination(session, round_, a_proposal("Amina Elmi"))
        a_nomination(session, round_, a_proposal("Bo Bruun"))
    address = page_of(house, round_)

    found = secretary.get(f"{address}?q=amina&orden=navn")
    asked = next(link for link in found.all("a") if link.text.strip() == "har ikke svaret (1)")

    assert names(found) == ["Amina Abdi", "Amina Dam", "Amina Elmi"]
    assert names(secretary.get(asked.attributes["href"])) == ["Amina Elmi"]
    assert names(secretary.get(f"{address}?vej=selv&orden=navn")) == ["Amina Abdi", "Amina Dam"]
    assert "Ingen passer" in secretary.get(f"{address}?q=zebra").all("main")[0].text


def test_whoever_no_letter_reaches_stands_out_here_and_on_the_front_page(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    with house.transaction() as session:
        a_nomination(session, round_, a_submission(round_))
        a_nomination(session, round_, a_proposal("Bo Bruun"))
        a_nomination(session, round_, replace(a_proposal(), nominee=NewNominee("Ib Ibsen", phone="12 34 56 78")))
        come_back(session)

    today = secretary.get("/sekretariat")
    lead = next(link for link in today.all("a") if "kunne ikke afleveres" in link.text)
    page = secretary.get(lead.attributes["href"])

    assert sorted(names(page)) == ["Bo Bruun", "Ib Ibsen"]
    assert "brevet kom retur" in page.all("tbody")[0].text
    assert "har ingen e-mail" in page.all("tbody")[0].text


def test_the_check_stands_in_the_list_and_narrows_it_down(
    secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    with house.transaction() as session:
        for name in ("Amina Abdi", "Bo Bruun"):
            a_nomination(session, round_, a_submission(round_, name))
        a_nomination(session, round_, a_proposal("Dorthe Dam"))
        elif_kaya = a_nomination(session, round_, a_submission(round_, "Elif Kaya")).id
        session.flush()
        session.expire_all()
        decided = Decided(clock.local(NOW).date())
        vetting.approve(session, queries.nomination(session, elif_kaya), decided, by=BY, now=NOW)
    address = page_of(house, round_)

    to_check = next(link for link in secretary.get(address).all("a") if link.text.strip() == "skal kontrolleres (2)")

    assert sorted(names(secretary.get(to_check.attributes["href"]))) == ["Amina Abdi", "Bo Bruun"]
    assert names(secretary.get(f"{address}?kontrol=godkendt&tilstand=spurgt")) == ["Elif Kaya"]
    assert "Ingen passer" in secretary.get(f"{address}?kontrol=mangler").all("main")[0].text


def test_a_reader_of_councils_sees_no_nominations_and_nobody_those_of_another_council(
    signed_in: Callable[..., Visitor], secretary: Visitor, house: Database, round_: RecruitmentRound
) -> None:
    address = page_of(house, round_)
    with house.transaction() as session:
        nomination = a_nomination(session, round_, a_submission(round_))
        a_council(session, "Et andet råd")
        others = next(slug for slug in bodies.slugs(session) if f"/{slug}/" not in address)
    elsewhere = f"/sekretariat/{others}/rekruttering/{round_.id}/indstillinger"

    assert [secretary.get(each, 404) for each in (elsewhere, f"{elsewhere}/{nomination.id}", f"{address}/{uuid4()}")]
    assert signed_in(Role.READER, name="Ada Bruun").get(address, 403)


def test_the_list_and_its_page_ask_as_often_for_many_as_for_few(
    secretary: Visitor, house: Database, round_: RecruitmentRound, count_queries: Callable[[], int]
) -> None:
    address = page_of(house, round_)
    with house.transaction() as session:
        first = a_nomination(session, round_, a_proposal())
        come_back(session)
    count_queries()
    secretary.get(address)
    few = count_queries()
    with house.transaction() as session:
        for _ in range(9):
            a_nomination(session, round_, a_proposal())
        come_back(session)
    count_queries()

    assert len(names(secretary.get(address))) == 10
    assert count_queries() <= few <= 15
    secretary.get(f"{address}/{first.id}")
    assert count_queries() <= 31

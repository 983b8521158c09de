"""The members are asked to pass the call on: whom, with which letter, and what came of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from recruit.foundation.mail.model import Letter
from recruit.nominations.queries import round_by_id
from recruit.recruitment.model import Channel
from recruit.recruitment.operations.channels import count_visit
from tests.builders import day
from tests.conftest import Database, made_once
from tests.networks import AMINA, BO, CAMIR, a_round_with_members
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor


@pytest.fixture
@made_once
def network(house: Database, still: None) -> str:
    """The address of the page."""
    with house.transaction() as session:
        round_ = a_round_with_members(session)
    return f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/netvaerk"


def readers(house: Database) -> list[str]:
    with house.reading() as session:
        return sorted(session.scalars(select(Letter.address)))


def channels(house: Database) -> dict[str, Channel]:
    """Return the channel of each member who was asked, by name."""
    with house.reading() as session:
        return {channel.label: channel for channel in session.scalars(select(Channel))}


def ask(secretary: Visitor, network: str, number: int) -> None:
    """Ask so many of those who are left."""
    members = secretary.filled(f"{network}/spoerg")[0]["members"]
    assert secretary.send(f"{network}/spoerg", members=members[:number]).status_code == 303


def test_the_letter_is_shown_before_it_goes_to_all_who_sit(house: Database, network: str, secretary: Visitor) -> None:
    assert secretary.get(network).all("div", class_="empty-state")
    assert "[medlemmets eget link]" in secretary.get(f"{network}/spoerg").all("div", class_="letter")[0].text

    page = secretary.led(secretary.send(f"{network}/spoerg"))

    assert "2 breve ligger i udbakken. Ét medlem har ingen e-mail" in page.text
    assert [name in page.all("table")[0].text for name in (AMINA, BO, CAMIR)] == [True] * 3
    assert readers(house) == ["amina@mail.example", "bo@mail.example"]


def test_only_those_who_are_ticked_are_asked_and_the_others_later(
    house: Database, network: str, secretary: Visitor
) -> None:
    ask(secretary, network, 1)

    assert readers(house) == ["amina@mail.example"]
    left = secretary.get(f"{network}/spoerg").all("fieldset")[0].text
    assert (AMINA in left, BO in left, CAMIR in left) == (False, True, True)


def test_somebody_has_to_be_ticked(house: Database, network: str, secretary: Visitor) -> None:
    page = secretary.mended(secretary.send(f"{network}/spoerg", members=[]))

    assert "Vælg mindst ét medlem." in page.text
    assert readers(house) == []


def test_a_draft_is_not_passed_on(house: Database, secretary: Visitor) -> None:
    with house.transaction() as session:
        round_ = an_open_round(session, is_announced=False)

    page = secretary.get(f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/netvaerk")

    assert "Opslaget er ikke offentligt endnu." in page.text


def test_whoever_has_no_email_gets_a_text_with_a_link_of_their_own(
    house: Database, network: str, secretary: Visitor
) -> None:
    ask(secretary, network, 3)
    (link,) = [link.attributes["href"] for link in secretary.get(network).all("a") if link.text.startswith("Kopiér")]

    text = secretary.get(link).all("div", class_="letter")[0].text

    assert text.startswith(f"Hej {CAMIR}")
    assert f"/k/{channels(house)[CAMIR].code}" in text


def test_members_are_reminded_once(house: Database, network: str, secretary: Visitor) -> None:
    ask(secretary, network, 3)

    page = secretary.led(secretary.send(f"{network}/paamindelse"))

    assert "2 påmindelser ligger i udbakken." in page.text
    assert len(readers(house)) == 4
    assert secretary.get(f"{network}/paamindelse").all("div", class_="empty-state")


def test_what_came_of_it_is_counted_for_all_members_at_once(
    house: Database, network: str, secretary: Visitor, count_queries: Callable[[], int]
) -> None:
    ask(secretary, network, 1)
    secretary.get(network)
    count_queries()
    secretary.get(network)
    few = count_queries()
    ask(secretary, network, 2)
    bo = channels(house)[BO]
    with house.transaction() as session:
        count_visit(session, bo, on=day("2026-11-21"))
        count_visit(session, bo, on=day("2026-11-21"))
        round_ = round_by_id(session, bo.round_id)
        a_nomination(session, round_, replace(a_submission(round_), channel_id=bo.id))
    secretary.get(network)
    count_queries()

    rows = {row.all("th")[0].text: row for row in secretary.get(network).all("tbody")[0].all("tr")}

    assert count_queries() <= few
    assert [cell.text for cell in rows[BO].all("td")][-2:] == ["2", "1"]
    assert [cell.text for cell in rows[AMINA].all("td")][-2:] == ["0", "0"]

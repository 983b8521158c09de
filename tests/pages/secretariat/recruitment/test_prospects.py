"""A name that somebody suggested: written down, told by a letter that is shown first, answered, and erased."""

import pytest
from sqlalchemy import select

from recruit.bodies.operations import grant_access_to_body
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.model import Letter
from recruit.recruitment.model import Prospect
from tests.builders import BY, NOW, a_council
from tests.conftest import Database, made_once
from tests.nominations import an_open_round
from tests.pages.visitor import Visitor
from tests.rounds import a_channel

IB = {"name": "Ib Juhl", "suggested_by": "Kaj Lund", "email": "ib@mail.example"}


@pytest.fixture
@made_once
def names(house: Database, still: None) -> str:
    """The address of the list."""
    with house.transaction() as session:
        round_ = an_open_round(session)
        a_channel(session, round_)
    return f"/sekretariat/integrationsraadet/rekruttering/{round_.id}/foreslaaede-navne"


def kept(house: Database) -> list[Prospect]:
    with house.reading() as session:
        return list(session.scalars(select(Prospect)))


def letters(house: Database) -> list[tuple[str, str]]:
    with house.reading() as session:
        return [(letter.address, letter.body) for letter in session.scalars(select(Letter))]


def written_down(secretary: Visitor, names: str, **typed: str) -> str:
    """Write a name down, and return the address of its page."""
    answer = secretary.send(f"{names}/nyt", **IB | typed)
    assert answer.status_code == 303
    return str(answer.location)


def test_a_name_is_told_by_a_letter_that_was_shown(house: Database, names: str, secretary: Visitor) -> None:
    assert secretary.get(names).all("div", class_="empty-state")
    page = written_down(secretary, names)
    shown = secretary.get(page).all("div", class_="letter")[0].text
    assert "Ved det ikke endnu" in secretary.get(names).text

    secretary.led(secretary.send(page, to=f"{page}/brev"))

    ((address, body),) = letters(house)
    assert address == "ib@mail.example"
    assert [said in shown and said in body for said in ("Kaj Lund", "21. december 2026")] == [True, True]
    assert "Fik det at vide" in secretary.get(names).text
    assert not secretary.get(page).all("div", class_="letter")


def test_the_letter_leads_by_the_channel_that_was_chosen(house: Database, names: str, secretary: Visitor) -> None:
    options = secretary.get(f"{names}/nyt").all("select", name="channel")[0].all("option")
    page = written_down(secretary, names, channel=options[1].attributes["value"])

    assert "/k/" in secretary.get(page).all("div", class_="letter")[0].text


def test_the_letter_is_read_aloud_in_its_own_language(house: Database, names: str, secretary: Visitor) -> None:
    page = secretary.get(written_down(secretary, names, language="en"))

    letter = page.all("div", class_="letter")[0]
    assert letter.attributes["lang"] == "en"
    assert "thought that" in letter.text
    assert "engelsk" in page.all("dl")[0].text


def test_without_email_it_is_said_on_the_telephone(house: Database, names: str, secretary: Visitor) -> None:
    page = written_down(secretary, names, email="", phone="12 34 56 78")
    text = secretary.get(page).all("div", class_="letter")[0].text

    led = secretary.led(secretary.send(page, to=f"{page}/brev"))

    assert "Kaj Lund" in text
    assert "ring eller skriv til os" in text
    assert "Det er noteret, at personen har fået det at vide." in led.text
    assert letters(house) == []


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"suggested_by": ""}, "Udfyld feltet."),
        ({"email": ""}, "Skriv en e-mailadresse eller et telefonnummer."),
        ({"days": "31"}, "Skriv et antal dage fra 1 til 30."),
    ],
    ids=["from nobody", "out of reach", "too long"],
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(
    house: Database, names: str, secretary: Visitor, typed: dict[str, str], reason: str
) -> None:
    page = secretary.mended(secretary.send(f"{names}/nyt", **IB | typed))

    assert reason in page.text
    assert page.all("input", name="name")[0].attributes["value"] == "Ib Juhl"
    assert kept(house) == []


def test_an_answer_is_noted_and_can_change(house: Database, names: str, secretary: Visitor) -> None:
    page = written_down(secretary, names)
    secretary.send(page, to=f"{page}/brev")

    secretary.led(secretary.send(page, to=f"{page}/svar", **{"answer-answer": "undecided"}))
    secretary.led(secretary.send(page, to=f"{page}/svar", **{"answer-answer": "interested"}))

    assert "vil gerne stille op" in secretary.get(names).all("table")[0].text
    assert "/indstillinger/ny" in " ".join(link.attributes["href"] for link in secretary.get(page).all("a"))


def test_whoever_says_no_is_erased_with_the_letter(house: Database, names: str, secretary: Visitor) -> None:
    page = written_down(secretary, names)
    secretary.send(page, to=f"{page}/brev")

    listed = secretary.led(secretary.send(page, to=f"{page}/svar", **{"answer-answer": "no"}))

    assert listed.all("div", class_="empty-state")
    assert (kept(house), letters(house)) == ([], [("", "")])
    secretary.get(page, 404)


def test_a_name_is_erased_by_a_click(house: Database, names: str, secretary: Visitor) -> None:
    page = written_down(secretary, names)

    assert "Navnet er slettet" in secretary.led(secretary.send(page, to=f"{page}/slet")).text
    assert kept(house) == []


def test_an_answer_has_to_be_chosen(names: str, secretary: Visitor) -> None:
    page = written_down(secretary, names)
    secretary.send(page, to=f"{page}/brev")

    assert secretary.mended(secretary.send(page, to=f"{page}/svar")).errors


def test_the_names_of_another_council_are_not_there(house: Database, names: str, signed_in) -> None:
    elsewhere = signed_in(Role.SECRETARY, name="Ib Juhl")
    with house.transaction() as session:
        other = a_council(session, "Ungerådet", seats=1)
        grant_access_to_body(session, session.scalars(select(RoleGrant)).one().id, other, by=BY, now=NOW)

    elsewhere.get(names, 404)

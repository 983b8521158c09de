"""The pages of a term that begins and ends: the welcome list, thanks, and who goes on until others are appointed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from recruit.bodies.model import Term
from recruit.foundation.mail.model import Letter
from tests.builders import NOW, a_council, a_member, a_person, the_seats, the_term
from tests.conftest import Database, made_once
from tests.pages.visitor import Visitor

THREE_WEEKS_AGO = str(NOW.date() - timedelta(days=21))


@pytest.fixture
@made_once
def term(house: Database, still: None) -> Term:
    """Amina sits since three weeks, Bo since February, in a term that holds over."""
    with house.transaction() as session:
        body = a_council(session, seats=3)
        first, second, _third = the_seats(session, body)
        a_member(session, first, a_person(session, "Amina Abdi"), since=THREE_WEEKS_AGO)
        a_member(session, second, a_person(session, "Bo Bruun"))
        return the_term(session, body)


def at(term: Term, page: str) -> str:
    return f"/sekretariat/integrationsraadet/perioder/{term.id}/{page}"


def kinds(house: Database) -> list[str]:
    with house.reading() as session:
        return list(session.scalars(select(Letter.kind).order_by(Letter.kind)))


def test_several_items_are_ticked_for_several_members_and_one_is_taken_back(secretary: Visitor, term: Term) -> None:
    page = secretary.get(at(term, "velkomst"))
    assert "Der mangler noget for 2 medlemmer." in page.text
    assert "Ét af dem har været medlem i mere end 14 dage" in page.text
    both = [box.attributes["value"] for box in page.all("input", name="members")]

    nothing = secretary.mended(secretary.send(at(term, "velkomst"), done_on="21.11.2026"))
    assert "Vælg mindst ét punkt på listen." in nothing.text
    some = {"members": both, "items": ["rules", "payroll"], "needed": "yes", "done_on": "20.11.2026"}
    done = secretary.led(secretary.send(at(term, "velkomst"), **some))

    assert "4 kryds er sat." in done.text
    ticks = [link.attributes["href"] for link in done.all("a") if link.attributes["href"].endswith("/tag-tilbage")]
    assert len(ticks) == 4
    assert "Amina Abdi" in secretary.get(ticks[0]).text
    again = secretary.led(secretary.send(ticks[0]))
    assert "Krydset er taget tilbage." in again.text
    assert secretary.client.get(ticks[0]).status_code == 404


def test_the_welcome_shows_what_was_typed_is_written_once_and_ticked(
    secretary: Visitor, house: Database, term: Term
) -> None:
    page = secretary.get(at(term, "velkomst/brev"))
    assert "Velkommen til Integrationsrådet" in page.text

    everybody = page.all("input", name="members")
    chosen = [one.attributes["value"] for one in everybody]
    assert ["checked" in one.attributes for one in everybody] == [True, False]  # Bo has sat for months

    done = secretary.led(
        secretary.send(at(term, "velkomst/brev"), members=chosen, dates="7. april kl. 17", documents="")
    )

    assert "2 breve er skrevet." in done.text
    assert done.text.count("ikke sendt endnu") == 2
    assert kinds(house) == ["member_welcome", "member_welcome"]
    assert "Alle har fået velkomstbrevet" in secretary.get(at(term, "velkomst/brev")).text


def test_who_goes_on_is_told_once_and_nobody_is_thanked_while_nobody_leaves(
    secretary: Visitor, house: Database, term: Term
) -> None:
    assert "Ingen udtræder med denne periode endnu" in secretary.get(at(term, "tak")).text
    assert "Du fortsætter i Integrationsrådet, til nye er udpeget" in secretary.get(at(term, "fortsaetter")).text

    early = secretary.get(at(term, "fortsaetter"))
    assert "Perioden slutter først 31. december 2029, så ingen er sat kryds ved endnu." in early.text
    everybody = [box.attributes["value"] for box in early.all("input", name="members")]
    done = secretary.led(secretary.send(at(term, "fortsaetter"), members=everybody))

    assert "2 breve er skrevet." in done.text
    assert "Alle har fået besked." in done.text
    assert kinds(house) == ["member_goes_on", "member_goes_on"]


def test_whoever_got_it_from_somebody_else_meanwhile_is_said_in_words(
    secretary: Visitor, house: Database, term: Term
) -> None:
    everybody = [one.attributes["value"] for one in secretary.get(at(term, "fortsaetter")).all("input", name="members")]
    secretary.led(secretary.send(at(term, "fortsaetter"), members=everybody[:1]))

    late = secretary.mended(secretary.send(at(term, "fortsaetter"), members=everybody))

    assert "Listen er ændret i mellemtiden" in late.text
    assert str(everybody[0]) not in late.text
    assert kinds(house) == ["member_goes_on"]


def test_who_leaves_with_a_term_that_does_not_hold_over_is_thanked(
    secretary: Visitor, house: Database, term: Term
) -> None:
    with house.transaction() as session:
        session.get_one(Term, term.id).holds_over = False
    (_amina, bo) = secretary.get(at(term, "tak")).all("input", name="members")

    done = secretary.led(secretary.send(at(term, "tak"), members=[bo.attributes["value"]]))

    assert "Ét brev er skrevet." in done.text
    with house.reading() as session:
        (letter,) = session.scalars(select(Letter))
    assert "Din sidste dag som medlem af Integrationsrådet er 31. december 2029" in letter.body
    assert "Ingen fortsætter efter denne periode" in secretary.get(at(term, "fortsaetter")).text


def test_a_term_without_members_says_what_comes_first(secretary: Visitor, house: Database) -> None:
    with house.transaction() as session:
        empty = the_term(session, a_council(session))

    assert "Der er ingen medlemmer i denne periode" in secretary.get(at(empty, "velkomst")).text

"""Afsender: who the letters of a council come from, today and from a planned day on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from recruit.foundation import clock
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail.letterhead.model import DatedLetterhead
from tests.browser import Page
from tests.builders import a_council
from tests.conftest import Database
from tests.pages.visitor import Visitor, fields_of

PAGE = "/sekretariat/integrationsraadet/breve/afsender"
TYPED = {
    "name": "Liv Kvist",
    "title": "Sekretær",
    "office": "Borgerservice",
    "sender_name": "Integrationsrådet",
    "email": "raad@nabo.example",
    "address": "Torvet 1\r\n9999 Fjordby",
}


@pytest.fixture
def council(house: Database) -> None:
    with house.transaction() as session:
        a_council(session)


def the_planned(page: Page) -> str:
    """Return the address of the planned sender that the page leads to."""
    ways = [link.attributes["href"] for link in page.all("main")[0].all("a")]
    return next(way for way in ways if way.startswith(f"{PAGE}/") and not way.endswith("/ny"))


def test_a_new_secretary_signs_from_today(secretary: Visitor, council: None) -> None:
    assert secretary.get(PAGE).all("div", class_="alert-info")

    page = secretary.led(secretary.send(f"{PAGE}/ny", **TYPED))

    signed, discreet = [letter.text for letter in page.all("div", class_="letter")]
    assert "Liv Kvist Sekretær Borgerservice raad@nabo.example" in signed
    assert "Fjordby Kommune" in discreet
    assert "raad@nabo.example" not in discreet
    assert "Integrationsrådet <" in page.text, "the mailbox is of another domain, so only the name is the council's"
    assert "Grethe Holm" in page.all("tbody")[0].text


def test_a_planned_sender_is_changed_and_taken_away(secretary: Visitor, council: None) -> None:
    later = clock.today() + timedelta(days=30)
    page = secretary.led(secretary.send(f"{PAGE}/ny", **TYPED, since=f"{later:%d.%m.%Y}"))
    assert page.all("div", class_="alert-info"), "until then the municipality's holds"
    planned = the_planned(page)

    page = secretary.led(secretary.send(planned, name="Bo Dam"))
    assert "Bo Dam" in page.text
    planned = the_planned(page)
    fields, target = secretary.filled(planned, to=f"{planned}/fjern")
    page = secretary.led(secretary.client.post(target, data=fields))

    assert "Bo Dam" not in page.text
    assert secretary.client.post(target, data=fields).status_code == 303, "pressed twice it acts once"
    secretary.get(planned, 404)


def test_of_two_who_change_the_planned_sender_the_second_sees_both_and_can_go_on(
    secretary: Visitor, council: None
) -> None:
    later = clock.today() + timedelta(days=30)
    secretary.led(secretary.send(f"{PAGE}/ny", **TYPED | {"name": "Ida Lund"}))
    planned = the_planned(secretary.led(secretary.send(f"{PAGE}/ny", **TYPED, since=f"{later:%d.%m.%Y}")))
    fields, _ = secretary.filled(planned)
    secretary.led(secretary.send(planned, name="Bo Dam"))

    page, goes_on = both_shown(secretary, planned, fields | {"name": "Eva Falk"})
    assert "Bo Dam Eva Falk" in page.all("tbody")[0].text
    page = secretary.led(secretary.client.post(goes_on[0], data=goes_on[1]))
    assert "Eva Falk" in page.text
    assert "Bo Dam" not in page.text

    planned = the_planned(page)
    fields, _ = secretary.filled(planned)
    taken_away, target = secretary.filled(planned, to=f"{planned}/fjern")
    secretary.led(secretary.client.post(target, data=taken_away))
    page, goes_on = both_shown(secretary, planned, fields | {"name": "Per Rask"})
    assert "Ida Lund Per Rask" in page.all("tbody")[0].text, "what stands is the sender that is in use"
    assert "Per Rask" in secretary.led(secretary.client.post(goes_on[0], data=goes_on[1])).text


def both_shown(secretary: Visitor, address: str, typed: dict[str, str]) -> tuple[Page, tuple[str, dict[str, str]]]:
    """Send what was typed too late; return the page with both, and where its form goes on with what."""
    page = secretary.mended(secretary.client.post(address, data=typed), 409)
    form = next(form for form in page.all("main")[0].all("form") if "name" in fields_of(form))
    return page, (form.attributes["action"], fields_of(form))


def test_what_cannot_stand_there_is_said_at_its_field_and_nothing_is_lost(secretary: Visitor, council: None) -> None:
    wrong = TYPED | {"email": "raad", "office": "", "sender_name": "Råd" * 41, "since": "1.1.2020"}

    page = secretary.mended(secretary.send(f"{PAGE}/ny", **wrong))
    assert len(page.errors) == 2
    page = secretary.mended(secretary.send(f"{PAGE}/ny", **wrong | {"email": "rådet@x.example", "office": "Kultur"}))

    assert len(page.errors) == 3, "one line that is not too long, no å before the @, and not before today"
    assert page.all("input", name="name")[0].attributes["value"] == "Liv Kvist"
    page = secretary.mended(secretary.send(f"{PAGE}/ny", **TYPED | {"address": "Torvet 1\n" * 100_000}))
    assert "Skriv højst 8 linjer på højst 120 tegn hver." in page.text


def test_what_a_clipboard_brings_along_does_not_stand_in_a_letter(
    secretary: Visitor, council: None, house: Database
) -> None:
    secretary.led(secretary.send(f"{PAGE}/ny", **TYPED | {"address": "Torvet\x00 1\r\n\ufffe9999 Fjord\x07by\x01"}))

    with house.reading() as session:
        assert session.scalars(select(DatedLetterhead.address)).one() == "Torvet 1\n9999 Fjordby"


def test_only_who_looks_after_letters_writes_who_they_come_from(
    signed_in: Callable[..., Visitor], council: None
) -> None:
    auditor = signed_in(Role.AUDITOR)

    assert auditor.client.get(PAGE).status_code == 403
    auditor.get("/sekretariat/raadet/breve/afsender", 403)

"""Breve: the log, one letter, stopping and trying again; and the wording of letters."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from recruit.foundation import clock
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail import delivery, queries, rendering
from recruit.foundation.mail.delivery import Sender
from recruit.foundation.mail.rules import Status
from recruit.foundation.mail.transport import Undeliverable
from recruit.web.secretariat.wording import PLACEHOLDERS
from tests.conftest import Database
from tests.operations.mail.letters import Basket, queued
from tests.pages.visitor import Visitor

LETTERS = "/sekretariat/breve"
WORDING = f"{LETTERS}/tekster/mail_test/da"


def fail(house: Database, address: str) -> None:
    basket = Basket(broken={address: Undeliverable("SMTPRecipientsRefused 550")})
    delivery.deliver_next(house.sessions, basket, Sender("r@x.example", "https://x.example"), clock=clock.now)


def test_an_empty_log_says_what_will_stand_there(secretary: Visitor) -> None:
    assert secretary.get(LETTERS).all("div", class_="empty-state")


def test_the_log_lists_letters_and_filters_by_status(secretary: Visitor, house: Database) -> None:
    queued(house, clock.now(), "a@x.example")
    queued(house, clock.now(), "b@x.example")
    fail(house, "a@x.example")

    everything, failed = secretary.get(LETTERS), secretary.get(f"{LETTERS}?status=given-up")

    assert len(everything.all("tbody")[0].all("tr")) == 2
    assert "a@x.example" in failed.all("tbody")[0].text
    assert "b@x.example" not in failed.all("tbody")[0].text
    assert secretary.get(f"{LETTERS}?status=nonsense&side=x").heading == everything.heading


def test_the_number_of_queries_does_not_grow_with_the_letters(
    secretary: Visitor, house: Database, count_queries: Callable[[], int]
) -> None:
    queued(house, clock.now())
    secretary.get(LETTERS)
    count_queries()
    secretary.get(LETTERS)
    few = count_queries()
    for _ in range(20):
        queued(house, clock.now())
    count_queries()

    secretary.get(LETTERS)

    assert count_queries() == few


def test_a_letter_can_be_stopped_from_its_page(secretary: Visitor, house: Database) -> None:
    letter = queued(house, clock.now())
    page = f"{LETTERS}/{letter.id}"

    after = secretary.led(secretary.send(page, to=f"{page}/annullering"))

    assert after.all("form", action=f"{page}/annullering") == []
    with house.reading() as session:
        assert queries.letter(session, letter.id).status is Status.CANCELLED


def test_a_letter_that_failed_can_be_tried_again(secretary: Visitor, house: Database) -> None:
    letter = queued(house, clock.now(), "a@x.example")
    fail(house, "a@x.example")
    page = f"{LETTERS}/{letter.id}"

    assert "SMTPRecipientsRefused 550" in secretary.get(page).text
    secretary.led(secretary.send(page, to=f"{page}/nyt-forsoeg"))

    with house.reading() as session:
        assert queries.letter(session, letter.id).status is Status.WAITING


def test_stopping_a_letter_that_has_just_left_says_so(secretary: Visitor, house: Database) -> None:
    letter = queued(house, clock.now())
    page = f"{LETTERS}/{letter.id}"
    fields, target = secretary.filled(page, to=f"{page}/annullering")
    delivery.deliver_next(house.sessions, Basket(), Sender("r@x.example", "https://x.example"), clock=clock.now)

    after = secretary.led(secretary.client.post(target, data=fields))

    assert after.all("div", class_="alert-warning")
    with house.reading() as session:
        assert queries.letter(session, letter.id).status is Status.SENT


def test_an_auditor_reads_letters_and_stops_none(signed_in: Callable[..., Visitor], house: Database) -> None:
    letter, auditor = queued(house, clock.now()), signed_in(Role.AUDITOR)
    page = auditor.get(f"{LETTERS}/{letter.id}")

    assert page.all("main")[0].all("form") == []
    assert auditor.client.get(f"{LETTERS}/tekster").status_code == 403


def test_there_is_no_such_letter(secretary: Visitor) -> None:
    secretary.get(f"{LETTERS}/{uuid4()}", 404)


def test_the_wording_is_previewed_saved_and_taken_back(secretary: Visitor, house: Database) -> None:
    typed = {"subject": "Prøve fra {kommune}", "body": "Hej.\r\n\r\nSendt {dato}."}

    preview = secretary.mended(secretary.send(WORDING, **typed, preview="1"), 200)
    assert "Prøve fra Fjordby Kommune" in preview.text
    with house.reading() as session:
        assert queries.wording(session, "mail_test", "da") is None

    secretary.led(secretary.send(WORDING, **typed))
    with house.reading() as session:
        saved = queries.wording(session, "mail_test", "da")
        assert saved is not None
        assert saved.body == "Hej.\n\nSendt {date}."
    assert "Sendt {dato}." in secretary.get(WORDING).all("textarea")[0].text

    secretary.led(secretary.send(WORDING, to=f"{WORDING}/nulstilling"))
    with house.reading() as session:
        assert queries.reworded(session) == {}


@pytest.mark.parametrize("preview", [{}, {"preview": "1"}])
def test_a_wording_that_does_not_hold_comes_back_with_what_was_typed(
    secretary: Visitor, preview: dict[str, str]
) -> None:
    page = secretary.mended(secretary.send(WORDING, subject="Hej {fornavn}", body="Hej", **preview))

    assert "fornavn" in page.errors[0]
    assert page.all("input", name="subject")[0].attributes["value"] == "Hej {fornavn}"


def test_of_two_who_edit_the_second_sees_both_texts(secretary: Visitor) -> None:
    fields, _ = secretary.filled(WORDING)
    secretary.send(WORDING, subject="Min prøve", body="Min")

    page = secretary.mended(secretary.client.post(WORDING, data={**fields, "subject": "Din prøve", "body": "Din"}), 409)

    assert "Min prøve Din prøve" in page.all("tbody")[0].text


def test_a_text_that_somebody_else_has_changed_meanwhile_is_not_thrown_away(
    secretary: Visitor, house: Database
) -> None:
    secretary.send(WORDING, subject="Min prøve", body="Min")
    fields, target = secretary.filled(WORDING, to=f"{WORDING}/nulstilling")
    secretary.send(WORDING, subject="Din prøve", body="Din")

    page = secretary.led(secretary.client.post(target, data=fields))

    assert page.all("div", class_="alert-warning")
    with house.reading() as session:
        assert queries.reworded(session)["mail_test", "da"].subject == "Din prøve"


@pytest.mark.parametrize("address", [f"{LETTERS}/tekster/nothing/da", f"{LETTERS}/tekster/mail_test/ar"])
def test_only_letters_and_languages_that_exist_can_be_worded(secretary: Visitor, address: str) -> None:
    secretary.get(address, 404)


def test_every_placeholder_of_every_letter_is_explained(secretary: Visitor) -> None:
    used = {name for kind in rendering.kinds() for name in rendering.placeholders(kind)}

    assert used == set(PLACEHOLDERS)
    for kind in rendering.kinds():
        assert secretary.get(f"{LETTERS}/tekster/{kind}/en").heading
    assert len(secretary.get(f"{LETTERS}/tekster").all("tbody")[0].all("tr")) == len(rendering.kinds())

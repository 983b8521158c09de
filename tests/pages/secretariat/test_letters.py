"""Breve: the log, one letter, stopping and trying again."""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy import select

from recruit.foundation import clock
from recruit.foundation.accounts.letters import weekly_digest
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.accounts.rules import Role
from recruit.foundation.mail import delivery, operations, queries
from recruit.foundation.mail.delivery import Sender
from recruit.foundation.mail.rules import Status
from recruit.foundation.mail.transport import Undeliverable
from tests.builders import BY
from tests.conftest import Database
from tests.operations.mail.letters import Basket, queued
from tests.pages.visitor import Visitor

LETTERS = "/sekretariat/breve"


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


def test_what_waits_for_somebody_is_read_by_nobody_else(
    secretary: Visitor, signed_in: Callable[..., Visitor], house: Database
) -> None:
    with house.transaction() as session:
        me = session.scalars(select(StaffUser)).one()
        told = operations.enqueue(session, weekly_digest(me, "Alt muligt", ""), by=BY, now=clock.now())
    others = [signed_in(Role.SECRETARY, name="Ida Dam"), signed_in(Role.AUDITOR, name="Rie Revisor")]

    assert "Alt muligt" in secretary.get(f"{LETTERS}/{told.id}").text
    for other in others:
        assert str(told.id) not in other.get(LETTERS).text
        other.get(f"{LETTERS}/{told.id}", 404)


def test_there_is_no_such_letter(secretary: Visitor) -> None:
    secretary.get(f"{LETTERS}/{uuid4()}", 404)

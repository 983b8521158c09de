"""Letters that somebody sends by hand: they wait, are marked, and no worker takes them; and letters sent once more."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from recruit.foundation.actor import Actor
from recruit.foundation.mail import by_hand, operations, queries
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.queries import Choice
from recruit.foundation.mail.rules import Draft, Link, Status
from recruit.foundation.mail.transport import Undeliverable
from recruit.foundation.refusal import Refused
from recruit.foundation.tokens import operations as tokens
from tests.conftest import Database
from tests.operations.mail.letters import Basket, queued
from tests.operations.mail.test_delivery import deliver_all, read

BY = Actor.command()
HOUR = timedelta(hours=1)


def closed(database: Database, now: datetime, address: str = "Bo Bruun\nNørregade 3\n3000 Fjordby") -> Letter:
    draft = Draft("mail_test", address, "nominee:1", {"date": "i dag"}, scope="body:1")
    with database.transaction() as session:
        return by_hand.queue_closed(session, draft, by=BY, now=now)


def test_a_letter_by_hand_waits_for_a_person_and_no_worker_takes_it(database: Database, now: datetime) -> None:
    letter = closed(database, now)

    assert deliver_all(database, Basket(), now + HOUR) == 0
    assert (letter.channel, read(database, letter).status) == ("digital_post", Status.TO_POST)

    with database.transaction() as session:
        by_hand.mark_sent(session, queries.letter(session, letter.id, lock=True), by=BY, now=now + HOUR)

    sent = read(database, letter)
    assert (sent.status, sent.sent_at, sent.sent_by) == (Status.SENT, now + HOUR, BY.reference)


def test_an_address_fits_the_window_and_holds_nothing_that_is_no_sign(database: Database, now: datetime) -> None:
    letter = closed(database, now)
    with database.transaction() as session:
        waiting = queries.letter(session, letter.id, lock=True)
        with pytest.raises(Refused, match="address-too-long"):
            by_hand.address(session, waiting, "Bo\n" * 9, by=BY, now=now)
        with pytest.raises(Refused, match="address-too-long"):
            by_hand.address(session, waiting, "Bo" * 61, by=BY, now=now)
        by_hand.address(session, waiting, "Bo\x00 Bruun\r\nNørregade 3\x07", by=BY, now=now)

    assert read(database, letter).address == "Bo Bruun\nNørregade 3"


def test_letters_are_marked_together_and_what_was_stopped_since_is_not(database: Database, now: datetime) -> None:
    letters = [closed(database, now + timedelta(minutes=minute)) for minute in range(3)]
    with database.transaction() as session:
        assert queries.to_post(session, Choice(scopes={"body:1"})) == [letter.id for letter in letters]
        operations.cancel(session, queries.letter(session, letters[0].id), by=BY, now=now)

    with database.transaction() as session:
        marked = by_hand.mark_all_sent(session, [letter.id for letter in letters], by=BY, now=now)

    assert marked == 2
    with database.reading() as session:
        assert queries.counts(session) == {Status.CANCELLED: 1, Status.SENT: 2}


def test_a_letter_that_was_sent_is_written_once_more_with_a_link_of_its_own(database: Database, now: datetime) -> None:
    letter = queued(database, now, link=Link("own", uuid4(), timedelta(days=9)))
    deliver_all(database, Basket(), now)

    with database.transaction() as session:
        again = by_hand.send_again(session, queries.letter(session, letter.id), by=BY, now=now + HOUR)
    with pytest.raises(Refused, match="letter-waits-again"), database.transaction() as session:
        by_hand.send_again(session, queries.letter(session, letter.id), by=BY, now=now + HOUR)
    basket = Basket()
    deliver_all(database, basket, now + HOUR)

    assert (again.repeats_id, read(database, again).status) == (letter.id, Status.SENT)
    assert "/link/" in basket.messages[0].get_content()
    with database.reading() as session:
        assert [each.id for each in queries.repeats_of(session, letter)] == [again.id]


def test_no_link_goes_to_a_mailbox_that_was_somebody_elses_nor_once_it_is_withdrawn(
    database: Database, now: datetime
) -> None:
    link = Link("own", uuid4(), timedelta(days=9))
    letter, _later = queued(database, now, link=link), queued(database, now + HOUR, "right@x.example")
    deliver_all(database, Basket(), now + HOUR)
    with database.transaction() as session:
        tokens.withdraw(session, "own", link.subject_id, now=now + HOUR)

    with pytest.raises(Refused) as refused, database.transaction() as session:
        by_hand.send_again(session, queries.letter(session, letter.id), by=BY, now=now + HOUR)

    assert [each.code for each in refused.value.refusals] == ["letter-went-elsewhere-since", "link-in-letter-is-over"]


def test_what_no_mailbox_takes_is_written_for_an_envelope_and_says_how_to_get_the_link(
    database: Database, now: datetime
) -> None:
    letter = queued(database, now, link=Link("own", uuid4(), timedelta(days=9)))
    deliver_all(database, Basket(broken={letter.address: Undeliverable("SMTPRecipientsRefused 550")}), now)

    with database.transaction() as session:
        failed = queries.letter(session, letter.id, lock=True)
        paper = by_hand.send_closed_instead(session, failed, None, "Aya\nHavnegade 1", by=BY, now=now)

    assert read(database, letter).status is Status.CANCELLED
    assert (read(database, paper).status, paper.address, paper.repeats_id) == (
        Status.TO_POST,
        "Aya\nHavnegade 1",
        letter.id,
    )
    assert "{link}" not in paper.body
    with pytest.raises(Refused, match="letter-has-not-failed"), database.transaction() as session:
        by_hand.send_closed_instead(session, queries.letter(session, paper.id), None, "Aya", by=BY, now=now)


def test_of_two_texts_of_one_kind_to_one_reader_the_newer_waits_alone(database: Database, now: datetime) -> None:
    draft = Draft("mail_test", "", "prospect:1", {"date": "i dag"})
    with database.transaction() as session:
        other = by_hand.queue_message(session, replace(draft, recipient="prospect:2"), "11 11 11 11", by=BY, now=now)
        first, second = (by_hand.queue_message(session, draft, phone, by=BY, now=now) for phone in ("22", "33"))

    statuses = [read(database, each).status for each in (first, second, other)]
    assert statuses == [Status.CANCELLED, Status.TO_POST, Status.TO_POST]


def test_a_letter_that_failed_is_made_good_by_a_later_one_that_was_not_stopped(
    database: Database, now: datetime
) -> None:
    draft = Draft("mail_test", "aya@x.example", "person:1", {"date": "i dag"}, scope="body:1")
    with database.transaction() as session:
        operations.enqueue(session, draft, by=BY, now=now)
    deliver_all(database, Basket(broken={draft.address: Undeliverable("SMTPRecipientsRefused 550")}), now)
    with database.transaction() as session:
        later = operations.enqueue(session, draft, by=BY, now=now + HOUR)
        assert queries.waiting_by_scope(session)[Status.GIVEN_UP] == {}
        operations.cancel(session, later, by=BY, now=now + HOUR)

        assert queries.waiting_by_scope(session)[Status.GIVEN_UP] == {"body:1": 1}


def test_an_erased_letter_says_nothing_and_is_neither_marked_nor_sent_again(database: Database, now: datetime) -> None:
    waits, sent = closed(database, now), closed(database, now)
    with database.transaction() as session:
        by_hand.mark_sent(session, queries.letter(session, sent.id), by=BY, now=now)
        operations.forget(session, ["nominee:1"], by=BY, now=now)

    assert read(database, waits).status is Status.CANCELLED
    with pytest.raises(Refused, match="letter-is-not-to-be-posted"), database.transaction() as session:
        by_hand.mark_sent(session, queries.letter(session, waits.id), by=BY, now=now)
    with pytest.raises(Refused, match="letter-is-erased"), database.transaction() as session:
        by_hand.send_again(session, queries.letter(session, sent.id), by=BY, now=now)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("by_hand_without_worker", "attempts = 1"),
        ("by_hand_without_worker", "claimed_at = queued_at"),
        ("by_hand_without_worker", "link_purpose = 'own', link_subject_id = id, link_seconds = 9"),
        ("sent_by_hand_by_somebody", "next_attempt_at = NULL, sent_at = queued_at"),
        ("sent_by_hand_by_somebody", "sent_by = 'staff:1'"),
    ],
)
def test_the_database_refuses_a_letter_by_hand_that_makes_no_sense(
    database: Database, now: datetime, constraint: str, change: str
) -> None:
    closed(database, now)

    with pytest.raises(IntegrityError, match=constraint), database.transaction() as session:
        session.execute(text(f"UPDATE letter SET {change}"))

"""Letters leave the outbox: once, whatever happens to the others."""

import re
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from sqlalchemy import select

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditDetails, AuditEntry
from recruit.foundation.mail import delivery, operations, queries, rules
from recruit.foundation.mail.delivery import Sender
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Link, Status
from recruit.foundation.mail.transport import Transport, Undeliverable
from recruit.foundation.refusal import Refused
from recruit.foundation.tokens import queries as tokens
from recruit.foundation.tokens.model import OneTimeLink
from tests.conftest import Database
from tests.operations.mail.letters import Basket, queued

SENDER = Sender("Rådet <raad@fjordby.example>", "https://raad.fjordby.example")


def deliver_all(database: Database, transport: Transport, now: datetime) -> int:
    count = 0
    while delivery.deliver_next(database.sessions, transport, SENDER, clock=lambda: now):
        count += 1
    return count


def read(database: Database, letter: Letter) -> Letter:
    with database.reading() as session:
        return queries.letter(session, letter.id)


def events(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(AuditEntry.event).order_by(AuditEntry.number)))


def test_a_letter_leaves_once_and_the_log_says_so(database: Database, now: datetime) -> None:
    letter, basket = queued(database, now), Basket()

    assert deliver_all(database, basket, now) == 1
    assert deliver_all(database, basket, now + timedelta(days=1)) == 0

    (message,) = basket.messages
    assert message["From"] == SENDER.address
    assert message["To"] == "aya@fjordby.example"
    assert message["Message-ID"] == f"<{letter.id}@fjordby.example>"
    assert message["Content-Language"] == "da"
    assert (read(database, letter).status, read(database, letter).sent_at) == (Status.SENT, now)
    assert events(database) == ["letter.queued", "letter.sent"]


def test_a_letter_of_an_act_that_was_rolled_back_never_leaves(database: Database, now: datetime) -> None:
    def act() -> None:
        with database.transaction() as session:
            draft = rules.Draft("mail_test", "aya@fjordby.example", "user:1", {"date": "i dag"})
            operations.enqueue(session, draft, by=Actor.command(), now=now)
            raise Refused([])

    with pytest.raises(Refused):
        act()

    assert deliver_all(database, Basket(), now) == 0


def test_a_poisoned_letter_never_blocks_the_others(database: Database, now: datetime) -> None:
    poisoned = [queued(database, now, address) for address in ("a@x.example", "b@x.example\nBcc: c@x.example")]
    queued(database, now + timedelta(seconds=1), "c@x.example")
    basket = Basket(broken={"a@x.example": RuntimeError("a fault of ours")})

    deliver_all(database, basket, now + timedelta(seconds=1))

    assert basket.addresses == ["c@x.example"]
    assert [read(database, letter).status for letter in poisoned] == [Status.RETRYING, Status.GIVEN_UP]


def test_a_failed_letter_waits_longer_each_time_and_then_for_a_person(database: Database, now: datetime) -> None:
    letter = queued(database, now)
    basket = Basket(broken={letter.address: smtplib.SMTPException("SMTPDataError 451")})
    waits, at = [], now

    while (due := read(database, letter).next_attempt_at) is not None:
        waits.append((due - at) // timedelta(minutes=1))
        at = due
        assert deliver_all(database, basket, at) == 1

    assert waits[:6] == [0, 1, 5, 30, 240, 240]
    assert len(waits) == rules.MOST_ATTEMPTS
    assert read(database, letter).status is Status.GIVEN_UP
    assert read(database, letter).error == "SMTPDataError 451"
    assert events(database) == ["letter.queued", "letter.given_up"]


def test_an_address_that_does_not_exist_is_given_up_at_once(database: Database, now: datetime) -> None:
    letter = queued(database, now)

    deliver_all(database, Basket(broken={letter.address: Undeliverable("SMTPRecipientsRefused 550")}), now)

    assert read(database, letter).status is Status.GIVEN_UP
    assert read(database, letter).error == "SMTPRecipientsRefused 550"


def test_the_servers_own_words_are_not_kept_because_they_quote_addresses(database: Database, now: datetime) -> None:
    letter = queued(database, now)

    deliver_all(database, Basket(broken={letter.address: OSError(f"no route to {letter.address}")}), now)

    assert read(database, letter).error == "OSError"


def test_the_link_is_minted_when_the_letter_leaves_and_stored_nowhere(database: Database, now: datetime) -> None:
    wish = Link("choose-password", uuid4(), timedelta(hours=1))
    letter, basket, later = queued(database, now, link=wish), Basket(), now + timedelta(hours=5)

    deliver_all(database, basket, later)

    token = re.search(r"https://raad\.fjordby\.example/link/(\S+)", basket.messages[0].get_content())
    assert token is not None
    with database.reading() as session:
        link = tokens.by_token(session, token[1], now=later)
        assert (link.purpose, link.subject_id, link.expires_at) == (
            wish.purpose,
            wish.subject_id,
            later + wish.lifetime,
        )
        assert "{link}" in queries.letter(session, letter.id).body
        assert token[1] not in "".join(str(row.content) for row in session.scalars(select(AuditDetails)))


def test_only_the_last_attempts_link_works(database: Database, now: datetime) -> None:
    wish = Link("choose-password", uuid4(), timedelta(days=7))
    letter = queued(database, now, link=wish)
    deliver_all(database, Basket(broken={letter.address: OSError()}), now)

    deliver_all(database, Basket(), now + timedelta(minutes=1))

    with database.reading() as session:
        used = session.scalars(select(OneTimeLink.used_at).order_by(OneTimeLink.created_at)).all()
    assert used == [now + timedelta(minutes=1), None]


def test_a_letter_that_a_worker_died_with_is_sent_when_its_claim_runs_out(database: Database, now: datetime) -> None:
    class PowerCut(BaseException):
        pass

    letter = queued(database, now)
    with pytest.raises(PowerCut):
        deliver_all(database, Basket(broken={letter.address: PowerCut()}), now)  # type: ignore[dict-item]
    assert read(database, letter).status is Status.SENDING

    assert deliver_all(database, Basket(), now + rules.LEASE - timedelta(seconds=1)) == 0
    assert deliver_all(database, Basket(), now + rules.LEASE) == 1


def test_a_slow_worker_that_reports_a_failure_late_does_not_undo_the_next_ones_success(
    database: Database, now: datetime
) -> None:
    letter, late = queued(database, now), now + rules.LEASE

    class Slow:
        def send(self, _message: object) -> None:
            deliver_all(database, Basket(), late)
            raise OSError

    deliver_all(database, Slow(), now)

    assert read(database, letter).status is Status.SENT


def test_a_letter_that_arrived_late_counts_as_sent_whatever_was_noted_meanwhile(
    database: Database, now: datetime
) -> None:
    letter, late = queued(database, now), now + rules.LEASE

    class SlowButSure:
        def send(self, _message: object) -> None:
            deliver_all(database, Basket(broken={letter.address: Undeliverable("550")}), late)

    deliver_all(database, SlowButSure(), now)

    assert read(database, letter).status is Status.SENT


def test_two_workers_at_once_send_each_letter_once(database: Database, now: datetime) -> None:
    addresses = [f"reader{number}@fjordby.example" for number in range(20)]
    for address in addresses:
        queued(database, now, address)
    basket, start = Basket(), Barrier(2)

    in_two_threads(lambda: (start.wait(), deliver_all(database, basket, now)))

    assert sorted(basket.addresses) == sorted(addresses)


def in_two_threads(work: Callable[[], object]) -> None:
    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_letter_can_be_stopped_before_it_leaves_and_not_after(database: Database, now: datetime) -> None:
    letter, sent = queued(database, now), queued(database, now, "b@x.example")
    with database.transaction() as session:
        operations.cancel(session, queries.letter(session, letter.id, lock=True), by=Actor.command(), now=now)

    basket = Basket()
    deliver_all(database, basket, now)

    assert basket.addresses == ["b@x.example"]
    assert read(database, letter).status is Status.CANCELLED
    with pytest.raises(Refused, match="letter-has-left"), database.transaction() as session:
        operations.cancel(session, queries.letter(session, sent.id, lock=True), by=Actor.command(), now=now)
    assert events(database) == ["letter.queued", "letter.queued", "letter.cancelled", "letter.sent"]


def test_a_letter_that_was_given_up_can_be_tried_again_by_hand(database: Database, now: datetime) -> None:
    letter = queued(database, now)
    deliver_all(database, Basket(broken={letter.address: Undeliverable("550")}), now)
    with database.transaction() as session:
        operations.try_again(session, queries.letter(session, letter.id, lock=True), by=Actor.command(), now=now)

    deliver_all(database, Basket(), now)

    assert read(database, letter).status is Status.SENT
    assert events(database) == ["letter.queued", "letter.given_up", "letter.tried_again", "letter.sent"]


def test_a_letter_that_has_not_failed_is_not_tried_again(database: Database, now: datetime) -> None:
    letter = queued(database, now)

    with pytest.raises(Refused, match="letter-has-not-failed"), database.transaction() as session:
        operations.try_again(session, queries.letter(session, letter.id), by=Actor.command(), now=now)

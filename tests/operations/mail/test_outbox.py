"""The table of letters: what the database refuses, and what the log shows."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from recruit.foundation.actor import Actor
from recruit.foundation.mail import operations, queries
from recruit.foundation.mail.queries import Choice
from recruit.foundation.mail.rules import Status
from recruit.foundation.refusal import NotFound
from tests.conftest import Database
from tests.operations.mail.letters import queued


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("channel_known", "channel = 'pigeon'"),
        ("waits_or_ended_once", "sent_at = queued_at"),
        ("waits_or_ended_once", "next_attempt_at = NULL"),
        ("waits_or_ended_once", "next_attempt_at = NULL, sent_at = queued_at, given_up_at = queued_at, error = 'x'"),
        ("claimed_only_while_it_waits", "claimed_at = queued_at, next_attempt_at = NULL, sent_at = queued_at"),
        ("cancelled_by_somebody", "next_attempt_at = NULL, cancelled_at = queued_at"),
        ("given_up_for_a_reason", "next_attempt_at = NULL, given_up_at = queued_at"),
        ("attempts_counted", "attempts = -1"),
        ("link_is_whole", "link_purpose = 'choose-password'"),
        ("link_is_whole", "link_seconds = 60"),
    ],
)
def test_the_database_refuses_a_letter_that_makes_no_sense(
    database: Database, now: datetime, constraint: str, change: str
) -> None:
    queued(database, now)

    with pytest.raises(IntegrityError, match=constraint), database.transaction() as session:
        session.execute(text(f"UPDATE letter SET {change}"))


def test_the_log_shows_the_newest_first_and_counts_by_status(database: Database, now: datetime) -> None:
    old, new = queued(database, now, "a@x.example"), queued(database, now + timedelta(minutes=1), "b@x.example")
    with database.transaction() as session:
        operations.cancel(session, queries.letter(session, old.id, lock=True), by=Actor.command(), now=now)

    with database.reading() as session:
        assert [letter.id for letter in queries.log(session)] == [new.id, old.id]
        assert [letter.id for letter in queries.log(session, size=1, page=2)] == [old.id]
        assert [letter.id for letter in queries.log(session, Choice(status=Status.CANCELLED))] == [old.id]
        assert queries.counts(session) == {Status.WAITING: 1, Status.CANCELLED: 1}
        latest = queries.latest(session, "mail_test")
        assert latest is not None
        assert latest.id == new.id


def test_there_is_no_such_letter(database: Database) -> None:
    with database.reading() as session, pytest.raises(NotFound):
        queries.letter(session, uuid4())

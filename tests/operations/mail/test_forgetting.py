"""A letter can be forgotten: that there was one stays, and nothing that it said or to whom."""

from datetime import datetime

from recruit.foundation.actor import Actor
from recruit.foundation.mail import operations, queries
from recruit.foundation.mail.rules import Status
from tests.conftest import Database
from tests.operations.mail.letters import queued


def test_what_is_forgotten_neither_leaves_nor_says_anything(database: Database, now: datetime) -> None:
    letter_id = queued(database, now).id

    with database.transaction() as session:
        operations.forget(session, ["user:1"], by=Actor.system(), now=now)

    with database.reading() as session:
        letter = queries.letter(session, letter_id)
        assert (letter.address, letter.subject, letter.body) == ("", "", "")
        assert letter.status is Status.CANCELLED


def test_letters_to_others_stay(database: Database, now: datetime) -> None:
    letter_id = queued(database, now).id

    with database.transaction() as session:
        operations.forget(session, ["user:2"], by=Actor.system(), now=now)

    with database.reading() as session:
        assert queries.letter(session, letter_id).status is Status.WAITING

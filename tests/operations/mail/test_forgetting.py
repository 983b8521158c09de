"""A letter can be forgotten: that there was one stays, and nothing that it said or to whom."""

from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.mail import by_hand, operations, queries
from recruit.foundation.mail.rules import Status
from tests.conftest import Database
from tests.locks import while_this_waits
from tests.operations.mail.letters import Basket, queued
from tests.operations.mail.test_by_hand import closed
from tests.operations.mail.test_delivery import deliver_all, read

BY = Actor.command()


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


def test_a_letter_that_is_written_once_more_while_it_is_forgotten_is_forgotten_too(
    database: Database, now: datetime
) -> None:
    letter = queued(database, now)
    deliver_all(database, Basket(), now)
    forget = partial(operations.forget, readers=["user:1"], by=BY, now=now)

    with database.transaction() as session:
        held = queries.letter(session, letter.id, lock=True)
        again = by_hand.send_again(session, held, by=BY, now=now)
        session.flush()
        forgetting = while_this_waits(database, forget)
    forgetting.join()

    assert (read(database, again).address, read(database, again).status) == ("", Status.CANCELLED)


def test_what_was_stopped_while_the_letters_were_marked_is_not_marked(database: Database, now: datetime) -> None:
    letters = [closed(database, now) for _ in range(2)]
    marked: list[int] = []

    def mark(session: Session) -> None:
        ids = [letter.id for letter in letters]
        shown = queries.these(session, ids)  # as the page does, to see whether they may be read
        marked.append(by_hand.mark_all_sent(session, [letter.id for letter in shown], by=BY, now=now))
        assert {letter.status for letter in shown} == {Status.CANCELLED, Status.SENT}

    with database.transaction() as session:
        operations.cancel(session, queries.letter(session, letters[0].id, lock=True), by=BY, now=now)
        session.flush()
        marking = while_this_waits(database, mark)
    marking.join()

    assert marked == [1]
    assert {read(database, each).status for each in letters} == {Status.CANCELLED, Status.SENT}

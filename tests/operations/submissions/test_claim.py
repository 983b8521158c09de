"""A form acts once: one after the other, at the same time, and after a rollback."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from recruit.foundation.actor import Actor
from recruit.foundation.refusal import Refused
from recruit.foundation.submissions import operations
from recruit.foundation.submissions.model import FormSubmission
from recruit.foundation.submissions.rules import AlreadyDone, digest
from tests.conftest import Database

KARLA = Actor.staff(UUID(int=1), "Karla")
PAGE = "memberships.departure"


def act(database: Database, key: str, now: datetime, *, by: Actor = KARLA, endpoint: str = PAGE) -> None:
    with database.transaction() as session:
        operations.claim(session, key, by=by, endpoint=endpoint, now=now)
        operations.finish(session, key, "/medlemmer/7")


def test_the_second_sending_is_led_to_what_the_first_made(database: Database, now: datetime) -> None:
    key = operations.new_key()
    act(database, key, now)

    with pytest.raises(AlreadyDone) as again:
        act(database, key, now)

    assert again.value.address == "/medlemmer/7"


@pytest.mark.parametrize(
    ("by", "endpoint"), [(Actor.staff(UUID(int=2), "Bo"), PAGE), (Actor.anonymous(), PAGE), (KARLA, "letters.send")]
)
def test_a_key_is_of_no_use_to_others_or_elsewhere(database: Database, now: datetime, by: Actor, endpoint: str) -> None:
    key = operations.new_key()
    act(database, key, now)

    with pytest.raises(Refused, match="form-used-elsewhere"):
        act(database, key, now, by=by, endpoint=endpoint)


def test_a_rollback_gives_the_key_back(database: Database, now: datetime) -> None:
    key = operations.new_key()
    with pytest.raises(ValueError, match="refused"), database.transaction() as session:
        operations.claim(session, key, by=KARLA, endpoint=PAGE, now=now)
        raise ValueError("refused")

    act(database, key, now)

    with database.reading() as session:
        assert session.get_one(FormSubmission, digest(key)).address == "/medlemmer/7"


def test_of_several_at_once_one_acts(database: Database, now: datetime) -> None:
    key, together = operations.new_key(), Barrier(4)

    def send() -> str:
        together.wait()
        try:
            act(database, key, now)
        except AlreadyDone as done:
            return f"led to {done.address}"
        return "acted"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(future.result() for future in [pool.submit(send) for _ in range(4)])

    assert answers == ["acted", "led to /medlemmer/7", "led to /medlemmer/7", "led to /medlemmer/7"]


def test_the_key_itself_is_not_kept(database: Database, now: datetime) -> None:
    key = operations.new_key()
    act(database, key, now)

    with database.reading() as session:
        kept = session.scalars(select(FormSubmission)).one()
    assert key not in (kept.key_digest, kept.address)


def test_a_bare_key_is_no_digest(database: Database, now: datetime) -> None:
    bare = FormSubmission(key_digest="a key", owner="system", endpoint=PAGE, address="/", at=now)

    with pytest.raises(IntegrityError, match="key_is_a_digest"), database.transaction() as session:
        session.add(bare)

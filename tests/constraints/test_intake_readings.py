"""The database itself keeps readings, their use and their files in order."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete

from recruit.foundation.files.model import StoredFile
from recruit.intake.model import IntakeApplication, IntakeReading
from tests.conftest import Database
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]

AT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def a_file(**changes: Any) -> dict[str, Any]:
    row = {
        "id": uuid4(),
        "name": "referat.txt",
        "media_type": "text/plain",
        "digest": "0" * 64,
        "size": 1,
        "content": b"x",
        "stored_at": AT,
        "stored_by": "system",
        "retention": "intake_source",
    }
    return row | changes


def a_reading(**changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "digest": "0" * 64, "decisions": {}, "read_by": "system", "read_at": AT, "version": 1}
    return row | changes


def an_application(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "term_id": world.term, "by": "system", "at": AT, "placed": 0, "standing": 0}
    return row | changes


@pytest.fixture
def reading(write: Write) -> dict[str, Any]:
    row = a_reading()
    write(IntakeReading, row)
    return row


def test_a_reading_has_the_digest_of_its_file(refuses: Refused) -> None:
    refuses("has_a_digest", IntakeReading, a_reading(digest="short"))


def test_a_reading_is_of_a_file_that_is_there(refuses: Refused) -> None:
    refuses("(?i)foreign key", IntakeReading, a_reading(file_id=uuid4()))


def test_a_file_that_is_erased_leaves_the_reading(database: Database, write: Write) -> None:
    file, row = a_file(), a_reading()
    write(StoredFile, file)
    write(IntakeReading, {**row, "file_id": file["id"]})

    with database.transaction() as session:
        session.execute(delete(StoredFile))

    with database.reading() as session:
        assert session.get_one(IntakeReading, row["id"]).file_id is None


def test_a_file_is_of_a_known_class_of_retention(refuses: Refused) -> None:
    refuses("retention_known", StoredFile, a_file(retention="for_ever"))


def test_a_reading_is_put_to_use_in_several_parts(world: World, write: Write, reading: dict[str, Any]) -> None:
    for _ in range(2):
        write(IntakeApplication, an_application(world, reading_id=reading["id"]))


def test_only_a_reading_that_is_there_is_put_to_use(world: World, refuses: Refused) -> None:
    refuses("(?i)foreign key", IntakeApplication, an_application(world, reading_id=uuid4()))


@pytest.mark.parametrize("undone", [{"undone_by": "system"}, {"undone_at": AT}])
def test_what_is_undone_is_undone_by_somebody_at_a_time(
    world: World, refuses: Refused, reading: dict[str, Any], undone: dict[str, Any]
) -> None:
    refuses("undone_by_somebody", IntakeApplication, an_application(world, reading_id=reading["id"], **undone))

"""The tests' own ground: a database that served another test is as good as a new one, a copied world as one made."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from recruit.foundation.db import WRITES, create_engine
from tests.builders import a_council, a_person
from tests.conftest import Database
from tests.sqlite import UsedFile


@pytest.fixture
def file(sqlite_template, tmp_path):
    return UsedFile(sqlite_template, tmp_path / "used.db")


@pytest.fixture
def engine(file: UsedFile):
    engine = create_engine(file.url)
    file.opened_by(engine)
    yield engine
    file.close()


@pytest.fixture
def used(file: UsedFile, engine: Engine) -> Database:
    return Database(engine, file)


def council(database: Database, name: str = "Integrationsrådet"):
    with database.transaction() as session:
        return a_council(session, name, seats=1)


def councils(database: Database) -> int:
    with database.reading() as session:
        return session.execute(text("SELECT count(*) FROM body")).scalar_one()


def test_the_next_test_finds_no_row(used, file):
    council(used)

    file.empty()

    assert councils(used) == 0


def test_the_next_test_finds_every_table_as_it_was(used, file):
    with used.transaction() as session:
        session.execute(text("DROP TABLE body_titles"))
        session.execute(text("CREATE TABLE left_over (id INTEGER)"))

    file.empty()

    assert council(used).titles
    with pytest.raises(OperationalError, match="no such table"), used.reading() as session:
        session.execute(text("SELECT * FROM left_over"))


def test_whoever_still_writes_keeps_nobody_from_beginning_anew(used, file, engine):
    left = engine.connect().execution_options(**{WRITES: True})
    left.begin()
    left.execute(text("INSERT INTO organization (id, classification, version) VALUES ('1', 'association', 1)"))

    file.empty()

    council(used)
    assert councils(used) == 1
    left.close()


def test_what_is_made_once_stands_there_again_with_what_was_returned(used, file):
    made = used.once("council", lambda: council(used))
    file.empty()

    again = used.once("council", lambda: pytest.fail("it was made already"))

    assert (again.id, again.slug) == (made.id, made.slug)
    assert again is not made
    assert councils(used) == 1


def test_what_a_test_adds_to_it_is_not_copied(used, file):
    used.once("council", lambda: council(used))
    council(used, "Ældrerådet")
    file.empty()

    used.once("council", lambda: pytest.fail("it was made already"))

    assert councils(used) == 1


def test_it_is_made_anew_after_something_else(used, file):
    first = used.once("council", lambda: council(used))
    file.empty()
    with used.transaction() as session:
        a_person(session)

    second = used.once("council", lambda: council(used))

    assert second.id != first.id
    assert councils(used) == 1


def test_the_same_after_another_one_is_another_one(used, file):
    used.once("elders", lambda: council(used, "Ældrerådet"))
    used.once("council", lambda: council(used))
    file.empty()

    used.once("council", lambda: council(used))

    assert councils(used) == 1


def test_another_program_finds_it_too(used, file):
    used.once("council", lambda: council(used))
    file.empty()
    used.once("council", lambda: pytest.fail("it was made already"))

    elsewhere = create_engine(used.url)

    assert councils(Database(elsewhere)) == 1
    elsewhere.dispose()


def test_it_is_made_anew_while_somebody_writes(used, file):
    used.once("council", lambda: council(used))
    file.empty()
    with used.transaction() as session:
        a_person(session)

        assert used.once("council", lambda: "made anew") == "made anew"


def test_only_what_was_used_last_is_kept(used, file, monkeypatch):
    monkeypatch.setattr("tests.sqlite.MOST", 2)
    for name in ("first", "second", "first", "third"):
        file.empty()
        used.once(name, lambda: None)

    file.empty()
    assert used.once("second", lambda: "anew") == "anew"

"""`recruit verify-log`: whoever can run a command sees whether anybody changed the log."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from recruit.cli import main
from recruit.foundation.audit import queries
from recruit.foundation.audit.operations import erase_details
from recruit.foundation.db import create_engine
from tests.builders import BY, NOW, a_person
from tests.conftest import Database


@pytest.fixture
def house(sqlite: Database) -> Database:
    """Three people were registered."""
    with sqlite.transaction() as session:
        for _ in range(3):
            a_person(session)
    return sqlite


def verify(house: Database, *arguments: str) -> Result:
    environment = {"RECRUIT_MODE": "test", "DATABASE_URL": house.url}
    return CliRunner().invoke(main, ["verify-log", *arguments], env=environment)


def head(house: Database) -> str:
    with house.reading() as session:
        return queries.head(session).digest


def test_a_whole_log_is_said_to_be_whole_and_its_head_is_printed(house: Database) -> None:
    result = verify(house)

    assert result.exit_code == 0
    assert result.stdout == f"3 poster. Loggen er hel.\nFingeraftryk: {head(house)}\n"


def test_a_row_that_was_changed_is_named(house: Database) -> None:
    with house.transaction() as session:
        session.execute(text("DROP TRIGGER audit_entry_is_never_changed"))
        session.execute(text("UPDATE audit_entry SET event = 'person.changed' WHERE number = 2"))

    result = verify(house)

    assert result.exit_code == 1
    assert "Post 2 er ændret, efter at den blev skrevet." in result.stdout
    assert "Loggen er IKKE hel." in result.stdout


def test_a_head_that_was_printed_earlier_is_found_again(house: Database) -> None:
    printed = head(house)
    with house.transaction() as session:
        a_person(session)

    assert verify(house, "--head", printed).exit_code == 0
    assert verify(house, "--head", "f" * 64).exit_code == 1


def test_what_was_erased_is_said_and_is_no_fault(house: Database) -> None:
    with house.transaction() as session:
        erase_details(session, [1], by=BY, now=NOW)

    result = verify(house)

    assert result.exit_code == 0
    assert f"Oplysningerne til post 1 er slettet af {BY.reference} den " in result.stdout


def test_a_database_that_is_not_ready_is_a_sentence(tmp_path: Path) -> None:
    result = verify(Database(create_engine(f"sqlite:///{tmp_path / 'empty.db'}")))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Databasen svarer ikke, eller den er ikke opdateret.")

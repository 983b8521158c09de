"""`recruit retention`: it explains itself first, erases what is over, and erases nothing ahead of its time."""

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, insert, select

from recruit.cli import main
from recruit.foundation import clock
from recruit.foundation.audit.model import Lookup
from recruit.foundation.db import create_engine
from recruit.foundation.retention.rules import DataClass
from tests.conftest import Database


@pytest.fixture
def house(sqlite: Database) -> Database:
    """Somebody was looked up today, and two were a year ago."""
    now = clock.now()
    with sqlite.transaction() as session:
        who = {"actor": "staff:1", "subject_kind": "person", "subject_id": "1"}
        days = (0, 365, 365)
        session.execute(insert(Lookup), [{"at": now - timedelta(days=ago), **who} for ago in days])
    return sqlite


def retention(house: Database, *arguments: str) -> Result:
    environment = {"RECRUIT_MODE": "test", "DATABASE_URL": house.url}
    return CliRunner().invoke(main, ["retention", *arguments], env=environment)


def left(house: Database) -> int:
    with house.reading() as session:
        return session.scalar(select(func.count()).select_from(Lookup)) or 0


def test_a_dry_run_explains_each_class_and_changes_nothing(house: Database) -> None:
    result = retention(house, "--dry-run")

    assert result.exit_code == 0, result.output
    assert "Regel: 183 dage efter den dag, det blev skrevet. Databeskyttelsesforordningen art. 5" in result.stdout
    assert "Slettes: 2, det ældste fra" in result.stdout
    assert result.stdout.count("Regel:") == len(DataClass)
    assert result.stdout.endswith("Intet er ændret.\n")
    assert left(house) == 3


def test_what_is_over_is_erased_once_and_only_of_the_classes_that_are_named(house: Database) -> None:
    assert retention(house, "--class", "letter").stdout == "0 slettet.\n"
    assert left(house) == 3

    result = retention(house)

    assert result.exit_code == 0, result.output
    assert result.stdout == "2: hvem der har set på hvis oplysninger\n2 slettet.\n"
    assert left(house) == 1
    assert retention(house).stdout == "0 slettet.\n"


def test_nothing_is_erased_ahead_of_its_time(house: Database) -> None:
    tomorrow = str(clock.today() + timedelta(days=400))

    assert retention(house, "--on", tomorrow).exit_code == 2
    assert "Slettes: 3" in retention(house, "--on", tomorrow, "--dry-run").stdout
    assert left(house) == 3


def test_a_database_that_is_not_ready_is_said_so(tmp_path: Path) -> None:
    empty = Database(create_engine(f"sqlite:///{tmp_path / 'empty.db'}"))

    assert retention(empty, "--dry-run").exit_code == 2

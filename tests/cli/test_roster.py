"""`recruit roster`: the same roster as on the page, on the screen or in a file."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from recruit.cli import main
from recruit.foundation.db import Base, create_engine, transaction
from tests.builders import a_council, a_member, a_person, the_seats


@pytest.fixture
def address(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'roster.db'}"
    engine = create_engine(address)
    with transaction(sessionmaker(engine)) as session:
        Base.metadata.create_all(session.connection())
        seats = the_seats(session, a_council(session, seats=2))
        a_member(session, seats[0], a_person(session, "Åse Holm"), since="2026-06-04")
        a_council(session, "Ældrerådet", seats=0)
    engine.dispose()
    return address


def run(address: str, *arguments: str) -> Result:
    environment = {"RECRUIT_MODE": "test", "DATABASE_URL": address}
    return CliRunner().invoke(main, ["roster", *arguments], env=environment)


def test_a_roster_is_written_in_danish(address: str) -> None:
    result = run(address, "--body", "integrationsraadet", "--as-of", "4. juni 2026")

    assert result.exit_code == 0
    assert result.stdout.startswith("Integrationsrådet, 2026–2029, pr. 4. juni 2026\n")
    assert "Åse Holm" in result.stdout
    assert result.stdout.endswith("1 medlem, 0 suppleanter, 1 ledig plads\n")


def test_a_day_is_written_in_either_way(address: str) -> None:
    before = run(address, "--body", "integrationsraadet", "--as-of", "2026-06-03", "--format", "json")

    assert json.loads(before.stdout)["totals"]["members"] == 0


@pytest.mark.parametrize("label", ["2026–2029", "2026-2029"])
def test_a_term_is_named_with_either_dash(address: str, label: str) -> None:
    result = run(address, "--body", "integrationsraadet", "--term", label, "--format", "csv")

    rows = list(csv.reader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row[5] for row in rows] == ["Navn", "Åse Holm", ""]


def test_a_file_holds_the_same_as_the_screen(address: str, tmp_path: Path) -> None:
    asked = ("--body", "integrationsraadet", "--term", "2026-2029", "--format", "csv")

    result = run(address, *asked, "-o", str(tmp_path / "liste.csv"))

    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "liste.csv").read_bytes() == run(address, *asked).stdout_bytes


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("--body", "nix"),
            "Der er intet råd, der hedder »nix«. Vælg mellem: aeldreraadet, integrationsraadet.",
        ),
        (
            ("--body", "aeldreraadet", "--term", "1066"),
            "Ældrerådet har ingen periode, der hedder »1066«. Vælg mellem: 2026–2029.",
        ),
        (("--body", "aeldreraadet", "-o", "findes/ikke.txt"), "Filen kan ikke skrives: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_one_danish_sentence(address: str, arguments: tuple[str, ...], sentence: str) -> None:
    result = run(address, *arguments)

    assert (result.exit_code, result.stderr.strip()) == (2, sentence)


@pytest.mark.parametrize("day", ["31. februar 2026", "juni 2026", "i går"])
def test_a_day_that_is_none_is_said(address: str, day: str) -> None:
    result = run(address, "--body", "integrationsraadet", "--as-of", day)

    assert result.exit_code == 2
    assert f"»{day}« er ikke en dag. Skriv fx 2026-06-04 eller 4. juni 2026." in result.stderr


def test_an_empty_house_says_that_there_is_no_council(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'empty.db'}"
    with transaction(sessionmaker(create_engine(address))) as session:
        Base.metadata.create_all(session.connection())

    assert run(address, "--body", "x").stderr.strip() == "Der er intet råd, der hedder »x«. Der er ingen råd."


def test_a_database_that_is_not_ready_is_said(tmp_path: Path) -> None:
    result = run(f"sqlite:///{tmp_path / 'none.db'}", "--body", "x")

    assert result.exit_code == 2
    assert (
        result.stderr.strip()
        == "Databasen svarer ikke, eller den er ikke opdateret. Opdatér den med: recruit db upgrade"
    )

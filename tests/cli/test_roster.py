"""`recruit roster`: the same roster as on the page, on the screen or in a file."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recruit.cli import main
from recruit.people.model import ContactDetail
from recruit.people.rules import ContactKind
from tests.builders import a_council, a_member, a_person, the_seats
from tests.conftest import Database, made_once


@pytest.fixture
@made_once
def councils(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        seats = the_seats(session, a_council(session, seats=2))
        a_member(session, seats[0], a_person(session, "Åse Holm"), since="2026-06-04")
        a_council(session, "Ældrerådet", seats=0)


@pytest.fixture
def address(sqlite: Database, councils: None) -> str:
    return sqlite.url


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


@pytest.fixture
def protected(sqlite: Database, address: str) -> str:
    """The same councils, with a member whose name is protected and one who can be reached."""
    with sqlite.transaction() as session:
        council = a_council(session, "Handicaprådet", seats=2)
        seats = the_seats(session, council)
        a_member(session, seats[0], a_person(session, "Hemmelig Holm", is_protected=True))
        reached = a_person(session, "Bo Dam")
        a_member(session, seats[1], reached)
        session.add(ContactDetail(person_id=reached.id, kind=ContactKind.PHONE, value="12 34 56 78"))
    return address


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_the_public_edition_is_the_one_unless_another_is_asked_for(protected: str, form: str) -> None:
    asked = ("--body", "handicapraadet", "--term", "2026-2029", "--format", form)
    public, internal = run(protected, *asked), run(protected, *asked, "--edition", "internal")

    assert "Navnet er beskyttet" in public.stdout
    assert "Hemmelig" not in public.stdout
    assert "12 34 56 78" not in public.stdout
    assert "Hemmelig Holm" in internal.stdout
    assert "12 34 56 78" in internal.stdout


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_a_paper_and_a_workbook_go_into_files(address: str, tmp_path: Path, form: str, begins: bytes) -> None:
    file = tmp_path / f"liste.{form}"

    result = run(address, "--body", "integrationsraadet", "--format", form, "-o", str(file))

    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_bytes().startswith(begins)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["pdf", "xlsx"])
def test_a_terminal_is_spared_what_it_cannot_show(address: str, form: str) -> None:
    terminal, screen = pty.openpty()
    command = [sys.executable, "-m", "recruit.cli", "roster", "--body", "integrationsraadet", "--format", form]
    environment = {**os.environ, "RECRUIT_MODE": "test", "DATABASE_URL": address}

    done = subprocess.run(command, stdout=screen, stderr=subprocess.PIPE, text=True, env=environment, check=False)

    os.close(screen)
    os.close(terminal)
    assert done.returncode == 2
    assert done.stderr.strip() == f"{form.upper()} kan ikke vises på skærmen. Skriv til en fil med -o liste.{form}"


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


def test_an_empty_house_says_that_there_is_no_council(sqlite: Database) -> None:
    assert run(sqlite.url, "--body", "x").stderr.strip() == "Der er intet råd, der hedder »x«. Der er ingen råd."


def test_a_database_that_is_not_ready_is_said(tmp_path: Path) -> None:
    result = run(f"sqlite:///{tmp_path / 'none.db'}", "--body", "x")

    assert result.exit_code == 2
    assert (
        result.stderr.strip()
        == "Databasen svarer ikke, eller den er ikke opdateret. Opdatér den med: recruit db upgrade"
    )

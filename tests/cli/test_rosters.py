"""`recruit rosters`: the ZIP is there when it is whole, and not before."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from recruit.cli import main
from recruit.reports import archive
from tests.builders import a_council, a_member, a_person, the_seats
from tests.conftest import Database, made_once


@pytest.fixture
@made_once
def councils(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        seats = the_seats(session, a_council(session, seats=2))
        a_member(session, seats[0], a_person(session, "Åse Holm"), since="2026-06-04")
        a_council(session, "Ældrerådet", seats=1)


@pytest.fixture
def address(sqlite: Database, councils: None) -> str:
    return sqlite.url


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "ud"
    folder.mkdir()
    return folder / "lister.zip"


def run(address: str, *arguments: str) -> Result:
    environment = {"RECRUIT_MODE": "test", "DATABASE_URL": address}
    return CliRunner().invoke(main, ["rosters", *arguments], env=environment)


def test_every_council_is_in_the_zip_as_paper_and_as_table(address: str, output: Path) -> None:
    result = run(address, "--as-of", "4. juni 2026", "-o", str(output))

    assert result.exit_code == 0, result.output
    assert sorted(ZipFile(output).namelist()) == [
        f"{council}-2026-06-04.{form}" for council in ("aeldreraadet", "integrationsraadet") for form in ("csv", "pdf")
    ]
    assert result.stderr == f"2 medlemslister i {output}\n"


def test_whole_terms_for_the_council_itself(address: str, output: Path) -> None:
    result = run(address, "--terms", "--edition", "internal", "--format", "csv", "-o", str(output))

    assert result.exit_code == 0, result.output
    assert sorted(ZipFile(output).namelist()) == [
        "aeldreraadet-2026-2029-intern.csv",
        "integrationsraadet-2026-2029-intern.csv",
    ]


def test_a_day_and_whole_terms_do_not_go_together(address: str, output: Path) -> None:
    result = run(address, "--terms", "--as-of", "2026-06-04", "-o", str(output))

    assert result.exit_code == 2
    assert "enten --as-of eller --terms" in result.stderr


def test_whoever_stops_it_finds_the_file_as_it_was(address: str, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output.write_bytes(b"fra i fjor")

    def stopped(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(archive.files, "written", stopped)
    result = run(address, "-o", str(output))

    assert result.exit_code != 0
    assert [path.name for path in output.parent.iterdir()] == [output.name]
    assert output.read_bytes() == b"fra i fjor"


def test_a_folder_that_is_not_there_is_said_in_a_sentence(address: str, tmp_path: Path) -> None:
    result = run(address, "-o", str(tmp_path / "intet" / "lister.zip"))

    assert result.exit_code == 2
    assert result.stderr.startswith("Filen kan ikke skrives:")

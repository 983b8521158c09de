"""`recruit intake --body --term`: what would happen, and with `--apply`, what did; one file after the other."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from recruit.bodies.model import Body, Term
from recruit.cli import main
from recruit.intake import queries
from recruit.intake.model import IntakeReading
from recruit.people.model import Person
from tests.builders import a_council, a_person
from tests.conftest import Database
from tests.operations.intake.conftest import SURE
from tests.operations.intake.snapshot import snapshot

DONE, WAITS, BAD_INPUT = 0, 1, 2


@pytest.fixture
def council(sqlite: Database) -> Database:
    with sqlite.transaction() as session:
        a_council(session, seats=0, term="2014-2017", chair_title="formand")
    return sqlite


@pytest.fixture
def minutes(tmp_path: Path) -> str:
    file = tmp_path / "referat.txt"
    file.write_text(SURE, encoding="utf-8")
    return str(file)


@pytest.fixture
def intake(council: Database):
    def intake(*arguments: str, given: str | None = None) -> Result:
        where = ("--body", "integrationsraadet", "--term", "2014-2017")
        environment = {"DATABASE_URL": council.url}
        return CliRunner().invoke(main, ["intake", *where, *arguments], input=given, env=environment)

    return intake


def people(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Person.name)))


def test_what_would_happen_is_told_and_nothing_is_stored(intake, council: Database, minutes: str) -> None:
    with council.reading() as session:
        before = snapshot(session)

    told = intake(minutes)

    assert told.exit_code == DONE
    assert "Læst: 9 personer\nKlar til at blive sat ind: 8\n" in told.stdout
    assert "Klar som ny medlemsgruppe: Udpeget af Kommunalbestyrelsen, 2 pladser\n" in told.stdout
    with council.reading() as session:
        assert snapshot(session) == before
        assert queries.readings(session, by="command", reach=None) == []


def test_what_is_ready_is_put_in_and_the_rest_waits_on_its_page(intake, council: Database, minutes: str) -> None:
    with council.transaction() as session:
        a_person(session, "Masoud Kadir")

    told = intake(minutes, "--apply")

    assert told.exit_code == WAITS
    assert "Sat ind: 7" in told.stdout
    assert "Venter: 1\n  linje 15: Masud Kadir: Det er ikke afgjort, hvem det er.\n" in told.stdout
    with council.reading() as session:
        (reading,) = queries.readings(session, by="command", reach=None)
    assert (reading.waits, reading.source_name, reading.read_by) == (True, "referat.txt", "command")


def test_the_same_file_again_changes_nothing(intake, council: Database, minutes: str) -> None:
    assert intake(minutes, "--apply").exit_code == DONE

    told = intake(minutes, "--apply")

    assert (told.exit_code, "Sat ind: 0" in told.stdout) == (DONE, True)
    assert "Kendes i forvejen, og intet nyt: 8" in told.stdout


def test_a_file_that_waits_in_another_term_stays_there(intake, council: Database, minutes: str) -> None:
    with council.transaction() as session:
        a_person(session, "Masoud Kadir")
    assert intake(minutes, "--apply").exit_code == WAITS
    with council.transaction() as session:
        a_council(session, "Ældrerådet", seats=0, term="2014-2017")

    told = intake(minutes, "--apply", "--body", "aeldreraadet")

    assert told.exit_code == BAD_INPUT
    assert "venter allerede hos Integrationsrådet, 2014–2017" in told.stderr
    with council.reading() as session:
        placed = select(Body.slug).join(Term).join(IntakeReading, IntakeReading.term_id == Term.id)
        assert session.scalars(placed).all() == ["integrationsraadet"]


def test_each_of_several_files_is_told_and_a_bad_one_stops_no_other(
    intake, council: Database, minutes: str, tmp_path: Path
) -> None:
    (tmp_path / "nix.txt").write_text("Kære alle", encoding="utf-8")
    (tmp_path / "rest.txt").write_text("Mødedeltagere Amina Rahimi, Yusuf Demir.", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("nix.txt", "mangler.txt", "rest.txt")]

    told = intake(minutes, *files, "--apply", "--format", "json")

    assert told.exit_code == BAD_INPUT
    first, nobody, missing, rest = [json.loads(line) for line in told.stdout.splitlines()]
    assert (first["read"], first["put_in"], first["waiting"], first["applied"]) == (9, 8, [], True)
    assert "hverken deltagere" in nobody["error"]
    assert "findes ikke" in missing["error"]
    assert rest["known_only"] == 2
    assert {"Amina Rahimi", "Gerda Kjær-Winther"} <= set(people(council))


def test_a_refusal_leaves_the_whole_file_waiting_and_says_why(intake, council: Database, tmp_path: Path) -> None:
    letters = "abcdefghijklmno"
    crowd = "".join(f"An{one}{other}e Holm – repræsentant for LO\n" for one in letters for other in letters)
    (tmp_path / "alle.txt").write_text(f"Deltagere:\n{crowd}", encoding="utf-8")

    told = intake(str(tmp_path / "alle.txt"), "--apply")

    assert told.exit_code == WAITS
    assert "Intet er sat ind:\n  Medlemsgruppen Foreninger og organisationer ville få 225 pladser." in told.stdout
    assert people(council) == []
    with council.reading() as session:
        assert queries.readings(session, by="command", reach=None)[0].waits


def test_standard_input_is_kept_without_a_name(intake, council: Database) -> None:
    assert intake("-", "--apply", given=SURE).exit_code == DONE

    with council.reading() as session:
        assert queries.readings(session, by="command", reach=None)[0].source_name == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--body", "integrationsraadet"], "Skriv både --body og --term."),
        (["--apply"], "Skriv både --body og --term."),
        (["--body", "findes-ikke", "--term", "2014-2017"], "Vælg mellem: integrationsraadet."),
        (["--body", "integrationsraadet", "--term", "1999"], "Vælg mellem: 2014–2017."),
    ],
)
def test_what_is_asked_wrongly_is_said(council: Database, minutes: str, arguments: list[str], said: str) -> None:
    told = CliRunner().invoke(main, ["intake", minutes, *arguments], env={"DATABASE_URL": council.url})

    assert told.exit_code == BAD_INPUT
    assert said in told.stderr


def test_a_reason_that_the_command_has_no_words_for_is_on_the_page(intake, monkeypatch, minutes: str) -> None:
    monkeypatch.setattr("recruit.cli.intake.words.PROBLEMS", {})
    twice = "Deltagere:\nAnna Berg, formand for Integrationsrådet\nBo Holm, formand for Integrationsrådet\n"

    told = intake("-", "--apply", given=twice)

    assert "Åbn indlæsningen på siden" in told.stdout

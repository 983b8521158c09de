"""`recruit count`: what is counted, what is printed, and what the command exits with."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recruit.cli import main
from recruit.cli.count import OF_PAPERS
from recruit.counting.ballots import Ballots
from recruit.counting.formats import blt

CLEAR = '3 1\n3 1 0\n2 2 0\n1 3 0\n0\n"Anna"\n"Bo"\n"جميلة"\n"Rådet"\n'
EQUAL = CLEAR.replace("3 1 0", "2 1 0")
CONTEST = {
    "id": "råd",
    "method": "plurality",
    "seats": 1,
    "candidates": [{"id": 1, "name": "Anna"}, {"id": 2, "name": "Bo"}, {"id": 3, "name": "جميلة"}],
    "ballots": "clear.blt",
}
QUESTION = {"for": "seat", "candidates": [1, 2], "seats": 1, "group": None, "list": None}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with papers that elect Anna, papers that need a lot, and a contest; the command runs in it."""
    (tmp_path / "clear.blt").write_text(CLEAR, "utf-8")
    (tmp_path / "equal.blt").write_text(EQUAL, "utf-8")
    (tmp_path / "contest.json").write_text(json.dumps(CONTEST), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def count(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["count", *arguments])


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def write(file: Path, values: object) -> str:
    file.write_text(json.dumps(values), "utf-8")
    return file.name


def test_papers_alone_are_counted_by_the_method_that_is_named(desk: Path) -> None:
    result = count("clear.blt", "--method", "plurality", "--format", "json")

    (answer,) = lines(result)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (answer["id"], answer["method"], answer["winners"]) == ("clear", "plurality", [1])
    assert answer["digest"] == sha256(CLEAR.encode()).hexdigest()
    assert "sheet" not in answer


@pytest.mark.parametrize("method", OF_PAPERS)
def test_every_method_that_counts_papers_can_be_named(desk: Path, method: str) -> None:
    result = count("clear.blt", "--method", method, "--format", "json")

    assert result.exit_code in (0, 4)
    assert lines(result)[0]["method"] == method


def test_seats_and_substitutes_are_those_asked_for(desk: Path) -> None:
    (answer,) = lines(
        count("clear.blt", "--method", "plurality", "--seats", "2", "--substitutes", "all", "--format", "json")
    )
    (bare,) = lines(count("clear.blt", "--method", "plurality", "--substitutes", "0", "--format", "json"))

    assert (answer["winners"], answer["substitutes"]) == ([1, 2], [3])
    assert bare["substitutes"] == []


def test_papers_with_more_marks_than_allowed_do_not_count(desk: Path) -> None:
    (desk / "many.blt").write_text(CLEAR.replace("3 1 0", "3 1 2 0"), "utf-8")

    (answer,) = lines(count("many.blt", "--method", "approval", "--marks", "1", "--format", "json"))

    assert answer["ballots"] == {"cast": 6, "valid": 3, "blank": 0, "invalid": {"too-many-marks": 3}}


def test_a_contest_is_counted_with_the_papers_beside_it(desk: Path) -> None:
    result = CliRunner().invoke(main, ["count", str(desk / "contest.json"), "--format", "json"])

    assert lines(result)[0]["digest"] == sha256(json.dumps(CONTEST).encode() + CLEAR.encode()).hexdigest()
    assert lines(result)[0]["id"] == "råd"


@pytest.mark.parametrize(("language", "words"), [("da", "Får plads"), ("en", "Take a seat")])
def test_the_result_is_told_in_either_language(desk: Path, language: str, words: str) -> None:
    short = count("clear.blt", "--method", "plurality", "--language", language)
    whole = count("clear.blt", "--method", "plurality", "--language", language, "--explain")

    assert short.stdout.startswith("Rådet\n=====\n")
    assert words in short.stdout
    assert short.stdout.endswith(f"\n\nSHA-256: {sha256(CLEAR.encode()).hexdigest()}\n")
    assert len(whole.stdout) > len(short.stdout)


def test_the_sheet_is_within_the_answer_where_both_are_asked_for(desk: Path) -> None:
    (answer,) = lines(count("clear.blt", "--method", "plurality", "--explain", "--format", "json"))

    whole = count("clear.blt", "--method", "plurality", "--explain").stdout
    assert whole.startswith(str(answer["sheet"]).strip())


def test_several_contests_give_a_line_each_and_the_worst_exit_code(desk: Path) -> None:
    files = ("clear.blt", "nowhere.blt", "equal.blt")
    result = count(*files, "--method", "plurality", "--format", "json")

    first, second, third = lines(result)
    assert result.exit_code == 2
    assert first["winners"] == [1]
    assert second == {"id": "nowhere.blt", "error": "Filen findes ikke."}
    assert third["lot"] == QUESTION


def test_several_contests_stand_a_line_apart_and_faults_where_faults_are_read(desk: Path) -> None:
    result = count("clear.blt", "nowhere.blt", "equal.blt", "--method", "plurality")

    assert result.stderr == "nowhere.blt: Filen findes ikke.\n"
    assert result.stdout.count("\n\nSHA-256: ") == 2
    assert "\n\nRådet\n=====\n" in result.stdout


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        (["elected"], 0),
        (["uncontested", "lapsed"], 0),
        (["lot_required", "elected"], 3),
        (["lot_required", "ballot_required"], 4),
        (["ballot_required", "bad", "lot_required"], 2),
    ],
)
def test_the_exit_code_is_the_worst(desk: Path, outcomes: Sequence[str], code: int) -> None:
    contests = {
        "elected": CONTEST,
        "uncontested": {**CONTEST, "seats": 3, "ballots": None},
        "lapsed": {**CONTEST, "candidates": [], "ballots": None},
        "lot_required": {**CONTEST, "ballots": "equal.blt"},
        "ballot_required": {**CONTEST, "method": "majority", "ballots": None},
        "bad": {**CONTEST, "seats": 0},
    }

    result = count(*(write(desk / f"{one}.json", contests[one]) for one in outcomes), "--format", "json")

    assert result.exit_code == code
    assert [line.get("outcome", "bad") for line in lines(result)] == outcomes


def test_a_recorded_lot_makes_the_count_go_on(desk: Path) -> None:
    lots = write(desk / "lots.json", [{"for": "seat", "candidates": [1, 2], "drawn": [2]}])

    result = count("equal.blt", "--method", "plurality", "--lots", lots, "--format", "json")

    (answer,) = lines(result)
    assert (result.exit_code, answer["winners"], answer["lot"], answer["unused_lots"]) == (0, [2], None, [])


def test_a_lot_that_two_contests_ask_for_must_say_which_one_it_is_for(desk: Path) -> None:
    lot = {"for": "seat", "candidates": [1, 2], "drawn": [2]}
    write(desk / "here.json", {**CONTEST, "id": "her", "ballots": "equal.blt"})
    write(desk / "there.json", {**CONTEST, "id": "der", "ballots": "equal.blt"})
    asked = ("here.json", "there.json", "--lots", "lots.json")

    write(desk / "lots.json", [lot])
    first, second = lines(result := count(*asked, "--format", "json"))
    english = count(*asked, "--language", "en").stderr
    write(desk / "lots.json", [{**lot, "id": "her"}, {**lot, "id": "der", "drawn": [1]}])
    named = lines(count(*asked, "--format", "json"))

    assert (result.exit_code, first["winners"]) == (2, [2])
    assert second == {
        "id": "der",
        "error": "Lodtrækningen mellem 1 og 2 om, hvem der får plads, er brugt i en anden valghandling. "
        "Gælder den her, skal den sige “id”: “der”.",
    }
    assert english == (
        "there.json: The lot between 1 and 2 on who takes a seat was used in another contest. "
        "If it is for this one, it must say “id”: “der”.\n"
    )
    assert [one["winners"] for one in named] == [[2], [1]]


def test_a_contest_with_a_fault_is_called_by_its_id(desk: Path) -> None:
    contest = write(desk / "bad.json", {**CONTEST, "id": "der", "seats": 0})

    (line,) = lines(count(contest, "--format", "json"))

    assert line == {"id": "der", "error": "“seats” skal være et helt tal på mindst 1."}
    assert count(contest).stderr.startswith("bad.json: ")


def test_what_the_draw_prints_is_what_the_count_reads(desk: Path) -> None:
    (asked,) = lines(count("equal.blt", "--method", "plurality", "--format", "json"))
    lot = asked["lot"]
    assert lot == QUESTION
    drawing = ["draw", "--source", "3,14,27", "--candidates", "1,2", "--for", "seat", "--format", "json"]
    (desk / "lots.json").write_text(CliRunner().invoke(main, drawing).stdout, "utf-8")

    (answer,) = lines(count("equal.blt", "--method", "plurality", "--lots", "lots.json", "--format", "json"))

    (record,) = json.loads((desk / "lots.json").read_text("utf-8"))
    assert answer["winners"] == record["drawn"][:1]


def test_lots_that_nothing_asked_for_are_told(desk: Path) -> None:
    stray = {"for": "exclude", "candidates": [30, 4, 17], "drawn": [4]}
    lists = {"for": "quotient", "lists": ["A", "B+C"], "drawn": ["A"], "group": "Syd", "list": "A"}
    elsewhere = {**stray, "id": "udvalg"}
    lots = write(desk / "lots.json", [stray, lists, elsewhere])

    told = count("clear.blt", "--method", "plurality", "--lots", lots)
    (answer,) = lines(count("clear.blt", "--method", "plurality", "--lots", lots, "--format", "json"))

    assert told.stdout.endswith(
        "\n\nLoddet mellem 4, 17 og 30 om, hvem der går ud, er ikke brugt: Optællingen spurgte ikke om netop det."
        "\n\nLoddet mellem A og B+C om, hvilken liste der får pladsen, er ikke brugt: "
        "Optællingen spurgte ikke om netop det."
        f"\n\nSHA-256: {answer['digest']}\n"
    )
    assert [lot["drawn"] for lot in answer["unused_lots"]] == [[4], ["A"]]  # type: ignore[attr-defined]
    assert (
        "The lot between A and B+C on which list takes the seat was not used: the count did not ask for just that."
        in (count("clear.blt", "--method", "plurality", "--lots", lots, "--language", "en").stdout)
    )


@pytest.mark.parametrize(
    ("lots", "sentence"),
    [
        ("{", "Linje 1: Det er ikke gyldig JSON i UTF-8."),
        ('[{"for": "luck"}]', "“lots” nr. 1: “for” skal være et af ordene seat, substitutes, exclude, "),
        (None, "Filen findes ikke."),
    ],
)
def test_lots_that_cannot_be_read_stop_everything(desk: Path, lots: str | None, sentence: str) -> None:
    if lots is not None:
        (desk / "lots.json").write_text(lots, "utf-8")

    told = count("clear.blt", "--method", "plurality", "--lots", "lots.json")
    (line,) = lines(count("clear.blt", "--method", "plurality", "--lots", "lots.json", "--format", "json"))

    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith(f"lots.json: {sentence}")
    assert line["id"] == "lots.json"
    assert str(line["error"]).startswith(sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("da", "bad.blt: Linje 3: Her skulle stå et helt tal, men der står “1,”.\n"),
        ("en", "bad.blt: Line 3: A whole number is due here, but it says “1,”.\n"),
    ],
)
def test_a_fault_is_told_with_file_line_and_one_sentence(desk: Path, language: str, sentence: str) -> None:
    (desk / "bad.blt").write_text(CLEAR.replace("2 2 0", "1, 2 0"), "utf-8")

    result = count("bad.blt", "--method", "stv-meek", "--language", language)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", sentence)


def test_what_cannot_be_read_is_told(desk: Path) -> None:
    (desk / "folder").mkdir()
    write(desk / "alone.json", {**CONTEST, "ballots": "gone.blt"})

    result = count("folder", "alone.json")

    assert result.exit_code == 2
    assert result.stderr == "folder: Filen kan ikke læses.\nalone.json: “gone.blt” findes ikke.\n"
    assert count("folder", "--language", "en").stderr == "folder: The file cannot be read.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["clear.blt"], "Filen er kun stemmesedler: sig med --method, hvordan de skal tælles (plurality, block, "),
        *(
            (["contest.json", *option], "Filen siger selv, hvordan der tælles: --method, --seats, --marks og")
            for option in (["--method", "block"], ["--seats", "2"], ["--substitutes", "0"])
        ),
        (["clear.blt", "--method", "stv-meek", "--marks", "2"], "--marks kan kun bruges med --method block og"),
        (["contest.json", "--marks", "2"], "--marks kan kun bruges med --method block og approval."),
        (["clear.blt", "equal.blt", "--write-blt", "x"], "--write-blt og --write-csv kan kun bruges med én fil."),
        (["clear.blt", "equal.blt", "--write-csv", "x"], "--write-blt og --write-csv kan kun bruges med én fil."),
        (["clear.blt", "--method", "list-dhondt"], "list-dhondt"),
        (["clear.blt", "--method", "block", "--substitutes", "to"], "Skriv et tal eller all."),
        (["clear.blt", "--method", "block", "--substitutes", "-1"], "Skriv et tal eller all."),
        (["clear.blt", "--method", "block", "--substitutes", "9" * 5000], "Skriv et tal eller all."),
        (["clear.blt", "--method", "block", "--seats", "20000"], "Der skal være mellem 1 og 10000 pladser."),
        (["clear.blt", "--method", "block", "--seats", "0"], "--seats"),
        ([], "FILES"),
    ],
)
def test_options_that_do_not_belong_are_refused(desk: Path, arguments: list[str], sentence: str) -> None:
    result = count(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


def test_papers_are_written_as_they_were_read(desk: Path) -> None:
    result = count("contest.json", "--write-blt", "new.blt")

    written = blt.read((desk / "new.blt").read_bytes())
    assert result.exit_code == 0
    assert (written.names, written.ballots) == (("Anna", "Bo", "جميلة"), Ballots({"\x01": 3, "\x02": 2, "\x03": 1}))


def test_papers_are_written_as_a_table_that_a_spreadsheet_opens(desk: Path) -> None:
    result = count("contest.json", "--write-csv", "new.csv")

    table = (desk / "new.csv").read_bytes()
    assert result.exit_code == 0
    assert table.decode("utf-8-sig").splitlines() == ['antal;"1 Anna";"2 Bo";"3 جميلة"', "3;1;;", "2;;1;", "1;;;1"]
    assert table.startswith(b"\xef\xbb\xbf")  # without it a spreadsheet takes the names for Latin-1


@pytest.mark.parametrize("option", ["--write-blt", "--write-csv"])
@pytest.mark.parametrize("target", ["clear.blt", "contest.json", "folder"])
def test_nothing_is_ever_written_over(desk: Path, option: str, target: str) -> None:
    (desk / "folder").mkdir()

    told = count("contest.json", option, target)
    english = count("contest.json", option, target, "--language", "en")

    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == f"contest.json: “{target}” findes i forvejen og bliver ikke skrevet over.\n"
    assert english.stderr == f"contest.json: “{target}” exists already and is not written over.\n"
    assert (desk / "clear.blt").read_text("utf-8") == CLEAR


def test_papers_cannot_be_written_into_a_folder_that_is_not_there(desk: Path) -> None:
    result = count("contest.json", "--write-csv", "nowhere/new.csv", "--format", "json")

    assert result.exit_code == 2
    assert lines(result) == [{"id": "råd", "error": "“nowhere/new.csv” kan ikke skrives."}]


@pytest.mark.parametrize("polls", [[], ["clear.blt", "clear.blt"]])
def test_only_the_papers_of_one_poll_are_written(desk: Path, polls: list[str]) -> None:
    contest = write(desk / "chair.json", {**CONTEST, "method": "majority", "ballots": polls})

    result = count(contest, "--write-blt", "new.blt")

    assert result.stderr == "chair.json: Der er ikke stemmesedler fra netop én afstemning at skrive.\n"
    assert not (desk / "new.blt").exists()


def run(*arguments: str, encoding: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, **surroundings}
    words = [sys.executable, "-m", "recruit.cli", "count", *arguments]
    return subprocess.run(words, capture_output=True, check=False, env=environment)


def test_names_come_in_utf_8_whatever_the_surroundings_speak(desk: Path) -> None:
    odd = os.fsdecode(b"r\xe5d.blt")
    done = run("clear.blt", odd, "--method", "plurality", "--seats", "3", encoding="ascii", LC_ALL="C")

    assert done.returncode == 2
    assert "جميلة" in done.stdout.decode()
    assert done.stderr.decode() == "r?d.blt: Filen findes ikke.\n"


@pytest.mark.parametrize(("files", "code"), [(["clear.blt"], 0), (["equal.blt"], 3), (["equal.blt", "nowhere.blt"], 2)])
def test_where_nobody_reads_on_the_count_ends_quietly_with_the_same_code(
    desk: Path, files: list[str], code: int
) -> None:
    nobody, end = os.pipe()
    os.close(nobody)

    words = [sys.executable, "-m", "recruit.cli", "count", *files, "--method", "plurality"]
    done = subprocess.run(words, stdout=end, stderr=subprocess.PIPE, check=False)

    os.close(end)
    assert done.returncode == code
    assert done.stderr.decode() == "".join(f"{file}: Filen findes ikke.\n" for file in files if file == "nowhere.blt")


def test_a_count_for_a_program_starts_without_web_database_and_sheet(desk: Path) -> None:
    script = (
        "import sys; from recruit.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print({'flask', 'sqlalchemy', 'werkzeug', 'recruit.counting.sheet'} & sys.modules.keys())"
    )
    words = ["count", "clear.blt", "--method", "stv-scottish-2007", "--format", "json"]

    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[1:] == ["set()"]

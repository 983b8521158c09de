"""`recruit intake` as the secretary's colleague in IT uses it: a file in, data or a summary out, or one sentence."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recruit.cli import COMMANDS, main
from recruit.intake.formats.opening import LARGEST_FILE
from recruit.intake.formats.text import LARGEST_TEXT
from tests.corpus.intake import making

MINUTES = """Referat fra Integrationsrådet
Mødedato: 7. september 2023 kl. 17.00 til 19.00
Mødested: Rådhuset
Sagsnr.: 23/4567
Til stede:
Anna Berg, formand, flygtninge- og indvandrerrepræsentant
Bo Holm – medlem af Enhedslisten/udpeget af Byrådet
Karla Vestby, Mødestedet, Dansk Flygtningehjælp
Eva Lind, suppleant for Xiu Ying
?? 3 yy
Vakant, skolebestyrelserne
Afbud: Carl Dam
Suppleant: Duc Tran

Punkt 1
Bo Holm (SF) talte om Samirs sygdom.
"""


def recruit(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


@pytest.fixture
def minutes(tmp_path: Path) -> str:
    file = tmp_path / "referat.txt"
    file.write_text(MINUTES, encoding="utf-8")
    return str(file)


def test_the_data_holds_what_was_agreed_and_no_more(minutes: str) -> None:
    data = json.loads(recruit("intake", minutes, "--format", "json").stdout)

    assert list(data) == [
        "file",
        "meeting",
        "body",
        "groups",
        "people",
        "vacant_seats",
        "not_understood",
        "outside_lists",
        "conflicts",
        "columns",
        "notes",
        "lines",
    ]
    assert data["file"] == minutes
    assert data["meeting"] == {
        "date": "2023-09-07",
        "start": "17:00",
        "end": "19:00",
        "place": "Rådhuset",
        "case_id": "23/4567",
    }
    assert data["people"][2] == {
        "name": "Karla Vestby",
        "role": "member",
        "attendance": "present",
        "office": None,
        "seat_type": "organisation",
        "represents": "Dansk Flygtningehjælp",
        "represents_unit": "Mødestedet",
        "party": None,
        "substitute_for": None,
        "email": None,
        "phone": None,
        "since": None,
        "until": None,
        "wording": "Mødestedet, Dansk Flygtningehjælp",
        "rule": data["people"][2]["rule"],
        "line": 8,
    }
    assert data["people"][0]["office"] == "chair"
    assert data["people"][3]["substitute_for"] == "Xiu Ying"
    assert data["vacant_seats"] == [{"represents": "skolebestyrelserne", "line": 11}]
    assert data["not_understood"] == [{"line": 10, "text": "?? 3 yy", "trouble": None, "value": ""}]
    assert data["outside_lists"] == 3
    assert data["lines"]["not_blank"] == 15 == sum(data["lines"].values()) - 15
    assert data["conflicts"] == [
        {"name": "Bo Holm", "facts": ["Enhedslisten", "SF"], "lines": [7, 16], "about": "party"},
    ]


def test_the_summary_is_in_danish_and_counts_every_line(minutes: str) -> None:
    told = recruit("intake", minutes).stdout

    assert "Møde den 7.9.2023, kl. 17:00-19:00, Rådhuset, sag 23/4567" in told
    assert "linje 6: Anna Berg, medlem, formand, til stede" in told
    assert "linje 9: Eva Lind, suppleant, for Xiu Ying, til stede" in told
    assert "linje 11: skolebestyrelserne" in told
    assert "Bo Holm: parti er både Enhedslisten og SF (linje 7 og 16)" in told
    assert "linje 10: ?? 3 yy" in told
    assert (
        "15 linjer: 6 med personer, 1 med ledige pladser, 4 overskrifter og mødefakta, 1 ikke forstået, 3 uden" in told
    )
    assert "Samir" not in told


def test_minutes_without_lists_give_a_summary_of_nothing() -> None:
    told = recruit("intake", "-", given="Vi drøftede sagen.").stdout

    assert told.startswith("Mødedato ikke fundet\n0 personer")
    assert "Modstridende" not in told


def test_standard_input_is_read_with_a_dash() -> None:
    result = recruit("intake", "-", "--format", "json", given=MINUTES)

    assert (result.exit_code, len(json.loads(result.stdout)["people"])) == (0, 6)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Filen er tom."),
        (b"PK\x03\x04\x00", "Filen er beskadiget. Åbn den i sit program, gem den på ny, og prøv igen."),
        (
            b"\x7fELF\x00",
            "Filen er hverken tekst, Word, PDF eller regneark. Åbn den, og gem den som et af dem.",
        ),
        (b"abc \x81\x8d", "Filens tegn kan ikke læses. Gem referatet som UTF-8, og prøv igen."),
        (b"a" * (LARGEST_TEXT + 1), "Filen er for stor. Den må højst fylde 5 MB."),
        (b"%PDF-" + bytes(LARGEST_FILE), "Filen er for stor. Den må højst fylde 20 MB."),
        (b"{\\rtf1}", "En .rtf-fil kan ikke læses. Åbn den i Word, og gem den som .docx eller PDF."),
    ],
)
def test_bad_input_ends_with_two_and_one_danish_sentence(content: bytes, sentence: str) -> None:
    result = recruit("intake", "-", given=content)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{sentence}\n")


def test_a_missing_file_is_said_in_danish(tmp_path: Path) -> None:
    result = recruit("intake", str(tmp_path / "findes-ikke.txt"))

    assert (result.exit_code, result.stderr) == (2, "Filen findes ikke eller må ikke læses.\n")


def test_a_table_is_told_by_its_rows_and_columns(tmp_path: Path) -> None:
    rows = [
        making.row(1, making.cell("A1", "Integrationsrådet")),
        making.row(3, making.cell("A3", "Navn"), making.cell("B3", "E-mail"), making.cell("C3", "Fra")),
        making.row(
            4, making.cell("A4", "Anna Berg"), making.cell("B4", "anna@example.com"), making.cell("C4", "2022-01-01")
        ),
        making.row(5, making.cell("A5", "Bo Holm"), making.cell("C5", "32.13.2022")),
    ]
    file = tmp_path / "medlemmer.xlsx"
    file.write_bytes(making.workbook("".join(rows)))

    data = json.loads(recruit("intake", str(file), "--format", "json").stdout)
    told = recruit("intake", str(file)).stdout

    (person,) = data["people"]
    assert (person["email"], person["since"]) == ("anna@example.com", "2022-01-01")
    assert (person["line"], person["sheet"], person["row"]) == (4, "Ark1", 4)
    assert data["columns"][1] == {"sheet": "Ark1", "column": 2, "heading": "E-mail", "field": "email"}
    assert (data["not_understood"][0]["trouble"], data["not_understood"][0]["row"]) == ("date-unreadable", 5)
    assert told.startswith("Kolonner: Navn = navn; E-mail = e-mailadresse; Fra = første dag\n1 person på")
    assert "række 4: Anna Berg, rolle ikke angivet, fra 1. januar 2022, anna@example.com" in told
    assert "(datoen »32.13.2022« kan ikke læses)" in told
    assert "4 rækker: 1 med personer" in told


@pytest.mark.slow
def test_of_ten_thousand_rows_each_that_is_broken_is_named(tmp_path: Path) -> None:
    broken = {number * 270 for number in range(1, 38)}
    rows = [making.row(1, making.cell("A1", "Navn"), making.cell("B1", "Fra"))]
    for number in range(2, 10_002):
        name = f"Anna {'ABCDEFGHIJ'[number // 1000 % 10]}{'abcdefghij'[number // 100 % 10]}dal"
        name += f"-{'KLMNOPRSTV'[number // 10 % 10]}o{'dfglmnprst'[number % 10]}berg"
        day = "32.13.2022" if number in broken else "01.01.2022"
        rows.append(making.row(number, making.cell(f"A{number}", name), making.cell(f"B{number}", day)))
    file = tmp_path / "register.xlsx"
    file.write_bytes(making.workbook("".join(rows)))

    data = json.loads(recruit("intake", str(file), "--format", "json").stdout)

    assert {(one["row"], one["trouble"]) for one in data["not_understood"]} == {
        (number, "date-unreadable") for number in broken
    }
    assert (data["lines"]["not_blank"], data["lines"]["proposed"]) == (10_001, 10_000 - 37)


def test_what_was_passed_over_is_said(tmp_path: Path) -> None:
    file = tmp_path / "referat.docx"
    file.write_bytes(making.files()["word-deleted.docx"])

    assert (
        "Dokumentet har rettelser, som ingen har godkendt; det er læst med dem." in recruit("intake", str(file)).stdout
    )


def test_a_charter_is_told_by_its_groups_and_their_sum() -> None:
    charter = "Integrationsrådet består af:\n5 medlemmer af Kommunalbestyrelsen\n2 medlemmer fra boligforeningerne\n"
    told = recruit("intake", "-", given=charter).stdout

    groups = json.loads(recruit("intake", "-", "--format", "json", given=charter).stdout)["groups"]

    assert [(group["label"], group["seats"], group["line"]) for group in groups] == [
        ("Medlemmer af Kommunalbestyrelsen", 5, 2),
        ("Medlemmer fra boligforeningerne", 2, 3),
    ]
    assert "linje 2: 5 Medlemmer af Kommunalbestyrelsen" in told
    assert "i alt 7 pladser" in told


def test_several_files_are_each_told_and_a_bad_one_stops_no_other(minutes: str, tmp_path: Path) -> None:
    bad, other = tmp_path / "tom.txt", tmp_path / "andet.txt"
    bad.write_bytes(b"")
    other.write_text("Afbud: Carl Dam", encoding="utf-8")

    result = recruit("intake", str(bad), minutes, str(other))

    assert (result.exit_code, result.stderr) == (2, f"{bad}: Filen er tom.\n")
    assert f"== {minutes} ==\nMøde den 7.9.2023" in result.stdout
    assert f"== {other} ==\n" in result.stdout


def test_several_files_are_a_line_of_data_each(minutes: str, tmp_path: Path) -> None:
    bad = tmp_path / "tom.txt"
    bad.write_bytes(b"")

    result = recruit("intake", minutes, str(bad), "--format", "json")

    read, refused = map(json.loads, result.stdout.splitlines())
    assert (result.exit_code, read["file"], len(read["people"])) == (2, minutes, 6)
    assert refused == {"file": str(bad), "error": "Filen er tom."}


def test_help_names_every_command_in_danish() -> None:
    told = recruit("--help").stdout

    assert all(f"  {name} " in told for name in COMMANDS)
    assert "Læs deltagerne ud af referater og lister" in told


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there(name: str) -> None:
    assert recruit(name, "--help").exit_code == 0


def test_an_unknown_command_is_refused() -> None:
    assert recruit("findes-ikke").exit_code == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["intake", "--help"], ["intake", "-"], ["draw", "--source", "1", "--of", "2"], ["count", "--help"]],
)
def test_the_commands_for_everybody_start_without_web_and_database(arguments: list[str]) -> None:
    script = (
        "import sys; from recruit.cli import main; main(sys.argv[1:], standalone_mode=False); "
        "print(sorted({'flask', 'sqlalchemy', 'werkzeug'} & sys.modules.keys()), file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], input=MINUTES, capture_output=True, text=True, check=True
    )

    assert done.stderr.strip() == "[]"

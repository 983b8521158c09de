"""`recruit draw` as a secretary, a journalist and a losing candidate use it."""

import json
import os
import shlex
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from recruit.cli import main
from recruit.lots.meaning import MEANINGS

#: The sources of RFC 3797, section 6.
EXAMPLE = ("--source", "9319", "--source", "2, 5, 12, 8, 10", "--source", "9,18,26,34,41,45")
KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./"
SEAT = ("--candidates", "4,7,9", "--for", "seat")


def draw(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["draw", *arguments])


def test_every_step_is_shown_so_that_a_person_can_check_it() -> None:
    result = draw(*EXAMPLE, "--of", "25", "--select", "2")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[:6] == [
        "Kontrollerbar lodtrækning (RFC 3797)",
        "",
        f"Nøgle: {KEY}",
        "",
        "tæller  MD5                               tilbage   rest  trukket",
        "  0000  990DD0A5692A029A98B5E01AA28F3459       25     16  nr. 17",
    ]
    assert "  0001  3691E55CB63FCC37914430B2F70B5EC6       24      6  nr. 7" in result.stdout
    assert "recruit count" not in result.stdout


def test_a_list_alone_is_drawn_to_its_end() -> None:
    (record,) = json.loads(draw(*EXAMPLE, "--of", "5", "--format", "json").stdout)

    assert sorted(record.pop("drawn")) == [1, 2, 3, 4, 5]
    assert record == {
        "of": 5,
        "by": "RFC 3797",
        "sources": [[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]],
        "key": KEY,
    }


def test_a_lot_between_candidates_is_told_with_its_record_for_the_count() -> None:
    result = draw(*EXAMPLE, *SEAT, "--group", "Asien", "--list", "B")

    record = json.loads(result.stdout.splitlines()[-1])
    assert "Gruppe: Asien. Liste: B. Den, der trækkes først, får pladsen." in result.stdout
    assert "  0000  990DD0A5692A029A98B5E01AA28F3459        3      2  kandidat 9" in result.stdout
    assert record == [
        {
            "for": "seat",
            "group": "Asien",
            "list": "B",
            "candidates": [4, 7, 9],
            "drawn": [9, 4, 7],
            "by": "RFC 3797",
            "sources": [[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]],
            "key": KEY,
        }
    ]
    assert json.loads(draw(*EXAMPLE, *SEAT, "--group", "Asien", "--list", "B", "--format", "json").stdout) == record


def test_a_lot_for_a_quotient_is_between_lists() -> None:
    result = draw(*EXAMPLE, "--lists", "A, B+F", "--for", "quotient")

    (record,) = json.loads(result.stdout.splitlines()[-1])
    assert (record["lists"], sorted(record["drawn"])) == (["A", "B+F"], ["A", "B+F"])
    assert "Den liste, der trækkes først, får pladsen." in result.stdout
    assert f"liste {record['drawn'][0]}" in result.stdout


@pytest.mark.parametrize("purpose", MEANINGS)
def test_what_the_first_one_gets_stands_above_the_draw(purpose: str) -> None:
    between = ["--lists" if purpose == "quotient" else "--candidates", "1,2"]

    assert MEANINGS[purpose].da in draw(*EXAMPLE, *between, "--for", purpose).stdout


def test_the_announcement_names_list_sources_and_time_before_the_numbers_are_known() -> None:
    sources = ("--source", "Lotto den 28. november 2026, de syv tal", "--source", "Vikinglotto den 2. december 2026")

    result = draw(*sources, *SEAT, "--publish", "onsdag den 2. december 2026 kl. 22")

    assert result.exit_code == 0
    assert "Der trækkes 3 fra denne liste:\n  1. kandidat 4\n  2. kandidat 7\n  3. kandidat 9\n" in result.stdout
    assert (
        "Der trækkes onsdag den 2. december 2026 kl. 22 med tallene fra:\n"
        "  1. Lotto den 28. november 2026, de syv tal\n  2. Vikinglotto den 2. december 2026\n"
    ) in result.stdout
    assert "Nøgle:" not in result.stdout


@pytest.mark.parametrize(
    "asked",
    [
        ("--of", "12", "--select", "3"),
        ("--candidates", "9,4", "--for", "exclude"),
        ("--lists", "A,B+F,C", "--for", "quotient", "--group", "Syd og øst", "--select", "1"),
    ],
)
def test_the_announced_command_is_the_one_that_draws(asked: tuple[str, ...]) -> None:
    announced = draw("--source", "Lotto", *asked, "--publish", "kl. 12").stdout.splitlines()[-1]

    repeated = [*shlex.split(announced.replace("--source TAL", "--source 3,14,27")), "--format", "json"]
    assert repeated[:2] == ["recruit", "draw"]
    assert draw(*repeated[2:]).stdout == draw("--source", "3,14,27", *asked, "--format", "json").stdout


def test_where_nobody_reads_the_draw_ends_quietly() -> None:
    nobody, end = os.pipe()
    os.close(nobody)

    done = subprocess.run(
        [sys.executable, "-m", "recruit.cli", "draw", *EXAMPLE, "--of", "25"],
        stdout=end,
        stderr=subprocess.PIPE,
        check=False,
    )

    os.close(end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["--source", "1"], "Skriv --of alene, --candidates med --for, eller --lists med --for quotient."),
        (["--source", "1", "--of", "3", *SEAT], "Skriv --of alene"),
        (["--source", "1", "--candidates", "1,2"], "Skriv --of alene"),
        (["--source", "1", "--candidates", "1,2", "--for", "quotient"], "Skriv --of alene"),
        (["--source", "1", "--lists", "A,B", "--for", "seat"], "Skriv --of alene"),
        (["--of", "3"], "Skriv mindst én kilde med --source."),
        (
            ["--source", "3;14", "--of", "3"],
            "»3;14« er ikke et helt tal. Skriv flere tal med komma imellem, fx 3,14,27.",
        ),
        (["--source", "3,,14", "--of", "3"], "»« er ikke et helt tal."),
        (["--source", "-1", "--of", "3"], "»-1« er ikke et helt tal."),
        (["--source", "٣", "--of", "3"], "»٣« er ikke et helt tal."),
        (["--source", "9" * 5000, "--of", "3"], "»999"),
        (["--source", "1", "--of", "tre"], "»tre« er ikke et helt tal."),
        (["--source", "1", "--of", "1"], "Der trækkes lod mellem mindst 2 og højst 65535."),
        (["--source", "1", "--of", "9" * 18], "Der trækkes lod mellem mindst 2 og højst 65535."),
        (["--source", "1", "--candidates", "4,7,4", "--for", "seat"], "Den samme er skrevet to gange"),
        (
            ["--source", "1", "--lists", "A,,B", "--for", "quotient"],
            "Den samme er skrevet to gange, eller der mangler en.",
        ),
        (["--source", "1", "--candidates", "0,4", "--for", "seat"], "Kandidaterne har numrene 1, 2, 3 og så videre."),
        (["--source", "1", "--of", "3", "--publish", ""], "Skriv efter --publish, hvornår der trækkes."),
        (["--source", "1", "--of", "3", "--publish", " "], "Skriv efter --publish, hvornår der trækkes."),
        (["--source", "1", "--of", "3", "--select", "4"], "Der kan trækkes fra 1 til 3."),
        (["--source", "1", "--of", "3", "--select", "0"], "Der kan trækkes fra 1 til 3."),
    ],
)
def test_bad_input_ends_with_two_and_one_danish_sentence(asked: list[str], sentence: str) -> None:
    result = draw(*asked)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(sentence)
    assert result.stderr.count("\n") == 1

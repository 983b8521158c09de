"""How names are written: in capitals, in small letters, over two lines, two in a line, and with page breaks between."""

import pytest

from recruit.intake.rules import read
from tests.rules.intake.reading import names, told, under


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("BENT MUNKHOLM", "Bent Munkholm"),
        ("BO DAM", "Bo Dam"),
        ("JENS-OLE VON KRAGHØ", "Jens-Ole von Kraghø"),
        ("PAUL K JEPSØ", "Paul K Jepsø"),
        ("SEÁN O'BRADY", "Seán O'Brady"),
        ("Anna KRAGHØ-LIND", "Anna Kraghø-Lind"),
        ("VON KRAGHØ", "Von Kraghø"),
    ],
)
def test_a_name_in_capitals_is_given_back_as_names_are_written(written: str, name: str) -> None:
    assert names(f"TIL STEDE:\n{written}") == [name]


def test_organisations_in_a_line_of_capitals_keep_what_may_be_an_abbreviation() -> None:
    minutes = "TIL STEDE:\nANNA BERG, FORMAND, MØDESTEDET, RØDE KORS\nBO DAM, DGI\nSUPPLEANT FOR BO DAM: CARL EG"

    assert told(minutes) == [
        "2 Anna Berg: member present chair organisation <Mødestedet> [Røde Kors]",
        "3 Bo Dam: member present organisation [DGI]",
        "4 Carl Eg: substitute present for Bo Dam",
    ]


def test_a_line_without_capitals_is_read_where_a_given_name_is_known() -> None:
    reading = under(
        "til stede:", "anna berg, formand", "bo af dam – røde kors", "xquo berg", "afbud: carl eg og dorte friis"
    )

    assert [one.name for one in reading.people] == ["Anna Berg", "Bo af Dam", "Carl Eg", "Dorte Friis"]
    assert [one.text for one in reading.not_understood] == ["xquo berg"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Anna Margrethe Lo", "von Berg-Holtz, Røde Kors", "Bo Dam"], ["Anna Margrethe Lo von Berg-Holtz", "Bo Dam"]),
        (["Anna Margrethe Berg-", "holtz, Røde Kors", "Bo Dam"], ["Anna Margrethe Bergholtz", "Bo Dam"]),
        (["Anna Kjær-", "Westergård", "Bo Dam"], ["Anna Kjær-Westergård", "Bo Dam"]),
        (["- Anna Margrethe", "  Kraghø, Røde Kors", "- Bo Dam"], ["Anna Margrethe Kraghø", "Bo Dam"]),
        (["- Anna Berg", "  Bo, Røde Kors", "- Carl Eg"], ["Anna Berg", "Bo", "Carl Eg"]),
        (["Anna Berg (formand), Bo Dam, Carl", "Eg og Ib Friis"], ["Anna Berg", "Bo Dam", "Carl Eg", "Ib Friis"]),
    ],
)
def test_a_name_broken_over_two_lines_is_put_together(rows: list[str], expected: list[str]) -> None:
    reading = under("Til stede:", *rows)

    assert ([one.name for one in reading.people], reading.not_understood) == (expected, ())


def test_a_capacity_broken_within_a_word_is_put_together() -> None:
    rows = ("Anna Berg, flygtninge-", "og indvandrerrepræsentant", "Bo Dam, repræsentant for Hånd-", "værkerforeningen")

    assert told("\n".join(("Til stede:", *rows))) == [
        "2 Anna Berg: member present refugee_immigrant",
        "4 Bo Dam: member present organisation [Håndværkerforeningen]",
    ]


@pytest.mark.parametrize("gap", ["  ", "   ", "\t"])
def test_two_names_in_a_line_with_nothing_but_room_between_are_two_people(gap: str) -> None:
    assert names(f"Til stede:\nAnna Berg{gap}Bo Dam\nCarl  Eg") == ["Anna Berg", "Bo Dam", "Carl Eg"]


def test_running_heads_and_page_numbers_within_a_list_are_passed_over() -> None:
    head = "Referat fra Integrationsrådet den 4. juni 2026"
    foot = "Lundby Kommune, side"

    reading = read(
        f"{head}\nMødedeltagere:\nAnna Berg\nBo Dam\n{foot} 1\n\n{head}\nCarl Eg\n\nAfbud:\nDorte Friis\n{foot} 2\n\n"
        f"{head}\nErik Gram\n\n1. Godkendelse af dagsorden\n1. Godkendelse af dagsorden\nFie Holm"
    )

    assert [(one.name, one.attendance) for one in reading.people] == [
        ("Anna Berg", "present"),
        ("Bo Dam", "present"),
        ("Carl Eg", "present"),
        ("Dorte Friis", "apology"),
        ("Erik Gram", "apology"),
    ]
    assert (reading.not_understood, reading.lines.headings) == ((), 7)


def test_what_stands_below_many_names_is_no_running_head() -> None:
    minutes = "Til stede:\nAnna Berg\nLundby Kommune\n\nBo Dam\nByrådsmedlem (A)\n\nCarl Eg\nByrådsmedlem (A)\n"

    assert [one.party for one in read(minutes).people] == [None, "Socialdemokratiet", "Socialdemokratiet"]

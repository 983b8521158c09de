"""Every word that heads a list of participants is understood in every way in which minutes set it."""

import pytest

from recruit.intake.rules import read
from tests.rules.intake.reading import told, under

#: What each heading says of those below: their role, and whether they came.
HEADINGS = {
    "Til stede": "unclassified present",
    "Tilstede": "unclassified present",
    "Tilstede var": "unclassified present",
    "Deltagere": "unclassified present",
    "Mødedeltagere": "unclassified present",
    "Mødt": "unclassified present",
    "Øvrige deltagere": "unclassified present",
    "Mødte medlemmer": "member present",
    "Afbud": "unclassified apology",
    "Afbud fra": "unclassified apology",
    "Afbud med gyldig grund": "unclassified apology",
    "Fraværende": "unclassified absent",
    "Uden afbud": "unclassified absent",
    "Fraværende uden afbud": "unclassified absent",
    "Ikke mødt": "unclassified absent",
    "Udeblevet": "unclassified absent",
    "Fra forvaltningen": "administration present",
    "Deltagere fra forvaltningen": "administration present",
    "Sekretariat": "secretariat present",
    "Fra sekretariatet": "secretariat present",
    "Referent": "secretariat present",
    "Gæster": "guest present",
    "Suppleanter": "substitute -",
}


@pytest.mark.parametrize(
    "minutes",
    [
        "{}:\nAnna Berg\nBo Dam",
        "{}\nAnna Berg\nBo Dam",
        "{}\n\nAnna Berg\n\nBo Dam",
        "{} :\nAnna Berg\nBo Dam",
        "**{}:**\nAnna Berg\nBo Dam",
        "**{}**:\nAnna Berg\nBo Dam",
        "__{}__\nAnna Berg\nBo Dam",
        "## {}\n\n- Anna Berg\n- Bo Dam",
        "{}: Anna Berg, Bo Dam",
        "{}: Anna Berg og Bo Dam.",
        "{} Anna Berg, Bo Dam",
        "{} - Anna Berg, Bo Dam",
        "{} – Anna Berg, Bo Dam",
        "{}\tAnna Berg, Bo Dam",
        "{}:\tAnna Berg, Bo Dam",
        "{}\tAnna Berg\n\tBo Dam",
        "{}:     Anna Berg\n         Bo Dam",
        "| {} | Anna Berg, Bo Dam |",
        "| {} | Anna Berg<br>Bo Dam |",
        "<p><strong>{}:</strong> Anna Berg, Bo Dam</p>",
        "{}:\n• Anna Berg\n• Bo Dam",
        "• {}:\n  - Anna Berg\n  - Bo Dam",
        "{}:\n1. Anna Berg\n2. Bo Dam",
        "({})\nAnna Berg\nBo Dam",
        "{}: Anna Berg    Bo Dam",
    ],
)
@pytest.mark.parametrize("letters", [str, str.upper, str.lower])
def test_a_heading_is_understood_however_it_is_set(minutes: str, letters: type[str]) -> None:
    for heading, said in HEADINGS.items():
        people = [line.partition(" ")[2] for line in told(minutes.format(letters(heading)) + "\n\n1. Velkomst\n")]

        assert people == [f"Anna Berg: {said}", f"Bo Dam: {said}"], heading


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("Anna Berg (A)", ["Anna Berg: member present municipal_council [Kommunalbestyrelsen] (Socialdemokratiet)"]),
        (
            "Anna Berg deltog som suppleant for Bo Dam",
            ["Anna Berg: substitute present for Bo Dam"],
        ),
        ("Anna Berg, LO, forlod mødet efter pkt. 7", ["Anna Berg: member present organisation [LO]"]),
        (
            "Anna Berg, LO\nStedfortræder: Bo Dam",
            ["Anna Berg: member present organisation [LO]", "Bo Dam: substitute - for Anna Berg"],
        ),
        (
            "Anna Berg\n1. suppleant: Bo Dam\n2. suppleant - Carl Eg",
            [
                "Anna Berg: unclassified present",
                "Bo Dam: substitute - for Anna Berg",
                "Carl Eg: substitute - for Anna Berg",
            ],
        ),
        (
            "Anna Berg, LO, med suppleant Bo Dam",
            ["Anna Berg: member present organisation [LO]", "Bo Dam: substitute - for Anna Berg"],
        ),
        (
            "Anna Berg med personlig stedfortræder Bo Dam",
            ["Anna Berg: unclassified present", "Bo Dam: substitute - for Anna Berg"],
        ),
        (
            "Anna Berg (suppleant: Bo Dam)",
            ["Anna Berg: unclassified present", "Bo Dam: substitute - for Anna Berg"],
        ),
        (
            "Anna Berg\nSuppleant for Anna Berg: Bo Dam",
            ["Anna Berg: unclassified present", "Bo Dam: substitute present for Anna Berg"],
        ),
        (
            "Anna Berg (A), afbud - Bo Dam deltog som suppleant for Anna Berg",
            [
                "Anna Berg: member apology municipal_council [Kommunalbestyrelsen] (Socialdemokratiet)",
                "Bo Dam: substitute present for Anna Berg",
            ],
        ),
        (
            "Erik Gram fra Røde Kors og Fie Holm",
            ["Erik Gram: member present organisation [Røde Kors]", "Fie Holm: unclassified present"],
        ),
        ("Anna Berg fra Børn og Familie", ["Anna Berg: member present organisation [Børn og Familie]"]),
        ("Anna Berg fra Home Start og Xan Thor", ["Anna Berg: member present organisation [Home Start og Xan Thor]"]),
    ],
)
def test_what_stands_beside_a_name_is_understood_as_minutes_write_it(row: str, people: list[str]) -> None:
    reading = under("Til stede:", *row.split("\n"))

    assert [line.partition(" ")[2] for line in told(f"Til stede:\n{row}")] == people
    assert reading.not_understood == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Integrationsrådet består af:",
        "Integrationsrådet består af følgende medlemmer:",
        "Integrationsrådets sammensætning 2022-2025",
        "Medlemmer i valgperioden 2022-2025:",
        "INTEGRATIONSRÅDETS MEDLEMMER",
        "**Rådet er sammensat af**",
    ],
)
def test_a_composition_lists_members_wherever_it_stands(heading: str) -> None:
    assert [line.partition(" ")[2] for line in told(f"{heading}\n\nAnna Berg, formand\nBo Dam\n")] == [
        "Anna Berg: member - chair",
        "Bo Dam: member -",
    ]


def test_a_list_goes_on_below_its_heading_on_the_next_page() -> None:
    assert told("Afbud:\nAnna Berg\n\nSide 2 af 3\n\nAfbud (fortsat):\nBo Dam\n") == [
        "2 Anna Berg: unclassified apology",
        "7 Bo Dam: unclassified apology",
    ]
    assert read("Afbud:\nAnna Berg\nAfbud (fortsat):\nBo Dam").not_understood == ()


def test_a_group_says_whom_those_below_stand_for_and_whether_they_came() -> None:
    minutes = (
        "Fra forvaltningen:\nAnna Berg\nFra Kommunalbestyrelsen:\nBo Dam (C)\nAfbud fra Kommunalbestyrelsen:\n"
        "Carl Eg (A)\n"
    )

    assert told(minutes) == [
        "2 Anna Berg: administration present",
        "4 Bo Dam: member present municipal_council [Kommunalbestyrelsen] (Det Konservative Folkeparti)",
        "6 Carl Eg: member apology municipal_council [Kommunalbestyrelsen] (Socialdemokratiet)",
    ]


def test_below_a_heading_that_no_rule_knows_the_group_above_holds_no_longer() -> None:
    minutes = (
        "MEDLEMMER VALGT BLANDT FLYGTNINGE OG INDVANDRERE\nAnna Berg\n\nXQUO 7\nBo Dam\nLejerbo: Carl Eg\n"
        "Sekretær for rådet: Dorte Friis"
    )

    assert told(minutes) == [
        "2 Anna Berg: member - refugee_immigrant [Flygtninge og Indvandrere]",
        "5 Bo Dam: member -",
        "6 Carl Eg: member - organisation [Lejerbo]",
        "7 Dorte Friis: secretariat -",
    ]
    assert [one.text for one in read(minutes).not_understood] == ["XQUO 7"]


def test_who_takes_the_minutes_belongs_to_no_group_of_members() -> None:
    assert told("Medlemmer udpeget af Byrådet\nAnna Berg\nBo Dam, sekretær") == [
        "2 Anna Berg: member - municipal_council [Byrådet]",
        "3 Bo Dam: secretariat -",
    ]


def test_initials_are_no_party_where_others_have_theirs_too() -> None:
    row = "Anna Berg (AB), Carl Eg (CE) og Dorte Friis (DF)"

    assert [one.party for one in under("Til stede:", row).people] == [None, None, None]
    assert [one.party for one in under("Til stede:", "Dorte Friis (DF)").people] == ["Dansk Folkeparti"]

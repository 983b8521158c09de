"""Who was away and who came instead, where minutes say so in sentences."""

import pytest

from recruit.intake.rules import read
from tests.rules.intake.reading import names, told


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Bo Holm havde meldt afbud, og Anna Berg deltog i stedet.",
            ["Bo Holm: unclassified apology", "Anna Berg: substitute present for Bo Holm"],
        ),
        (
            "Bo Holm var fraværende - stedfortræder Anna Berg mødte i stedet.",
            ["Bo Holm: unclassified absent", "Anna Berg: substitute present for Bo Holm"],
        ),
        (
            "Bo Holm er fraværende – Anna Berg deltager som hendes suppleant",
            ["Bo Holm: unclassified absent", "Anna Berg: substitute present for Bo Holm"],
        ),
        (
            "Bo Holm deltog i stedet for Karl Lindø og Anna Berg deltog i stedet for Grethe Tougø",
            ["Bo Holm: substitute present for Karl Lindø", "Anna Berg: substitute present for Grethe Tougø"],
        ),
        (
            "Bo Holm havde meldt afbud. I stedet deltog Anna Berg.",
            ["Bo Holm: unclassified apology", "Anna Berg: substitute present for Bo Holm"],
        ),
        (
            "Bo Holm havde meldt afbud. 1. suppleant Anna Berg var indkaldt, men mødte ikke frem.",
            ["Bo Holm: unclassified apology"],
        ),
        ("Bo Holm havde meldt afbud på selve mødedagen.", ["Bo Holm: unclassified apology"]),
        (
            "Bo K. Holm og Anna L. M. Berg deltog ikke i mødet.",
            ["Bo K. Holm: unclassified absent", "Anna L. M. Berg: unclassified absent"],
        ),
        (
            "Sagen blev drøftet. " * 30 + "Bo Holm og Anna Berg deltog ikke i mødet.",
            ["Bo Holm: unclassified absent", "Anna Berg: unclassified absent"],
        ),
    ],
)
def test_a_sentence_tells_who_was_away_and_who_came_instead(sentence: str, people: list[str]) -> None:
    assert told(sentence) == [f"1 {person}" for person in people]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Holm var fraværende under punkt 4.",
        "Bo Holm deltog ikke i behandlingen af sagen.",
        "Bo Holm deltog i stedet.",
        "Bo Holm deltog i debatten og afbud blev drøftet.",
        "Bo Holm og Anna Berg var fraværende " + "og fraværende " * 60,
    ],
)
def test_prose_about_part_of_a_meeting_makes_nobody_absent(sentence: str) -> None:
    assert names(sentence) == []


def test_somebody_away_for_a_part_of_the_meeting_was_there() -> None:
    assert told("Til stede:\nBo Holm (fraværende under pkt. 4)\nAnna Berg, LO, fraværende fra kl. 18") == [
        "2 Bo Holm: unclassified present",
        "3 Anna Berg: member present organisation [LO]",
    ]


def test_a_list_of_absentees_tells_who_came_instead_in_a_sentence_beside_each() -> None:
    minutes = (
        "Fraværende med afbud\nEllen Jo. I stedet deltog Rita Lø.\nJens B. Thorø. I stedet deltog Mik Lerke.\nOle Dahl."
    )
    assert told(minutes) == [
        "2 Ellen Jo: unclassified apology",
        "2 Rita Lø: substitute present for Ellen Jo",
        "3 Jens B. Thorø: unclassified apology",
        "3 Mik Lerke: substitute present for Jens B. Thorø",
        "4 Ole Dahl: unclassified apology",
    ]
    assert read(minutes).not_understood == ()

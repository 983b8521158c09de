"""The municipal council's list, as municipalities print it: each line understood, or said not to be."""

from datetime import date
from uuid import uuid4

import pytest

from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from recruit.intake.rules.council_list import CouncilList, LineKind, may_be_entered, read_council_list

TERM = Span(date(2026, 1, 1), date(2030, 1, 1))


def people(text: str) -> list[tuple[str, str | None, bool]]:
    return [(one.name, one.party, one.is_substitute) for one in read_council_list(text).people]


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("Anna Berg (A)", "Socialdemokratiet"),
        ("Anna Berg – Socialdemokratiet", "Socialdemokratiet"),
        ("Anna Berg - Venstre", "Venstre"),
        ("Anna Berg, SF", "SF"),
        ("Anna Berg\tØ", "Enhedslisten"),
        ("A: Anna Berg", "Socialdemokratiet"),
        ("12. Anna Berg (Havnelisten)", "Havnelisten"),
        ("• Anna Berg, lærer (T)", "Liste T"),
        ("Anna Berg, 12 34 56 78, anna@eksempel.dk (V)", "Venstre"),
        ("Anna Berg", None),
    ],
)
def test_a_party_stands_beside_a_name_in_many_ways(line: str, party: str | None) -> None:
    assert people(line) == [("Anna Berg", party, False)]


@pytest.mark.parametrize(
    "heading",
    [
        "Socialdemokratiet",
        "Socialdemokratiet:",
        "A – Socialdemokratiet",
        "Socialdemokratiet (A)",
        "Gruppen Socialdemokratiet",
        "Socialdemokratiet, 9 mandater",
        "Liste A",
    ],
)
def test_a_heading_gives_its_party_to_everybody_below(heading: str) -> None:
    assert people(f"{heading}\nAnna Berg\nBo Dam") == [
        ("Anna Berg", "Socialdemokratiet", False),
        ("Bo Dam", "Socialdemokratiet", False),
    ]


def test_the_next_heading_begins_the_next_group_of_members() -> None:
    assert people("Venstre\nAnna Berg\nStedfortrædere:\nBo Dam\nSF\nElif Kaya") == [
        ("Anna Berg", "Venstre", False),
        ("Bo Dam", "Venstre", True),
        ("Elif Kaya", "SF", False),
    ]


def test_substitutes_may_stand_on_one_line() -> None:
    assert people("Venstre\nAnna Berg\n1. stedfortræder: Bo Dam\nSuppleanter: Carl Friis og Elif Kaya") == [
        ("Anna Berg", "Venstre", False),
        ("Bo Dam", "Venstre", True),
        ("Carl Friis", "Venstre", True),
        ("Elif Kaya", "Venstre", True),
    ]


def test_a_heading_of_members_ends_what_stood_above() -> None:
    assert people("Venstre\nStedfortrædere\nBo Dam\nKommunalbestyrelsens medlemmer\nAnna Berg (A)") == [
        ("Bo Dam", "Venstre", True),
        ("Anna Berg", "Socialdemokratiet", False),
    ]


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("Anna Berg (A), borgmester", "chair"),
        ("Borgmester Anna Berg (A)", "chair"),
        ("1. viceborgmester Anna Berg (A)", "vice_chair"),
        ("Anna Berg, 2. viceborgmester (A)", None),
        ("2. viceborgmester Anna Berg (A)", None),
    ],
)
def test_the_offices_of_the_council_stand_beside_a_name(line: str, office: str | None) -> None:
    (one,) = read_council_list(line).people

    assert (one.name, one.office, one.party) == ("Anna Berg", office, "Socialdemokratiet")


def test_several_names_may_share_a_line() -> None:
    assert [name for name, *_ in people("Anna Berg (A), Bo Dam (A) og Elif Kaya (V)")] == [
        "Anna Berg",
        "Bo Dam",
        "Elif Kaya",
    ]


def test_names_of_any_script_are_names() -> None:
    assert people("محمد عبد الله (Ø)") == [("محمد عبد الله", "Enhedslisten", False)]


def test_newspaper_letters_mean_what_newspapers_mean() -> None:
    assert people("Anna Berg (S)\nBo Dam (K)")[1][1] == "Det Konservative Folkeparti"


def test_what_is_not_understood_is_shown_with_its_line() -> None:
    read = read_council_list("Venstre\n\nMødet begynder klokken 17\nAnna Berg")

    assert [(line.number, line.kind) for line in read.lines] == [
        (1, LineKind.GROUP),
        (3, LineKind.NOT_UNDERSTOOD),
        (4, LineKind.PEOPLE),
    ]


# What the text says twice


def contradictions(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in read_council_list(text).contradictions]


def test_a_party_beside_a_name_that_differs_from_the_heading_is_a_contradiction() -> None:
    assert contradictions("Venstre\nAnna Berg (A)") == [("party-said-twice", 2)]


def test_one_list_of_substitutes_for_all_parties_is_none() -> None:
    assert contradictions("Venstre\nAnna Berg\nStedfortrædere\nBo Dam (A)") == []


def test_the_same_name_twice_is_a_contradiction() -> None:
    assert contradictions("Anna Berg (A)\nBo Dam (A)\nStedfortræder: Anna Berg") == [("listed-twice", 3)]


# Whether it may be entered


def codes(read: CouncilList, **facts: object) -> list[str]:
    asked = {"chosen": [], "terms": [], "new": TERM} | facts
    reasons: tuple[Refusal, ...] = may_be_entered(read, **asked)  # type: ignore[arg-type]
    return [reason.code for reason in reasons]


def test_a_list_without_contradictions_may_be_entered() -> None:
    assert codes(read_council_list("Anna Berg (A)\nBo Dam (V)")) == []


def test_a_term_is_entered_once() -> None:
    read = read_council_list("Anna Berg (A)")

    assert codes(read, terms=[("2026–2029", TERM)]) == ["council-list-entered"]
    assert codes(read, terms=[("2022–2025", Span(date(2022, 1, 1), date(2026, 1, 1)))]) == []


def test_a_list_that_contradicts_itself_is_mended_first() -> None:
    assert codes(read_council_list("Venstre\nAnna Berg (A)")) == ["party-said-twice"]


def test_a_list_of_substitutes_alone_is_no_council() -> None:
    assert codes(read_council_list("Stedfortræder: Bo Dam")) == ["nobody-on-the-list"]


def test_nobody_is_two_people_on_the_list() -> None:
    read, same = read_council_list("Anna Berg (A)\nAnna B. Berg (V)"), uuid4()

    assert codes(read, chosen=[(one, same) for one in read.people]) == ["person-chosen-twice"]
    assert codes(read, chosen=[(one, None) for one in read.people]) == []

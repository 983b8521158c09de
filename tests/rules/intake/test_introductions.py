"""Lists of members that a sentence or a group introduces: they say who sits in the council, not who came."""

import pytest

from recruit.intake.rules import read
from tests.rules.intake.reading import names, told


def test_a_sentence_that_ends_with_a_colon_introduces_the_members() -> None:
    minutes = (
        "Nordby Byråd har den 25. april 2018 godkendt medlemmerne af Integrationsrådet for perioden 2018 - 2021:\n\n"
        "Remi Grøn (formand)\nOla Matø\nBent Juul (repræsentant for LO)\n\n"
        "Byrådet har desuden udpeget Muj Beri og Tobias Dine som Byrådets repræsentanter."
    )
    assert told(minutes) == [
        "3 Remi Grøn: member - chair",
        "4 Ola Matø: member -",
        "5 Bent Juul: member - organisation [LO]",
    ]


def test_a_group_introduces_its_members_and_their_personal_substitutes() -> None:
    minutes = "Medlemmer udpeget af Byrådet\n\nAnna Berg (B)\nStedfortræder: Bo Holm (B)"
    assert told(minutes) == [
        "3 Anna Berg: member - municipal_council [Byrådet] (Radikale Venstre)",
        "4 Bo Holm: substitute - municipal_council [Byrådet] (Radikale Venstre) for Anna Berg",
    ]


def test_groups_of_members_follow_the_introduction() -> None:
    minutes = (
        "Udvalget har udpeget følgende medlemmer til Udsatterådet:\n\nBrugerrepræsentanter\n\n• Nadia Søvang\n\n"
        "Suppleanter\n\n• Karin Kø\n\nAfbud: Nadia Søvang"
    )
    assert told(minutes) == ["5 Nadia Søvang: member apology experience", "9 Karin Kø: substitute -"]


def test_a_composition_says_nothing_of_who_came() -> None:
    minutes = "Afbud: Bo Holm\n\nIntegrationsrådet består af:\n• Bo Holm - repræsentant fra LO\n• Anna Berg\n• Ole Dahl"
    assert [person.split()[4] for person in told(minutes)] == ["apology", "-", "-"]
    assert read(minutes + "\n\nMedlemmer:\nAnna Berg").people[1].attendance == "present"


@pytest.mark.parametrize(
    "text",
    [
        "Medlemmer udpeget af Byrådet\nMødet blev holdt på rådhuset.",
        "Medlemmer udpeget af Byrådet deltog i turen.\nAnna Berg takkede for turen.",
        "Medlemmer\tder ønsker det\nkan melde sig",
        "Formanden bad medlemmerne af arbejdsgruppen om følgende:\nAnna Berg",
        "Formanden orienterede medlemmerne af rådet om dette:\nAnna Berg orienterede om turen.",
        "Følgende gælder for medlemmer af rådet:\n" + "Anna Berg, " * 40,
    ],
)
def test_other_sentences_introduce_nobody(text: str) -> None:
    assert names(text) == []


def test_a_whole_council_on_a_list_is_nobody() -> None:
    assert names("Deltagere: Ældrerådet, Henrik Abø og Allan Pedø") == ["Henrik Abø", "Allan Pedø"]

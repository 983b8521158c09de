"""What a charter sets up: groups of seats that must add up, the name of the council, and its term."""

from datetime import date

import pytest

from recruit.foundation.dates import PartialDate, Precision
from recruit.intake.rules import About, Conflict, Reading, read
from tests.rules.intake import documents
from tests.rules.intake.reading import names


def composed(*lines: str) -> Reading:
    return read("\n".join(("Vedtægt for Integrationsrådet", "§ 2. Sammensætning", *lines)))


def groups(reading: Reading) -> list[str]:
    """Return each group as one line: its seats, its label, the kind of its seats, and whom they are for."""
    return [f"{one.seats} {one.label}: {one.seat_type.value} [{one.represents or ''}]" for one in reading.groups]


def test_the_charter_of_a_task_committee_gives_its_seats_its_name_and_its_months() -> None:
    reading = read(documents.A_CHARTER)

    assert groups(reading) == [
        "5 Medlemmer af Kommunalbestyrelsen: municipal_council [Kommunalbestyrelsen]",
        "1 Medlem med erfaring fra Beboerrådet: experience [Beboerrådet]",
        "1 Medlem med erfaring fra Mødestedet: experience [Mødestedet]",
        "1 Medlem med erfaring fra Frivilligcenter Lundby: experience [Frivilligcenter Lundby]",
        "2 Medlemmer fra uddannelsesinstitutioner med særlig erfaring indenfor indsatser i forhold til "
        "unge i boligområder: sector [uddannelsesinstitutioner]",
        "2 Medlemmer fra erhvervslivet med særlig erfaring i forhold til rekruttering og fastholdelse af "
        "lokale medarbejdere: sector [erhvervslivet]",
        "3 Repræsentanter fra forenings-, idræts- og kulturlivet med relevant erfaring indenfor fritid og "
        "naboskab: sector [forenings-, idræts- og kulturlivet]",
    ]
    assert reading.body.name == "Opgaveudvalg Naboskab og fællesskab"
    assert (reading.body.since, reading.body.until) == (
        PartialDate(date(2015, 9, 1), Precision.MONTH),
        PartialDate(date(2016, 6, 1), Precision.MONTH),
    )
    assert (reading.people, reading.conflicts, reading.not_understood) == ((), (), ())


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("- 5 medlemmer af Byrådet", "5 Medlemmer af Byrådet: municipal_council [Byrådet]"),
        ("5 Medlemmer udpeget af Byrådet", "5 Medlemmer udpeget af Byrådet: municipal_council [Byrådet]"),
        ("• fem byrådsmedlemmer", "5 Byrådsmedlemmer: municipal_council [Byrådet]"),
        ("et medlem fra Røde Kors", "1 Medlem fra Røde Kors: organisation [Røde Kors]"),
        ("op til 4 repræsentanter for idrætten", "4 Repræsentanter for idrætten: sector [idrætten]"),
        ("3-7 medlemmer fra boligselskaberne", "7 Medlemmer fra boligselskaberne: organisation [boligselskaberne]"),
        ("Mindst 2 repræsentanter for LO", "2 Repræsentanter for LO: organisation [LO]"),
        (
            "2 medlemmer udpeges af og blandt byrådet",
            "2 Medlemmer udpeget af og blandt byrådet: municipal_council [Byrådet]",
        ),
        ("1 medlem indstilles af Lejerbo", "1 Medlem indstillet af Lejerbo: organisation [Lejerbo]"),
        (
            "6 medlemmer vælges ved et stormøde af og blandt flygtninge og indvandrere",
            "6 Medlemmer valgt ved et stormøde af og blandt flygtninge og indvandrere: refugee_immigrant "
            "[flygtninge og indvandrere]",
        ),
        (
            "8 kandidater og 8 suppleanter, der vælges blandt flygtninge fra alle lande",
            "8 Kandidater, der vælges blandt flygtninge fra alle lande: refugee_immigrant [flygtninge fra alle lande]",
        ),
        (
            "4 medlemmer blandt borgere, som er fyldt 18 år",
            "4 Medlemmer blandt borgere, som er fyldt 18 år: citizen []",
        ),
        (
            "4 medlemmer blandt borgere, der har en anden etnisk oprindelse",
            "4 Medlemmer blandt borgere, der har en anden etnisk oprindelse: refugee_immigrant []",
        ),
        ("3 borgere", "3 Borgere: citizen []"),
        ("2 menige medlemmer", "2 Menige medlemmer: citizen []"),
        ("- 2 frivillige fra lokale foreninger", "2 Frivillige fra lokale foreninger: sector [lokale foreninger]"),
        ("- 4 livseksperter/borgere med livserfaring", "4 Livseksperter/borgere med livserfaring: experience []"),
        ("1 fra Ældrerådet", "1 Fra Ældrerådet: organisation [Ældrerådet]"),
        (
            "Byrådet udpeger 3 medlemmer, der følger rådets arbejde",
            "3 Medlemmer udpeget af Byrådet: municipal_council [Byrådet]",
        ),
        (
            "Byrådet udpeger endvidere 2 medlemmer efter indstilling fra Handelsforeningen, jf. § 3.",
            "2 Medlemmer efter indstilling fra Handelsforeningen: organisation [Handelsforeningen]",
        ),
        ("Handelsforeningen (1 medlem)", "1 Handelsforeningen: organisation [Handelsforeningen]"),
        ("Kommunalbestyrelsen: 4 medlemmer", "4 Kommunalbestyrelsen: municipal_council [Kommunalbestyrelsen]"),
        (
            "Stk. 2. Herudover udpeges 2 repræsentanter for erhvervslivet.",
            "2 Repræsentanter for erhvervslivet: sector [erhvervslivet]",
        ),
        ("Boligselskaberne\t2", "2 Boligselskaberne: organisation [Boligselskaberne]"),
        ("2\tBoligselskaberne", "2 Boligselskaberne: organisation [Boligselskaberne]"),
        ("| Byrådet | 3 pladser | Byrådet |", "3 Byrådet: municipal_council [Byrådet]"),
        ("9 direkte valgte", "9 Direkte valgte: citizen []"),
        ("7 politisk udpegede", "7 Politisk udpegede: municipal_council [Kommunalbestyrelsen]"),
        ("5 medlemmer vælges ved direkte valg", "5 Medlemmer valgt ved direkte valg: citizen []"),
        (
            "Et medlem skal være fra en skolebestyrelse",
            "1 Medlem fra en skolebestyrelse: organisation [skolebestyrelse]",
        ),
        (
            "- Syv af medlemmerne skal være borgere med flygtninge- eller indvandrerbaggrund",
            "7 Borgere med flygtninge- eller indvandrerbaggrund: refugee_immigrant []",
        ),
        (
            "3 medlemmer, som repræsenterer Byrådet, og en suppleant",
            "3 Medlemmer, som repræsenterer Byrådet: municipal_council [Byrådet]",
        ),
        (
            "1 medlem fra Frivilligcentret i Lundby Kommune",
            "1 Medlem fra Frivilligcentret i Lundby Kommune: organisation [Frivilligcentret i Lundby Kommune]",
        ),
    ],
)
def test_a_group_of_seats_is_read_as_each_charter_writes_it(line: str, group: str) -> None:
    reading = composed("Rådet består af:", line, "1 medlem fra Dansk Flygtningehjælp")

    assert groups(reading) == [group, "1 Medlem fra Dansk Flygtningehjælp: organisation [Dansk Flygtningehjælp]"]
    assert (reading.people, reading.not_understood) == ((), ())


def test_several_groups_in_one_sentence_are_told_apart() -> None:
    reading = read(
        "Integrationsrådet består af 9 medlemmer: 5 medlemmer valgt blandt flygtninge og indvandrere, to "
        "repræsentanter for skolerne og 2 medlemmer af Byrådet. Rådet er beslutningsdygtigt, når mindst 5 medlemmer "
        "er mødt."
    )

    assert [(one.seats, one.represents) for one in reading.groups] == [
        (5, "flygtninge og indvandrere"),
        (2, "skolerne"),
        (2, "Byrådet"),
    ]
    assert (reading.conflicts, reading.body.name) == ((), "Integrationsrådet")


@pytest.mark.parametrize(
    "sentence",
    [
        "Rådet består af 11 medlemmer, heraf 3 byrådsmedlemmer og 8 medlemmer for LO. Der vælges 8 suppleanter.",
        "Integrationsrådet har 11 medlemmer. 8 er borgere i Lundby. Derudover er der 3 medlemmer fra Byrådet.",
        "Rådet består af 11 medlemmer samt 2 tilforordnede fra skolerne.\n8 borgere\n3 medlemmer af Byrådet",
    ],
)
def test_substitutes_and_associates_in_a_sentence_are_no_part_of_the_sum(sentence: str) -> None:
    reading = read(sentence)

    assert (sorted(one.seats for one in reading.groups), reading.conflicts) == ([3, 8], ())


def test_a_council_that_consists_of_two_groups_names_no_whole() -> None:
    reading = read(
        "Handicaprådet består af fem medlemmer fra Danske Handicaporganisationer samt 5 medlemmer af Byrådet."
    )

    assert [one.seats for one in reading.groups] == [5, 5]
    assert reading.conflicts == ()


def test_a_table_of_a_charter_is_read_with_its_sum() -> None:
    reading = composed("Gruppe\tAntal\tUdpeges af", "Byrådet\t3\tByrådet", "Skolerne\t2\tSkolerne", "I alt\t6")

    assert [one.seats for one in reading.groups] == [3, 2]
    assert reading.conflicts == (Conflict("I alt", ("6", "5"), (6, 4, 5), About.SEATS),)


def test_groups_that_do_not_add_up_to_the_council_are_shown_with_both_numbers_and_their_lines() -> None:
    reading = composed("Rådet består af 15 medlemmer:", "5 medlemmer af Byrådet", "9 medlemmer af foreningerne")

    assert reading.conflicts == (Conflict("Rådet består af 15 medlemmer", ("15", "14"), (3, 4, 5), About.SEATS),)


@pytest.mark.parametrize("part", ["10 medlemmer fordelt således:", "10 øvrige medlemmer:"])
def test_groups_that_do_not_add_up_to_their_part_are_shown(part: str) -> None:
    reading = composed("Rådet består af 15 medlemmer:", part, "4 borgere", "5 unge", "", "Byrådet: 5 medlemmer")

    (conflict,) = reading.conflicts
    assert (conflict.name, conflict.facts, conflict.lines) == (part.rstrip(":"), ("10", "9"), (4, 5, 6))


def test_a_part_said_in_the_same_sentence_adds_up() -> None:
    reading = composed("6 medlemmer, heraf 4 medlemmer fra LO og 2 medlemmer fra DI", "3 borgere", "I alt 9 medlemmer")

    assert ([one.seats for one in reading.groups], reading.conflicts) == ([4, 2, 3], ())


def test_what_is_asked_of_some_of_a_group_is_no_group_of_its_own() -> None:
    reading = composed("Rådet består af 8 medlemmer", "5 medlemmer, heraf mindst 2 personer under 30", "3 borgere")

    assert ([one.seats for one in reading.groups], reading.conflicts) == ([5, 3], ())


@pytest.mark.parametrize(
    "whole", ["mellem 11 og 13 medlemmer", "op til 15 medlemmer", "mindst 7 medlemmer", "12 medlemmer"]
)
def test_a_number_that_is_not_fixed_holds_what_lies_within_it(whole: str) -> None:
    assert composed(f"Rådet består af {whole}", "6 borgere", "op til 6 medlemmer af Byrådet").conflicts == ()


def test_a_number_that_is_not_fixed_is_told_as_it_is_when_it_does_not_hold() -> None:
    facts = [
        composed(f"Rådet består af {whole}", "6 borgere", "2 til 4 medlemmer af Byrådet").conflicts[0].facts
        for whole in ("mellem 11 og 13 medlemmer", "mindst 20 medlemmer")
    ]

    assert facts == [("11-13", "8-10"), ("20+", "8-10")]


def test_substitutes_are_no_seats_and_are_shown_as_not_understood() -> None:
    reading = composed(
        "2 borgere", "3 unge samt tre suppleanter", "Der udpeges en personlig suppleant for hvert medlem."
    )

    assert [one.seats for one in reading.groups] == [2, 3]
    assert [one.line for one in reading.not_understood] == [5]


def test_staff_are_no_seats() -> None:
    assert [one.seats for one in composed("2 borgere", "- 1 sagsbehandler", "3 unge").groups] == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "Der deltog 4 repræsentanter fra Integrationsrådet og 3 medlemmer af Byrådet.",
        "5 medlemmer af rådet deltog i turen.\n3 medlemmer af rådet meldte afbud.",
        "5 medlemmer af Byrådet",
        "Rådets sammensætning blev drøftet.\nRådet har 15 medlemmer.\nDer er 3 år tilbage.",
        "Sammensætning\n- 4 år ad gangen\n- 2 møder om året",
        "Rådet består af 9 medlemmer. Rådet kan indkaldes, når 3 medlemmer ønsker det.",
        "Rådet består af 5 medlemmer\n" + "Ord. " * 400 + "\n2 borgere",
        "Rådet består af:\n5 medlemmer af Byrådet\n" + "Anden tekst.\n" * 9 + "2 borgere",
        "2 borgere\nAnden tekst.\n3 unge",
        "Rådet sammensættes således:\n5 medlemmer af Byrådet\n§ 3. Møder\n2 borgere",
        "Rådet består af\n1\tAnna Berg\n2\tBo Holm",
    ],
)
def test_numbers_of_people_in_other_texts_set_up_no_seats(text: str) -> None:
    assert (read(text).groups, read(text).conflicts) == ((), ())


def test_two_groups_in_a_row_need_no_introduction() -> None:
    assert [one.seats for one in read("2 borgere\n3 medlemmer af Byrådet\n\nDrøftet.").groups] == [2, 3]


def test_two_councils_in_one_text_have_each_their_own_sum() -> None:
    one, another = (
        f"{name} består af {number} medlemmer:\n2 borgere\n3 unge\n"
        for name, number in (("Ældrerådet", 5), ("Ungerådet", 6))
    )

    (conflict,) = read(one + another).conflicts
    assert (conflict.name, conflict.lines) == ("Ungerådet består af 6 medlemmer", (4, 5, 6))


def test_people_below_a_group_of_seats_sit_in_it() -> None:
    reading = read(
        "Integrationsrådet består af 3 medlemmer:\n2 medlemmer udpeget af Byrådet:\n- Anna Berg (A)\n- Bo Holm (V)\n"
        "1 medlem fra Røde Kors:\n- Carl Dam\n"
    )

    assert [(one.seats, one.line) for one in reading.groups] == [(2, 2), (1, 5)]
    assert [(one.name, one.represents) for one in reading.people] == [
        ("Anna Berg", "Byrådet"),
        ("Bo Holm", "Byrådet"),
        ("Carl Dam", "Røde Kors"),
    ]
    assert reading.lines.proposed == 5


def test_no_more_groups_are_read_than_a_council_can_have() -> None:
    compositions = "\n".join(f"Råd {number} består af:\n" + "2 borgere\n" * 30 for number in range(10))

    assert len(read(compositions).groups) == 100


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Vedtægt for Integrationsrådet i Lundby Kommune", "Integrationsrådet"),
        ("Kommissorium for Udvalget for Naboskab 2022-2025", "Udvalget for Naboskab"),
        ("Integrationsrådets vedtægter", "Integrationsrådet"),
        ("VEDTÆGT\nLUNDBY HANDICAPRÅD", "Lundby handicapråd"),
        ("Vedtægt\nLundby Handicapråd", "Lundby Handicapråd"),
        ("Forretningsorden\n§ 1. Rådet mødes.", None),
        ("Rådet består af:\n2 borgere\n3 unge", None),
        ("Ungerådet består af:\n2 borgere\n3 unge", "Ungerådet"),
        ("Referat fra Integrationsrådet", None),
        ("Vedtægten for Integrationsrådet blev drøftet.", None),
        ("Vedtægt for Integrationsrådet, " + "og så videre " * 20, None),
    ],
)
def test_a_charter_names_its_council(title: str, name: str | None) -> None:
    assert read(title).body.name == name


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Rådet virker fra januar 2022 til december 2025.", date(2022, 1, 1), date(2025, 12, 1)),
        ("Medlemmerne udpeges for valgperioden 2022-2025.", date(2022, 1, 1), date(2025, 1, 1)),
        ("Funktionsperioden fra 1. januar 2022 til 31. december 2025", date(2022, 1, 1), date(2025, 12, 31)),
        ("Udvalget starter den 1. maj 2024 og nedlægges med udgangen af 2025.", date(2024, 5, 1), date(2025, 1, 1)),
        ("Vedtægten gælder for årene 2022 - 2025", date(2022, 1, 1), date(2025, 1, 1)),
        ("Funktionsperioden følger kommunalbestyrelsens.", None, None),
        ("Perioden 2025-2022", None, None),
        ("Valgperioden 2022-2025 " + "og så videre " * 40, None, None),
    ],
)
def test_a_charter_says_how_long_its_council_works(text: str, since: date | None, until: date | None) -> None:
    body = read(f"Vedtægt for Integrationsrådet\n{text}").body

    assert (body.since and body.since.first, body.until and body.until.first) == (since, until)


def test_names_in_a_charter_are_people_only_in_a_list() -> None:
    assert names(documents.A_CHARTER + "\nUdarbejdet af Anna Berg, konsulent\n") == []


def test_a_page_break_within_a_group_is_passed_over() -> None:
    head = "Kommissorium for opgaveudvalg - Lundby Kommune"

    reading = composed(
        "Rådet består af:", "2 medlemmer fra idræt og", "Side 1 af 2", head, "kultur", "3 borgere", "", head
    )

    assert [one.label for one in reading.groups] == ["Medlemmer fra idræt og kultur", "Borgere"]

"""What stands in the cells beside a name: capacities, days, how to reach somebody, and what is wrong with a cell."""

import pytest

from recruit.intake.rules.document import Sheet, SheetRow
from recruit.intake.rules.tables import read_sheets
from tests.rules.intake.tables.reading import only, read, told


def beside(heading: str, cell: str) -> str:
    """Return what is understood of a cell below a heading, for somebody in a list that says nothing else."""
    (one,) = told(read(f"Navn|{heading}|Mail", f"Anna Berg|{cell}|"))
    return one.removeprefix("2 Anna Berg: ")


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        ("Rolle", "Formand", "member chair"),
        ("Rolle", "Suppleant", "substitute"),
        ("Rolle", "Tilforordnet", "associate"),
        ("Role", "Vice chair", "member vice_chair"),
        ("Rolle", "tovholder", "unclassified"),
        ("Titel", "Skoleleder", "unclassified"),
        ("Formand", "x", "member chair"),
        ("Næstformand", "ja", "member vice_chair"),
        ("Formand", "nej", "unclassified"),
        ("Hverv", "se Lars", "unclassified"),
        ("Hverv", "ingen", "unclassified"),
        ("Repræsenterer", "Byrådet (A)", "member municipal_council [Byrådet] (Socialdemokratiet)"),
        ("Repræsenterer", "Kirken, meldt afbud", "member apology organisation [Kirken]"),
        ("Repræsenterer", "Erhvervslivet", "member sector [Erhvervslivet]"),
        ("Gruppe", "Valgt blandt flygtninge og indvandrere", "member refugee_immigrant [flygtninge og indvandrere]"),
        ("Gruppe", "Organisationer", "member organisation"),
        ("Gruppe", "Borgervalgte", "member citizen"),
        ("Gruppe", "Byrådsmedlemmer", "member municipal_council [Byrådet]"),
        ("Plads", "Byrådet nr. 2", "member municipal_council [Byrådet]"),
        ("Parti", "A", "member municipal_council [Kommunalbestyrelsen] (Socialdemokratiet)"),
        ("Parti", "Venstre", "member municipal_council [Kommunalbestyrelsen] (Venstre)"),
        ("Parti", "Gruppen Venstre (V)", "member municipal_council [Kommunalbestyrelsen] (Venstre)"),
        ("Parti", "Solø Fremad", "member municipal_council [Kommunalbestyrelsen] (Solø Fremad)"),
        ("Suppleant for", "Bo Dam", "substitute for Bo Dam"),
        ("Suppleant for", "LO", "substitute organisation [LO]"),
        ("Suppleant", "ja", "substitute"),
        ("Fremmøde", "Afbud", "unclassified apology"),
        ("Afbud", "x", "unclassified apology"),
        ("Mødt", "x", "unclassified present"),
        ("Fremmøde", "80 %", "unclassified"),
        ("E-mail", "mailto:anna@eksempel.dk", "unclassified anna@eksempel.dk"),
        ("E-mail", "Anna <anna@eksempel.dk>; bo@eksempel.dk", "unclassified anna@eksempel.dk"),
        ("E-mail", "anna@eksempel.dk ?", "unclassified anna@eksempel.dk"),
        ("Forening", "Kirken ?", "member organisation [Kirken]"),
        ("Fra", "2022 ?", "unclassified 2022.."),
        ("Kontaktoplysninger", "anna@eksempel.dk, 20304050", "unclassified anna@eksempel.dk 20304050"),
        ("E-mail", "20304050", "unclassified 20304050"),
        ("Tlf.", "se anna20304051@eksempel.dk", "unclassified"),
        ("Tlf.", "anna20304051@eksempel.dk", "unclassified anna20304051@eksempel.dk"),
        ("Tlf.", "45 20304050", "unclassified 45 20304050"),
        ("Tlf.", "0046 701 234 567", "unclassified 0046 701 234 567"),
        ("Tlf.", "0102031234", "unclassified"),
        ("E-mail", "har ikke", "unclassified"),
        ("Tlf.", "+45 20 30 40 50 (dag)", "unclassified +45 20 30 40 50"),
        ("Tlf.", "lokal 12", "unclassified"),
        ("Til", "løbende", "unclassified"),
        ("Til", "31/12-25", "unclassified ..2025-12-31"),
        ("Periode", "2022-2025", "unclassified 2022..2025"),
        ("Periode", "hele perioden", "unclassified"),
        ("År", "2023", "unclassified 2023.."),
        ("Start", "44562", "unclassified 2022-01-01.."),
    ],
)
def test_a_cell_says_what_its_column_holds(heading: str, cell: str, expected: str) -> None:
    assert beside(heading, cell) == expected


def test_newspaper_letters_mean_what_newspapers_mean() -> None:
    assert [one.party for one in read("Navn|Parti", "Anna Berg|S", "Bo Dam|K").people] == [
        "Socialdemokratiet",
        "Det Konservative Folkeparti",
    ]


def test_the_group_says_what_kind_of_seat_it_is_and_the_row_for_whom() -> None:
    rows = ("Navn|Gruppe|Forening|Rolle", "Anna Berg|Valgt blandt flygtninge|Kvindenetværket|formand")

    assert told(read(*rows)) == ["2 Anna Berg: member chair refugee_immigrant [Kvindenetværket]"]
    assert only(*rows).wording == "Valgt blandt flygtninge, Kvindenetværket, formand"


def test_a_tick_is_worded_by_its_heading() -> None:
    one = only("Navn|Formand|Suppleant for", "Anna Berg|x|Bo Dam")

    assert one.wording == "Formand, Suppleant for Bo Dam"


def test_the_first_of_two_columns_of_a_kind_holds() -> None:
    rows = (
        "Navn|Mail|Privat mail|E-mail|Mobil|Tlf|Fra|Startdato|Til|Slutdato",
        "Anna Berg|a@x.dk||b@x.dk|20304050|20304051|2022|2023|2024|2025",
    )

    assert told(read(*rows)) == ["2 Anna Berg: unclassified a@x.dk 20304050 2022..2024"]


@pytest.mark.parametrize(
    ("heading", "cell", "trouble"),
    [
        ("Fra", "31.02.2022", "date-unreadable"),
        ("Til", "snart", "date-unreadable"),
        ("Periode", "forår", "date-unreadable"),
        ("Periode", "2025-2022", "ends-before-it-begins"),
        ("E-mail", "anna(a)eksempel.dk", "email-unreadable"),
        ("E-mail", "anna@eksempel", "email-unreadable"),
    ],
)
def test_a_broken_cell_is_told_with_its_row_and_its_value(heading: str, cell: str, trouble: str) -> None:
    reading = read(
        f"Navn|Forening|{heading}", f"Anna Berg|LO|{cell}", "Bo Dam|LO|1.1.2022" if heading == "Fra" else "Bo Dam|LO|"
    )

    (broken,) = reading.not_understood
    assert (broken.line, broken.trouble, broken.value, broken.text) == (2, trouble, cell, f"Anna Berg, LO, {cell}")
    assert [one.name for one in reading.people] == ["Bo Dam"]


def test_days_that_end_before_they_begin_are_told() -> None:
    (broken,) = read("Navn|Fra|Til", "Anna Berg|1.1.2024|31.12.2023").not_understood

    assert (broken.trouble, broken.value) == ("ends-before-it-begins", "31.12.2023")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Anna Berg|LO|Medlem|2022|31.12.2023", "member organisation [LO] 2022..2023-12-31"),
        ("Anna Berg|LO|Udtrådt|2022|31.12.2023", "member organisation [LO] 2022..2023-12-31"),
        ("Anna Berg - udtrådt 1/3-23|LO|Medlem|2022|", "member organisation [LO] 2022..2023-03-01"),
        ("Anna Berg - udtrådt 1/3|LO|Medlem|2022|", "unclassified organisation [LO] 2022.."),
        ("UDTRÅDT: Anna Berg|LO|||", "unclassified organisation [LO]"),
        ("Anna Berg|LO|Fratrådt||", "unclassified organisation [LO]"),
    ],
)
def test_who_has_left_on_a_day_that_nobody_says_is_no_member_any_more(row: str, expected: str) -> None:
    assert told(read("Navn|Forening|Status|Fra|Til", row)) == [f"2 Anna Berg: {expected}"]


def test_who_left_before_the_first_day_is_told() -> None:
    (broken,) = read("Navn|Forening|Fra", "Anna Berg (udtrådt 1.3.2021)|LO|2022").not_understood

    assert (broken.trouble, broken.value) == ("ends-before-it-begins", "1.3.2021")


def test_a_formula_without_a_result_is_told_by_its_heading_unless_nobody_asks_for_it() -> None:
    rows = (
        SheetRow(1, ("Navn", "E-mail", "Alder")),
        SheetRow(2, ("Anna Berg", "", ""), without_result=(1,)),
        SheetRow(3, ("Bo Dam", "", ""), without_result=(2,)),
        SheetRow(4, ("", "b@eksempel.dk", ""), without_result=(0,)),
    )

    reading = read_sheets([Sheet(rows)])

    assert [(one.line, one.trouble, one.value) for one in reading.not_understood] == [
        (2, "formula-without-result", "E-mail"),
        (4, "formula-without-result", "Navn"),
    ]
    assert [one.name for one in reading.people] == ["Bo Dam"]


def test_birth_days_addresses_and_remarks_never_get_into_a_reading() -> None:
    reading = read(
        "Navn|Født|CPR|Adresse|Bemærkninger|Forening",
        "Anna Berg|1.2.1980|010280-1234|Vej 1|syg siden maj|LO 010280-1234",
        "|1.2.1980||||LO 010280 - 1234",
    )

    assert [one.text for one in reading.people] == ["Anna Berg, LO"]
    assert [one.text for one in reading.not_understood] == ["LO"]

"""Which row heads a table, and what each column holds."""

import pytest

from recruit.intake.rules.reading import Field
from recruit.intake.rules.tables import read_sheets
from tests.rules.intake.tables.reading import read, sheet, told


def fields(*rows: str, taught: dict[str, Field | None] | None = None) -> list[str | None]:
    return [one.field.value if one.field else None for one in read(*rows, taught=taught).columns]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Repræsenterer", "represents"),
        ("Organisation/forening", "represents"),
        ("Udpeget af", "represents"),
        ("Medlemsgruppe", "seat_group"),
        ("Hverv", "office"),
        ("Rolle", "role"),
        ("Listebogstav", "party"),
        ("Suppleant for", "substitute_for"),
        ("E-mail (privat)", "email"),
        ("Mail", "email"),
        ("Telefon og mobil", "phone"),
        ("Kontaktoplysninger", "email"),
        ("Tlf. arbejde", "phone"),
        ("Tiltrådt", "since"),
        ("Sidste dag", "until"),
        ("Valg-\nperiode", None),
        ("Funktions\nperiode", None),
        ("Valgperiode", "period"),
        ("Fremmøde", "attendance"),
        ("Adresse", "left_out"),
        ("CPR-nr.", "left_out"),
        ("Fødselsdato", "left_out"),
        ("Bemærkninger", "left_out"),
        ("Represents", "represents"),
        ("Start date", "since"),
        ("Til orientering", None),
        ("Skostørrelse", None),
        ("Skostørrelse/telefon", None),
        ("Alt det, som nogen engang har fundet på at skrive om en organisation", None),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, field: str | None) -> None:
    assert fields(f"Deltager|Parti|{heading}", "Anna Berg|A|")[2] == field


@pytest.mark.parametrize("heading", ["Medlemmets navn", "Navn (fulde)", " NAVN: ", "Full name", "Kontaktperson"])
def test_a_heading_says_that_its_column_holds_names(heading: str) -> None:
    assert fields(f"{heading}|Parti", "Anna Berg|A")[0] == "name"


def test_a_header_is_found_below_the_title_and_the_title_says_who_is_in_the_table() -> None:
    reading = read(
        "Kommunens våben||",
        f"Medlemmer, som kommunen har talt {'med ' * 40}||",
        "Medlemmer af Integrationsrådet 2022-2025||",
        "Sidst rettet 3/2|af Lars|",
        "",
        "Nr.|Navn|Note",
        "1|Anna Berg|",
        "2|Bo Dam|",
    )

    assert told(reading) == ["7 Anna Berg: member", "8 Bo Dam: member"]
    assert (reading.lines.headings, reading.lines.outside) == (2, 3)


def test_a_row_that_names_somebody_heads_nothing() -> None:
    assert told(read("Medlem|Forening|Anna Berg", "Medlem|Organisation|Bo Dam")) == [
        "1 Anna Berg: member organisation [Forening]",
        "2 Bo Dam: member organisation [Organisation]",
    ]


def test_two_rows_of_headings_are_one_header() -> None:
    reading = read(
        "Navn|Medlemskab||Kontakt|",
        "|Fra|Til|E-mail|Tlf.",
        "Anna Berg|1.1.2022|31.12.2025|anna@eksempel.dk|20 30 40 50",
    )

    assert told(reading) == ["3 Anna Berg: unclassified anna@eksempel.dk 20 30 40 50 2022-01-01..2025-12-31"]
    assert [one.heading for one in reading.columns] == ["Navn", "Fra", "Til", "E-mail", "Tlf."]


def test_a_heading_over_several_columns_says_that_they_are_of_the_substitute() -> None:
    reading = read(
        "Medlem|||Suppleant|",
        "Navn|Forening|Mail|Navn|Mail",
        "Anna Berg|Røde Kors|anna@eksempel.dk|Bo Dam|bo@eksempel.dk",
    )

    assert told(reading) == [
        "3 Anna Berg: member organisation [Røde Kors] anna@eksempel.dk",
        "3 Bo Dam: substitute organisation [Røde Kors] for Anna Berg bo@eksempel.dk",
    ]


def test_a_row_of_headings_below_two_titles_may_have_an_unknown_one() -> None:
    reading = read("Medlemmer||||Suppleanter||", "Navn|Fra|Sko||Navn|For|", "Anna Berg|2022|43||Bo Dam|Anna Berg|")

    assert told(reading) == ["3 Anna Berg: unclassified 2022..", "3 Bo Dam: substitute for Anna Berg"]


def test_the_second_row_is_no_header_when_it_takes_the_names_away() -> None:
    reading = read("Navn|Rolle|", "Mail||Periode", "Anna Berg|Medlem")

    assert [one.heading for one in reading.columns] == ["Navn", "Rolle", ""]
    assert "3 Anna Berg: member" in told(reading)


def test_a_group_right_below_the_header_is_no_second_row_of_it() -> None:
    assert told(read("Navn|Mail", "Suppleanter|", "Anna Berg|")) == ["3 Anna Berg: substitute"]


def test_the_same_header_on_the_next_page_changes_nothing() -> None:
    reading = read("Navn|Forening", "Byrådsmedlemmer|", "Anna Berg|", "Navn|Forening", "Bo Dam|")

    assert [one.represents for one in reading.people] == ["Byrådet", "Byrådet"]
    assert (len(reading.columns), reading.lines.headings) == (2, 3)


def test_another_header_below_begins_another_table() -> None:
    reading = read("Navn|Forening", "Anna Berg|LO", "Suppleanter|", "Suppleant for|Navn", "Anna Berg|Bo Dam")

    assert told(reading) == [
        "2 Anna Berg: member organisation [LO]",
        "5 Bo Dam: substitute organisation [LO] for Anna Berg",
    ]


def test_of_two_columns_called_name_the_cells_decide_which_holds_people() -> None:
    assert told(read("Navn|Navn", "Røde Kors|Anna Berg", "LO|Bo Dam")) == [
        "2 Anna Berg: member organisation [Røde Kors]",
        "3 Bo Dam: member organisation [LO]",
    ]


@pytest.mark.parametrize(
    ("kontakt", "told_of_it"),
    [
        ("anna@eksempel.dk", "unclassified anna@eksempel.dk"),
        ("20304050", "unclassified 20304050"),
        ("Byrådet 1", "member municipal_council [Byrådet]"),
    ],
)
def test_a_second_column_of_names_without_people_holds_something_else(kontakt: str, told_of_it: str) -> None:
    assert told(read("Navn|Kontaktperson", f"Anna Berg|{kontakt}")) == [f"2 Anna Berg: {told_of_it}"]


def test_a_name_beside_a_family_name_is_a_given_name_and_the_other_way_round() -> None:
    assert [one.name for one in read("Navn|Efternavn|Mail", "Anna|Berg|").people] == ["Anna Berg"]
    assert [one.name for one in read("Navn|Fornavn|Mail", "Berg|Anna|").people] == ["Anna Berg"]
    assert [one.name for one in read("Fornavn|Mellemnavn|Efternavn", "Anna|Bo|Berg").people] == ["Anna Bo Berg"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("LO", "member organisation [LO]"), ("1. marts 2022", "unclassified 2022-03-01.."), ("", "unclassified")],
)
def test_from_is_a_day_or_an_organisation(cell: str, expected: str) -> None:
    assert told(read("Navn|Fra", f"Anna Berg|{cell}")) == [f"2 Anna Berg: {expected}"]


def test_what_the_secretary_taught_comes_first() -> None:
    rows = ("Navn|Bagland nu|Organisation", "Anna Berg|Røde Kors|LO")

    assert fields(*rows) == ["name", "represents", "represents"]
    assert fields(*rows, taught={"bagland nu": Field.REPRESENTS, "organisation": None}) == ["name", "represents", None]


def test_a_taught_heading_makes_a_row_a_header() -> None:
    reading = read("Hoved|Mail", "Anna Berg|anna@eksempel.dk", taught={"hoved": Field.NAME})

    assert told(reading) == ["2 Anna Berg: unclassified anna@eksempel.dk"]


def test_a_column_without_a_heading_left_of_the_names_says_whose_seats_they_are() -> None:
    reading = read("||Navn|Mail", "Byrådet||Anna Berg|", "Byrådet||Bo Dam|", "se Lars||Eva Lind|")

    assert [one.represents for one in reading.people] == ["Byrådet", "Byrådet", None]


def test_which_substitute_somebody_is_may_stand_left_of_the_names() -> None:
    assert told(read("|Navn|Mail", "1. suppleant|Anna Berg|", "2. suppleant|Bo Dam|")) == [
        "2 Anna Berg: substitute",
        "3 Bo Dam: substitute",
    ]


def test_of_a_column_that_holds_an_address_too_only_the_name_is_read() -> None:
    reading = read("Navn og adresse|Forening", "Anna Berg, Vej 1, 4000 Solø, 20304050|LO", "Bo Dam\nVej 2\nSolø|LO")

    assert [(one.name, one.phone, one.text) for one in reading.people] == [
        ("Anna Berg", "20304050", "Anna Berg, LO"),
        ("Bo Dam", None, "Bo Dam, LO"),
    ]


def test_columns_without_a_meaning_are_shown_and_their_cells_are_not() -> None:
    reading = read("Navn|Mail|Sko|Adresse|", "Anna Berg||43|Vej 1|se Lars")

    assert [(one.heading, one.field) for one in reading.columns][2:] == [
        ("Sko", None),
        ("Adresse", Field.LEFT_OUT),
        ("", None),
    ]
    assert reading.people[0].text == "Anna Berg"


def test_each_sheet_has_its_columns_and_its_lines() -> None:
    reading = read_sheets(
        [
            sheet("Navn|Forening", "Anna Berg|LO", name="Medlemmer"),
            sheet("Post|Beløb", "Kørsel|100", name="Økonomi"),
            sheet("Mail|Navn", "|Bo Dam", name="Suppleanter"),
        ]
    )

    assert told(reading) == ["2 Anna Berg: member organisation [LO]", "6 Bo Dam: substitute"]
    assert [(one.sheet, one.column, one.heading) for one in reading.columns] == [
        (0, 0, "Navn"),
        (0, 1, "Forening"),
        (2, 0, "Mail"),
        (2, 1, "Navn"),
    ]
    assert (reading.where(6).sheet, reading.where(6).line, reading.lines.outside) == ("Suppleanter", 2, 2)

"""Rows that are nobody: groups, totals, footnotes, and whatever begins below a table."""

import pytest

from tests.rules.intake.tables.reading import read, told

HEADER = "Nr.|Navn|Forening"


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("Byrådsmedlemmer||", "member municipal_council [Byrådet]"),
        ("|Repræsentanter udpeget af Byrådet|", "member municipal_council [Byrådet]"),
        ("Flygtninge og indvandrere:||", "member refugee_immigrant [Flygtninge og indvandrere]"),
        ("4 medlemmer udpeget af Byrådet||", "member municipal_council [Byrådet]"),
        ("Organisationer||", "member organisation"),
        ("Røde Kors||", "member organisation [Røde Kors]"),
        ("Suppleanter||", "substitute"),
        ("Tilforordnede uden stemmeret||", "associate"),
        ("Fra forvaltningen:||", "administration"),
        ("Formand||", "member chair"),
    ],
)
def test_a_group_says_what_everybody_below_is(group: str, expected: str) -> None:
    reading = read(HEADER, group, "1|Anna Berg|")

    assert told(reading) == [f"3 Anna Berg: {expected}"]
    assert (reading.lines.headings, reading.lines.proposed) == (2, 1)


def test_an_office_above_a_row_is_of_that_row_only() -> None:
    assert told(read(HEADER, "Formand||", "1|Anna Berg|", "2|Bo Dam|LO")) == [
        "3 Anna Berg: member chair",
        "4 Bo Dam: member organisation [LO]",
    ]


def test_a_group_that_comes_after_others_ends_them() -> None:
    reading = read(HEADER, "Byrådet||", "1|Anna Berg|", "Suppleanter||", "2|Bo Dam|", "Formand||", "3|Eva Lind|")

    assert [(one.role, one.represents) for one in reading.people] == [
        ("member", "Byrådet"),
        ("substitute", None),
        ("member", None),
    ]


def test_organisations_below_a_group_of_refugees_name_whom_and_the_group_what_for() -> None:
    assert told(read(HEADER, "Flygtninge og indvandrere||", "1|Anna Berg|Kvindenetværket")) == [
        "3 Anna Berg: member refugee_immigrant [Kvindenetværket]"
    ]


def test_an_organisation_below_the_council_is_no_councillor() -> None:
    assert told(read(HEADER, "Byrådet||", "1|Anna Berg|LO")) == ["3 Anna Berg: member organisation [LO]"]


@pytest.mark.parametrize(
    "row",
    ["I alt 18||", "|Antal: 18|", "Total|3|4", "18||", "---||", "|Opdateret 3. februar af Lars|", "Kilde: ESDH||"],
)
def test_totals_and_footnotes_are_headings(row: str) -> None:
    reading = read(HEADER, "1|Anna Berg|LO", row, "2|Bo Dam|LO")

    assert [one.name for one in reading.people] == ["Anna Berg", "Bo Dam"]
    assert (reading.lines.headings, reading.not_understood) == (2, ())


def test_numbers_prepared_for_people_to_come_are_outside() -> None:
    reading = read("Nr.|Navn|Forening|Alder", "1|Anna Berg|LO|40", "2|||0", "3|||0")

    assert (reading.lines.outside, reading.not_understood) == (2, ())


def test_a_remark_among_the_rows_is_shown_and_in_the_margin_it_is_not() -> None:
    reading = read(HEADER, "|*) Anna er på barsel|", "1|Anna Berg|LO", "||", "||||kaffe til otte")

    assert [(one.line, one.trouble) for one in reading.not_understood] == [(2, None)]
    assert reading.lines.outside == 1


def test_a_long_line_in_a_column_of_names_heads_no_group() -> None:
    line = "Byrådet har på mødet i marts besluttet " + "at udpege flere medlemmer " * 4

    assert [one.trouble for one in read(HEADER, f"|{line}|", "1|Anna Berg|LO").not_understood] == [None]


def test_a_legend_of_colours_is_a_heading_and_no_vacant_seat() -> None:
    reading = read(HEADER, "1|Anna Berg|LO", "|Gul: mangler|")

    assert (reading.vacant_seats, reading.lines.headings) == ((), 2)


def test_staff_below_a_table_may_stand_beside_what_they_do() -> None:
    reading = read("Navn|Forening|Mail", "Anna Berg|LO|", "Sekretær:|Eva Lind|eva@eksempel.dk", "Byens torv|Bo Dam|")

    assert told(reading) == ["2 Anna Berg: member organisation [LO]", "3 Eva Lind: secretariat eva@eksempel.dk"]
    assert [(one.line, one.trouble) for one in reading.not_understood] == [(4, "name-unreadable")]


def test_an_organisation_alone_in_its_row_lacks_somebody() -> None:
    (broken,) = read(HEADER, "1|Anna Berg|LO", "||Kirken").not_understood

    assert (broken.line, broken.trouble) == (3, "name-missing")


def test_somebody_may_stand_alone_in_a_row() -> None:
    reading = read(HEADER, "|Anna Berg|", "|Bo Dam, LO|", "|Vakant|", "|Sekretær: Eva Lind|")

    assert told(reading) == [
        "2 Anna Berg: unclassified",
        "3 Bo Dam: member organisation [LO]",
        "5 Eva Lind: secretariat",
    ]
    assert reading.lines.vacant == 1


def test_what_begins_below_a_blank_row_is_outside_until_somebody_stands_there() -> None:
    reading = read(
        HEADER,
        "1|Anna Berg|LO",
        "",
        "Mødedatoer 2023||",
        "|12. januar|Rådhuset",
        "Frugt og vand||",
        "2|Bo Dam|LO",
        "",
        "Bestil kaffe||",
        "Suppleanter||",
        "3|Eva Lind|LO",
    )

    assert [one.name for one in reading.people] == ["Anna Berg", "Bo Dam", "Eva Lind"]
    assert (reading.lines.outside, reading.not_understood) == (4, ())


def test_a_sheet_without_people_is_outside_whatever_its_headings() -> None:
    reading = read("Navn|Forening", "", "I alt|")

    assert (reading.lines.outside, reading.columns) == (2, ())


def test_a_sheet_with_nothing_is_nothing() -> None:
    assert read("||", "").lines.not_blank == 0


def test_people_without_headings_are_found_by_what_stands_in_the_columns() -> None:
    reading = read(
        "Medlemmer af Integrationsrådet|||||||",
        "Anna Berg|Formand|Røde Kors|anna@eksempel.dk|20304050|1.1.2022|31.12.2025|A",
        "Bo Dam|Medlem|LO||20304051|1.1.2022||V",
        "Eva Lind|Medlem|Kirken|||||",
    )

    assert told(reading) == [
        "2 Anna Berg: member chair organisation [Røde Kors] (Socialdemokratiet) anna@eksempel.dk 20304050 "
        "2022-01-01..2025-12-31",
        "3 Bo Dam: member organisation [LO] (Venstre) 20304051 2022-01-01..",
        "4 Eva Lind: member organisation [Kirken]",
    ]
    assert {one.rule for one in reading.people} == {"table-guessed"}
    assert [one.field.value if one.field else None for one in reading.columns] == [
        "name",
        "role",
        "represents",
        "email",
        "phone",
        "since",
        "until",
        "party",
    ]


def test_periods_are_guessed_and_years_alone_are_too() -> None:
    reading = read("Anna Berg|2022-2025|43|se Lars", "Bo Dam|2022|44|se Eva")

    assert [one.field.value if one.field else None for one in reading.columns] == [
        "name",
        "period",
        None,
        None,
    ]


@pytest.mark.parametrize("rows", [("Anna Berg|LO",), ("Kørsel|100", "Mad|200"), ("1|2", "3|4")])
def test_a_table_without_headings_and_without_a_column_of_names_is_outside(rows: tuple[str, ...]) -> None:
    reading = read(*rows)

    assert (reading.people, reading.lines.outside) == ((), len(rows))


def test_lines_as_in_minutes_may_stand_in_one_column() -> None:
    assert told(read("Anna Berg, formand, Røde Kors", "Bo Dam (A), Byrådet", "Eva Lind – LO")) == [
        "1 Anna Berg: member chair organisation [Røde Kors]",
        "2 Bo Dam: member municipal_council [Byrådet] (Socialdemokratiet)",
        "3 Eva Lind: member organisation [LO]",
    ]

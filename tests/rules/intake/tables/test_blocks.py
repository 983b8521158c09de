"""Several people in one row: members with their substitutes, and tables that stand beside each other."""

from tests.rules.intake.tables.reading import read, told


def test_a_substitute_in_a_column_of_its_own_is_that_members() -> None:
    assert told(read("Organisation|Medlem|Stedfortræder|Mail", "Røde Kors|Anna Berg|Bo Dam|anna@eksempel.dk")) == [
        "2 Anna Berg: member organisation [Røde Kors] anna@eksempel.dk",
        "2 Bo Dam: substitute organisation [Røde Kors] for Anna Berg",
    ]


def test_columns_that_repeat_behind_the_substitute_are_the_substitutes() -> None:
    reading = read(
        "Navn|Organisation|Mail|Suppleant|Mail|Suppleantens tlf.|Periode",
        "Anna Berg|LO|anna@eksempel.dk|Bo Dam|bo@eksempel.dk|20304050|2022-2025",
    )

    assert told(reading) == [
        "2 Anna Berg: member organisation [LO] anna@eksempel.dk 2022..2025",
        "2 Bo Dam: substitute organisation [LO] for Anna Berg bo@eksempel.dk 20304050",
    ]


def test_a_substitute_may_stand_for_another_organisation_than_the_member() -> None:
    assert told(read("Navn|Forening|Suppleant|Forening", "Anna Berg|LO|Bo Dam|Kirken")) == [
        "2 Anna Berg: member organisation [LO]",
        "2 Bo Dam: substitute organisation [Kirken] for Anna Berg",
    ]


def test_a_member_may_have_two_substitutes_in_columns_or_in_rows() -> None:
    columns = read("Navn|1. suppleant|2. suppleant", "Anna Berg|Bo Dam|Eva Lind")
    rows = read("Navn|Suppleant", "Anna Berg|Bo Dam", "|Eva Lind")

    assert [(one.name, one.substitute_for) for one in columns.people] == [
        ("Anna Berg", None),
        ("Bo Dam", "Anna Berg"),
        ("Eva Lind", "Anna Berg"),
    ]
    assert [(one.name, one.substitute_for) for one in rows.people] == [
        ("Anna Berg", None),
        ("Bo Dam", "Anna Berg"),
        ("Eva Lind", "Anna Berg"),
    ]


def test_the_substitute_of_a_vacant_seat_stands_for_what_the_seat_is_for() -> None:
    reading = read("Forening|Medlem|Suppleant", "LO|Ledig|Bo Dam", "||Eva Lind", "Kirken|Anna Berg|-")

    assert told(reading) == [
        "2 Bo Dam: substitute organisation [LO]",
        "3 Eva Lind: substitute organisation [LO]",
        "4 Anna Berg: member organisation [Kirken]",
    ]
    assert [one.represents for one in reading.vacant_seats] == ["LO"]


def test_a_substitute_of_somebody_elsewhere_in_the_table_stands_for_the_same() -> None:
    reading = read("Navn|Gruppe|Suppleant for", "Anna Berg|Kirken|", "Bo Dam||Anna Berg", "Eva Lind||Ida Skovø")

    assert told(reading) == [
        "2 Anna Berg: member organisation [Kirken]",
        "3 Bo Dam: substitute organisation [Kirken] for Anna Berg",
        "4 Eva Lind: substitute for Ida Skovø",
    ]


def test_whom_of_several_in_one_cell_a_substitute_is_for_is_left_open() -> None:
    assert told(read("Gruppe|Medlemmer|Suppleanter", "Byrådet|Anna Berg (A)\nBo Dam (V)|Eva Lind"))[2:] == [
        "2 Eva Lind: substitute municipal_council [Byrådet]"
    ]


def test_how_to_reach_several_in_one_cell_is_said_of_nobody() -> None:
    assert told(read("Navn|Forening|Mail", "Anna Berg og Bo Dam|LO|kontor@eksempel.dk")) == [
        "2 Anna Berg: member organisation [LO]",
        "2 Bo Dam: member organisation [LO]",
    ]


def test_a_place_without_a_substitute_is_no_vacant_seat() -> None:
    assert read("Forening|Medlem|Suppleant", "LO|Anna Berg|Ledig").vacant_seats == ()


def test_a_column_of_substitutes_alone_is_a_list_of_substitutes() -> None:
    assert told(read("Forening|Suppleant|Mail", "LO|Bo Dam|bo@eksempel.dk")) == [
        "2 Bo Dam: substitute organisation [LO] bo@eksempel.dk"
    ]


def test_two_tables_beside_each_other_are_two_lists() -> None:
    reading = read(
        "Medlemmer||||Suppleanter||",
        "Navn|Forening|Mail||Navn|Forening|",
        "Anna Berg|LO|anna@eksempel.dk||Bo Dam|Kirken|husk",
        "Eva Lind|LO|eva(a)eksempel.dk||Finn Bo|Kirken|",
        "|||||Skolerne|",
    )

    assert told(reading) == [
        "3 Anna Berg: member organisation [LO] anna@eksempel.dk",
        "3 Bo Dam: substitute organisation [Kirken]",
        "4 Finn Bo: substitute organisation [Kirken]",
    ]
    assert [(one.line, one.trouble) for one in reading.not_understood] == [
        (4, "email-unreadable"),
        (5, "name-missing"),
    ]
    assert (reading.lines.proposed, reading.lines.not_understood) == (2, 1)


def test_two_tables_without_an_empty_column_between_are_two_lists_too() -> None:
    reading = read("Navn|Parti|Navn|Parti", "Anna Berg|A|Bo Dam|V")

    assert [(one.name, one.party) for one in reading.people] == [
        ("Anna Berg", "Socialdemokratiet"),
        ("Bo Dam", "Venstre"),
    ]


def test_an_empty_column_within_a_table_parts_nothing() -> None:
    assert told(read("Navn||Forening||Suppleant", "Anna Berg||LO||Bo Dam")) == [
        "2 Anna Berg: member organisation [LO]",
        "2 Bo Dam: substitute organisation [LO] for Anna Berg",
    ]

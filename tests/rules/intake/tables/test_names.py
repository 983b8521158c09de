"""Who stands in a cell of names."""

import pytest

from tests.rules.intake.tables.reading import only, read, told


def names(*cells: str) -> list[str]:
    return [one.name for one in read("Navn|Mail", *(f"{cell}|a@eksempel.dk" for cell in cells)).people]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Anna\nBerg", ["Anna Berg"]),
        ("Anna Berg\nBo Dam", ["Anna Berg", "Bo Dam"]),
        ("Anna\nBerg\nformand", ["Anna Berg"]),
        ("Anna Berg / Bo Dam", ["Anna Berg", "Bo Dam"]),
        ("Anna Berg og Bo Dam", ["Anna Berg", "Bo Dam"]),
        ("Anna Berg, Bo Dam", ["Anna Berg", "Bo Dam"]),
        ("Anna Berg *", ["Anna Berg"]),
        ("Hr. Bo Dam", ["Bo Dam"]),
        ("bo dam", ["bo dam"]),
        ("ANNA BERG", ["Anna Berg"]),
        ("Anna", ["Anna"]),
        ("Anna Tema Berg", ["Anna Tema Berg"]),
        ("Anna Berg 010203-1234", ["Anna Berg"]),
        ("Formand Anna Berg", ["Anna Berg"]),
        ("Berg, Anna", ["Anna Berg"]),
    ],
)
def test_a_cell_holds_one_person_or_several(cell: str, expected: list[str]) -> None:
    assert names(cell) == expected


def test_the_family_name_may_stand_first_in_the_whole_column() -> None:
    assert names("Berg, Anna", "Friis Hansø, Carla", "Lind, Eva (formand)", "von Juul, Dan", "Bo Dam") == [
        "Anna Berg",
        "Carla Friis Hansø",
        "Eva Lind",
        "Dan von Juul",
        "Bo Dam",
    ]


def test_a_name_and_an_organisation_are_not_turned_round() -> None:
    assert told(read("Navn|Mail", "Anna Berg, Medusa|", "Carla Friis, Medusa|")) == [
        "2 Anna Berg: member organisation [Medusa]",
        "3 Carla Friis: member organisation [Medusa]",
    ]


def test_capacities_beside_a_name_are_read_as_in_minutes() -> None:
    one = only("Navn|Forening", "Anna Berg, næstformand|Røde Kors")

    assert told(read("Navn|Forening", "Anna Berg, næstformand|Røde Kors")) == [
        "2 Anna Berg: member vice_chair organisation [Røde Kors]"
    ]
    assert (one.wording, one.text, one.rule) == (
        "næstformand, Røde Kors",
        "Anna Berg, næstformand, Røde Kors",
        "table+office+organisation",
    )


def test_a_substitute_in_the_cell_of_a_member_stands_for_the_same() -> None:
    assert told(read("Navn|Forening|Mail", "Anna Berg (suppl. Bo Dam)|LO|a@eksempel.dk")) == [
        "2 Anna Berg: member organisation [LO] a@eksempel.dk",
        "2 Bo Dam: substitute organisation [LO] for Anna Berg",
    ]


@pytest.mark.parametrize(
    ("cell", "represents"), [("Ledig", "LO"), ("Vakant – Erhvervslivet", "Erhvervslivet"), ("? (afventer)", "LO")]
)
def test_a_seat_nobody_holds_is_vacant(cell: str, represents: str) -> None:
    reading = read("Navn|Forening", f"{cell}|LO", "Anna Berg|LO")

    assert [(seat.represents, seat.line) for seat in reading.vacant_seats] == [(represents, 2)]
    assert reading.lines.vacant == 1


def test_a_vacant_seat_in_a_group_is_the_groups() -> None:
    assert [one.represents for one in read("Navn|Mail", "Byrådet|", "Ledig|", "Anna Berg|").vacant_seats] == ["Byrådet"]


@pytest.mark.parametrize(
    "cell", ["Røde Kors", "anna2", "formand", "Anna 2 Berg", "(Anna Berg)", "Anna Berg, " + "x" * 400]
)
def test_what_is_no_name_is_told_with_its_value(cell: str) -> None:
    reading = read("Navn|Mail", f"{cell}|a@eksempel.dk", "Anna Berg|")

    (broken,) = reading.not_understood
    assert (broken.line, broken.trouble, broken.value) == (2, "name-unreadable", cell)


@pytest.mark.parametrize("cell", ["", "-", "??"])
def test_a_missing_name_is_told(cell: str) -> None:
    (broken,) = read("Navn|Forening", f"{cell}|LO", "Anna Berg|LO").not_understood

    assert (broken.trouble, broken.text) == ("name-missing", f"{cell}, LO" if cell else "LO")

"""Several rows, sheets and years about one person: each person once, and nothing that differs is overwritten."""

import pytest

from recruit.intake.rules.reading import About, Conflict, Reading
from recruit.intake.rules.tables import read_sheets
from tests.rules.intake.tables.reading import read, sheet, told


def years(**lists: tuple[str, ...]) -> Reading:
    """Read one sheet for each year, all below the same headings."""
    return read_sheets([sheet("Navn|Forening|Hverv|Mail", *rows, name=year.strip("_")) for year, rows in lists.items()])


def test_somebody_on_the_lists_of_several_years_is_one_person_since_the_first() -> None:
    reading = years(_2022=("Anna Berg|LO", "Bo Dam|LO"), _2023=("Anna Berg|LO", "Bo Dam|LO", "Eva Lind|LO"))

    assert told(reading) == [
        "2 Anna Berg: member organisation [LO] 2022..",
        "3 Bo Dam: member organisation [LO] 2022..",
        "7 Eva Lind: member organisation [LO] 2023..",
    ]
    assert (reading.conflicts, reading.lines.proposed) == ((), 5)


def test_whoever_is_missing_on_the_list_of_a_later_year_is_asked_about_and_no_end_is_invented() -> None:
    reading = years(_2022=("Anna Berg|LO", "Bo Dam|LO"), _2023=("Anna Berg|LO", "Bo Dam|LO"), _2024=("Anna Berg|LO",))

    assert told(reading)[1] == "3 Bo Dam: member organisation [LO] 2022.."
    assert reading.conflicts == (Conflict("Bo Dam", ("2023",), (6,), About.UNTIL),)


def test_a_year_in_a_cell_is_a_list_only_where_somebody_stands_there_for_several() -> None:
    lists = read("Navn|År", "Anna Berg|2022", "Bo Dam|2022", "Anna Berg|2023")
    beginnings = read("Navn|Periode", "Anna Berg|2022", "Bo Dam|2023", "Eva Lind|2018-2021", "Eva Lind|2022 - nu")

    assert lists.conflicts == (Conflict("Bo Dam", ("2022",), (3,), About.UNTIL),)
    assert beginnings.conflicts == ()


def test_seats_are_vacant_that_the_last_list_has_as_vacant() -> None:
    reading = years(_2022=("Ledig|LO", "Anna Berg|Kirken"), _2023=("Bo Dam|LO", "Ledig|Skolerne", "Anna Berg|Kirken"))

    assert [(one.represents, one.line) for one in reading.vacant_seats] == [("Skolerne", 6)]
    assert reading.lines.vacant == 2


def test_a_list_of_one_year_says_nothing_of_when_its_people_came() -> None:
    assert told(years(_2024=("Anna Berg|LO",))) == ["2 Anna Berg: member organisation [LO]"]


def test_lists_of_terms_say_when_their_people_left() -> None:
    reading = read_sheets(
        [
            sheet("Navn|Mail", "Anna Berg|", "Bo Dam|", name="Medlemmer 2018-2021"),
            sheet("Navn|Mail", "Anna Berg|", name="Medlemmer 2022-2025"),
        ]
    )

    assert told(reading) == ["2 Anna Berg: member 2018..2025", "3 Bo Dam: member 2018..2021"]


def test_years_may_stand_below_each_other_in_one_sheet() -> None:
    reading = read(
        "2022|",
        "Navn|Forening",
        "Anna Berg|LO",
        "",
        "2023|",
        "Navn|Forening",
        "Anna Berg|LO",
        "",
        "Integrationsrådet 2024|",
        "Bo Dam|LO",
    )

    assert told(reading) == [
        "3 Anna Berg: member organisation [LO] 2022..",
        "10 Bo Dam: member organisation [LO] 2024..",
    ]
    assert (reading.lines.headings, reading.lines.outside) == (5, 0)


def test_a_column_of_periods_puts_the_years_together() -> None:
    reading = read("Navn|Periode", "Anna Berg|2022-2025", "Anna Berg|2018-2021", "Bo Dam|2018-2021", "Bo Dam|2022")

    assert told(reading) == ["2 Anna Berg: unclassified 2018..2025", "4 Bo Dam: unclassified 2018.."]


def test_a_period_said_by_no_row_is_nobodys() -> None:
    assert told(read("Navn|Periode", "Anna Berg|til 2024")) == ["2 Anna Berg: unclassified ..2024"]


def test_days_in_the_cells_count_more_than_the_year_of_the_list() -> None:
    reading = read_sheets(
        [
            sheet("Navn|Fra|Til", "Anna Berg|2022|", name="2022"),
            sheet("Navn|Fra|Til", "Anna Berg|1.3.2022|30.6.2023", name="2023"),
            sheet("Navn|Fra|Til", "Anna Berg|2022|2023", name="2024"),
        ]
    )

    assert told(reading) == ["2 Anna Berg: unclassified 2022-03-01..2023-06-30"]
    assert reading.conflicts == ()


@pytest.mark.parametrize("rows", [("1.1.2022|31.12.2022", "1.1.2023|"), ("1.1.2023|", "1.1.2022|31.12.2022")])
def test_spans_that_follow_each_other_are_one(rows: tuple[str, str]) -> None:
    reading = read("Navn|Fra|Til", *(f"Anna Berg|{row}" for row in rows))

    assert told(reading) == ["2 Anna Berg: unclassified 2022-01-01.."]
    assert reading.conflicts == ()


def test_days_that_differ_are_a_contradiction() -> None:
    reading = read("Navn|Fra|Til", "Anna Berg|1.1.2022|30.6.2023", "Anna Berg|1.2.2022|2025")

    assert told(reading) == ["2 Anna Berg: unclassified 2022-01-01..2023-06-30"]
    assert reading.conflicts == (
        Conflict("Anna Berg", ("2022-01-01", "2022-02-01"), (2, 3), About.SINCE),
        Conflict("Anna Berg", ("2023-06-30", "2025"), (2, 3), About.UNTIL),
    )


@pytest.mark.parametrize(
    ("rows", "about", "facts"),
    [
        (("Anna Berg|LO", "Anna Berg|Kirken"), About.REPRESENTS, ("LO", "Kirken")),
        (("Anna Berg|LO||a@x.dk", "Anna Berg|LO||b@x.dk"), About.EMAIL, ("a@x.dk", "b@x.dk")),
        (("Anna Berg||Medlem", "Anna Berg||Suppleant"), About.ROLE, ("member", "substitute")),
        (("Anna Berg (A)", "Anna Berg (V)"), About.PARTY, ("Socialdemokratiet", "Venstre")),
    ],
)
def test_what_differs_from_year_to_year_is_a_contradiction_about_one_person(
    rows: tuple[str, str], about: About, facts: tuple[str, str]
) -> None:
    reading = years(_2022=rows[:1], _2023=rows[1:])

    assert [one.name for one in reading.people] == ["Anna Berg"]
    assert reading.conflicts == (Conflict("Anna Berg", facts, (2, 4), about),)


def test_numbers_of_telephones_are_compared_without_their_spaces() -> None:
    rows = ("Navn|Tlf", "Anna Berg|+45 20 30 40 50", "Anna Berg|20304050", "Anna Berg|20304051")

    assert read(*rows).conflicts == (Conflict("Anna Berg", ("+45 20 30 40 50", "20304051"), (2, 4), About.PHONE),)


def test_the_council_under_two_names_is_one() -> None:
    reading = years(_2022=("Anna Berg|Byrådet",), _2023=("Anna Berg|KB",))

    assert (len(reading.people), reading.conflicts) == (1, ())


@pytest.mark.parametrize("rows", [("LO||a@x.dk", "LO||b@x.dk"), ("LO||", "Kirken||")])
def test_two_of_one_name_on_one_list_who_differ_are_two_people(rows: tuple[str, str]) -> None:
    reading = read("Navn|Forening|Hverv|Mail", *(f"Anna Berg|{row}" for row in rows))

    assert [one.line for one in reading.people] == [2, 3]
    assert [(one.name, one.lines) for one in reading.conflicts] == [("Anna Berg", (2, 3))]


def test_who_changed_both_address_and_organisation_from_year_to_year_is_somebody_else() -> None:
    reading = years(_2022=("Anna Berg|LO||a@x.dk",), _2023=("Anna Berg|Kirken||b@x.dk",), _2024=("Anna Berg|LO",))

    assert [(one.represents, one.line) for one in reading.people] == [("LO", 2), ("Kirken", 4)]
    assert [(one.about, one.lines) for one in reading.conflicts] == [
        (About.REPRESENTS, (2, 4)),
        (About.UNTIL, (4,)),
    ]


def test_staff_of_one_name_are_one_whatever_they_are_said_to_do() -> None:
    reading = read("Navn|Rolle|Forening", "Eva Lind|Sekretær|Jobcentret", "Eva Lind|Sekretær|Borgerservice")

    assert [one.name for one in reading.people] == ["Eva Lind"]


def test_the_office_of_the_last_year_holds_and_earlier_ones_are_put_to_whoever_decides() -> None:
    reading = years(
        _2022=("Anna Berg|LO|Formand", "Bo Dam|LO|Næstformand", "Eva Lind|LO"),
        _2023=("Anna Berg|LO|Formand", "Bo Dam|LO", "Eva Lind|LO|Næstformand"),
        _2024=("Anna Berg|LO", "Bo Dam|LO|Formand", "Eva Lind|LO|Næstformand"),
    )

    assert [(one.name, one.office) for one in reading.people] == [
        ("Anna Berg", None),
        ("Bo Dam", "chair"),
        ("Eva Lind", "vice_chair"),
    ]
    assert reading.conflicts == (
        Conflict("Anna Berg", ("chair",), (2, 10), About.OFFICE),
        Conflict("Bo Dam", ("vice_chair", "chair"), (3, 11), About.OFFICE),
    )


def test_two_offices_on_one_list_are_a_contradiction() -> None:
    reading = read("Navn|Hverv", "Anna Berg|Formand", "Anna Berg|Næstformand")

    assert reading.conflicts == (Conflict("Anna Berg", ("chair", "vice_chair"), (2, 3), About.OFFICE),)


def test_two_chairs_on_one_list_are_asked_about_and_those_of_earlier_years_are_not() -> None:
    reading = years(_2022=("Anna Berg|LO|Formand",), _2023=("Bo Dam|LO|Formand", "Eva Lind|LO|Formand"))

    assert [(one.name, one.facts, one.lines) for one in reading.conflicts] == [
        ("Anna Berg", ("2022",), (2,)),
        ("Bo Dam", ("chair",), (4, 5)),
        ("Eva Lind", ("chair",), (4, 5)),
    ]


def test_rows_that_say_more_complete_each_other() -> None:
    rows = ("Navn|Forening|Hverv|Mail", "Anna Berg|||", "Anna Berg|LO|Formand|a@x.dk")

    assert told(read(*rows)) == ["2 Anna Berg: member chair organisation [LO] a@x.dk"]

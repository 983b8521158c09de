"""Every row of every table is accounted for, whatever stands in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from recruit.intake.rules import Trouble
from recruit.intake.rules.document import Sheet, SheetRow
from recruit.intake.rules.tables import read_sheets
from tests.rules.intake.tables.reading import read

HEADINGS = ["Navn", "Fornavn", "Efternavn", "Suppleant", "Suppleant for", "Mail", "Fra", "Til", "Periode", "Forening"]
HEADINGS += ["Gruppe", "Rolle", "Parti", "Formand", "Bemærkninger", "Mødt", "Ukendt", "Suppleantens mail", ""]
CELLS = ["Anna Berg", "Bo Dam", "Berg, Anna", "Ledig", "-", "?", "x", "se Lars", "a@eksempel.dk", "20304050", "2022"]
CELLS += [
    "1/1-22",
    "44562",
    "2022-2025",
    "2025-2022",
    "Røde Kors",
    "Byrådet",
    "Medlem",
    "A",
    "",
    "I alt 3",
    "Suppleanter",
]
CELLS += ["*) note", "Anna\nBerg", "010203-1234", "Anna Berg (suppl. Bo Dam)", "...", "/", "Opdateret 3/2"]

ROWS = st.lists(st.sampled_from(HEADINGS), max_size=5) | st.lists(
    st.sampled_from(CELLS) | st.text(max_size=8), max_size=5
)
SHEETS = st.builds(
    lambda rows, gaps, name: Sheet(
        tuple(
            SheetRow(number * 2 - number % gaps, tuple(row), without_result=(number % 3,) if number % 5 == 0 else ())
            for number, row in enumerate(rows, 1)
        ),
        name,
    ),
    st.lists(ROWS, max_size=10),
    st.sampled_from([1, 2]),
    st.sampled_from([None, "2022", "2023", "Suppleanter", "Ark1"]),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(SHEETS, max_size=3))
def test_the_parts_add_up_to_the_rows_that_are_not_blank(sheets: list[Sheet]) -> None:
    reading = read_sheets(sheets)

    count = reading.lines
    parts = (count.proposed, count.vacant, count.headings, count.not_understood, count.outside)
    assert sum(parts) == count.not_blank
    assert count.not_blank == sum(any(cell.strip() for cell in row.cells) for each in sheets for row in each.rows)
    assert all(one.name for one in reading.people)


def test_of_many_rows_exactly_the_broken_ones_are_told() -> None:
    rows = [f"Anna {chr(65 + n % 26)}{chr(97 + n // 26)} Berg|LO {n % 9}|a{n}@eksempel.dk|1.1.2022" for n in range(600)]
    rows[7] = "|LO|a@eksempel.dk|1.1.2022"
    rows[70] = "Anna 70|LO|a@eksempel.dk|1.1.2022"
    rows[170] = "Anna Berg|LO|a(a)eksempel.dk|1.1.2022"
    rows[599] = "Anna Berg|LO|a@eksempel.dk|32.1.2022"

    reading = read("Navn|Forening|Mail|Fra", *rows)

    assert [(one.line, one.trouble) for one in reading.not_understood] == [
        (9, Trouble.NAME_MISSING),
        (72, Trouble.NAME_UNREADABLE),
        (172, Trouble.EMAIL_UNREADABLE),
        (601, Trouble.DATE_UNREADABLE),
    ]
    assert (reading.lines.proposed, reading.lines.headings, reading.lines.outside) == (596, 1, 0)

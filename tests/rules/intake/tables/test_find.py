"""Tables within a text: pasted from a spreadsheet, or out of a document."""

from recruit.intake.rules import read
from recruit.intake.rules.minutes.lines import lines_of
from recruit.intake.rules.reading import Field
from recruit.intake.rules.tables import Kind, Tables, find
from recruit.intake.rules.words.facts import Manner


def found(text: str, **taught: Field | None) -> Tables:
    return find(text, lines_of(text), Manner(), taught=taught)


def test_cells_pasted_from_a_spreadsheet_are_read_by_their_columns() -> None:
    tables = found("Nr\tNavn\tForening\n1\tAnna Berg\tLO\n\tBo Dam\tKirken\n\nVi ses!\n")

    assert [(one.name, one.represents, one.line) for one in tables.people] == [
        ("Anna Berg", "LO", 2),
        ("Bo Dam", "Kirken", 3),
    ]
    assert tables.kinds == {1: Kind.HEADING, 2: Kind.PROPOSED, 3: Kind.PROPOSED}


def test_a_table_between_paragraphs_is_read_and_they_are_not() -> None:
    text = "Referat\n\nMedlemmer:\nNavn\tForening\nAnna Berg\tLO\nSuppleanter\nBo Dam\t\nPkt. 1\tVelkomst\nGodkendt."

    tables = found(text)

    assert [(one.name, one.role) for one in tables.people] == [("Anna Berg", "member"), ("Bo Dam", "substitute")]
    assert sorted(tables.kinds) == [4, 5, 6, 7]


def test_a_substitute_in_a_column_is_one_below_a_heading_of_members_too() -> None:
    tables = found("Medlemmer:\nForening\tNavn\tSuppleant\nLO\tLedig\tBo Dam")

    assert [(one.name, one.role, one.represents) for one in tables.people] == [("Bo Dam", "substitute", "LO")]


def test_a_table_goes_on_below_a_blank_line_where_somebody_stands() -> None:
    tables = found("Navn\tForening\nAnna Berg\tLO\n\nBo Dam\tKirken\n\nDato\tSted\n")

    assert [one.line for one in tables.people] == [2, 4]
    assert 6 not in tables.kinds


def test_a_text_may_hold_several_tables() -> None:
    tables = found("Navn\tForening\nAnna Berg\tLO\n\nOm suppleanter\nSuppleant\tForening\nBo Dam\tLO\n")

    assert [(one.name, one.role) for one in tables.people] == [("Anna Berg", "member"), ("Bo Dam", "substitute")]
    assert [(one.sheet, one.heading) for one in tables.columns] == [
        (0, "Navn"),
        (0, "Forening"),
        (1, "Suppleant"),
        (1, "Forening"),
    ]


def test_a_table_of_a_web_page_or_with_bars_is_one() -> None:
    assert [one.represents for one in found("| Navn | Forening |\n| Anna Berg | LO |").people] == ["LO"]
    page = "<tr><td>Navn</td><td>Forening</td></tr>\n<tr><td>Anna Berg</td><td>LO</td></tr>"
    assert [one.represents for one in found(page).people] == ["LO"]


def test_what_is_taught_about_a_heading_holds_in_a_text_too() -> None:
    assert [one.represents for one in found("Navn\tBagland nu\nAnna Berg\tLO", **{"bagland nu": None}).people] == []
    taught = {"bagland nu": Field.REPRESENTS}
    assert [one.represents for one in found("Navn\tBagland nu\nAnna Berg\tLO", **taught).people] == ["LO"]


def test_a_text_without_tabs_or_without_headings_holds_no_table() -> None:
    assert found("Navn, Forening\nAnna Berg, LO") == Tables()
    assert found("Anna Berg\tLO\nBo Dam\tKirken") == Tables()
    assert found("Navn\t" + "x" * 2000 + "\nAnna Berg\tLO") == Tables()


def test_what_a_table_cannot_say_is_told_with_its_line_in_the_text() -> None:
    tables = found("Referat\n\nNavn\tMail\nAnna Berg\tanna(a)eksempel.dk\nLedig\t")

    assert [(one.line, one.trouble) for one in tables.not_understood] == [(4, "email-unreadable")]
    assert [one.line for one in tables.vacant_seats] == [5]


def test_minutes_with_a_table_account_for_every_line() -> None:
    reading = read("Medlemmer:\nNavn\tForening\nAnna Berg\tLO\n\tKirken\n\nAfbud: Bo Dam\n")

    assert [one.name for one in reading.people] == ["Anna Berg", "Bo Dam"]
    assert (reading.lines.headings, reading.lines.proposed, reading.lines.not_understood) == (2, 2, 1)

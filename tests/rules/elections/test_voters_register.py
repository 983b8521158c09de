"""What becomes of every row of a list of voters."""

from dataclasses import replace
from datetime import date

from recruit.elections.rules.voters_register import (
    NewRegister,
    RowFault,
    digest,
    may_keep,
    percent,
    read_rows,
)

POLL = date(2027, 2, 22)


def rows(*cells: tuple[str, ...], first: int = 1) -> list[tuple[int, tuple[str, ...]]]:
    return list(enumerate(cells, first))


def test_a_register_says_where_it_is_from_why_and_until_when() -> None:
    new = NewRegister("CPR-udtræk", "Vedtægten § 4", date(2027, 6, 1))
    assert may_keep(new, POLL) == ()
    nothing = replace(new, source=" ", legal_basis="", delete_by=POLL)
    assert [(one.code, one.field) for one in may_keep(nothing, POLL)] == [
        ("answer-missing", "source"),
        ("answer-missing", "legal_basis"),
        ("register-ends-before-the-poll", "delete_by"),
    ]


def test_columns_are_known_by_their_headings_or_by_what_stands_in_them() -> None:
    headed = read_rows(rows(("Efternavn", "Adresse", "Fornavn", "Vælgernr."), ("Abdi", "Byvej 1", "Amina", "7")), {})
    assert [(one.row, one.name, one.number) for one in headed.taken] == [(2, "Amina Abdi", "7")]
    assert headed.headings == 1
    plain = read_rows(rows(("7", "Amina  Abdi"), ("8", "Bo Bruun")), {})
    assert [(one.name, one.number) for one in plain.taken] == [("Amina Abdi", "7"), ("Bo Bruun", "8")]
    names = read_rows(rows(("Amina Abdi", "Byvej 1"), ("Bo Bruun",)), {})
    assert [(one.name, one.number) for one in names.taken] == [("Amina Abdi", ""), ("Bo Bruun", "")]
    assert read_rows([], {}).taken == ()


def test_every_row_is_taken_known_or_broken_for_a_reason() -> None:
    found = read_rows(
        rows(
            ("nr", "navn"),
            ("1", "Amina Abdi"),
            ("2", "Bo Bruun"),
            ("2", "Dorthe Dam"),
            ("3", " "),
            ("010203-1234", "Kaj Lund"),
            ("4", "x" * 201),
            ("5", "Elif Er"),
            ("", "Kaj Lund"),
            ("", "kaj lund"),
        ),
        {"1": "amina abdi", "5": "ada bruun"},
    )
    assert [one.name for one in found.taken] == ["Bo Bruun", "Kaj Lund"]
    assert found.broken == (
        (4, RowFault.TWICE),
        (5, RowFault.NO_NAME),
        (6, RowFault.CPR),
        (7, RowFault.TOO_LONG),
        (8, RowFault.OTHER_NAME),
        (10, RowFault.TWICE),
    )
    assert len(found.taken) + len(found.broken) + found.known + found.headings == 10


def test_a_digest_is_of_the_voters_in_any_order_and_turnout_has_one_decimal() -> None:
    assert digest([("1", "Amina"), ("", "Bo")]) == digest([("", "Bo"), ("1", "Amina")])
    assert [percent(1, 3), percent(2, 3), percent(0, 5), percent(1, 2000), percent(0, 0)] == [
        "33,3",
        "66,7",
        "0,0",
        "0,1",
        "",
    ]


def test_of_ten_thousand_rows_the_broken_ones_are_named() -> None:
    wrong = {at * 270 for at in range(1, 38)}
    found = read_rows([(at, (str(at), "" if at in wrong else f"Vælger {at}")) for at in range(1, 10_001)], {})

    assert {row for row, _fault in found.broken} == wrong
    assert len(found.taken) == 9963

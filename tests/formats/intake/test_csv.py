"""Tables as text: the delimiter, the quotes and the letters of whoever saved them."""

import pytest

from recruit.foundation.refusal import Refused
from recruit.intake.formats import cells
from recruit.intake.formats.opening import opened
from recruit.intake.rules.document import SheetRow
from tests.formats.intake.builders import lines


def read(text: str, name: str = "liste.csv", encoding: str = "utf-8") -> list[str]:
    return lines(opened(text.encode(encoding), name))


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_all_rows_alike(delimiter: str) -> None:
    rows = ["Navn;Rolle;Sted", 'Anna Berg;formand;"Søby, Hovedgaden"', "Bo Holm;medlem;x"]

    assert read("\n".join(row.replace(";", delimiter) for row in rows)) == [
        "Navn\tRolle\tSted",
        "Anna Berg\tformand\tSøby, Hovedgaden",
        "Bo Holm\tmedlem\tx",
    ]


def test_a_comma_within_cells_parts_nothing() -> None:
    assert read("Navn;Timer\nBerg, Anna;1,5\nHolm, Bo;2,0\n")[1] == "Berg, Anna\t1,5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_danish_letters_are_read_in_every_encoding(encoding: str) -> None:
    assert read("Navn;Sted\nÅse Ærø;Søby\n", encoding=encoding) == ["Navn\tSted", "Åse Ærø\tSøby"]


def test_excels_own_first_line_says_the_delimiter_and_is_no_row() -> None:
    (sheet,) = opened(b"sep=|\r\nNavn|Rolle\r\nAnna Berg|formand\r\n").sheets

    assert sheet.rows[0] == SheetRow(1, ("Navn", "Rolle"))


def test_rows_are_numbered_as_excel_shows_them() -> None:
    (sheet,) = opened(b'Navn;Rolle\n"Anna\nBerg";formand\n\n;;\nBo Holm;medlem\n', "liste.csv").sheets

    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("Navn", "Rolle")),
        (2, ("Anna\nBerg", "formand")),
        (5, ("Bo Holm", "medlem")),
    ]


def test_numbers_kept_as_text_lose_the_trick_and_formulas_stay_words() -> None:
    assert read('Navn;Nr.\n"=""0012""";="0013"\n=SUM(A1);=cmd|x\n') == ["Navn\tNr.", "0012\t0013", "=SUM(A1)\t=cmd|x"]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    rows = ["Navn;Rolle", '"Anna Berg;formand', *["Bo Holm;medlem"] * 30]

    assert len(read("\n".join(rows))) == 32


@pytest.mark.parametrize(
    "text",
    [
        "Navn;Rolle;E-mail\nAnna Berg;formand;a@example.com\n",
        "Navn,Organisation,Telefon\nAnna Berg,Søby Skole,12345678\n",
    ],
)
def test_a_text_that_begins_with_known_headings_is_a_table_under_any_name(text: str) -> None:
    assert opened(text.encode(), "-").sheets


@pytest.mark.parametrize(
    "text",
    [
        "Til stede: Anna Berg, Bo Holm\nAfbud: Carl Dam, Eva Lind\n",
        "Anna Berg; formand\nBo Holm; medlem\n",
        "Medlemmer, suppleanter og gæster var mødt, også formanden.\n",
        "Navn\tRolle\nAnna Berg\tformand\n",
    ],
)
def test_prose_and_pasted_cells_stay_text(text: str) -> None:
    assert opened(text.encode(), "referat.txt").text == text


def test_one_column_is_a_table_too() -> None:
    assert read("Navn\nAnna Berg\nBo Holm\n") == ["Navn", "Anna Berg", "Bo Holm"]


def test_too_many_rows_and_a_cell_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="file-unreadable"):
        read('Navn;Rolle\n"' + "a" * 140_000)

    monkeypatch.setattr(cells, "MOST_ROWS", 2)
    with pytest.raises(Refused, match="file-too-complex"):
        read("Navn\nAnna Berg\nBo Holm\n")

"""Workbooks: what the cells show, never what they would compute."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook as OpenWorkbook
from xlsxwriter.workbook import Workbook

from recruit.foundation.refusal import Refused
from recruit.intake.formats import cells
from recruit.intake.formats.parsing import parsed
from recruit.intake.rules.document import Note, NoteCode, SheetRow
from tests.corpus.intake import making
from tests.formats.intake.builders import lines, workbook


def test_cells_are_read_as_they_are_shown() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Anna Berg", 2022, 1.5, 4512345678, True, False])
        sheet.write_datetime(1, 0, date(2022, 1, 31), book.add_format({"num_format": "dd-mm-yyyy"}))
        sheet.write_datetime(
            1, 1, datetime.combine(date(2022, 1, 31), time(17, 30)), book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        )
        sheet.write_datetime(1, 2, time(17, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_string(2, 0, "0012")

    assert lines(parsed(workbook(write))) == [
        "Anna Berg\t2022\t1.5\t4512345678\tSAND\tFALSK",
        "2022-01-31\t2022-01-31 17:30\t17:30",
        "0012",
    ]


def test_rows_keep_the_numbers_that_excel_shows() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("Medlemmer")
        sheet.write(2, 1, "Navn")
        sheet.write(5, 1, "Anna Berg")

    (sheet,) = parsed(workbook(write)).sheets

    assert (sheet.name, sheet.rows) == ("Medlemmer", (SheetRow(3, ("", "Navn")), SheetRow(6, ("", "Anna Berg"))))


def test_a_formula_gives_what_the_file_holds_and_is_named_where_it_holds_nothing() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, '="Anna"&" Berg"', value="Anna Berg")
        sheet.write_formula(1, 0, "=1/0", value="#DIV/0!")
        sheet.write_formula(2, 0, "=Ark2!A1", value="")
        sheet.write(2, 1, "formand")
        sheet.write_formula(3, 1, "=TODAY()", value="")

    (sheet,) = parsed(workbook(write)).sheets

    assert sheet.rows == (SheetRow(1, ("Anna Berg",)), SheetRow(3, ("", "formand"), (0,)), SheetRow(4, (), (1,)))


def test_a_cell_merged_downwards_stands_in_each_row_and_across_in_the_first_column() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "Integrationsrådet")
        sheet.merge_range(1, 0, 3, 0, "Skoler")
        sheet.write_column(1, 1, ["Anna Berg", "Bo Holm", "Carl Dam"])
        sheet.write_column(4, 1, ["Eva Lind"])

    assert lines(parsed(workbook(write))) == [
        "Integrationsrådet",
        "Skoler\tAnna Berg",
        "Skoler\tBo Holm",
        "Skoler\tCarl Dam",
        "\tEva Lind",
    ]


def test_all_sheets_are_read_and_hidden_ones_are_named() -> None:
    def write(book: Workbook) -> None:
        for name in ("2022", "2023", "Tomt"):
            sheet = book.add_worksheet(name)
            if name != "Tomt":
                sheet.write(0, 0, f"Anna {name}")
        book.get_worksheet_by_name("2023").hide()
        book.add_chartsheet("Kurve")

    read = parsed(workbook(write))

    assert [sheet.name for sheet in read.sheets] == ["2022", "2023"]
    assert read.notes == (Note(NoteCode.HIDDEN_SHEET, "2023"),)


def test_a_workbook_of_another_program_is_read_too() -> None:
    book, written = OpenWorkbook(), io.BytesIO()
    book.active.append(["Navn", "Rolle"])
    book.active.append(["Anna Berg", "=1+1"])
    book.save(written)

    (sheet,) = parsed(written.getvalue()).sheets

    assert sheet.rows == (SheetRow(1, ("Navn", "Rolle")), SheetRow(2, ("Anna Berg",), (1,)))


def test_an_open_document_sheet_is_read() -> None:
    of = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{of}:office:1.0" xmlns:table="{of}:table:1.0"'
        f' xmlns:text="{of}:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="Ark1"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>Anna Berg</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<m:manifest xmlns:m="{of}:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    )
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}

    assert lines(parsed(making.package(parts))) == ["Anna Berg"]


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_ROWS", 2)
    rows = "".join(making.row(number, making.cell(f"A{number}", "Anna Berg")) for number in (1, 2, 3))

    with pytest.raises(Refused, match="file-too-complex"):
        parsed(making.workbook(rows))


def test_columns_far_to_the_right_are_not_looked_at() -> None:
    def write(book: Workbook) -> None:
        book.add_worksheet().write_row(0, 0, ["x"] * 300)

    (sheet,) = parsed(workbook(write)).sheets

    assert len(sheet.rows[0].cells) == cells.MOST_COLUMNS


@pytest.mark.slow
def test_a_part_that_lies_about_its_size_is_refused() -> None:
    honest = io.BytesIO()
    with zipfile.ZipFile(honest, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", making.relations(officeDocument="word/document.xml"))
        archive.writestr("word/document.xml", b" " * 60_000_000)
    size = (60_000_000).to_bytes(4, "little")
    lying = honest.getvalue().replace(size, (1000).to_bytes(4, "little"))

    with pytest.raises(Refused, match="file-unreadable"):
        parsed(lying)

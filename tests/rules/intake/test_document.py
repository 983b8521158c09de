"""A document is read by what it holds: lines of text, tables within them, or sheets."""

from recruit.intake.rules import Column, Document, Field, read_document
from recruit.intake.rules.document import Note, NoteCode, Sheet, SheetRow

SHEET = Sheet((SheetRow(1, ("Navn", "Organisation")), SheetRow(2, ("Anna Berg", "Røde Kors"))), "2022")


def test_a_text_is_read_as_minutes_and_keeps_the_notes_of_its_file() -> None:
    notes = (Note(NoteCode.PICTURE_PAGES, "2"),)

    reading = read_document(Document("Til stede:\nAnna Berg, Røde Kors", notes=notes))

    assert ([one.name for one in reading.people], reading.notes, reading.sheets) == (["Anna Berg"], notes, ())


def test_sheets_are_read_as_tables() -> None:
    reading = read_document(Document(sheets=(SHEET,)))

    assert [(one.name, one.represents) for one in reading.people] == [("Anna Berg", "Røde Kors")]
    assert reading.sheets[0].name == "2022"


def test_what_was_taught_of_a_column_holds_in_sheets_and_in_texts() -> None:
    taught = {"flok": Field.REPRESENTS}
    text = Document("Navn\tFlok\nAnna Berg\tRøde Kors")
    sheet = Document(sheets=(Sheet((SheetRow(1, ("Navn", "Flok")), SheetRow(2, ("Anna Berg", "Røde Kors")))),))

    readings = [read_document(document, taught=taught) for document in (text, sheet)]

    assert [reading.people[0].represents for reading in readings] == ["Røde Kors", "Røde Kors"]


def test_a_table_within_minutes_keeps_its_lines_and_what_stands_around_it() -> None:
    minutes = (
        "Referat fra møde i Integrationsrådet\n\nMedlemmer\nNavn\tRepræsenterer\nAnna Berg\tRøde Kors\n"
        "Bo Holm\tLejerbo\n\nAfbud: Bo Holm\nReferent: Eva Lind\n"
    )

    reading = read_document(Document(minutes))

    assert [(one.line, one.name, one.represents, one.attendance) for one in reading.people] == [
        (5, "Anna Berg", "Røde Kors", "present"),
        (6, "Bo Holm", "Lejerbo", "apology"),
        (9, "Eva Lind", None, "present"),
    ]
    assert reading.columns == (Column(0, 0, "Navn", Field.NAME), Column(0, 1, "Repræsenterer", Field.REPRESENTS))
    assert (reading.lines.proposed, reading.lines.headings, reading.lines.outside) == (4, 2, 1)

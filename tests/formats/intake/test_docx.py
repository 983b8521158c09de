"""Word documents: everything that somebody sees who reads them, in the order in which they see it."""

import pytest
from docx.document import Document as Word

from recruit.foundation.refusal import Refused
from recruit.intake.formats.parsing import parsed
from recruit.intake.rules.document import Note, NoteCode
from tests.corpus.intake import making
from tests.formats.intake.builders import add_xml, lines, word

#: The styles of an empty document alone take a tenth of a second to read.
pytestmark = pytest.mark.slow


def test_paragraphs_are_lines_and_an_empty_one_is_a_blank_line() -> None:
    def write(document: Word) -> None:
        for text in ("Til stede:", "Anna Berg", "", "Afbud:"):
            document.add_paragraph(text)

    assert parsed(word(write)).text == "Til stede:\nAnna Berg\n\nAfbud:"


def test_breaks_and_tabs_within_a_paragraph_stay() -> None:
    assert parsed(word(lambda document: document.add_paragraph("Anna Berg\tformand\nBo Holm"))).text == (
        "Anna Berg\tformand\nBo Holm"
    )


def test_a_heading_has_a_blank_line_above_and_a_list_has_its_marks() -> None:
    def write(document: Word) -> None:
        document.add_paragraph("Integrationsrådet")
        document.add_heading("Deltagere", 2)
        document.add_paragraph("Anna Berg", style="List Bullet")
        document.add_paragraph("Bo Holm", style="List Number")

    assert parsed(word(write)).text == "Integrationsrådet\n\nDeltagere\n• Anna Berg\n1. Bo Holm"


@pytest.mark.parametrize(
    ("properties", "line"),
    [
        ('<w:ilvl w:val="0"/><w:numId w:val="7"/>', "• Anna Berg"),
        ('<w:ilvl w:val="1"/><w:numId w:val="7"/>', "1. Anna Berg"),
        ('<w:ilvl w:val="0"/><w:numId w:val="8"/>', "Anna Berg"),
        ('<w:ilvl w:val="0"/><w:numId w:val="0"/>', "Anna Berg"),
    ],
)
def test_the_list_says_whether_its_items_have_bullets_or_numbers(properties: str, line: str) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level, kind in ((0, "bullet"), (1, "decimal"))
    )
    numbering = (
        f'<w:numbering xmlns:w="{making.WORD}"><w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    item = f'<w:p><w:pPr><w:pStyle w:val="ListNumber"/><w:numPr>{properties}</w:numPr></w:pPr>'
    document = making.word(f"{item}<w:r><w:t>Anna Berg</w:t></w:r></w:p>")
    with_lists = making.package(
        {
            **making.parts(document),
            "word/_rels/document.xml.rels": making.relations(numbering="numbering.xml"),
            "word/numbering.xml": numbering,
        }
    )

    assert parsed(with_lists).text == line


def test_a_table_of_three_columns_is_a_line_a_row_and_a_name_in_two_lines_is_one() -> None:
    def write(document: Word) -> None:
        document.add_paragraph("Medlemmer")
        table = document.add_table(2, 3)
        for cell, text in zip(table._cells, ("Navn", "Rolle", "Parti", "Anna\nBerg", "formand", ""), strict=True):
            cell.text = text

    assert lines(parsed(word(write))) == ["Medlemmer", "Navn\tRolle\tParti", "Anna Berg\tformand"]


def test_a_list_beside_its_heading_stands_line_by_line() -> None:
    def write(document: Word) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "Til stede:"
        table.cell(0, 1).text = "Anna Berg"
        table.cell(0, 1).add_paragraph("Bo Holm")
        table.cell(1, 0).text = "Afbud:"
        table.cell(1, 1).text = "Carl Dam"

    assert lines(parsed(word(write))) == ["Til stede:\tAnna Berg", "\tBo Holm", "Afbud:\tCarl Dam"]


def test_a_table_of_one_column_is_lines() -> None:
    def write(document: Word) -> None:
        document.add_table(1, 1).cell(0, 0).text = "Anna Berg"
        document.tables[0].cell(0, 0).add_paragraph("Bo Holm")

    assert lines(parsed(word(write))) == ["Anna Berg", "Bo Holm"]


def test_merged_cells_are_not_repeated_and_the_columns_stay_in_place() -> None:
    def write(document: Word) -> None:
        table = document.add_table(3, 3)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Medlem"
        table.cell(0, 2).text = "Suppleant"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "Skoler"
        table.cell(1, 1).text, table.cell(1, 2).text = "Anna Berg", "Bo Holm"
        table.cell(2, 1).text = "Carl Dam"

    assert lines(parsed(word(write))) == ["Medlem\t\tSuppleant", "Skoler\tAnna Berg\tBo Holm", "\tCarl Dam"]


def test_a_table_within_a_cell_is_read_where_it_stands() -> None:
    def write(document: Word) -> None:
        outer = document.add_table(1, 1).cell(0, 0)
        outer.text = "Til stede:"
        inner = outer.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "Anna Berg", "formand"

    assert lines(parsed(word(write))) == ["Til stede:", "Anna Berg\tformand"]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Bo Holm</w:t></w:r></w:p></w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = (
        f"<mc:AlternateContent {compatible}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )

    read = parsed(word(lambda document: add_xml(document.add_paragraph("Anna Berg"), f"<w:r>{twice}</w:r>")))

    assert sorted(lines(read)) == ["Anna Berg", "Bo Holm"]


def test_changes_are_read_as_if_they_were_accepted_and_said() -> None:
    def write(document: Word) -> None:
        changed = document.add_paragraph("Anna ")
        add_xml(changed, "<w:ins><w:r><w:t>Berg</w:t></w:r></w:ins>")
        add_xml(changed, "<w:del><w:r><w:delText>Bech</w:delText></w:r></w:del>")
        add_xml(changed, "<w:moveFrom><w:r><w:t>, formand</w:t></w:r></w:moveFrom>")
        add_xml(changed, "<w:moveTo><w:r><w:t>, medlem</w:t></w:r></w:moveTo>")

    read = parsed(word(write))

    assert (read.text, read.notes) == ("Anna Berg, medlem", (Note(NoteCode.TRACKED_CHANGES),))


def test_a_line_that_was_deleted_leaves_none_behind() -> None:
    def write(document: Word) -> None:
        document.add_paragraph("Anna Berg")
        gone = document.add_paragraph()
        add_xml(gone, "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>Bo</w:delText></w:r></w:del>")
        document.add_paragraph("Carl Dam")

    assert parsed(word(write)).text == "Anna Berg\nCarl Dam"


def test_a_row_that_was_deleted_is_left_out() -> None:
    def write(document: Word) -> None:
        table = document.add_table(2, 1)
        table.cell(0, 0).text, table.cell(1, 0).text = "Anna Berg", "Bo Holm"
        add_xml(document.add_paragraph(), "<w:trPr><w:del/></w:trPr>")
        mark = document.paragraphs[-1]._p[-1]
        table.rows[1]._tr.insert(0, mark)

    assert lines(parsed(word(write))) == ["Anna Berg"]


def test_what_word_keeps_beside_the_text_is_not_read() -> None:
    def write(document: Word) -> None:
        document.sections[0].header.paragraphs[0].text = "Sidehoved"
        beside = document.add_paragraph("Anna Berg")
        add_xml(
            beside, '<w:r><w:instrText>PAGE</w:instrText></w:r><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
        )

    assert parsed(word(write)).text == "Anna Berg"


def test_the_number_of_a_note_is_no_part_of_a_name() -> None:
    note = '<w:footnotes xmlns:w="{0}"><w:footnote w:id="1">{1}</w:footnote></w:footnotes>'
    document = making.word(
        '<w:p><w:r><w:t>Anna Berg</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
        + making.paragraph("Bo Holm")
    )
    with_note = making.package(
        {
            **making.parts(document),
            "word/_rels/document.xml.rels": making.relations(footnotes="footnotes.xml"),
            "word/footnotes.xml": note.format(making.WORD, making.paragraph("Fraflyttet")),
        }
    )

    assert parsed(with_note).text == "Anna Berg\nBo Holm"


def test_a_hyphen_at_which_no_line_may_end_is_a_hyphen() -> None:
    def write(document: Word) -> None:
        name = document.add_paragraph("Anne")
        add_xml(name, "<w:r><w:noBreakHyphen/><w:t>Marie Berg</w:t></w:r>")

    assert parsed(word(write)).text == "Anne-Marie Berg"


def test_no_part_may_bring_a_document_type_but_a_picture() -> None:
    parts = making.parts(making.word(making.paragraph("Anna Berg")))

    with pytest.raises(Refused) as refused:
        parsed(making.package({**parts, "word/styles.xml": f'{making.LAUGHS}<w:styles xmlns:w="{making.WORD}"/>'}))

    assert [reason.code for reason in refused.value.refusals] == ["file-unreadable"]
    assert parsed(making.package({**parts, "word/media/logo.svg": "<!DOCTYPE svg><svg/>"})).text == "Anna Berg"

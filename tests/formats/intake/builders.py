"""Files as the programs of a town hall make them, and what a document says, one line a row."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
import typst
import xlsxwriter
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from xlsxwriter.workbook import Workbook

from recruit.intake.rules.document import Document


def word(write: Callable[[Word], object]) -> bytes:
    """Return the Word document that `write` fills."""
    document, written = docx.Document(), io.BytesIO()
    write(document)
    document.save(written)
    return written.getvalue()


def add_xml(paragraph: Paragraph, xml: str) -> None:
    """Put Word's own elements, with the prefix `w`, at the end of a paragraph."""
    wrapped = parse_xml(f"<w:wrapped {nsdecls('w')}>{xml}</w:wrapped>")
    for element in list(wrapped):
        paragraph._p.append(element)


def workbook(write: Callable[[Workbook], object]) -> bytes:
    """Return the workbook that `write` fills."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        write(book)
    return written.getvalue()


def pdf(source: str) -> bytes:
    """Return the PDF that Typst sets from this."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.typ"
        file.write_text(source, encoding="utf-8")
        return typst.compile(file)


def lines(document: Document) -> list[str]:
    """Return the lines of a text that are not blank, or the rows of all sheets with tabs between their cells."""
    rows = ["\t".join(row.cells) for sheet in document.sheets for row in sheet.rows]
    return rows or [line for line in document.text.split("\n") if line]

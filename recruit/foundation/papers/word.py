"""Word documents: what a paper says as headings, paragraphs and tables that a secretary can go on writing in.

Its headings are Word's own, so that it has an outline and can be read aloud; tables say what their columns are on each
page. It names the municipality as its author, and nobody who works there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from recruit.foundation.writing import recordable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MARGIN = Mm(18)
#: Between the margins of A4, in millimetres.
_WIDTH = 174
#: In signs: what a column is at the least, and beyond what it is no wider.
_FEWEST, _MOST = 5, 40
_FONT = "Calibri"
#: As on our other papers; Word's own is too light to be read by everybody.
_BLUE = RGBColor(0x1F, 0x4E, 0x79)

#: Word wants to know which country's spelling it checks.
_SPELLED = {"da": "da-DK", "en": "en-GB"}

#: What Word notes of a document, its title and its author, is no longer.
_LONGEST_NOTE = 255

_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a part; the title of the document is the only one of level 1."""

    words: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Said:
    """Lines under a label; without one they speak for themselves."""

    label: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with what its columns are."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


#: What a document is made of; a text is a paragraph.
Block = Heading | Said | Rows | str


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below each page; `{page}` and `{pages}` are counted by Word."""

    made_by: str
    page_of_pages: str


def write(blocks: Iterable[Block], *, title: str, language: str, author: str, foot: Foot, made_at: datetime) -> bytes:
    """Return the document as DOCX; `language` is a code such as "da"."""
    document, title = docx.Document(), recordable(title)
    spoken = _SPELLED.get(language, language)
    _set_up(document, title=title, language=spoken, author=author, made_at=made_at)
    document.add_heading(title, level=1)
    for block in blocks:
        _add(document, _recordable(block))
    _fill_foot(document.sections[0].footer.paragraphs[0], foot)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _recordable(block: Block) -> Block:
    """Return a block without what no document can hold."""
    match block:
        case str():
            return recordable(block)
        case Heading(words, level):
            return Heading(recordable(words), level)
        case Said(label, lines):
            return Said(recordable(label), [recordable(line) for line in lines])
        case Rows(columns, rows):
            return Rows(columns, [[recordable(words) for words in row] for row in rows])


def _set_up(document: Document, *, title: str, language: str, author: str, made_at: datetime) -> None:
    known = document.core_properties
    known.title, known.author = title[:_LONGEST_NOTE], recordable(author)[:_LONGEST_NOTE]
    known.language = language
    known.comments = known.keywords = known.subject = known.last_modified_by = ""
    known.created = known.modified = made_at.replace(microsecond=0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    document.styles["Normal"].font.size, document.styles["Normal"].font.name = Pt(10.5), _FONT
    for level in range(1, 10):
        document.styles[f"Heading {level}"].font.color.rgb = _BLUE
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
        spoken.set(qn("w:bidi"), language)


def _add(document: Document, block: Block) -> None:
    match block:
        case str():
            document.add_paragraph(block)
        case Heading():
            document.add_heading(block.words, level=block.level)
        case Said():
            _add_said(document.add_paragraph(), block)
        case Rows():
            _add_rows(document, block)


def _add_said(paragraph: Paragraph, said: Said) -> None:
    """Write a label and its lines as one paragraph, so that they stay together."""
    if said.label:
        paragraph.add_run(f"{said.label}: ").bold = True
    for number, line in enumerate(said.lines):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(line)


def _add_rows(document: Document, rows: Rows) -> None:
    table = document.add_table(rows=1, cols=len(rows.columns), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, rows.columns, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    heads = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(heads)
    for row in rows.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    for column, width in zip(table.columns, _widths(rows), strict=True):
        column.width = width  # one of the two is what a program goes by
        for cell in column.cells:
            cell.width = width
    document.add_paragraph()  # two tables must not run into each other, nor a table into what follows it


def _widths(rows: Rows) -> list[Mm]:
    """Return how wide each column is: by its longest text, within bounds."""
    longest = [max(map(len, column)) for column in zip(rows.columns, *rows.rows, strict=True)]
    shares = [min(max(each, _FEWEST), _MOST) for each in longest]
    return [Mm(_WIDTH * share / sum(shares)) for share in shares]


def _fill_foot(paragraph: Paragraph, foot: Foot) -> None:
    paragraph.add_run(recordable(f"{foot.made_by} · "))
    for part in re.split(r"(\{pages?\})", foot.page_of_pages):
        if part in _FIELDS:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), _FIELDS[part])
            paragraph._p.append(field)
        else:
            paragraph.add_run(part)

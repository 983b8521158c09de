"""Word's documents: paragraphs and tables in their order, as somebody reads them who has accepted every change."""

import io
import re
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import mammoth

from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.formats.package import Package, unreadable
from recruit.intake.rules.document import Document, Note, NoteCode

_CHANGES = re.compile(rb"<(?:\w+:)?(?:ins|del|moveFrom|moveTo)[\s/>]")
#: What Word sets apart, as HTML. It keeps the names of its own styles in English in every language.
_STYLES = "\n".join(
    (
        "p[style-name^='Heading'] => h1:fresh",
        "p[style-name='Title'] => h1:fresh",
        *(f"p:unordered-list({level}) => p.bullet:fresh" for level in range(1, 10)),
        *(f"p:ordered-list({level}) => p.number:fresh" for level in range(1, 10)),
        "br[type='page'] => br:fresh",
        "br[type='column'] => br:fresh",
    )
)
#: What stands before an item of a list. Which number it is nobody asks, only that it is one.
_MARKS = {"bullet": "• ", "number": "1. "}
#: A hyphen at which no line may end is one all the same.
_HYPHENS = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "\N{SOFT HYPHEN}": None})
#: Word's own limit of columns.
_WIDEST = 63


def parse(data: bytes, package: Package, main: str) -> Document:
    """Return the text of a Word document; `main` is the path of the part that holds it.

    A row of a table is a line with its cells parted by tabs. Headers, footers, notes and comments stand beside the text
    and are not read.

    Raises Refused with code `file-unreadable`, `file-too-complex`, `encrypted-file`, `picture-only-file` or
    `empty-file`.
    """
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            package.xml(name)
    notes = (Note(NoteCode.TRACKED_CHANGES),) if _CHANGES.search(package.xml(main)) else ()
    lines = _lines(_page(data))
    if not any(lines):
        has_pictures = any(name.startswith("word/media/") for name in package.names)
        raise Refused([Refusal("picture-only-file" if has_pictures else "empty-file", field="file")])
    return Document("\n".join(lines), notes=notes)


def _page(data: bytes) -> Element:
    """Return the document as a page of HTML; mammoth closes each element, so that is XML as well."""
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_default_style_map=False,
            include_embedded_style_map=False,
            ignore_empty_paragraphs=False,
            convert_image=lambda _: [],
        ).value
        return ElementTree.fromstring(f"<body>{html}</body>")  # noqa: S314 (mammoth wrote it)
    except RecursionError as error:
        raise Refused([Refusal("file-too-complex", field="file")]) from error
    except MemoryError:
        raise
    except Exception as error:  # it promises none: a damaged document ends in whichever comes first
        raise unreadable() from error


def _lines(place: Element) -> list[str]:
    """Return the lines of a page or of a cell; an empty paragraph is a blank one."""
    lines: list[str] = []
    for block in place:
        match block.tag:
            case "table":
                lines.extend(_rows(block))
            case "p":
                lines.extend(_paragraph(block))
            case "h1":
                lines.extend(["", *_paragraph(block)] if lines and lines[-1] else _paragraph(block))
    return lines


def _paragraph(block: Element) -> list[str]:
    text = _text(block).translate(_HYPHENS)
    mark = _MARKS.get(block.get("class", ""), "") if text.strip() else ""
    return [line.rstrip() for line in f"{mark}{text}".split("\n")]


def _text(element: Element) -> str:
    if element.tag == "br":
        return "\n"
    if element.tag == "a" and "id" in element.attrib:  # the number of a note
        return ""
    return (element.text or "") + "".join(_text(child) + (child.tail or "") for child in element)


def _rows(table: Element) -> Iterator[str]:
    """Yield the lines of a table. A cell over several columns or rows stands in the first; the others are empty."""
    #: The row from which on a column is not taken by a cell above.
    free: dict[int, int] = {}
    for number, row in enumerate(table.findall("tr") or table.findall("*/tr")):
        cells: list[list[str]] = []
        for cell in row:
            while free.get(len(cells), 0) > number:
                cells.append([])
            first, width = len(cells), min(int(cell.get("colspan", 1)), _WIDEST)
            cells.extend([[line for line in _lines(cell) if line], *([[]] * (width - 1))])
            free.update(dict.fromkeys(range(first, len(cells)), number + int(cell.get("rowspan", 1))))
        yield from _side_by_side(cells)


def _side_by_side(cells: list[list[str]]) -> Iterator[str]:
    """Yield the lines of a row of cells.

    Among three columns or more, two lines of a cell are one value that was broken. Otherwise they stand beside those of
    the other cells, as on paper: "Til stede:" beside a list of names.
    """
    if len(cells) > 2:
        cells = [[" ".join(lines)] if len(lines) == 2 else lines for lines in cells]
    for parts in zip_longest(*cells, fillvalue="") if any(cells) else [("",)]:
        yield "\t".join(parts).rstrip()

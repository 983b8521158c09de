"""Word's documents: paragraphs and tables in their order, as somebody reads them who has accepted every change."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from xml.etree import ElementTree

from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.formats.numbering import bulleted
from recruit.intake.formats.package import Package, parsing
from recruit.intake.rules.document import Document, Note, NoteCode

#: Word's own elements, in files as it saves them and in those of the strict standard.
_WORD = re.compile(
    r"\{http://(?:schemas\.openxmlformats\.org/wordprocessingml/2006|purl\.oclc\.org/ooxml/wordprocessingml)/main\}"
)
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
#: A text box once more, for programs that cannot draw the first; and what a paragraph looked like before a change.
_LEFT_OUT = re.compile(
    r"\{http://schemas\.openxmlformats\.org/markup-compatibility/2006\}Fallback|[a-z]+PrChange|del|moveFrom"
)
#: The ids of styles in Danish and English; Word never translates them back.
_HEADING = re.compile(r"(?:Heading|Overskrift|Title|Titel)", re.I)
_BULLET, _NUMBER = "• ", "1. "
_LISTS = {
    _BULLET: re.compile(r"ListBullet|Opstilling-?punkt", re.I),
    _NUMBER: re.compile(r"ListNumber|Opstilling-?tal", re.I),
}
#: Word's own limit of columns.
_WIDEST = 63


def parse(package: Package, main: str) -> Document:
    """Return the text of a Word document; `main` is the path of the part that holds it.

    A row of a table is a line with its cells parted by tabs.

    Raises Refused with code `file-unreadable`, `picture-only-file` or `empty-file`.
    """
    reader = _Reader(bulleted(package, main))
    with parsing():
        parser = ElementTree.XMLParser(target=reader)  # noqa: S314 (see `Package.xml`)
        parser.feed(package.xml(main))
        parser.close()
    if not any(reader.lines):
        has_pictures = any(name.startswith("word/media/") for name in package.names)
        raise Refused([Refusal("picture-only-file" if has_pictures else "empty-file", field="file")])
    notes = (Note(NoteCode.TRACKED_CHANGES),) if reader.is_changed else ()
    return Document("\n".join(reader.lines), notes=notes)


@dataclass(slots=True)
class _Paragraph:
    words: list[str] = field(default_factory=list)
    #: The bullet or number that its style gives it.
    mark: str = ""
    #: The list it belongs to, and at which level.
    list_id: str = ""
    level: str = "0"
    is_heading: bool = False
    #: Its end was deleted, so the next one goes on with it.
    runs_on: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[list[str]] = field(default_factory=list)
    #: Over how many more columns the open cell goes.
    spanned: int = 0
    is_deleted: bool = False


class _Reader:
    """Hears each element begin and end; keeps the lines, and of the rest only what is open."""

    def __init__(self, bulleted: frozenset[tuple[str, str]]) -> None:
        self.is_changed = False
        self._bulleted = bulleted
        #: The lines of the document, and of each cell that is open.
        self._places: list[list[str]] = [[]]
        self._rows: list[_Row] = []
        self._paragraphs: list[_Paragraph] = []
        #: What stands before an end that was deleted.
        self._carried = ""
        self._open: list[str] = []
        #: How many elements are open, counted from one that is left out.
        self._left_out = 0

    @property
    def lines(self) -> list[str]:
        """Return the lines of the document."""
        return self._places[0]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Hear an element begin."""
        name = _WORD.sub("", tag)
        above = self._open[-1] if self._open else ""
        if self._left_out or _LEFT_OUT.fullmatch(name):
            self._left_out += 1
            if self._left_out == 1 and name in _DELETED:
                self._delete(above)
            return
        self._open.append(name)
        self.is_changed |= name in _INSERTED
        if name in _BEGINS and above != "tabs":
            _BEGINS[name](self, next((value for key, value in attributes.items() if _WORD.sub("", key) == "val"), ""))

    def end(self, _tag: str) -> None:
        """Hear an element end."""
        if self._left_out:
            self._left_out -= 1
            return
        name = self._open.pop()
        if name in _ENDS:
            _ENDS[name](self)

    def data(self, text: str) -> None:
        """Hear text; only that of a run counts."""
        if not self._left_out and self._open and self._open[-1] == "t":
            self.write(text)

    def close(self) -> None:
        """Hear the document end."""
        if self._carried:
            self.lines.append(self._carried)

    def write(self, text: str) -> None:
        """Add to the paragraph that is open."""
        if self._paragraphs:
            self._paragraphs[-1].words.append(text)

    def begin_paragraph(self, _value: str) -> None:
        """Open a paragraph; one may stand within another, in a text box."""
        self._paragraphs.append(_Paragraph())

    def begin_row(self, _value: str) -> None:
        """Open a row of a table."""
        self._rows.append(_Row())

    def begin_cell(self, _value: str) -> None:
        """Open a cell: what follows stands in it."""
        self._places.append([])

    def span(self, columns: str) -> None:
        """See that the open cell goes over several columns; it stands in the first, and the others are empty."""
        if self._rows and columns.isdecimal():
            self._rows[-1].spanned = min(int(columns), _WIDEST) - 1

    def style(self, style: str) -> None:
        """See what the paragraph is by its style."""
        if self._paragraphs:
            self._paragraphs[-1].is_heading |= bool(_HEADING.match(style))
            self._paragraphs[-1].mark = next((mark for mark, names in _LISTS.items() if names.match(style)), "")

    def list_id(self, value: str) -> None:
        """See which list the paragraph is an item of; 0 is none, whatever its style says."""
        if self._paragraphs:
            self._paragraphs[-1].list_id = value

    def list_level(self, value: str) -> None:
        """See how deep in the list the item is."""
        if self._paragraphs:
            self._paragraphs[-1].level = value

    def end_paragraph(self) -> None:
        """Write the lines of the paragraph down; an empty one is a blank line."""
        ended = self._paragraphs.pop()
        text = self._carried + "".join(ended.words)
        self._carried = text if ended.runs_on else ""
        if ended.runs_on:
            return
        place = self._places[-1]
        if ended.is_heading and place and place[-1]:
            place.append("")
        mark = self._mark(ended) if text.strip() and not ended.is_heading else ""
        place.extend(line.rstrip() for line in f"{mark}{text}".split("\n"))

    def end_cell(self) -> None:
        """Give the lines of the cell to its row."""
        lines = [line for line in self._places.pop() if line]
        if self._rows:
            row = self._rows[-1]
            row.cells.extend([lines, *([[]] * row.spanned)])
            row.spanned = 0

    def end_row(self) -> None:
        """Write the row down."""
        row = self._rows.pop()
        if not row.is_deleted:
            self._places[-1].extend(_side_by_side(row.cells))

    def _mark(self, ended: _Paragraph) -> str:
        """Return what stands before an item. Which number it is nobody asks, only that it is one."""
        if ended.list_id in ("", "0"):
            return ended.mark if not ended.list_id else ""
        return _BULLET if (ended.list_id, ended.level) in self._bulleted else _NUMBER

    def _delete(self, above: str) -> None:
        """See what was deleted besides words: the end of a paragraph, or a whole row."""
        self.is_changed = True
        if above == "rPr" and self._paragraphs:
            self._paragraphs[-1].runs_on = True
        elif above == "trPr" and self._rows:
            self._rows[-1].is_deleted = True


_BEGINS: Mapping[str, Callable[[_Reader, str], None]] = {
    "p": _Reader.begin_paragraph,
    "tr": _Reader.begin_row,
    "tc": _Reader.begin_cell,
    "gridSpan": _Reader.span,
    "pStyle": _Reader.style,
    "numId": _Reader.list_id,
    "ilvl": _Reader.list_level,
    "tab": lambda reader, _: reader.write("\t"),
    "br": lambda reader, _: reader.write("\n"),
    "cr": lambda reader, _: reader.write("\n"),
    "noBreakHyphen": lambda reader, _: reader.write("-"),
}
_ENDS: Mapping[str, Callable[[_Reader], None]] = {
    "p": _Reader.end_paragraph,
    "tc": _Reader.end_cell,
    "tr": _Reader.end_row,
}


def _side_by_side(cells: list[list[str]]) -> Iterator[str]:
    """Yield the lines of a row of cells.

    Among three columns or more, two lines of a cell are one value that was broken. Otherwise they stand beside those of
    the other cells, as on paper: "Til stede:" beside a list of names.
    """
    if len(cells) > 2:
        cells = [[" ".join(lines)] if len(lines) == 2 else lines for lines in cells]
    for parts in zip_longest(*cells, fillvalue="") if any(cells) else [("",)]:
        yield "\t".join(parts).rstrip()

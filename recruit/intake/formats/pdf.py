"""PDF files with a text layer: lines as they stand on the page, columns parted by tabs.

A PDF knows signs and where they stand, not words or lines. What stands on one height is a line; a gap between two signs
is a space or, when it is wide, the edge of a column; more room than usual between two lines is a blank line.
"""

import ctypes
from bisect import bisect
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import raw

from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.formats.package import unreadable
from recruit.intake.formats.ruled import Cell, Line, joined, whole_rows
from recruit.intake.formats.wrapped import goes_on
from recruit.intake.rules.document import Document, Note, NoteCode

#: All in parts of the height of a sign. Signs this near in height stand on one line,
_SAME_HEIGHT = 0.3
#: a gap wider than this is a space,
_SPACE = 0.15
#: and wider than this the edge of a column. Where the gap holds a space it takes more, or many times what the line's
#: other spaces take.
_COLUMN, _COLUMN_AT_SPACE, _COLUMN_AMONG_SPACES = 0.6, 1.7, 2.5
#: How many times the usual room between lines is a blank line.
_BLANK = 1.3

#: A rule is much longer than thick; what is drawn beyond so many shapes is a picture.
_SHORTEST_RULE, _MOST_DRAWN = 10.0, 10_000

#: What PDFium gives for a hyphen that parts a word, and what others write there.
_HYPHENS = ("\x02", "\u00ad", "\ufffe")


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    left: float
    right: float
    #: Where the line that it stands on is, counted from the top.
    height: float
    size: float


@dataclass(frozen=True, slots=True)
class _Page:
    lines: list[Line]
    #: It shows something, but no text.
    is_picture: bool
    #: Where the page ends on the right, and how wide it is.
    far_side: float
    width: float

    @property
    def edge(self) -> float:
        """Return how far to the right lines may go: as far from the side as they begin on the left, or further."""
        margin = min(line.cells[0].left for line in self.lines) - (self.far_side - self.width)
        return max(self.far_side - margin, *(line.cells[-1].right for line in self.lines))


def parse(data: bytes) -> Document:
    """Return the text of a PDF, and which of its pages are only a picture.

    Raises Refused with code `encrypted-file`, `file-unreadable`, `picture-only-file` or `empty-file`.
    """
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Refused([Refusal("encrypted-file", field="file")]) from error
        raise unreadable() from error
    pictures = [number for number, page in enumerate(pages, start=1) if page.is_picture]
    text = "\n\n".join(_text([page for page in pages if page.lines]))
    if not text:
        raise Refused([Refusal("picture-only-file" if pictures else "empty-file", field="file")])
    notes = (Note(NoteCode.PICTURE_PAGES, ", ".join(map(str, pictures))),) if pictures else ()
    return Document(text, notes=notes)


def _page(document: pypdfium2.PdfDocument, number: int) -> _Page:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        rotation = page.get_rotation()
        lines = list(_lines(_signs(text, rotation)))
        drawn = raw.FPDFPage_CountObjects(page)
        rules = _rules(page, rotation, drawn) if any(len(line.cells) > 1 for line in lines) else []
        far_side = 0.0 if rotation in (180, 270) else page.get_width()
        return _Page(list(whole_rows(lines, rules)), not lines and drawn > 0, far_side, page.get_width())


def _rules(page: pypdfium2.PdfPage, rotation: int, drawn: int) -> list[float]:
    """Return where lines are drawn across, counted from the top: the edges of the rows of a table."""
    heights = []
    bounds = [ctypes.c_float() for _ in range(4)]
    for number in range(min(drawn, _MOST_DRAWN)):
        shape = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(shape) == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(shape, *bounds):
            left, bottom, right, top = (bound.value for bound in bounds)
            thickness = min(right - left, top - bottom)
            left, right, height = _turned(rotation, raw.FS_RECTF(left, top, right, bottom), left, bottom)
            if right - left > _SHORTEST_RULE * thickness:
                heights.append(height)
    return heights


def _signs(text: pypdfium2.PdfTextPage, rotation: int) -> Iterator[_Sign]:
    """Yield what is printed on the page, spaces too, but not what PDFium thinks belongs between."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        sign = chr(code)
        if not code or 0xD800 <= code < 0xE000 or (sign.isspace() and raw.FPDFText_IsGenerated(text, index)):
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        left, right, height = _turned(rotation, box, x.value, y.value)
        size = box.top - box.bottom if rotation in (0, 180) else box.right - box.left
        yield _Sign("-" if sign in _HYPHENS else sign, left, right, height, abs(size) or 1.0)


def _turned(rotation: int, box: raw.FS_RECTF, x: float, y: float) -> tuple[float, float, float]:
    """Return left, right and height from the top as the page is shown: a page may be stored lying on its side."""
    match rotation:
        case 90:
            return box.bottom, box.top, x
        case 180:
            return -box.right, -box.left, y
        case 270:
            return -box.top, -box.bottom, -x
        case _:
            return box.left, box.right, -y


def _lines(signs: Iterable[_Sign]) -> Iterator[Line]:
    """Yield the lines of a page from the top."""
    line: list[_Sign] = []
    for sign in sorted((one for one in signs), key=lambda one: one.height):
        if line and sign.height - line[0].height > _SAME_HEIGHT * line[0].size:
            yield from _joined(line)
            line = []
        line.append(sign)
    yield from _joined(line)


def _joined(signs: list[_Sign]) -> Iterator[Line]:
    """Yield one line from what stands on it, if that is more than spaces."""
    printed = sorted((sign for sign in signs if not sign.text.isspace()), key=lambda one: one.left)
    if not printed:
        return
    size = median(sign.size for sign in printed)
    spaces = sorted(sign.left for sign in signs if sign.text.isspace())
    gaps = [(below.left - above.right) / size for above, below in pairwise(printed)]
    holds_space = [bisect(spaces, above.left) < bisect(spaces, below.left) for above, below in pairwise(printed)]
    column_at_space = _column_at_space([gap for gap, holds in zip(gaps, holds_space, strict=True) if holds])
    cells = [[printed[0]]]
    for sign, gap, holds in zip(printed[1:], gaps, holds_space, strict=True):
        if gap > (column_at_space if holds else _COLUMN):
            cells.append([])
        elif holds or gap > _SPACE:
            cells[-1].append(_Sign(" ", sign.left, sign.left, sign.height, size))
        cells[-1].append(sign)
    yield Line(tuple(map(_cell, cells)), signs[0].height, signs[0].height, size)


def _column_at_space(gaps: list[float]) -> float:
    """Return from where on a gap that holds a space is the edge of a column: all gaps of a justified line are wide."""
    return min(_COLUMN_AT_SPACE, max(_COLUMN, _COLUMN_AMONG_SPACES * median(gaps))) if gaps else _COLUMN_AT_SPACE


def _cell(signs: list[_Sign]) -> Cell:
    return Cell("".join(sign.text for sign in signs), signs[0].left, max(sign.right for sign in signs))


def _text(pages: list[_Page]) -> Iterator[str]:
    """Yield the text of each page, with a blank line where there is more room than usual between two lines."""
    rooms = [_room(above, below) for page in pages for above, below in pairwise(page.lines)]
    widest = _BLANK * median(rooms) if rooms else 0.0
    for page in pages:
        lines, edge = [page.lines[0].text], page.edge
        for above, below in pairwise(page.lines):
            if _room(above, below) > widest:
                lines.extend(["", below.text])
            elif goes_on(above, below, edge):
                lines[-1] = joined(lines[-1], below.text)
            else:
                lines.append(below.text)
        yield "\n".join(lines)


def _room(above: Line, below: Line) -> float:
    return (below.height - above.bottom) / below.size

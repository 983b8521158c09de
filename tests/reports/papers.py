"""A paper read as a screen reader reads it: by its tags, not by where things stand on the page."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2

Row = dict[str, str]
Char = dict[str, Any]
#: What stands on a page under the number of a mark.
Words = dict[tuple[int, int], str]

#: Said above a table, of each of its seats; whatever else is said there holds for those who are named.
OF_SEATS = ("How it is filled", "Role")


@dataclass
class Tag:
    """One element of the structure, and what is inside."""

    kind: str
    alt: str = ""
    inside: list["Tag | str"] = field(default_factory=list)

    def all(self, kind: str) -> Iterator["Tag"]:
        """Yield every tag of a kind, in the order of reading."""
        for part in self.inside:
            if isinstance(part, Tag):
                if part.kind == kind:
                    yield part
                yield from part.all(kind)

    @property
    def words(self) -> str:
        """What is read aloud, without its spaces: where a line ends there is none."""
        return squeezed("".join(part.words if isinstance(part, Tag) else part for part in self.inside))


class Paper:
    """The tags of a paper and the words inside them."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        with pikepdf.open(io.BytesIO(content)) as document:
            self.title, self.language = str(document.docinfo["/Title"]), str(document.Root["/Lang"])
            self.pages = len(document.pages)

    @cached_property
    def _printed(self) -> list[Char]:
        """Each sign with where it stands; reading that takes ten times as long as reading the text."""
        with pdfplumber.open(io.BytesIO(self._content)) as pdf:
            return [{"page": page.page_number, **char} for page in pdf.pages for char in page.chars]

    @cached_property
    def text(self) -> str:
        """What stands on the pages, line by line."""
        with closing(pypdfium2.PdfDocument(self._content)) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        # A hyphen at the end of a line comes as a sign of its own.
        return "\n".join(pages).replace("\r\n", "\n").replace("\x02", "-")

    @property
    def size(self) -> tuple[float, float]:
        with pdfplumber.open(io.BytesIO(self._content)) as pdf:
            return pdf.pages[0].width, pdf.pages[0].height

    @property
    def reach(self) -> float:
        """How far to the right something is printed."""
        return max(char["x1"] for char in self._printed)

    @property
    def letters(self) -> list[tuple[str, str]]:
        """Each sign with its font."""
        return [(char["text"], char["fontname"]) for char in self._printed]

    @cached_property
    def tags(self) -> Tag:
        words: Words = defaultdict(str)
        for char in self._printed:
            words[char["page"], char.get("mcid")] += char["text"]
        with pikepdf.open(io.BytesIO(self._content)) as document:
            pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
            return _tag(document.Root.StructTreeRoot.K[0], words, pages)

    def rows(self, headings: tuple[str, ...]) -> list[Row]:
        """Return each row with the values under the headings of the roster's table."""
        names = {squeezed(heading): heading for heading in headings}
        found, group, common = [], "", ""
        for tag in self.tags.inside:
            assert isinstance(tag, Tag)
            if tag.words == "Totals":
                break
            if tag.kind == "H2":
                group, common = tag.words, ""
            elif tag.kind == "P":
                common = tag.words
            elif tag.kind in ("Table", "L"):
                for row in _rows(tag, names) if tag.kind == "Table" else _entries(tag, names):
                    shared = _split(common.replace("·", ""), "", names)
                    told = {name: value for name, value in shared.items() if name in OF_SEATS or "Name" in row}
                    found.append({"Member group": group, **told, **row})
        return found


def _tag(element: pikepdf.Dictionary, words: Words, pages: dict[tuple[int, int], int]) -> Tag:
    tag = Tag(str(element["/S"]).removeprefix("/"), str(element.get("/Alt", "")))
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            tag.inside.append(words[pages[element["/Pg"].objgen], kid])
        elif "/MCID" in kid:
            tag.inside.append(words[pages[kid["/Pg"].objgen], int(kid["/MCID"])])
        elif kid.get("/Type") != "/OBJR":  # what can be clicked; its words are marked as all others
            tag.inside.append(_tag(kid, words, pages))
    return tag


def _rows(table: Tag, names: dict[str, str]) -> Iterator[Row]:
    columns = [heading.words for heading in table.all("TH")]
    for row in next(table.all("TBody")).all("TR"):
        values: Row = {}
        for column, cell in zip(columns, row.all("TD"), strict=True):
            values |= _split(cell.words, names[column], names)
        yield values


def _entries(entries: Tag, names: dict[str, str]) -> Iterator[Row]:
    for entry in entries.all("LBody"):
        yield _split(entry.words.replace("·", ""), "Name", names)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def _split(words: str, first: str, names: dict[str, str]) -> Row:
    """Return the values of one cell: the column's own, then those that follow their names."""
    own, *others = re.split("(" + "|".join(f"{name}:" for name in sorted(names, key=len, reverse=True)) + ")", words)
    named = {names[name[:-1]]: value for name, value in zip(others[::2], others[1::2], strict=True)}
    return ({first: own} if own else {}) | named

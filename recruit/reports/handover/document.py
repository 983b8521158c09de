"""A paper made of headings, lines and tables: the same as a PDF that can be read aloud (PDF/UA-1), and as Word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_datetime
from recruit.foundation.papers import press, word
from recruit.foundation.papers.word import Block, Foot, Heading, Rows, Said

#: In signs: what a column is at the least, and beyond what it is no wider.
_FEWEST, _MOST = 12, 36
#: For the space between two columns; more where a single word, which is not broken, is as wide as its column.
_ROOM, _ROOM_OF_WORD = 3, 6


@dataclass(frozen=True, slots=True)
class Document:
    """What a paper says, before it is a PDF or a Word document; in the language that was spoken."""

    title: str
    #: What stands first, such as who adopted it and when.
    lead: Sequence[str]
    blocks: Sequence[Block]
    municipality: str
    made_at: datetime

    @property
    def foot(self) -> Foot:
        made_by = " · ".join(filter(None, (self.municipality, format_datetime(self.made_at))))
        return Foot(made_by, _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"))


def pdf(paper: Document) -> bytes:
    """Return it as PDF with an overview of its parts. Raises PaperError when it cannot be set."""
    data = {
        "lead": paper.lead,
        "contents": _("Contents"),
        "blocks": [_plain(block) for block in paper.blocks],
        "made-by": paper.foot.made_by,
        "page-of-pages": paper.foot.page_of_pages,
    }
    code = i18n.current_locale().code
    return press.render("handover", data, title=paper.title, language=code, made_at=paper.made_at)


def docx(paper: Document) -> bytes:
    """Return it as a Word document that somebody can go on writing in."""
    return word.write(
        [*paper.lead, *paper.blocks],
        title=paper.title,
        language=i18n.current_locale().code,
        author=paper.municipality,
        foot=paper.foot,
        made_at=paper.made_at,
    )


def rows(heading: str, columns: Sequence[str], found: Sequence[Sequence[str]], *, empty: str) -> Iterator[Block]:
    """Yield a part with a table; where it would be empty, it says so."""
    yield Heading(heading)
    yield Rows(columns, found) if found else empty


def _plain(block: Block) -> dict[str, Any]:
    """Return a block as the template reads it."""
    match block:
        case str():
            return {"kind": "text", "words": block}
        case Heading(words, level):
            return {"kind": "heading", "words": words, "level": level}
        case Said(label, lines):
            return {"kind": "said", "label": label, "lines": [*lines]}
        case Rows(columns, found):
            return {"kind": "rows", "columns": [*columns], "rows": [[*row] for row in found], "shares": _shares(block)}


def _shares(block: Rows) -> list[int]:
    """Return how wide each column is beside the others: by its longest line and its longest word, within bounds."""
    return [min(max(_share(column), _FEWEST), _MOST) for column in zip(block.columns, *block.rows, strict=True)]


def _share(cells: Sequence[str]) -> int:
    line = max(len(line) for cell in cells for line in cell.split("\n"))
    word = max((len(word) for cell in cells for word in cell.split()), default=0)
    return max(line + _ROOM, word + _ROOM_OF_WORD)

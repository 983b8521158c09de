"""What the papers of an election are made of, and how they become a PDF that can be read aloud (PDF/UA-1)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from recruit.elections.model import Election
from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_datetime
from recruit.foundation.papers import press, word
from recruit.foundation.papers.word import Foot, Heading, Rows, Said
from recruit.recruitment.formats.notice import Link, isolated

#: Across every paper of a rehearsal, and in its title; in Danish, whichever language the paper is in.
REHEARSAL = "PRØVE"


@dataclass(frozen=True, slots=True)
class Lines:
    """Labels, each with a line to write on."""

    labels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A table to fill in by hand; `widths` are shares of the whole."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]


@dataclass(frozen=True, slots=True)
class Checks:
    """Things to tick."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, one after the other."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers from 1, one to be crossed out for each who comes."""

    last: int


@dataclass(frozen=True, slots=True)
class Signatures:
    """A line for each who signs; a name may be empty, to be written by hand."""

    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Code:
    """An address as a code to scan, and as words where there are no pictures."""

    link: Link


Block = word.Block | Code | Lines | Form | Checks | Steps | Numbers | Signatures


@dataclass(frozen=True, slots=True)
class Part:
    """One paper, or one of several in the same file. `kind` is how the template sets it."""

    heading: str
    blocks: Sequence[Block] = ()
    kind: str = "written"
    language: str = i18n.DEFAULT
    #: What a sheet that is cut is made of.
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who made a paper and when, and whether it is of a rehearsal."""

    municipality: str
    made_at: datetime
    is_rehearsal: bool

    @property
    def foot(self) -> Foot:
        """What stands below each page."""
        mark = REHEARSAL if self.is_rehearsal else ""
        made_by = " · ".join(filter(None, (mark, isolated(self.municipality), format_datetime(self.made_at))))
        return Foot(made_by, _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"))

    def title(self, title: str) -> str:
        """Return a title; of a rehearsal, it begins with saying so."""
        return f"{REHEARSAL}: {title}" if self.is_rehearsal else title


def imprint(election: Election, municipality: str, made_at: datetime) -> Imprint:
    """Return the imprint of an election's papers."""
    return Imprint(municipality, made_at, election.is_rehearsal)


def pdf(template: str, title: str, parts: Sequence[Part], by: Imprint) -> bytes:
    """Return these parts as PDF, in the language that is spoken. Raises PaperError when it cannot be set."""
    data = {
        "parts": [as_data(part) for part in parts],
        "mark": REHEARSAL if by.is_rehearsal else "",
        "made-by": by.foot.made_by,
        "page-of-pages": by.foot.page_of_pages,
    }
    language = i18n.current_locale().code
    return press.render(template, data, title=by.title(title), language=language, made_at=by.made_at)


def docx(part: Part, by: Imprint) -> bytes:
    """Return a part as a Word document, in the language that is spoken; who signs does so in a table."""
    blocks = [
        Rows([_("Name"), _("Signature")], [(name, "") for name in one.names]) if isinstance(one, Signatures) else one
        for one in part.blocks
    ]
    return word.write(
        [one for one in blocks if isinstance(one, str | Heading | Said | Rows)],
        title=by.title(part.heading),
        language=i18n.current_locale().code,
        author=by.municipality,
        foot=by.foot,
        made_at=by.made_at,
    )


def as_text(part: Part, by: Imprint) -> str:
    """Return a part of sentences and names as text to copy; nobody signs there."""
    return "\n\n".join(filter(None, [by.title(part.heading), *(_text(one) for one in part.blocks)]))


def _text(block: Block) -> str:
    match block:
        case Said(label, lines):
            return "\n".join([f"{label}:", *lines] if label else lines)
        case Heading(words):
            return words
        case Signatures():
            return ""
        case Code(link):
            return _("Read more: %(address)s", address=link.address)
    return str(block)


def as_data(part: Part) -> dict[str, Any]:
    """Return a part as the templates read it."""
    blocks = [_block(one) for one in part.blocks]
    return {"kind": part.kind, "heading": part.heading, "language": part.language, "blocks": blocks, **part.more}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case str():
            return {"kind": "words", "words": block}
        case Rows(columns, rows):
            return {"kind": "rows", "columns": columns, "rows": rows, "widths": _widths(rows, columns), "tall": False}
        case Form(columns, rows, widths):
            return {"kind": "rows", "columns": columns, "rows": rows, "widths": widths, "tall": True}
        case Signatures(names):
            return {"kind": "signatures", "names": names, "blank": _("Name and signature")}
        case Code(link):
            return {"kind": "code", **link.data()}
        case Heading() | Said() | Lines() | Checks() | Steps() | Numbers():
            return {"kind": type(block).__name__.lower(), **asdict(block)}


def _widths(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> list[int]:
    """Return how wide each column is beside the others: by its longest text, within bounds."""
    return [min(max(map(len, column)), 40) + 3 for column in zip(columns, *rows, strict=True)]

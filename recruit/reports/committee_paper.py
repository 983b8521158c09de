"""A paper for a committee that decides, in an open part or as a closed annex.

It is a PDF that can be read aloud (PDF/UA-1), or a Word document to go on writing in; both say the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_datetime
from recruit.foundation.papers import press, word
from recruit.foundation.papers.word import Block, Foot, Heading, Rows, Said
from recruit.recruitment.formats.notice import isolated


class Part(StrEnum):
    """Who may read it."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Section:
    """Somebody or something, and what is said of it."""

    heading: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class CommitteePaper:
    """What a paper says, before it is a PDF or a Word document."""

    title: str
    lead: tuple[str, ...]
    #: What stands at a glance; without rows it is left out.
    overview: Rows
    sections: tuple[Section, ...]
    #: What stands above the others, who stand last and apart; there may be none.
    others_are: str
    others: tuple[Section, ...]
    municipality: str
    made_at: datetime

    @property
    def foot(self) -> Foot:
        made_by = " · ".join(filter(None, (isolated(self.municipality), format_datetime(self.made_at))))
        return Foot(made_by, _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"))


def title(subject: str, council: str, part: Part) -> str:
    """Return what a part is called."""
    return " · ".join((subject, council, _("closed annex") if part is Part.CLOSED else _("open part")))


def lead(part: Part, case_number: str) -> Iterator[str]:
    """Yield what stands first in every paper."""
    if part is Part.CLOSED:
        yield _("Personal data, for those who decide only. It is not to be published.")
    if case_number:
        yield _("Case number %(number)s", number=case_number)


def section(heading: str, said: Iterable[tuple[str, Sequence[str]]]) -> Section:
    """Return what is said under a heading, each under its label; what says nothing is left out."""
    written = ((label, [isolated(line) for line in lines if line.strip()]) for label, lines in said)
    return Section(isolated(heading), tuple(Said(label, lines) for label, lines in written if lines))


def pdf(paper: CommitteePaper) -> bytes:
    """Return it as PDF, in the language that is spoken. Raises PaperError when it cannot be set."""
    data = {
        "lead": paper.lead,
        "overview": asdict(paper.overview),
        "sections": [asdict(each) for each in paper.sections],
        "others": paper.others_are,
        "turned-down": [asdict(each) for each in paper.others],
        "made-by": paper.foot.made_by,
        "page-of-pages": paper.foot.page_of_pages,
    }
    return press.render("packet", data, title=paper.title, language=i18n.current_locale().code, made_at=paper.made_at)


def docx(paper: CommitteePaper) -> bytes:
    """Return it as a Word document, in the language that is spoken."""
    return word.write(
        _blocks(paper),
        title=paper.title,
        language=i18n.current_locale().code,
        author=paper.municipality,
        foot=paper.foot,
        made_at=paper.made_at,
    )


def _blocks(paper: CommitteePaper) -> Iterator[Block]:
    yield from paper.lead
    if paper.overview.rows:
        yield paper.overview
    yield from _written(paper.sections, level=2)
    if paper.others:
        yield Heading(paper.others_are)
        yield from _written(paper.others, level=3)


def _written(sections: Sequence[Section], *, level: int) -> Iterator[Block]:
    for each in sections:
        yield Heading(each.heading, level)
        yield from each.said

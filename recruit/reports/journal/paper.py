"""A document of a case as PDF that can be kept for good and read aloud: PDF/A-2a (ISO 19005-2) and PDF/UA-1."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_datetime
from recruit.foundation.papers import press
from recruit.reports.journal.entry import Entry
from recruit.reports.journal.words import DIRECTIONS


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on every document of a packet."""

    municipality: str
    council: str
    round: str
    #: Empty where the case has none.
    case_number: str
    made_at: datetime


def document(entry: Entry, number: int, heading: Heading) -> bytes:
    """Return a document as it is numbered in its case. Raises PaperError when it cannot be set."""
    facts = [
        (_("Number"), str(number)),
        (_("Date"), format_datetime(entry.at)),
        (_("Direction"), ", ".join(filter(None, (str(DIRECTIONS[entry.direction]), entry.party)))),
        (_("Case number"), heading.case_number or _("none yet")),
        (_("About"), f"{heading.council}, {heading.round}"),
        (_("Nomination"), entry.reference),
    ]
    data = {
        "facts": [{"label": label, "lines": [words]} for label, words in facts if words],
        "said": [{"label": said.label, "lines": _lines(said.words)} for said in entry.said],
        **_foot(heading),
    }
    return _set("journal_document", data, entry.subject, heading)


def index(
    title: str, lead: Sequence[str], columns: Sequence[str], rows: Iterable[Sequence[str]], heading: Heading
) -> bytes:
    """Return a list of documents. Raises PaperError when it cannot be set."""
    data = {"lead": list(lead), "columns": list(columns), "rows": [list(row) for row in rows], **_foot(heading)}
    return _set("journal_index", data, title, heading)


def _set(template: str, data: dict[str, Any], title: str, heading: Heading) -> bytes:
    language = i18n.current_locale().code
    return press.render(
        template, data, title=title, language=language, made_at=heading.made_at, standards=press.ARCHIVED
    )


def _foot(heading: Heading) -> dict[str, str]:
    return {
        "made-by": " · ".join(filter(None, (heading.municipality, format_datetime(heading.made_at)))),
        "page-of-pages": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
    }


def _lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if line.strip()]

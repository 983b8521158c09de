"""When a document may hang on a body."""

from dataclasses import dataclass
from datetime import date

from recruit.bodies.rules.body import LONGEST_TEXT, may_link
from recruit.bodies.rules.vocabulary import DocumentKind
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal


@dataclass(frozen=True, slots=True)
class NewDocument:
    """The document that somebody adds: a link, or else a file."""

    kind: DocumentKind
    title: str
    since: date
    until: date | None = None
    url: str = ""

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)


def may_add_document(document: NewDocument, *, has_file: bool) -> tuple[Refusal, ...]:
    """Return every reason why this document cannot be added: it is one thing, has a name, and holds for a day."""
    reasons = [*may_link(document.url)]
    if not document.title.strip() or len(document.title) > LONGEST_TEXT:
        reasons.append(Refusal("document-has-no-title", field="title"))
    if bool(document.url) is has_file:
        reasons.append(Refusal("document-is-link-or-file", field="url"))
    if document.until is not None and document.until <= document.since:
        reasons.append(Refusal("ends-before-it-begins", field="last_day"))
    return tuple(reasons)

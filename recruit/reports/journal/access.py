"""What whoever asks for access to documents gets: proposals document by document, and the documents set anew.

What is left out is not in the file: a document is set from its record without it, and says by which paragraph.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy.orm import Session

from recruit.foundation.clock import local
from recruit.foundation.i18n import _, _l, format_date, format_datetime
from recruit.foundation.municipality import queries as municipalities
from recruit.nominations.model import AccessRequest
from recruit.nominations.queries.case import case_of
from recruit.nominations.rules.access import Choice, Chosen, name_of
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.journal import of_nomination, of_round, paper
from recruit.reports.journal.entry import Entry, Guard, Said
from recruit.reports.journal.packing import file_name
from recruit.reports.journal.paper import Heading
from recruit.reports.journal.words import DIRECTIONS

CHOICES = {Choice.GIVEN: _l("given"), Choice.PART: _l("given in part"), Choice.WITHHELD: _l("withheld")}

#: The paragraphs by which something is usually left out: for anybody, and for a party to the case.
PARAGRAPHS: Mapping[bool, Mapping[Guard, str]] = {
    False: {
        Guard.PRIVATE: "Offentlighedsloven § 30, nr. 1",
        Guard.OTHERS: "Offentlighedsloven § 30, nr. 1",
        Guard.INTERNAL: "Offentlighedsloven § 23",
    },
    True: {Guard.OTHERS: "Forvaltningsloven § 15 b", Guard.INTERNAL: "Forvaltningsloven § 12"},
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is asked for, with its number in the list, and what is proposed or chosen."""

    number: int
    entry: Entry
    chosen: Chosen
    is_chosen: bool
    #: The labels of what is left out when it is given in part; without any it is given or withheld.
    guarded: Sequence[str]

    @property
    def name(self) -> str:
        """How a form names it."""
        return name_of(self.entry.key)


def documents(session: Session, round_: RecruitmentRound, request: AccessRequest) -> Sequence[Document]:
    """Return what a request, loaded with its choices, is about: the documents that were there when it came.

    The round is loaded whole. Once a nomination is erased there is nothing left of it.
    """
    chosen = {each.document: each.chosen() for each in request.choices}
    found = [each for each in _entries(session, round_, request) if each.recorded_at <= request.at]
    return [
        Document(
            number,
            entry,
            chosen.get(entry.key) or proposed(entry, is_party=request.is_party),
            entry.key in chosen,
            list(_labels(entry, is_party=request.is_party)),
        )
        for number, entry in enumerate(found, start=1)
    ]


def proposed(entry: Entry, *, is_party: bool) -> Chosen:
    """Return what whoever asks usually gets of a document: a party to the case sees what is said of people in it."""
    paragraphs = PARAGRAPHS[is_party]
    if entry.guard and entry.guard in paragraphs:
        return Chosen(Choice.WITHHELD, paragraphs[entry.guard])
    guards = {entry.party_guard, *(said.guard for said in _left_out(entry, is_party=is_party))}
    because = ", ".join(dict.fromkeys(paragraphs[guard] for guard in paragraphs if guard in guards))
    return Chosen(Choice.PART, because) if because else Chosen(Choice.GIVEN)


def packed(
    session: Session, round_: RecruitmentRound, request: AccessRequest, *, made_at: datetime
) -> tuple[str, bytes]:
    """Return name and content of the ZIP: a list of all documents, and those that are given, as a whole or in part."""
    owner = municipalities.municipality(session)
    heading = Heading(owner.name if owner else "", round_.term.body.name, round_.name, round_.case_number, made_at)
    found, file = documents(session, round_, request), BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(found, heading, is_party=request.is_party):
            archive.writestr(ZipInfo(name, local(made_at).timetuple()[:6]), content, ZIP_DEFLATED)
    return f"aktindsigt-{local(made_at).date().isoformat()}.zip", file.getvalue()


def _entries(session: Session, round_: RecruitmentRound, request: AccessRequest) -> Sequence[Entry]:
    if request.nomination_id is None:
        return of_round.entries(session, round_)
    if request.nomination is None or request.nomination.erased_at:
        return []
    return of_nomination.entries(case_of(session, request.nomination_id))


def _left_out(entry: Entry, *, is_party: bool) -> Iterator[Said]:
    return (said for said in entry.said if said.guard in PARAGRAPHS[is_party])


def _labels(entry: Entry, *, is_party: bool) -> Iterator[str]:
    if entry.party_guard in PARAGRAPHS[is_party]:
        yield _("From or to")
    for said in _left_out(entry, is_party=is_party):
        yield said.label or _("the text")


def _files(documents: Sequence[Document], heading: Heading, *, is_party: bool) -> Iterator[tuple[str, bytes]]:
    found = [replace(each, entry=_shown(each, is_party=is_party)) for each in documents]
    columns = (_("Number"), _("Date"), _("Direction"), _("Subject"), _("Access"), _("Left out by"))
    rows = [
        (
            str(each.number),
            format_datetime(each.entry.at),
            str(DIRECTIONS[each.entry.direction]),
            each.entry.subject,
            str(CHOICES[each.chosen.choice]),
            each.chosen.because,
        )
        for each in found
    ]
    lead = (f"{heading.council}, {heading.round}", format_date(local(heading.made_at).date()))
    yield "liste.pdf", paper.index(_("Access to documents: the list"), lead, columns, rows, heading)
    for each in found:
        if each.chosen.choice is not Choice.WITHHELD:
            yield file_name(each.number, each.entry), paper.document(each.entry, each.number, heading)


def _shown(document: Document, *, is_party: bool) -> Entry:
    """Return a document as whoever asks gets it: beside its words it names nobody but themselves and the authority."""
    entry, is_whole = document.entry, document.chosen.choice is Choice.GIVEN
    because = _("[left out: %(because)s]", because=document.chosen.because)
    if entry.party_guard in PARAGRAPHS[is_party]:
        entry = replace(entry, party="" if is_whole else because, subject=entry.title or entry.subject)
    if is_whole:
        return entry
    left_out = set(_left_out(entry, is_party=is_party))
    return replace(entry, said=[replace(each, words=because) if each in left_out else each for each in entry.said])

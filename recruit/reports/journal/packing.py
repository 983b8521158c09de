"""The journal packet: the documents of a case that are not journalised yet, and an index of them, in one ZIP.

A job packs it. Names of people stand in the documents and in the index, never in the name of a file.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy.orm import Session

from recruit.foundation import i18n, keys
from recruit.foundation.clock import local
from recruit.foundation.db import Sessions, reading
from recruit.foundation.i18n import _, format_datetime
from recruit.foundation.municipality import queries as municipalities
from recruit.nominations.model import JournalPacket
from recruit.nominations.queries import journal as queries
from recruit.nominations.queries.case import case_of
from recruit.recruitment.model import RecruitmentRound
from recruit.reports.formats import csv
from recruit.reports.journal import of_nomination, of_round, paper
from recruit.reports.journal.entry import Entry
from recruit.reports.journal.paper import Heading
from recruit.reports.journal.words import DIRECTIONS
from recruit.reports.table import Table

if TYPE_CHECKING:
    from recruit.foundation.jobs.work import Handler, Run  # what it calls acts, and a report does not

#: How a worker knows the job.
KIND = "journal_packet"

Progress = Callable[[int, int], None]
#: Up to when a round is journalised, as `queries.journal.covered` says it.
Covered = Mapping[UUID | None, datetime]
#: A document in the index: its instant, and the rest.
Row = tuple[datetime, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Zip:
    """A packet that is packed."""

    content: bytes
    name: str
    first_number: int
    last_number: int


#: Puts the ZIP away and notes it at the packet with this id.
Keep = Callable[[Sessions, UUID, Zip], None]


def handler(keep: Keep, now: Callable[[], datetime]) -> "Handler":
    """Return what does the job: it packs the packet that the payload names and hands it to `keep`."""

    def pack_packet(sessions: Sessions, run: "Run") -> Mapping[str, Any]:
        packet_id, round_id = UUID(run.payload["packet"]), UUID(run.payload["round"])
        with reading(sessions) as session, i18n.speaking(i18n.DEFAULT):
            made = pack(session, queries.packet(session, round_id, packet_id), made_at=now(), progress=run.progress)
        if made:
            keep(sessions, packet_id, made)
        return {**run.payload, "documents": made.last_number - made.first_number + 1 if made else 0}

    return pack_packet


def pack(session: Session, packet: JournalPacket, *, made_at: datetime, progress: Progress) -> Zip | None:
    """Return the ZIP of a packet; None where there is nothing new to put into it.

    `progress` is told, before each nomination, how many are done and how many there are; what it raises ends the work.
    """
    round_ = queries.round_of(session, packet)
    heading = _heading(session, round_, made_at)
    first = queries.last_number(session, packet.round_id) + 1
    file, rows = BytesIO(), list[Row]()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for number, entry in enumerate(_entries(session, round_, packet, progress), start=first):
            name, content = file_name(number, entry), paper.document(entry, number, heading)
            _put(archive, name, content, made_at)
            rows.append((entry.at, _row(number, entry, heading, name, content)))
        if rows:
            for name, content in _indexes(packet, rows, heading):
                _put(archive, name, content, made_at)
    stem = f"journal-{round_.slug}-{local(made_at).date().isoformat()}"
    return Zip(file.getvalue(), f"{stem}.zip", first, first + len(rows) - 1) if rows else None


def file_name(number: int, entry: Entry) -> str:
    """Return what the file of a document is called: its number, its day, and what it is."""
    what = keys.slug(entry.title or entry.subject)[:60].strip("-")
    return f"{number:04}-{local(entry.at).date().isoformat()}-{what}.pdf"


def new_of_round(
    session: Session, round_: RecruitmentRound, covered: Mapping[UUID | None, datetime]
) -> Sequence[Entry]:
    """Return the documents of a round as a whole, loaded whole, that are in no packet that is journalised."""
    since = covered.get(None)
    return [each for each in of_round.entries(session, round_) if since is None or each.recorded_at > since]


def new_of_nomination(session: Session, nomination_id: UUID, covered: Covered) -> Sequence[Entry]:
    """Return the documents of a nomination that are in no packet that is journalised."""
    since = max((covered[each] for each in (None, nomination_id) if each in covered), default=None)
    found = of_nomination.entries(case_of(session, nomination_id))
    return [each for each in found if since is None or each.recorded_at > since]


def _entries(session: Session, round_: RecruitmentRound, packet: JournalPacket, progress: Progress) -> Iterator[Entry]:
    covered = {} if packet.is_whole else queries.covered(session, round_.id)
    nominations = queries.to_pack(session, packet)
    progress(0, len(nominations))
    if packet.nomination_id is None:
        yield from (each for each in new_of_round(session, round_, covered) if each.recorded_at <= packet.at)
    for done, nomination_id in enumerate(nominations, start=1):
        found = new_of_nomination(session, nomination_id, covered)
        yield from (each for each in found if each.recorded_at <= packet.at)
        session.expunge_all()  # what was read of one is not needed for the next
        progress(done, len(nominations))


def _heading(session: Session, round_: RecruitmentRound, made_at: datetime) -> Heading:
    owner = municipalities.municipality(session)
    return Heading(owner.name if owner else "", round_.term.body.name, round_.name, round_.case_number, made_at)


def _row(number: int, entry: Entry, heading: Heading, name: str, content: bytes) -> tuple[str, ...]:
    """Return what the index says of a document, but for its date."""
    return (
        str(number),
        str(DIRECTIONS[entry.direction]),
        entry.party,
        entry.subject,
        entry.reference,
        heading.case_number,
        name,
        sha256(content).hexdigest(),
    )


def _indexes(packet: JournalPacket, rows: Sequence[Row], heading: Heading) -> Iterator[tuple[str, bytes]]:
    """Yield the index for people, and the same for a case system, with dates that it can sort by."""
    title = _("Index of documents %(first)s to %(last)s", first=rows[0][1][0], last=rows[-1][1][0])
    columns = (
        _("Number"),
        _("Date"),
        _("Direction"),
        _("From or to"),
        _("Subject"),
        _("Nomination"),
        _("Case number"),
        _("File"),
        "SHA-256",
    )
    until = _("What was written down up to %(when)s.", when=format_datetime(packet.at))
    lead = (f"{heading.council}, {heading.round}", until)
    printed = [_dated(row, format_datetime(at)) for at, row in rows]
    yield "indeks.pdf", paper.index(title, lead, columns, printed, heading)
    sortable = tuple(_dated(row, f"{local(at):%Y-%m-%d %H:%M}") for at, row in rows)
    yield "indeks.csv", csv.write(Table(title, columns, sortable, ""))


def _dated(row: tuple[str, ...], date: str) -> tuple[str, ...]:
    return (row[0], date, *row[1:])


def _put(archive: ZipFile, name: str, content: bytes, made_at: datetime) -> None:
    archive.writestr(ZipInfo(name, local(made_at).timetuple()[:6]), content, ZIP_DEFLATED)

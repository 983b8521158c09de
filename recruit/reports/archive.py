"""The rosters of many councils in one ZIP: of a day, or of every term that they have had.

A job makes it for the secretariat, and `recruit rosters` on the command line; both tell how far they have come.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation.clock import local
from recruit.foundation.db import Sessions, reading
from recruit.foundation.municipality import queries as municipalities
from recruit.reports import files, seating
from recruit.reports.drawings import drawing
from recruit.reports.files import Format
from recruit.reports.formats.pdf import Imprint
from recruit.reports.roster import Edition

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term
    from recruit.foundation.jobs.work import Handler, Run  # what it calls acts, and a report does not

KIND = "archive_of_rosters"

Progress = Callable[[int, int], None]
#: Puts the ZIP away under a name, for the one who asked for it, and returns its id.
Keep = Callable[[Sessions, bytes, str], UUID]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rosters, and as what."""

    edition: Edition
    #: None for the whole of every term.
    day: date | None
    formats: tuple[Format, ...]
    #: By their slugs.
    councils: tuple[str, ...]

    def payload(self) -> dict[str, Any]:
        """Return what a job carries."""
        return {
            "edition": self.edition.value,
            "day": self.day.isoformat() if self.day else None,
            "formats": list(self.formats),
            "councils": list(self.councils),
        }

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> "Wanted":
        """Read what a job carries."""
        return cls(
            edition=Edition(payload["edition"]),
            day=date.fromisoformat(payload["day"]) if payload["day"] else None,
            formats=tuple(Format(form) for form in payload["formats"]),
            councils=tuple(payload["councils"]),
        )

    @property
    def name(self) -> str:
        """What the ZIP is called."""
        of = self.day.isoformat() if self.day else "perioder"
        return f"medlemslister-{of}{'-intern' if self.edition is Edition.INTERNAL else ''}.zip"


def handler(keep: Keep, now: Callable[[], datetime]) -> "Handler":
    """Return what does the job: it packs the rosters that the payload names and hands the ZIP to `keep`."""

    def pack_rosters(sessions: Sessions, run: "Run") -> Mapping[str, Any]:
        wanted = Wanted.of(run.payload)
        with TemporaryFile() as file:
            with reading(sessions) as session:
                number = pack(session, wanted, file, made_at=now(), progress=run.progress)
            file.seek(0)
            return {"file": str(keep(sessions, file.read(), wanted.name)), "rosters": number}

    return pack_rosters


def pack(session: Session, wanted: Wanted, into: IO[bytes], *, made_at: datetime, progress: Progress) -> int:
    """Write the ZIP and return how many rosters are in it.

    `progress` is told, before each roster, how many are done and how many there are; what it raises ends the work.
    """
    owner = municipalities.municipality(session)
    imprint = Imprint(owner.name if owner else "", made_at)
    chosen = [pair for slug in wanted.councils for pair in _terms(session, slug, wanted.day)]
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for done, (body, term) in enumerate(chosen):
            progress(done, len(chosen))
            for name, content in _files(session, body, term, wanted, imprint):
                archive.writestr(ZipInfo(name, local(made_at).timetuple()[:6]), content, ZIP_DEFLATED)
    progress(len(chosen), len(chosen))
    return len(chosen)


def _terms(session: Session, slug: str, day: date | None) -> Iterator[tuple["Body", "Term"]]:
    """Yield each term of a council, or the one that a day is in; a council that had not begun then yields none."""
    body = bodies.body_by_slug(session, slug)
    terms = bodies.terms(session, body)
    if day is None:
        yield from ((body, term) for term in terms)
    elif any(term.since <= day for term in terms):
        yield body, seating.choose(terms, day=day, today=day)[0]


def _files(
    session: Session, body: "Body", term: "Term", wanted: Wanted, imprint: Imprint
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of one roster."""
    roster = seating.roster(session, body, term, as_of=wanted.day, edition=wanted.edition)
    paper = Format.PDF in wanted.formats
    picture = drawing(session, body, term, roster, on=local(imprint.made_at).date()) if paper else ""
    for form in wanted.formats:
        yield files.name(roster, form), files.written(roster, form, imprint, picture)

"""Letters to be sent by hand, in one go: as one PDF to print, or as a package for the municipality's Digital Post.

The package is a ZIP with a PDF for each letter and an index that other systems load; docs/digital-post.md describes it.
A job makes either, and says how far it has come.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.clock import local
from recruit.foundation.db import Sessions, reading
from recruit.foundation.i18n import _
from recruit.foundation.mail import queries
from recruit.foundation.mail.rules import Status
from recruit.reports.formats import csv
from recruit.reports.letters import Desk, address_lines, pdf
from recruit.reports.table import Table

if TYPE_CHECKING:
    from recruit.foundation.jobs.work import Handler, Run  # what it calls acts, and a report does not
    from recruit.reports.archive import Keep, Progress

KIND = "letters_to_post"

#: The index has as many columns for an address; longer ones end in the last.
ADDRESS_LINES = 5
#: The columns of the index: other systems load it, so they are the same everywhere.
COLUMNS = ("fil", "brev", "navn", *(f"adresse_{line + 1}" for line in range(ADDRESS_LINES)), "emne", "sprog", "dato")

#: So many letters are read at a time.
_AT_ONCE = 250


class Shape(StrEnum):
    """As what the letters are wanted."""

    PDF = "pdf"
    PACKAGE = "zip"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letters, and as what."""

    shape: Shape
    letters: tuple[UUID, ...]

    def payload(self) -> dict[str, Any]:
        """Return what a job carries."""
        return {"shape": self.shape.value, "letters": [str(each) for each in self.letters]}

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> "Wanted":
        """Read what a job carries."""
        return cls(Shape(payload["shape"]), tuple(UUID(each) for each in payload["letters"]))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter as the press needs it, and what the index says of it."""

    id: UUID
    address: Sequence[str]
    day: str
    laid_out: Mapping[str, Any]


def handler(keep: "Keep", now: Callable[[], datetime]) -> "Handler":
    """Return what does the job: it hands the file to `keep`. What was stopped or erased meanwhile is not in it."""

    def make(sessions: Sessions, run: "Run") -> Mapping[str, Any]:
        wanted, made_at = Wanted.of(run.payload), now()
        with reading(sessions) as session:
            sheets = list(laid_out(session, wanted.letters, progress=run.progress))
        if not sheets:
            return {"letters": []}
        with i18n.speaking(i18n.DEFAULT):
            content = written(sheets, wanted.shape, made_at=made_at, progress=run.progress)
        name = f"breve-{local(made_at):%Y-%m-%d-%H%M}.{wanted.shape}"
        return {"file": str(keep(sessions, content, name)), "letters": [str(sheet.id) for sheet in sheets]}

    return make


def laid_out(session: Session, ids: Sequence[UUID], *, progress: "Progress") -> Iterator[Sheet]:
    """Yield the letters among these that still wait to be sent, in the order in which they were written."""
    desk = Desk(session)
    for start in range(0, len(ids), _AT_ONCE):
        progress(start, len(ids))
        for letter in queries.these(session, ids[start : start + _AT_ONCE]):
            if letter.status is Status.TO_POST:
                day = local(letter.queued_at).date().isoformat()
                yield Sheet(letter.id, address_lines(letter), day, desk.laid_out(letter))


def written(sheets: Sequence[Sheet], shape: Shape, *, made_at: datetime, progress: "Progress") -> bytes:
    """Return the letters as one PDF or as a package. Raises PaperError when one cannot be set."""
    if shape is Shape.PDF:
        progress(len(sheets), len(sheets))
        return pdf([sheet.laid_out for sheet in sheets], title=_("Letters"), language=i18n.DEFAULT, made_at=made_at)
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for done, sheet in enumerate(sheets):
            progress(done, len(sheets))
            content = pdf(
                [sheet.laid_out], title=sheet.laid_out["subject"], language=sheet.laid_out["language"], made_at=made_at
            )
            _put(archive, _name(done), content, made_at)
        _put(archive, "indeks.csv", csv.write(_index(sheets)), made_at)
    return package.getvalue()


def _put(archive: ZipFile, name: str, content: bytes, made_at: datetime) -> None:
    archive.writestr(ZipInfo(name, local(made_at).timetuple()[:6]), content, ZIP_DEFLATED)


def _name(place: int) -> str:
    return f"brev-{place + 1:05}.pdf"


def _index(sheets: Sequence[Sheet]) -> Table:
    rows = tuple(
        (
            _name(place),
            str(sheet.id),
            *_in_columns(sheet.address),
            sheet.laid_out["subject"],
            sheet.laid_out["language"],
            sheet.day,
        )
        for place, sheet in enumerate(sheets)
    )
    return Table("", COLUMNS, rows, "")


def _in_columns(address: Sequence[str]) -> tuple[str, ...]:
    """Return the name, and the address in as many columns as there are."""
    name, *rest = address or [""]
    kept, more = rest[: ADDRESS_LINES - 1], rest[ADDRESS_LINES - 1 :]
    columns = [*kept, ", ".join(more)] if more else kept
    return (name, *columns, *[""] * (ADDRESS_LINES - len(columns)))

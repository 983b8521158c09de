"""Where one is in an intake, and which readings are whose."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for
from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.intake import queries
from recruit.web.access import May, current_actor, grants_that_allow

if TYPE_CHECKING:
    from uuid import UUID

    from recruit.intake.model import IntakeReading
    from recruit.intake.rules import Reading


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the guide; without an address it cannot be opened yet."""

    label: str
    url: str
    done: bool
    current: bool


def guide(found: "IntakeReading | None", current: int) -> Sequence[Step]:
    """Return the three steps; `current` counts from 1."""
    waits = found is not None and found.waits
    urls = (
        url_for("intake.start"),
        url_for("intake_term.term", reading_id=found.id) if found and waits else "",
        url_for("intake_reading.preview", reading_id=found.id) if found and found.term else "",
    )
    labels = (_("Choose the document"), _("Choose council and term"), _("Check and put in"))
    done = (found is not None, bool(found and found.term), bool(found and found.finished_at))
    return [
        Step(label, url, is_done, number == current)
        for number, (label, url, is_done) in enumerate(zip(labels, urls, done, strict=True), 1)
    ]


#: Lines on a page of the preview.
PAGE = 100


def back_to(reading_id: "UUID", read: "Reading", line: int, anchor: str = "") -> str:
    """Return the address of a line in the preview, on whichever page of it the line stands."""
    lines = (one.line for found in (read.people, read.not_understood, read.vacant_seats) for one in found)
    before = sum(one < line for one in lines)
    page = before // PAGE + 1
    anchor = anchor or f"linje-{line}"
    return url_for("intake_reading.preview", reading_id=reading_id, side=page if page > 1 else None, _anchor=anchor)


def open_reading(session: Session, reading_id: "UUID", *, for_change: bool = False) -> "IntakeReading":
    """Return a reading that the member of staff may see. Raises NotFound."""
    found = queries.reading(session, reading_id, for_change=for_change)
    if not _within(found, _reach(session)):
        raise NotFound("intake_reading")
    return found


def open_readings(session: Session) -> list["IntakeReading"]:
    """Return the readings that the member of staff may see: all that wait, and the newest of the others."""
    return list(queries.readings(session, by=current_actor().reference, reach=_reach(session)))


def _reach(session: Session) -> "frozenset[UUID] | None":
    return bodies.reached_by(session, grants_that_allow(May.READ_IN))


def _within(found: "IntakeReading", reach: "frozenset[UUID] | None") -> bool:
    """Return True for readings of one's own councils, and for one's own while they belong to none."""
    if found.term is None:
        return found.read_by == current_actor().reference
    return reach is None or found.term.body_id in reach

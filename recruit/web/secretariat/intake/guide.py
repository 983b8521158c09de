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
    labels = (_("Paste the text"), _("Choose council and term"), _("Check and put to use"))
    done = (found is not None, bool(found and found.term), bool(found and found.finished_at))
    return [
        Step(label, url, is_done, number == current)
        for number, (label, url, is_done) in enumerate(zip(labels, urls, done, strict=True), 1)
    ]


def open_reading(session: Session, reading_id: "UUID", *, for_change: bool = False) -> "IntakeReading":
    """Return a reading that the member of staff may see. Raises NotFound."""
    found = queries.reading(session, reading_id, for_change=for_change)
    if not _within(found, _reach(session)):
        raise NotFound("intake_reading")
    return found


def open_readings(session: Session) -> list["IntakeReading"]:
    """Return the newest readings that the member of staff may see."""
    reach = _reach(session)
    return [found for found in queries.readings(session) if _within(found, reach)]


def _reach(session: Session) -> "frozenset[UUID] | None":
    return bodies.reached_by(session, grants_that_allow(May.READ_IN))


def _within(found: "IntakeReading", reach: "frozenset[UUID] | None") -> bool:
    """Return True for readings of one's own councils, and for one's own while they belong to none."""
    if found.term is None:
        return found.read_by == current_actor().reference
    return reach is None or found.term.body_id in reach

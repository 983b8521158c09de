"""Saying what the columns of a table hold, and taking the file as it is read by that."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.intake import queries
from recruit.intake.formats.stored import pack
from recruit.intake.model import IntakeReading
from recruit.intake.operations.teach import learn
from recruit.intake.rules.lessons import Lesson, taught
from recruit.intake.rules.reading import Reading


def choose_columns(
    session: Session,
    reading: IntakeReading,
    read: Reading,
    chosen: Collection[Lesson],
    *,
    by: Actor,
    now: datetime,
    remember: bool = False,
) -> None:
    """Let a reading, loaded for change, be what its file says when columns hold what was chosen: `read` by `chosen`.

    Everything that was decided about its lines is dropped: they may be other lines now. What was chosen is remembered
    for the next file when asked. Raises Refused when some of the reading has been put to use, or nothing is left of it.
    """
    refuse_if([] if reading.waits else [Refusal("reading-waits-no-more")])
    used = any(not application.undone_at for application in reading.applications)
    refuse_if([Refusal("reading-is-used-in-part")] if used else [])
    refuse_if([] if read.people or read.vacant_seats else [Refusal("nobody-by-these-columns")])
    reading.content, reading.decisions = pack(taught(read, queries.lessons(session))), {}
    session.flush()
    details = {"people": len(read.people), "lines": read.lines.not_blank, "outside": read.lines.outside}
    audit.record(session, Event.INTAKE_READ_AGAIN, reading, by=by, at=now, details=details)
    for lesson in chosen if remember else ():
        learn(session, lesson, by=by, now=now)

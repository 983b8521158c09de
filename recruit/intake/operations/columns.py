"""Saying what the columns of a table hold, and reading its file once more by that."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.intake import queries, rules
from recruit.intake.formats.stored import pack
from recruit.intake.model import IntakeReading
from recruit.intake.operations.teach import learn
from recruit.intake.rules.document import Document
from recruit.intake.rules.proposals.lessons import Lesson, LessonKind, columns, taught
from recruit.intake.rules.reading import Field


def choose_columns(
    session: Session,
    reading: IntakeReading,
    document: Document,
    chosen: Mapping[str, Field | None],
    *,
    by: Actor,
    now: datetime,
    remember: bool = False,
) -> None:
    """Read the file of a reading, loaded for change, once more: `chosen` says by its heading what a column holds.

    Everything that was decided about its lines is dropped: they may be other lines now. What was chosen is remembered
    for the next file when asked. Raises Refused when some of the reading has been put to use, or nothing is left of it.
    """
    refuse_if([] if reading.waits else [Refusal("reading-waits-no-more")])
    used = any(not application.undone_at for application in reading.applications)
    refuse_if([Refusal("reading-is-used-in-part")] if used else [])
    lessons = [Lesson(LessonKind.COLUMN, heading, {"field": field}) for heading, field in chosen.items()]
    known = queries.lessons(session)
    found = taught(rules.read_document(document, taught=columns([*known, *lessons])), known)
    refuse_if([] if found.people or found.vacant_seats else [Refusal("nobody-by-these-columns")])
    reading.content, reading.decisions = pack(found), {}
    session.flush()
    details = {"people": len(found.people), "lines": found.lines.not_blank, "outside": found.lines.outside}
    audit.record(session, Event.INTAKE_READ_AGAIN, reading, by=by, at=now, details=details)
    for lesson in lessons if remember else ():
        learn(session, lesson, by=by, now=now)

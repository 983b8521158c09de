"""Keeping what was understood from a file with the file itself, and erasing both when their time is over."""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.files import operations as files
from recruit.foundation.files.rules import KEPT_FOR, Retention
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.undoing import Noted
from recruit.intake import queries, rules
from recruit.intake.formats.stored import pack
from recruit.intake.model import IntakeApplication, IntakeDiscarding, IntakeReading
from recruit.intake.rules.document import Document
from recruit.intake.rules.plans.plan import may_be_kept
from recruit.intake.rules.proposals.lessons import Lesson, columns, taught
from recruit.intake.rules.reading import Reading

#: A reading that nobody puts to use holds names for no purpose; after this time it is discarded.
WAITS_AT_MOST = timedelta(days=30)


def keep(
    session: Session,
    read: Document | Reading,
    source: bytes,
    name: str = "",
    *,
    by: Actor,
    now: datetime,
    reach: Collection[UUID] | None,
    lessons: Collection[Lesson] = (),
) -> IntakeReading:
    """Read a document, as the secretariat has taught it, and keep what was understood with the `source` it stands in.

    `name` is what the file is called; empty for a text that was pasted. A file that waits already is not read again:
    the reading that waits is returned, the reader's own or one of the bodies in `reach` (None: of any). Raises Refused
    when there is nothing in it of people, seat groups or vacant seats.
    """
    digest = hashlib.sha256(source).hexdigest()
    waiting = queries.waiting(session, digest, by=by.reference, reach=reach)
    if waiting is not None:
        return waiting
    if isinstance(read, Document):
        read = rules.read_document(read, taught=columns(lessons))
    found = taught(read, lessons)
    refuse_if(may_be_kept(found))
    reading = IntakeReading(
        digest=digest,
        source_name=name,
        file_id=files.store_source(session, source, name, by=by, now=now).id,
        content=pack(found),
        decisions={},
        read_by=by.reference,
        read_at=now,
        applications=[],
        discarding=None,
    )
    session.add(reading)
    session.flush()
    details = {"people": len(found.people), "lines": found.lines.not_blank, "outside": found.lines.outside}
    audit.record(session, Event.INTAKE_READ, reading, by=by, at=now, details=details)
    return reading


def discard(session: Session, reading: IntakeReading, *, by: Actor, now: datetime) -> None:
    """Throw a waiting reading away: its file and what it understood are erased, that it was read is not."""
    refuse_if([] if reading.waits else [Refusal("reading-waits-no-more")])
    _empty(session, reading)
    reading.discarding = IntakeDiscarding(by=by.reference, at=now)
    session.flush()
    audit.record(session, Event.INTAKE_DISCARDED, reading, by=by, at=now)


def purge(session: Session, *, now: datetime) -> int:
    """Close the readings that have waited too long, and erase the sources that have been kept long enough.

    Returns how many. A reading that waits again has waited since the latest of it was undone. One of which something
    was put to use is finished without the rest, any other is discarded. Digest and name of a source stay as provenance.
    """
    waiting = (
        select(IntakeReading)
        .where(IntakeReading.read_at < now - WAITS_AT_MOST, IntakeReading.finished_at.is_(None))
        .where(~IntakeReading.discarding.has())
        .where(~IntakeReading.applications.any(IntakeApplication.undone_at >= now - WAITS_AT_MOST))
        .options(joinedload(IntakeReading.discarding), selectinload(IntakeReading.applications))
    )
    finished = (
        select(IntakeReading)
        .where(IntakeReading.finished_at <= now - KEPT_FOR[Retention.INTAKE_SOURCE])
        .where(or_(IntakeReading.content.is_not(None), IntakeReading.file_id.is_not(None)))
        .options(selectinload(IntakeReading.applications))
    )
    waited, over = session.scalars(waiting).all(), session.scalars(finished).all()
    for reading in waited:
        if any(one.undone_at is None for one in reading.applications):
            finish(session, reading, now=now)
        else:
            discard(session, reading, by=Actor.system(), now=now)
    for reading in over:
        _erase_source(session, reading, now)
    return len(waited) + len(over)


def finish(session: Session, reading: IntakeReading, *, now: datetime) -> None:
    """Say that nothing of a reading waits any more; from now on runs the time that its file is kept."""
    reading.finished_at = now
    if reading.file_id:
        files.begin_retention(session, reading.file_id, now=now)
    session.flush()


def _erase_source(session: Session, reading: IntakeReading, now: datetime) -> None:
    """Erase the file of a finished reading and what was read of it, guests and all (GDPR art. 5(1)(e))."""
    _empty(session, reading)
    session.flush()
    details = {"retention": Retention.INTAKE_SOURCE}
    audit.record(session, Event.INTAKE_SOURCE_ERASED, reading, by=Actor.system(), at=now, details=details)


def _empty(session: Session, reading: IntakeReading) -> None:
    """Erase the file, what was read of it, and what stood where putting it in has set something right."""
    if reading.file_id:
        files.erase(session, reading.file_id)
    reading.content, reading.decisions, reading.file_id = None, {}, None
    for application in reading.applications:
        if application.made:
            application.made = Noted.of(application.made).without_values().packed()

"""Keeping what was understood from a text, and throwing it away."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.intake import rules
from recruit.intake.formats.stored import pack
from recruit.intake.model import IntakeDiscarding, IntakeReading

#: A reading that nobody puts to use holds names for no purpose; after this time it is discarded.
WAITS_AT_MOST = timedelta(days=30)


def keep(session: Session, text: str, *, by: Actor, now: datetime) -> IntakeReading:
    """Read a text and keep what was understood; the text itself is forgotten.

    Raises Refused when there are neither people nor vacant seats in it.
    """
    found = rules.read(text)
    refuse_if([] if found.people or found.vacant_seats else [Refusal("nobody-in-the-text", field="text")])
    reading = IntakeReading(
        digest=hashlib.sha256(" ".join(text.split()).encode()).hexdigest(),
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
    """Throw a waiting reading away: what it understood is erased, that it was read is not."""
    refuse_if([] if reading.waits else [Refusal("reading-waits-no-more")])
    reading.content, reading.decisions = None, {}
    reading.discarding = IntakeDiscarding(by=by.reference, at=now)
    session.flush()
    audit.record(session, Event.INTAKE_DISCARDED, reading, by=by, at=now)


def purge(session: Session, *, now: datetime) -> int:
    """Discard the readings that have waited too long; return how many."""
    chosen = (
        select(IntakeReading)
        .where(IntakeReading.read_at < now - WAITS_AT_MOST, IntakeReading.content.is_not(None))
        .where(IntakeReading.finished_at.is_(None), ~IntakeReading.discarding.has())
        .options(joinedload(IntakeReading.discarding))
    )
    waited = session.scalars(chosen).all()
    for reading in waited:
        discard(session, reading, by=Actor.system(), now=now)
    return len(waited)

"""Readings: one to work with, the newest, the one that waits already, and what is due."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session, defer, joinedload, selectinload

from recruit.bodies.model import Body, Term
from recruit.foundation.due import Due
from recruit.foundation.jobs.model import Job
from recruit.foundation.refusal import NotFound
from recruit.intake.model import IntakeApplication, IntakeReading
from recruit.people.model import Organization

#: The kind of the job that puts a reading to use.
APPLYING = "intake_application"

_NAMED_TERM = joinedload(IntakeReading.term).joinedload(Term.body).joinedload(Body.organization)
_FACTS = (
    _NAMED_TERM.selectinload(Organization.names),
    joinedload(IntakeReading.term).joinedload(Term.body).selectinload(Body.titles),
    selectinload(IntakeReading.applications),
    joinedload(IntakeReading.discarding),
)
#: So many of those that wait no more are listed.
_DONE_SHOWN = 50
_WAITS = IntakeReading.finished_at.is_(None) & ~IntakeReading.discarding.has()


def reading(session: Session, reading_id: UUID, *, for_change: bool = False) -> IntakeReading:
    """Return a reading with its term, the term's body, and whether it was put to use. Raises NotFound.

    `for_change` locks it until the transaction ends, so that two people cannot decide about it at once.
    """
    if for_change:  # before it is loaded: whoever waited sees what the other did
        session.execute(select(IntakeReading.id).where(IntakeReading.id == reading_id).with_for_update())
    found = session.scalars(select(IntakeReading).where(IntakeReading.id == reading_id).options(*_FACTS)).one_or_none()
    if found is None:
        raise NotFound("intake_reading")
    return found


def readings(session: Session, *, by: str, reach: Collection[UUID] | None) -> Sequence[IntakeReading]:
    """Return the readings of the bodies in reach (None: of all) and the reader's own that belong to none, newest first.

    Every one that waits is among them, and the fifty newest of the others. What was understood is not loaded: it may be
    thousands of rows of each.
    """
    theirs = _of_bodies(reach) | (IntakeReading.term_id.is_(None) & (IntakeReading.read_by == by))
    done = select(IntakeReading.id).where(theirs, ~_WAITS).order_by(IntakeReading.read_at.desc()).limit(_DONE_SHOWN)
    return _listed(session, theirs, or_(_WAITS, IntakeReading.id.in_(done.scalar_subquery())))


def _listed(session: Session, *conditions: ColumnElement[bool]) -> Sequence[IntakeReading]:
    without_content = defer(IntakeReading.content, raiseload=True)
    chosen = select(IntakeReading).where(*conditions).options(*_FACTS, without_content)
    return session.scalars(chosen.order_by(IntakeReading.read_at.desc())).all()


def _of_bodies(reach: Collection[UUID] | None) -> ColumnElement[bool]:
    return IntakeReading.term.has(true() if reach is None else Term.body_id.in_(reach))


def application_of(session: Session, digest: str, term_id: UUID) -> IntakeApplication | None:
    """Return when the same file was put to use for the same term, the last time, if that stands."""
    chosen = select(IntakeApplication).join(IntakeApplication.reading).where(IntakeReading.digest == digest)
    chosen = chosen.where(IntakeApplication.term_id == term_id, IntakeApplication.undone_at.is_(None))
    return session.scalars(chosen.order_by(IntakeApplication.at.desc())).first()


def waiting(session: Session, digest: str, *, by: str, reach: Collection[UUID] | None) -> IntakeReading | None:
    """Return the reading of a file that waits already: one's own, or one of the bodies in reach (None: of any)."""
    chosen = select(IntakeReading).where(IntakeReading.digest == digest, _WAITS)
    chosen = chosen.where(or_(IntakeReading.read_by == by, _of_bodies(reach)))
    return session.scalars(chosen.order_by(IntakeReading.read_at.desc()).options(*_FACTS)).first()


def being_applied(session: Session, reading_id: UUID) -> Job | None:
    """Return the job that puts a reading to use, while it waits or runs."""
    chosen = select(Job).where(Job.kind == APPLYING, Job.finished_at.is_(None))
    running = session.scalars(chosen.order_by(Job.created_at)).all()
    return next((job for job in running if job.payload["reading"] == str(reading_id)), None)


def application(session: Session, reading: IntakeReading, application_id: UUID) -> IntakeApplication:
    """Return one time that a reading, loaded for change, was put to use. Raises NotFound."""
    found = next((one for one in reading.applications if one.id == application_id), None)
    if found is None:
        raise NotFound("intake_application")
    return found


def due(session: Session, *, on: date) -> list[Due]:
    """Return the readings that wait to be put to use; those whose term is not chosen yet belong to no body."""
    return [
        Due(
            "intake-waits",
            waiting.term.body.name_on(on) if waiting.term else "",
            body=waiting.term.body.slug if waiting.term else None,
            facts={"reading": waiting.id, "owner": waiting.read_by, "read_at": waiting.read_at},
        )
        for waiting in _listed(session, _WAITS)
    ]

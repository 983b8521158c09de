"""Reading the chain: history pages and verification."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from recruit.foundation.audit.model import AuditDetails, AuditEntry, AuditHead
from recruit.foundation.audit.rules import (
    BEGINNING,
    Erasure,
    Fault,
    Finding,
    Verification,
    details_digest,
)

Progress = Callable[[int, int], None]


def history(
    session: Session,
    *,
    subject: Any | None = None,
    parts: Sequence[Any] = (),
    actor: str | None = None,
    page: int = 1,
    size: int = 50,
) -> Sequence[AuditEntry]:
    """Return entries with their details, newest first: about one subject, or by one actor, when it is given.

    `parts` are what belongs to the subject, rows of one table: what is about them stands among it. One query.
    """
    chosen = select(AuditEntry).options(joinedload(AuditEntry.details)).order_by(AuditEntry.number.desc())
    if subject is not None:
        about = [(AuditEntry.subject_kind == subject.__tablename__) & (AuditEntry.subject_id == str(subject.id))]
        if parts:
            ids = [str(one.id) for one in parts]
            about.append((AuditEntry.subject_kind == parts[0].__tablename__) & AuditEntry.subject_id.in_(ids))
        chosen = chosen.where(or_(*about))
    if actor is not None:
        chosen = chosen.where(AuditEntry.actor == actor)
    return session.scalars(chosen.offset((page - 1) * size).limit(size)).all()


def subjects_since(session: Session, subject: Any) -> frozenset[tuple[str, str]]:
    """Return to what something has happened since the first thing that happened to `subject`: tables and ids."""
    first = select(func.min(AuditEntry.number)).where(
        AuditEntry.subject_kind == subject.__tablename__, AuditEntry.subject_id == str(subject.id)
    )
    chosen = select(AuditEntry.subject_kind, AuditEntry.subject_id).where(AuditEntry.number > first.scalar_subquery())
    return frozenset((kind, each) for kind, each in session.execute(chosen.distinct()))


def head(session: Session) -> AuditHead:
    """Return the end of the chain; an unsaved one that stands at the beginning when nothing has happened yet."""
    return session.get(AuditHead, 1) or AuditHead(id=1, number=0, digest=BEGINNING)


def number_of_entries(session: Session, *, actor: str | None = None) -> int:
    """Return how many rows the chain has, of one actor when it is given."""
    chosen = select(func.count()).select_from(AuditEntry)
    return session.scalar(chosen.where(AuditEntry.actor == actor) if actor else chosen) or 0


def verify(session: Session, *, expected_head: str | None = None, progress: Progress | None = None) -> Verification:
    """Walk the whole chain and return everything that does not hold.

    `expected_head` is a digest that was printed earlier: the chain must contain it, or its tail was cut and regrown.
    `progress` is called with rows walked and rows in all, every thousand rows.
    """
    total, walked = number_of_entries(session), 0
    findings: list[Finding] = []
    erasures: list[Erasure] = []
    previous, number, known = BEGINNING, 0, expected_head in (None, BEGINNING)
    for entry, details in _rows(session):
        findings += _faults(entry, details, number, previous)
        if details is not None and details.erased_by and details.erased_at:
            erasures.append(Erasure(entry.number, details.erased_by, details.erased_at))
        previous, number = entry.digest, entry.number
        known = known or entry.digest == expected_head
        walked += 1
        if progress and walked % 1000 == 0:
            progress(walked, total)
    findings += _faults_at_the_end(head(session), number, previous)
    if not known:
        findings.append(Finding(number, Fault.HEAD_UNKNOWN))
    return Verification(walked, previous, tuple(findings), tuple(erasures))


def _rows(session: Session) -> Iterator[tuple[AuditEntry, AuditDetails | None]]:
    walk = (
        select(AuditEntry, AuditDetails)
        .outerjoin(AuditDetails, AuditDetails.number == AuditEntry.number)
        .order_by(AuditEntry.number)
        .execution_options(yield_per=1000)
    )
    yield from session.execute(walk)


def _faults(entry: AuditEntry, details: AuditDetails | None, number: int, previous: str) -> list[Finding]:
    faults = []
    if entry.number != number + 1:
        faults.append(Finding(number + 1, Fault.MISSING))
    elif entry.previous != previous:
        faults.append(Finding(entry.number, Fault.UNLINKED))
    if entry.link().digest() != entry.digest:
        faults.append(Finding(entry.number, Fault.ALTERED))
    if details is None:
        faults.append(Finding(entry.number, Fault.DETAILS_MISSING))
    elif details.content is not None and details_digest(details.salt, details.content) != entry.details_digest:
        faults.append(Finding(entry.number, Fault.DETAILS_ALTERED))
    return faults


def _faults_at_the_end(end: AuditHead, number: int, digest: str) -> list[Finding]:
    if end.number > number:
        return [Finding(number + 1, Fault.TAIL_CUT)]
    if (end.number, end.digest) != (number, digest):
        return [Finding(number, Fault.HEAD_UNKNOWN)]
    return []

"""Reading complaints: those of a round, those that are open, and whether a nomination is under one."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, joinedload

from recruit.foundation.refusal import NotFound
from recruit.nominations.model import Complaint, VettingDecision


def complaints(session: Session, round_id: UUID) -> Sequence[Complaint]:
    """Return the complaints of a round, the latest first, with the decisions that they are about. One query."""
    chosen = select(Complaint).filter_by(round_id=round_id).options(joinedload(Complaint.decision))
    return session.scalars(chosen.order_by(Complaint.received_at.desc(), Complaint.id)).all()


def complaint(session: Session, round_id: UUID, complaint_id: UUID, *, lock: bool = False) -> Complaint:
    """Return a complaint of a round; with `lock` nobody else decides it until the transaction ends. Raises NotFound."""
    chosen = select(Complaint).filter_by(id=complaint_id, round_id=round_id)
    if lock:
        chosen = chosen.with_for_update().execution_options(populate_existing=True)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound(complaint_id)
    return found


def open_complaints(session: Session, round_id: UUID) -> Sequence[Complaint]:
    """Return what holds a round back: its complaints that nobody has decided, the oldest first. One query."""
    chosen = select(Complaint).filter_by(round_id=round_id, outcome=None).options(joinedload(Complaint.decision))
    return session.scalars(chosen.order_by(Complaint.received_at, Complaint.id)).all()


def is_open(session: Session, nomination_id: UUID) -> bool:
    """Return whether a complaint about a decision on this nomination is open. One query."""
    about_it = VettingDecision.nomination_id == nomination_id
    open_ones = exists().where(Complaint.outcome.is_(None), Complaint.decision_id == VettingDecision.id, about_it)
    return bool(session.scalar(select(open_ones)))

"""Reading jobs."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.jobs.model import Job
from recruit.foundation.refusal import NotFound


def job(session: Session, job_id: UUID, *, lock: bool = False) -> Job:
    """Return one job; with `lock` nobody else changes it meanwhile.

    Raises NotFound when there is none.
    """
    found = session.get(Job, job_id, with_for_update=lock or None)
    if found is None:
        raise NotFound(job_id)
    return found


def of_kind(session: Session, kind: str, *, since: datetime) -> Sequence[Job]:
    """Return the jobs of a kind that were asked for since an instant, the newest first. One query."""
    chosen = select(Job).where(Job.kind == kind, Job.created_at >= since)
    return session.scalars(chosen.order_by(Job.created_at.desc(), Job.id)).all()


def next_due(session: Session, *, now: datetime) -> Job | None:
    """Return the job that has waited longest, locked; those that another worker is taking are passed over."""
    due = select(Job).where(Job.run_at <= now).order_by(Job.run_at).limit(1).with_for_update(skip_locked=True)
    return session.scalars(due).one_or_none()

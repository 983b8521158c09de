"""Asking for work, and asking it to stop."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.jobs import rules
from recruit.foundation.jobs.model import Job
from recruit.foundation.refusal import refuse_if


def enqueue(
    session: Session, kind: str, payload: Mapping[str, Any], *, by: Actor, now: datetime, run_at: datetime | None = None
) -> Job:
    """Write down a job; a worker takes it after this transaction has committed, and not before `run_at`.

    `kind` names a handler of the worker; `payload` holds ids and codes, never names or texts.
    """
    job = Job(
        kind=kind,
        payload=dict(payload),
        created_at=now,
        created_by=by.reference,
        run_at=run_at or now,
        attempts=0,
        done=0,
    )
    session.add(job)
    session.flush()  # gives it its id
    audit.record(session, Event.JOB_STARTED, job, by=by, at=now, details={"kind": kind})
    return job


def cancel(session: Session, job: Job, *, by: Actor, now: datetime) -> None:
    """Ask a job to stop: one that waits never begins, one that runs stops at its next step.

    Raises Refused when it has ended, or was asked already.
    """
    refuse_if(rules.may_cancel(job.status))
    waits = job.claimed_at is None
    job.cancel_requested_at, job.cancel_requested_by = now, by.reference
    if waits:
        job.finish(now)
    audit.record(session, Event.JOB_CANCELLED, job, by=by, at=now)

"""How a worker takes a job, runs its handler, and says how it went.

Progress and the end are written in small transactions of their own, so that a page can show them while the handler is
still at work.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.db import Sessions, transaction
from recruit.foundation.jobs import queries, rules
from recruit.foundation.logging import request_id

log = logging.getLogger("recruit.jobs")

Clock = Callable[[], datetime]

#: Progress is written down no more often than this.
_BREATH = timedelta(seconds=1)


class Cancelled(Exception):  # noqa: N818 (it is an answer, not an error)
    """Somebody asked the job to stop. A handler lets it pass."""


class Released(Exception):  # noqa: N818 (it is an answer, not an error)
    """The worker is being stopped, or lost its claim: the job goes back. A handler lets it pass."""


@dataclass
class Run:
    """One attempt at a job: what its handler sees."""

    job_id: UUID
    payload: Mapping[str, Any]
    attempt: int
    _sessions: Sessions
    _clock: Clock
    _stopping: Callable[[], bool]
    _written_at: datetime | None = field(default=None)

    def progress(self, done: int, total: int) -> None:
        """Say how far the work has come; call it often, at least every minute.

        Raises Cancelled or Released when the work has to stop here.
        """
        if self._stopping():
            raise Released
        now = self._clock()
        if self._written_at and now - self._written_at < _BREATH and done < total:
            return
        self._written_at = now
        with transaction(self._sessions) as session:
            job = queries.job(session, self.job_id, lock=True)
            if not _is_ours(job.attempts, job.finished_at, self.attempt):
                raise Released
            job.done, job.total, job.run_at = done, max(done, total), now + rules.LEASE
            if job.cancel_requested_at:
                raise Cancelled


#: Does the work and returns what came out: ids, codes and numbers. It opens its own transactions.
Handler = Callable[[Sessions, Run], Mapping[str, Any]]


def work_next(
    sessions: Sessions,
    handlers: Mapping[str, Handler],
    *,
    clock: Clock,
    stopping: Callable[[], bool] = lambda: False,
) -> bool:
    """Run the job that has waited longest; return False when none is due. Whatever fails is noted, not raised."""
    claimed = _claim(sessions, clock())
    if claimed is None:
        return False
    job_id, kind, payload, attempt = claimed
    request_id.set(str(job_id))
    run = Run(job_id, payload, attempt, sessions, clock, stopping)
    try:
        result = handlers[kind](sessions, run)
    except Released:
        _release(sessions, run, clock())
    except Cancelled:
        _finish(sessions, run, clock())
    except Exception as error:  # whatever it is, the other jobs go on
        log.exception("job failed", extra={"job": str(job_id), "kind": kind})
        _finish(sessions, run, clock(), error=type(error).__name__)
    else:
        _finish(sessions, run, clock(), result=result)
    return True


def _claim(sessions: Sessions, now: datetime) -> tuple[UUID, str, Mapping[str, Any], int] | None:
    with transaction(sessions) as session:
        job = queries.next_due(session, now=now)
        while job is not None and (job.cancel_requested_at or job.attempts >= rules.MOST_ATTEMPTS):
            job.finish(now, error=None if job.cancel_requested_at else rules.WORKER_LOST)
            session.flush()
            job = queries.next_due(session, now=now)
        if job is None:
            return None
        job.attempts += 1
        job.started_at = job.started_at or now
        job.claimed_at, job.run_at = now, now + rules.LEASE
        return job.id, job.kind, dict(job.payload), job.attempts


def _release(sessions: Sessions, run: Run, now: datetime) -> None:
    """Put the job back as it was before, for another worker to begin anew."""
    with transaction(sessions) as session:
        job = queries.job(session, run.job_id, lock=True)
        if _is_ours(job.attempts, job.finished_at, run.attempt):
            job.claimed_at, job.run_at = None, now
            job.attempts -= 1  # it is not the job's fault


def _finish(
    sessions: Sessions,
    run: Run,
    now: datetime,
    *,
    result: Mapping[str, Any] | None = None,
    error: str | None = None,
) -> None:
    with transaction(sessions) as session:
        job = queries.job(session, run.job_id, lock=True)
        if not _is_ours(job.attempts, job.finished_at, run.attempt):
            return
        job.finish(now, result=result, error=error)
        audit.record(session, Event.JOB_FINISHED, job, by=Actor.system(), at=now, details={"status": job.status.value})
    log.info("job finished", extra={"job": str(run.job_id), "kind": job.kind})


def _is_ours(attempts: int, finished_at: datetime | None, attempt: int) -> bool:
    """Return False when our claim ran out and somebody else took the job, or ended it."""
    return attempts == attempt and finished_at is None

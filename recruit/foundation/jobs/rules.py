"""What a job is in, and when it is taken again."""

from datetime import timedelta
from enum import StrEnum

from recruit.foundation.refusal import Refusal

#: How long a worker may be silent about a job before another takes it.
LEASE = timedelta(minutes=5)
#: A job that takes its worker down with it is not tried for ever.
MOST_ATTEMPTS = 3
#: What stands as the error of a job whose workers died.
WORKER_LOST = "WorkerLost"


class Status(StrEnum):
    """Where a job is; derived, never stored."""

    WAITING = "waiting"
    RUNNING = "running"
    #: Somebody has asked it to stop; it does so at its next step.
    STOPPING = "stopping"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


def may_cancel(status: Status) -> tuple[Refusal, ...]:
    """Return why a job cannot be stopped any more."""
    return () if status in (Status.WAITING, Status.RUNNING) else (Refusal("job-has-ended", {"status": status.value}),)

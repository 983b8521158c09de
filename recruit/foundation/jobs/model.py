"""The table of jobs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.db import Base, new_id
from recruit.foundation.jobs.rules import Status


class Job(Base):
    """One piece of work for a worker."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("done >= 0 AND (total IS NULL OR done <= total)", name="progress_is_within"),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
        CheckConstraint("(cancel_requested_at IS NULL) = (cancel_requested_by IS NULL)", name="cancelled_by_somebody"),
        CheckConstraint("(finished_at IS NULL) = (run_at IS NOT NULL)", name="waits_until_it_is_finished"),
        CheckConstraint("error IS NULL OR finished_at IS NOT NULL", name="fails_only_at_the_end"),
        CheckConstraint("claimed_at IS NULL OR finished_at IS NULL", name="not_claimed_once_finished"),
        Index("ix_job_run_at", "run_at"),
    )

    id: Mapped[UUID] = new_id()
    kind: Mapped[str]
    #: Ids and codes only, never names or texts.
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    #: `Actor.reference`.
    created_by: Mapped[str]
    #: When a worker may take it next; while one has it, when its claim runs out; NULL once it is finished.
    run_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    #: When the first worker took it.
    started_at: Mapped[datetime | None]
    #: Set while a worker has it.
    claimed_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    #: Steps done, and steps in all once that is known.
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    cancel_requested_at: Mapped[datetime | None]
    cancel_requested_by: Mapped[str | None]
    #: The kind of the failure, never its words: they may quote people.
    error: Mapped[str | None]
    #: What came out; NULL when it was cancelled or failed.
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    @property
    def status(self) -> Status:
        if self.finished_at:
            return Status.FAILED if self.error else Status.DONE if self.result is not None else Status.CANCELLED
        if self.claimed_at:
            return Status.STOPPING if self.cancel_requested_at else Status.RUNNING
        return Status.WAITING

    def finish(self, now: datetime, *, result: Mapping[str, Any] | None = None, error: str | None = None) -> None:
        """End the job: with a result it is done, with an error it failed, with neither it was cancelled."""
        self.finished_at, self.run_at, self.claimed_at = now, None, None
        self.result, self.error = (dict(result) if result is not None else None), error

"""Putting a large reading to use in the background: one transaction all the same, and nothing before it is whole."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.db import Sessions, transaction, writes_alone
from recruit.foundation.jobs import operations as jobs
from recruit.foundation.jobs.model import Job
from recruit.foundation.jobs.work import Handler, Run
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.intake import queries
from recruit.intake.model import IntakeReading
from recruit.intake.operations.apply import apply

KIND = queries.APPLYING
#: From so many people on it takes longer than anybody waits for a page.
MANY = 300

#: Return the condition that a person may be seen by whoever looks after these councils; None: after all.
SeenBy = Callable[[frozenset[UUID] | None], ColumnElement[bool]]


def enqueue_application(
    session: Session, reading: IntakeReading, *, reach: Collection[UUID] | None, by: Actor, now: datetime
) -> Job:
    """Write down that what is ready of a reading, loaded for change, is to be put to use by a worker.

    `reach` are the councils that the actor looks after (None: all). Raises Refused when a worker has it already.
    """
    refuse_if([Refusal("reading-is-being-used")] if queries.being_applied(session, reading.id) else [])
    councils = None if reach is None else sorted(str(each) for each in reach)
    payload = {"reading": str(reading.id), "by": by.reference, "reach": councils}
    return jobs.enqueue(session, KIND, payload, by=by, now=now)


def handler(seen_by: SeenBy, clock: Callable[[], datetime]) -> Handler:
    """Return what does the job: it puts the reading of the payload to use, and returns what came of it.

    A refusal is a result too: its codes are returned, and the reading waits as before.
    """

    def put_to_use(sessions: Sessions, run: Run) -> Mapping[str, Any]:
        run.progress(0, 1)  # the last time that it can be cancelled where the database has one writer
        reach = run.payload["reach"]
        among = seen_by(None if reach is None else frozenset(UUID(each) for each in reach))
        try:
            with transaction(sessions) as session:
                reading = queries.reading(session, UUID(run.payload["reading"]), for_change=True)
                progress = _silent if writes_alone(session) else run.progress
                by = Actor.of(run.payload["by"])
                done = apply(session, reading, by=by, now=clock(), among=among, progress=progress)
        except Refused as refused:
            codes = [reason.code for reason in refused.refusals]
            return {"reading": run.payload["reading"], "refused": codes}
        numbers = {"placed": done.placed, "standing": done.standing, "known_only": done.known_only}
        return {"reading": run.payload["reading"], "application": str(done.id), **numbers}

    return put_to_use


def _silent(_done: int, _total: int) -> None:
    """Say nothing: to write how far it has come, the database would have to let go of what is written here."""

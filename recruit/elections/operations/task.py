"""Filling the checklist of an election, changing it, and ticking what is done."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.elections.model import Election, ElectionTask
from recruit.elections.queries.task import lacking, tasks
from recruit.elections.rules.task import NewTask, in_time, may_be_a_task
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_line, tidy_text


def fill(
    session: Session, election: Election, *, like: Election | None = None, by: Actor, now: datetime
) -> list[ElectionTask]:
    """Write the checklist of an election that has none: what one usually needs, or as in an earlier election.

    What was learnt from that one comes along. What should have been done before today is to be done today.
    """
    if like:
        election.lessons = like.lessons
    earlier = tasks(session, like.id) if like else []
    as_before = [NewTask(one.what, one.days, note=one.note) for one in earlier]
    today = clock.local(now).date()
    lines = in_time(as_before or lacking(session, election), election.polling_on, today)
    return add(session, election, lines, by=by, now=now)


def add(
    session: Session, election: Election, new: Iterable[NewTask], *, by: Actor, now: datetime
) -> list[ElectionTask]:
    """Put lines on the checklist. Raises Refused with every reason why not."""
    made = []
    for one in new:
        refuse_if(may_be_a_task(one))
        made.append(ElectionTask(election_id=election.id))
        _write(made[-1], one)
    session.add_all(made)
    session.flush()
    audit.record(session, Event.CHECKLIST_CHANGED, election, by=by, at=now, details={"added": len(made)})
    return made


def change(session: Session, election: Election, task: ElectionTask, to: NewTask, *, by: Actor, now: datetime) -> None:
    """Write a line of the checklist anew. Raises Refused with every reason why not."""
    refuse_if(may_be_a_task(to))
    _write(task, to)
    session.flush()
    _note(session, Event.CHECKLIST_CHANGED, election, task.id, by=by, now=now)


def drop(session: Session, election: Election, task: ElectionTask, *, by: Actor, now: datetime) -> None:
    """Take a line off the checklist."""
    session.delete(task)
    _note(session, Event.CHECKLIST_CHANGED, election, task.id, by=by, now=now)


def tick(session: Session, election: Election, task: ElectionTask, *, by: Actor, now: datetime) -> None:
    """Note that something is done; where somebody has noted that already, it stays as it is."""
    if task.done_at is None:
        task.done_by, task.done_at = by.reference, now
        _note(session, Event.TASK_DONE, election, task.id, by=by, now=now)


def untick(session: Session, election: Election, task: ElectionTask, *, by: Actor, now: datetime) -> None:
    """Take back that something is done."""
    if task.done_at is not None:
        task.done_by = task.done_at = None
        _note(session, Event.TASK_NOT_DONE, election, task.id, by=by, now=now)


def _write(task: ElectionTask, new: NewTask) -> None:
    task.what, task.days = tidy_line(new.what), new.days
    task.owner, task.note = tidy_line(new.owner), tidy_text(new.note)


def _note(session: Session, event: Event, election: Election, task_id: UUID, *, by: Actor, now: datetime) -> None:
    audit.record(session, event, election, by=by, at=now, details={"task": str(task_id)})

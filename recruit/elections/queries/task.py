"""Reading the checklist of an election, and what of all checklists is late."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.elections.checklist import proposed
from recruit.elections.model import Election, ElectionTask
from recruit.elections.queries.due import OF_BODY, goes_on
from recruit.elections.queries.voters_register import register
from recruit.elections.rules.task import NO_LONGER_NEEDED, NewTask
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.recruitment.model import RoundText


def tasks(session: Session, election_id: UUID) -> Sequence[ElectionTask]:
    """Return the checklist of an election, by day. One query."""
    chosen = select(ElectionTask).where(ElectionTask.election_id == election_id)
    return session.scalars(chosen.order_by(ElectionTask.days, ElectionTask.what, ElectionTask.id)).all()


def task(session: Session, election_id: UUID, task_id: UUID, *, lock: bool = False) -> ElectionTask:
    """Return a line of the checklist. Raises NotFound. One query."""
    chosen = select(ElectionTask).where(ElectionTask.election_id == election_id, ElectionTask.id == task_id)
    if lock:
        chosen = chosen.with_for_update()
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("task")
    return found


def lacking(session: Session, election: Election) -> list[NewTask]:
    """Return what elections like this one usually need, and its checklist does not say in these words. Three queries.

    Citizens read the languages in which the round has its texts.
    """
    said = {one.what.casefold() for one in tasks(session, election.id)}
    languages = session.scalars(
        select(RoundText.language)
        .where(RoundText.round_id == election.round_id)
        .distinct()
        .order_by(RoundText.language)
    ).all()
    has_register = register(session, election.id) is not None
    return [one for one in proposed(election, languages, has_register=has_register) if one.what.casefold() not in said]


def due(session: Session, *, on: date) -> list[Due]:
    """Return the elections whose checklist has something that is late, each once; of rehearsals none. One query."""
    chosen = select(ElectionTask).join(ElectionTask.election).where(ElectionTask.done_at.is_(None))
    chosen = chosen.where(goes_on(NO_LONGER_NEEDED))
    loaded = joinedload(ElectionTask.election).options(OF_BODY)
    late: dict[Election, list[date]] = {}
    for one in session.scalars(chosen.options(loaded)).unique():
        due_on = one.due_on(one.election.polling_on)
        if due_on < on:
            late.setdefault(one.election, []).append(due_on)
    return [_late(election, days, on=on) for election, days in late.items()]


def _late(election: Election, days: Sequence[date], *, on: date) -> Due:
    body = election.round.term.body
    facts = {"election": election.id, "name": election.name, "number": len(days)}
    return Due("election-checklist-late", body.name_on(on), body.slug, deadline=min(days), facts=facts)

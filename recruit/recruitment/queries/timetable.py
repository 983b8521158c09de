"""The timetable of a round, out of its columns and its dates."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from recruit.foundation import clock
from recruit.foundation.refusal import NotFound
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Deadline, Moment, Opening, Step

#: The dates that are instants of the round itself.
COLUMNS: dict[Step, str] = {
    Opening.OPENS: "opens_at",
    Deadline.CLOSES: "closes_at",
    Deadline.REMEDY: "remedy_until",
    Deadline.ORGANISATIONS: "organisations_until",
}


def timetable_of(round_: RecruitmentRound) -> dict[Step, Moment]:
    """Return every date that a round, loaded with its dates, has; in Danish days and clock times."""
    instants = {step: getattr(round_, column) for step, column in COLUMNS.items()}
    found: dict[Step, Moment] = {step: _moment(instant) for step, instant in instants.items() if instant}
    return found | {date.kind: Moment(date.day, date.clock) for date in round_.dates}


def deadline_of_organisations(round_: RecruitmentRound) -> Deadline:
    """Return by which deadline of a round organisations answer: they have as long as everybody, or one of their own."""
    return Deadline.ORGANISATIONS if round_.organisations_until else Deadline.CLOSES


def _moment(instant: datetime) -> Moment:
    """Return what a page shows of an instant: the minute."""
    shown = clock.local(instant)
    return Moment(shown.date(), shown.time().replace(second=0, microsecond=0))


def public_round(session: Session, round_id: UUID) -> RecruitmentRound:
    """Return a round that is public, with its dates. Raises NotFound, also while it is a draft."""
    chosen = select(RecruitmentRound).where(RecruitmentRound.id == round_id)
    loaded = selectinload(RecruitmentRound.announcements), selectinload(RecruitmentRound.dates)
    found = session.scalars(chosen.options(*loaded)).one_or_none()
    if found is None or not found.is_announced:
        raise NotFound("round")
    return found

"""The timetable of a round, out of its columns and its dates."""

from datetime import datetime

from recruit.foundation import clock
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


def _moment(instant: datetime) -> Moment:
    """Return what a page shows of an instant: the minute."""
    shown = clock.local(instant)
    return Moment(shown.date(), shown.time().replace(second=0, microsecond=0))

"""The dates of a round as a calendar file."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import uuid5

from recruit.foundation import calendars, clock
from recruit.foundation.calendars import Entry
from recruit.foundation.i18n import gettext as _
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.queries.timetable import timetable_of
from recruit.recruitment.rules import Step


def written(round_: RecruitmentRound, labels: Mapping[Step, str], *, changed_at: datetime) -> bytes:
    """Return the dates of a round, loaded with them, that have a label; `changed_at` is when it last changed.

    A date keeps its id when it moves, so it moves in the reader's calendar, too.
    """
    return calendars.written(
        round_.id, round_.name, _entries(round_, labels), version=round_.version, changed_at=changed_at
    )


def _entries(round_: RecruitmentRound, labels: Mapping[Step, str]) -> Iterator[Entry]:
    for step, moment in timetable_of(round_).items():
        if step in labels:
            title = _("%(date)s (%(round)s)", date=labels[step], round=round_.name)
            starts = moment.day if moment.clock is None else clock.instant(moment.day, moment.clock)
            yield Entry(uuid5(round_.id, step.value), title, starts)

"""The days of an election as a calendar file: its timetable, and what of its checklist is not done."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import uuid5

from recruit.elections.model import Election, ElectionTask
from recruit.elections.queries.timetable import Changed
from recruit.foundation import calendars, clock
from recruit.foundation.calendars import Entry
from recruit.foundation.i18n import gettext as _
from recruit.recruitment.rules import Step, Timetable


def written(
    election: Election,
    timetable: Timetable,
    labels: Mapping[Step, str],
    tasks: Iterable[ElectionTask],
    changed: Changed,
) -> bytes:
    """Return the dates and tasks of an election. Who sees to a task, and what is remarked, stays in the house.

    A date and a task keep their ids when they move, so they move in the reader's calendar, too.
    """
    entries = [*_dates(election, timetable, labels), *_tasks(election, tasks)]
    return calendars.written(election.id, election.name, entries, version=changed.number, changed_at=changed.at)


def _dates(election: Election, timetable: Timetable, labels: Mapping[Step, str]) -> Iterator[Entry]:
    for step, moment in timetable.items():
        starts = moment.day if moment.clock is None else clock.instant(moment.day, moment.clock)
        yield Entry(uuid5(election.id, step.value), _titled(labels[step], election), starts)


def _tasks(election: Election, tasks: Iterable[ElectionTask]) -> Iterator[Entry]:
    for task in tasks:
        if task.done_at is None:
            yield Entry(task.id, _titled(task.what, election), task.due_on(election.polling_on))


def _titled(what: str, election: Election) -> str:
    return _("%(what)s (%(election)s)", what=what, election=election.name)

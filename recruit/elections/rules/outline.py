"""The set-up of an election without its people, as a neighbour can use it: what it holds, and what of it fits here.

It holds no person, no place and no vote. A contest by country carries no label: each council decides for itself which
groups there are.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from recruit.counting.checks import PREFERENCE
from recruit.elections.rules.setting_up import ANY_CROSSES, OFFERED, ONE_CROSS, SEVERAL_CROSSES, NewContest
from recruit.elections.rules.task import FARTHEST, NewTask, may_be_a_task
from recruit.elections.rules.vocabulary import BallotOrder, FormOfVoting, ResultScope
from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules import DateKind, Moment, Step, Timetable
from recruit.recruitment.rules.timetable import may_be

#: A file with more contests, tasks or dates is no election's.
MOST_PARTS = 100
LONGEST_LINE, LONGEST_TEXT = 200, 4_000
#: So short a part of a name is also another word.
_SHORTEST = 3


class Division(StrEnum):
    """For whose seats a contest is."""

    TOGETHER = "together"
    GROUP = "member-group"
    COUNTRY = "country-group"


@dataclass(frozen=True, slots=True)
class ContestOutline:
    """How seats are voted on together."""

    seats: int
    #: What the member group is called whose seats it fills; empty where it is for others.
    label: str = ""
    division: Division = Division.TOGETHER
    method: str = ONE_CROSS
    max_marks: int | None = 1
    substitutes: int | None = None
    group_cap: int | None = None


@dataclass(frozen=True, slots=True)
class TaskOutline:
    """A line of the checklist, and its days from the polling day."""

    what: str
    days: int


@dataclass(frozen=True, slots=True)
class DateOutline:
    """A date of the timetable: its days from the polling day, and its clock time."""

    kind: DateKind
    days: int
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class ElectionOutline:
    """How an election is held."""

    forms: tuple[FormOfVoting, ...]
    contests: tuple[ContestOutline, ...]
    ballot_order: BallotOrder = BallotOrder.LIST
    result_scope: ResultScope = ResultScope.RECOMMENDED_AND_NEXT
    double_entry: bool = False
    opens: time | None = None
    closes: time | None = None
    #: Until when votes by post are taken, in days from the polling day.
    post_days: int | None = None
    post_clock: time | None = None
    tasks: tuple[TaskOutline, ...] = ()
    dates: tuple[DateOutline, ...] = ()
    #: What those who held it would do otherwise.
    lessons: str = ""


@dataclass(frozen=True, slots=True)
class Here:
    """What the round has for which the election is to be held."""

    #: By label: the member groups for which anybody may stand, and how many seats they fill.
    groups: Mapping[str, tuple[UUID, int]]
    #: Groups by country, where somebody has approved them.
    countries: Sequence[str]
    dates: Collection[Step]


@dataclass(frozen=True, slots=True)
class Fit:
    """What of a set-up is taken here, and why the rest is not."""

    #: How people vote where there is one contest; the five questions say on how many seats, and with how many marks.
    style: ContestOutline
    #: Several contests, one for each group; none where there is one.
    contests: tuple[NewContest, ...]
    tasks: tuple[NewTask, ...]
    dates: tuple[DateOutline, ...]
    reasons: tuple[Refusal, ...]

    @property
    def asks_marks(self) -> bool:
        """Whether a paper of the one contest holds a number of crosses."""
        return self.style.method not in (*PREFERENCE, ANY_CROSSES)

    def contest(self, label: str, seats: int, marks: int | None) -> NewContest:
        """Return the one contest that five questions make."""
        style = self.style
        if not self.asks_marks:
            return NewContest(label, seats, style.method, None, style.substitutes, style.group_cap)
        method = ONE_CROSS if marks == 1 else SEVERAL_CROSSES
        return NewContest(label, seats, method, marks, style.substitutes, style.group_cap)


def may_be_read(outline: ElectionOutline) -> tuple[Refusal, ...]:
    """Return every reason why a file is no election's set-up, whoever's election it is for."""
    parts = (outline.contests, outline.tasks, outline.dates)
    is_possible = (
        outline.contests
        and outline.forms
        and all(len(part) <= MOST_PARTS for part in parts)
        and len(outline.lessons) <= LONGEST_TEXT
        and abs(outline.post_days or 0) <= FARTHEST
    )
    return () if is_possible else (Refusal("outline-is-no-election", {"most": MOST_PARTS}, "file"),)


def fitted(outline: ElectionOutline, here: Here) -> Fit:
    """Return what of a set-up is taken for a round, and a reason for everything that is not."""
    known = [one for one in outline.contests if one.method in OFFERED]
    reasons = [
        Refusal("outline-method-unknown", {"method": one.method[:LONGEST_LINE]})
        for one in outline.contests
        if one.method not in OFFERED
    ]
    if not here.countries and any(one.group_cap for one in known):
        reasons.append(Refusal("outline-cap-unapproved"))
        known = [replace(one, group_cap=None) for one in known]
    contests = [*_by_group(known, here, reasons), *_by_country(known, here, reasons)]
    tasks = [NewTask(one.what, one.days) for one in outline.tasks if _can_be(one)]
    if len(tasks) < len(outline.tasks):
        reasons.append(Refusal("outline-tasks-impossible", {"number": len(outline.tasks) - len(tasks)}))
    dates = {one.kind: one for one in outline.dates if one.kind not in here.dates and abs(one.days) <= FARTHEST}
    standing = [one.kind for one in outline.dates if one.kind in here.dates]
    if standing:
        reasons.append(Refusal("outline-dates-stand", {"dates": standing}))
    style = known[0] if known else ContestOutline(1)
    several = tuple(contests) if len(contests) > 1 else ()
    return Fit(style, several, tuple(tasks), tuple(dates.values()), tuple(reasons))


def _by_group(known: Iterable[ContestOutline], here: Here, reasons: list[Refusal]) -> list[NewContest]:
    """Return a contest for each member group that is called the same here, with the seats that it fills here."""
    made = {}
    labelled = {label.strip().casefold(): label for label in here.groups}
    for one in known:
        if one.division is Division.GROUP:
            label = labelled.get(one.label.strip().casefold())
            if label is None:
                reasons.append(Refusal("outline-group-unknown", {"group": one.label[:LONGEST_LINE]}))
            else:
                group, seats = here.groups[label]
                made[label] = _contest(one, label, seats, seat_group_id=group)
    return [*made.values()]


def _by_country(known: Iterable[ContestOutline], here: Here, reasons: list[Refusal]) -> list[NewContest]:
    """Return a contest for each group by country, where there are some: all of them as the first one there."""
    first = next((one for one in known if one.division is Division.COUNTRY), None)
    if first and not here.countries:
        reasons.append(Refusal("outline-countries-unapproved"))
    return [_contest(first, label, first.seats, country_group=label) for label in here.countries] if first else []


def _contest(style: ContestOutline, label: str, seats: int, **whose: Any) -> NewContest:
    return NewContest(label, max(seats, 1), style.method, style.max_marks, style.substitutes, style.group_cap, **whose)


def _can_be(task: TaskOutline) -> bool:
    return len(task.what) <= LONGEST_LINE and not may_be_a_task(NewTask(task.what, task.days))


def dates_from(dates: Iterable[DateOutline], polling_on: date) -> dict[Step, Moment]:
    """Return dates counted from a polling day."""
    return {one.kind: Moment(polling_on + timedelta(days=one.days), one.clock) for one in dates}


def that_fit(stands: Timetable, new: Timetable) -> dict[Step, Moment]:
    """Return those of new dates that make sense together with those of a round that stand."""
    fit = dict(new)
    while refused := {one.field for one in may_be({**stands, **fit})} & fit.keys():
        fit = {step: moment for step, moment in fit.items() if step not in refused}
    return fit


def mentions(text: str, names: Iterable[str]) -> bool:
    """Return True when a text has one of these names in it, or a part of one that is a word of its own."""
    words = {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _SHORTEST}
    return any(words & {*re.findall(r"\w+", name.casefold())} for name in names)

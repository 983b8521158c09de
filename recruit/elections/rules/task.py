"""The checklist of an election: what most of them need to have ready, and by when, counted from the polling day."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation.refusal import Refusal

#: A day that lies further from the polling day is a slip of the pen.
FARTHEST = 750
#: Where one of them is recorded nothing is late any more.
NO_LONGER_NEEDED = frozenset({Milestone.UNCONTESTED, Milestone.CERTIFIED, Milestone.ANNULLED})


class TaskKind(StrEnum):
    """What an election needs to have ready."""

    ROOM = "room"
    COMMITTEE = "committee"
    REGISTER = "register"
    HELPERS = "helpers"
    POST_SENT = "post-sent"
    INTERPRETER = "interpreter"
    COUNTERS = "counters"
    FOOD = "food"
    BOX = "box"
    WITNESSES = "witnesses"
    BALLOTS = "ballots"
    CASE = "case"
    POST_FETCHED = "post-fetched"
    LOCKED_AWAY = "locked-away"


#: Days from the polling day. From a Thursday none falls on a weekend.
_DAYS = {
    TaskKind.ROOM: -70,
    TaskKind.COMMITTEE: -42,
    TaskKind.REGISTER: -35,
    TaskKind.HELPERS: -28,
    TaskKind.POST_SENT: -24,
    TaskKind.INTERPRETER: -21,
    TaskKind.COUNTERS: -21,
    TaskKind.FOOD: -14,
    TaskKind.BOX: -8,
    TaskKind.WITNESSES: -7,
    TaskKind.BALLOTS: -6,
    TaskKind.CASE: -2,
    TaskKind.POST_FETCHED: 0,
    TaskKind.LOCKED_AWAY: 1,
}
#: What is needed only where there is something of the kind.
_OF_MEETING = frozenset({TaskKind.HELPERS, TaskKind.FOOD, TaskKind.INTERPRETER})
_OF_POST = frozenset({TaskKind.POST_SENT, TaskKind.POST_FETCHED})


@dataclass(frozen=True, slots=True)
class NewTask:
    """A line of a checklist as somebody writes it."""

    what: str
    #: Days from the polling day; before it they are negative.
    days: int
    owner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Needed:
    """What an election needs to have ready, by when, and of an interpreter in which language."""

    kind: TaskKind
    days: int
    language: str = ""


def needed(forms: Collection[FormOfVoting], languages: Collection[str], *, has_register: bool) -> Iterator[Needed]:
    """Yield what an election with these forms of voting needs, by day; `languages` are those that citizens read.

    There is an interpreter for each language but Danish. Those who set up the register need nobody to remind them
    before there is one.
    """
    left_out = {
        *(() if FormOfVoting.MEETING in forms else _OF_MEETING),
        *(() if FormOfVoting.POST in forms else _OF_POST),
        *(() if has_register else (TaskKind.REGISTER,)),
    }
    for kind, days in _DAYS.items():
        if kind in left_out:
            continue
        if kind is TaskKind.INTERPRETER:
            yield from (Needed(kind, days, language) for language in languages if language != "da")
        else:
            yield Needed(kind, days)


def may_be_a_task(task: NewTask) -> tuple[Refusal, ...]:
    """Return every reason why nobody can be asked to do this."""
    reasons = [] if task.what.strip() else [Refusal("answer-missing", field="what")]
    if abs(task.days) > FARTHEST:
        reasons.append(Refusal("task-is-far-from-the-poll", field="due_on"))
    return tuple(reasons)


def in_time(tasks: Iterable[NewTask], polling_on: date, today: date) -> list[NewTask]:
    """Return the tasks with none to be done before today, unless the polling day itself is over."""
    earliest = days_between(polling_on, today)
    return [replace(one, days=max(one.days, earliest)) if earliest <= 0 else one for one in tasks]


def days_between(polling_on: date, due_on: date) -> int:
    """Return how many days from the polling day a day lies."""
    return (due_on - polling_on).days

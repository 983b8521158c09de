"""What the end of a term asks for, and by when: counted from the last day of the term, before it negative."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from recruit.foundation.refusal import Refusal
from recruit.handover.rules.vocabulary import StepKind

#: Days from the last day. From 31 December: the evaluation in September, the handover adopted at the year's last
#: meeting, the thanks in the last fortnight.
_DAYS: Mapping[StepKind, int] = {
    StepKind.EVALUATION: -110,
    StepKind.WANTED_PROFILES: -90,
    StepKind.NOTES: -75,
    StepKind.MONEY: -60,
    StepKind.WORKING_GROUPS: -45,
    StepKind.PLACES_ELSEWHERE: -45,
    StepKind.ADOPTION: -30,
    StepKind.INVITATIONS: -28,
    StepKind.NEXT_TERM: -21,
    StepKind.HOLDOVER: -14,
    StepKind.THANKS: -14,
}
#: A council that is dissolved has no successor to prepare.
_OF_A_SUCCESSOR = frozenset({StepKind.WANTED_PROFILES, StepKind.NEXT_TERM, StepKind.HOLDOVER})
#: A term is handed over from this day on.
BEGINS = timedelta(days=max(-days for days in _DAYS.values()))


@dataclass(frozen=True, slots=True)
class StepToTake:
    """Something that the end of a term asks for."""

    kind: StepKind
    due_on: date
    done_on: date | None = None

    def is_late(self, *, on: date) -> bool:
        """Return True when its day is over and it is not done."""
        return self.done_on is None and on > self.due_on


def steps(
    last_day: date, done: Mapping[StepKind, date], *, holds_over: bool, is_dissolved: bool
) -> tuple[StepToTake, ...]:
    """Return what the end of a term asks for, by day; `done` says what was done and when."""
    left_out = {*(_OF_A_SUCCESSOR if is_dissolved else ()), *(() if holds_over else (StepKind.HOLDOVER,))}
    found = [
        StepToTake(kind, last_day + timedelta(days=days), done.get(kind))
        for kind, days in _DAYS.items()
        if kind not in left_out
    ]
    return tuple(sorted(found, key=lambda step: step.due_on))


def may_tick(kind: StepKind, asked: Collection[StepKind], *, is_done: bool) -> tuple[Refusal, ...]:
    """Return every reason why a step is not ticked."""
    reasons = [] if kind in asked else [Refusal("step-is-not-asked-for")]
    return (*reasons, *((Refusal("step-is-done"),) if is_done else ()))


def begins(last_day: date) -> date:
    """Return the day on which a term begins to be handed over."""
    return last_day - BEGINS

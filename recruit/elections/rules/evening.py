"""An election on one evening: which elections it is for, where it is, and what becomes of an act that a browser sends.

A browser keeps every act under an id of its own until it knows that the act was taken, and sends it again until then.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from recruit.counting.result import Outcome
from recruit.elections.rules.setting_up import ANY_CROSSES, ONE_CROSS, SEVERAL_CROSSES
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal

Key = TypeVar("Key")

#: So many acts are sent at once.
MOST_AT_ONCE = 100


class Kind(StrEnum):
    """What can be done on the screen of the evening."""

    #: Somebody is called out.
    CANDIDATE = "candidate"
    CANDIDATE_BACK = "candidate-back"
    #: Those who stand are approved, their list and the ballots are fixed, and the polls open.
    LIST = "list"
    #: One voter more at the door, or one fewer.
    VOTER = "voter"
    VOTER_BACK = "voter-back"
    #: The polls are closed.
    POLLS = "polls"
    #: A paper is read aloud.
    PAPER = "paper"
    PAPER_BACK = "paper-back"
    #: Every paper is read; or the totals were counted otherwise.
    COUNT = "count"
    TOTALS = "totals"
    LOT = "lot"
    CERTIFY = "certify"


#: What others stand on: they wait until everything before them is taken.
STEPS = frozenset({Kind.LIST, Kind.POLLS, Kind.COUNT, Kind.TOTALS, Kind.LOT, Kind.CERTIFY})

#: The fields of an act that name people: they do not go into its digest, which is kept.
_NAMING = frozenset({"name", "contact", "nominator_name", "known", "people", "drawn_by", "witnessed_by"})


class Stage(StrEnum):
    """Where the evening is: the one thing that is in focus."""

    CANDIDATES = "candidates"
    #: There are not more candidates than seats.
    NOBODY_VOTES = "nobody-votes"
    VOTING = "voting"
    COUNTING = "counting"
    LOT = "lot"
    RESULT = "result"
    CERTIFIED = "certified"


@dataclass(frozen=True, slots=True)
class Act:
    """An act as a browser sends it: what was filled in, by the names of the fields."""

    id: UUID
    kind: Kind
    said: Mapping[str, Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def digest(self) -> str:
        """SHA-256 of what it says, but for names."""
        told = {name: list(values) for name, values in self.said.items() if name not in _NAMING}
        return sha256(json.dumps([self.kind.value, told], sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is read aloud; a blank one has neither crosses nor a fault."""

    marks: tuple[int, ...] = ()
    #: An `Invalid`; empty for a paper that counts.
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Pile:
    """The papers that were read so far."""

    papers: Mapping[tuple[int, ...], int] = field(default_factory=dict)
    blank: int = 0
    #: Reason -> papers.
    invalid: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(self.papers.values()) + self.blank + sum(self.invalid.values())

    def with_one_more(self, paper: Paper, more: int = 1) -> "Pile":
        """Return the pile with that paper on it; with `more` of -1, without it."""
        if paper.fault:
            return replace(self, invalid=_changed(self.invalid, paper.fault, more))
        if not paper.marks:
            return replace(self, blank=self.blank + more)
        return replace(self, papers=_changed(self.papers, tuple(sorted(paper.marks)), more))

    def counted(self, remark: str) -> Counted:
        """Return the pile as it is entered."""
        valid = sum(self.papers.values())
        return Counted(valid, self.blank, self.invalid, papers=self.papers, remark=remark)

    def votes(self) -> dict[int, int]:
        """Return the crosses so far, by number."""
        totals: dict[int, int] = {}
        for marks, many in self.papers.items():
            for number in marks:
                totals[number] = totals.get(number, 0) + many
        return totals


def _changed(counts: Mapping[Key, int], key: Key, more: int) -> dict[Key, int]:
    changed = {**counts, key: counts.get(key, 0) + more}
    return {one: many for one, many in changed.items() if many}


def misfits(methods: Sequence[str], forms: Collection[str], *, double_entry: bool) -> tuple[Refusal, ...]:
    """Return why an election, with a method for each contest, does not go on one screen."""
    reasons = []
    if len(methods) != 1 or methods[0] not in (ONE_CROSS, SEVERAL_CROSSES, ANY_CROSSES):
        reasons.append(Refusal("evening-is-for-crosses"))
    if set(forms) != {FormOfVoting.MEETING}:
        reasons.append(Refusal("evening-is-at-a-meeting"))
    if double_entry:
        reasons.append(Refusal("evening-is-entered-once"))
    return tuple(reasons)


def stage(passed: Collection[Milestone], outcome: Outcome | None, *, is_for_all: bool) -> Stage:
    """Return where the evening is, after a final count with that outcome; None before there is one."""
    if Milestone.CERTIFIED in passed:
        return Stage.CERTIFIED
    if is_for_all:
        return Stage.NOBODY_VOTES
    if Milestone.VOTING not in passed:
        return Stage.CANDIDATES
    if Milestone.CLOSED not in passed:
        return Stage.VOTING
    if outcome is None:
        return Stage.COUNTING
    return Stage.LOT if outcome is Outcome.LOT_REQUIRED else Stage.RESULT


def waits(kind: Kind, held: Collection[Kind]) -> bool:
    """Return whether an act waits, when acts before it are `held`: steps wait for all of them, the others for steps."""
    return bool(STEPS.intersection(held)) or (kind in STEPS and bool(held))


def may_say_again(act: Act, digest: str) -> tuple[Refusal, ...]:
    """Return why an act is not the one that was taken under its id."""
    return () if act.digest == digest else (Refusal("act-says-something-else"),)


def may_call_out(*, is_rehearsal: bool, is_fixed: bool) -> tuple[Refusal, ...]:
    """Return why nobody is called out any more; in a rehearsal nobody is, for whoever is would be told."""
    reasons = [Refusal("rehearsal-takes-no-candidates")] if is_rehearsal else []
    return (*reasons, *([Refusal("candidates-are-fixed")] if is_fixed else []))


def may_close_the_list(
    people: Sequence[str], order: Sequence[UUID], standing: Collection[UUID], undeclared: Sequence[str]
) -> tuple[Refusal, ...]:
    """Return why the list is not closed in this order: the committee is nobody, or other people stand by now.

    `undeclared` are the names of those who have not declared on faith and honour that they meet the condition.
    """
    reasons = [] if any(name.strip() for name in people) else [Refusal("committee-is-nobody", field="people")]
    if sorted(order) != sorted(standing):
        reasons.append(Refusal("candidates-have-changed"))
    if undeclared:
        reasons.append(Refusal("candidates-have-not-declared", {"candidates": undeclared}))
    return tuple(reasons)


def may_close_again(
    people: Sequence[str], order: Sequence[UUID], *, noted: Sequence[str], ballot: Sequence[UUID]
) -> tuple[Refusal, ...]:
    """Return why a list that is closed already is not closed like that, too.

    It is where an `order` that was called out is that of the `ballot`, and the `noted` committee, if any, are the same
    people. A screen that found the list fixed calls no order out.
    """
    reasons = [Refusal("list-has-other-numbers")] if order and list(order) != list(ballot) else []
    if noted and {*map(search_key, people)} != {*map(search_key, noted)}:
        reasons.append(Refusal("list-is-closed-by-others", {"people": noted}, "people"))
    return tuple(reasons)


def may_count_under(numbers: Collection[int], order: Sequence[UUID], ballot: Sequence[UUID]) -> tuple[Refusal, ...]:
    """Return why numbers do not count: on the screen where they were read, with its `order`, they were other people's.

    A plain form says no order; its page shows the ballot itself.
    """
    are_others = any(order[number - 1 : number] != ballot[number - 1 : number] for number in numbers)
    return (Refusal("numbers-are-of-others", field="marks"),) if order and are_others else ()


def may_read(paper: Paper, *, entries: int, most: int | None) -> tuple[Refusal, ...]:
    """Return why this is not what a paper says, on a ballot of so many `entries` with at `most` so many crosses."""
    if len(set(paper.marks)) < len(paper.marks) or not set(paper.marks) <= set(range(1, entries + 1)):
        return (Refusal("candidate-is-not-on-the-ballot", field="marks"),)
    if most is not None and len(paper.marks) > most:
        return (Refusal("paper-has-too-many-crosses", {"most": most}, "marks"),)
    return (Refusal("paper-counts-or-does-not", field="marks"),) if paper.marks and paper.fault else ()


def may_take_back(kind: Kind, of: Kind | None, *, is_the_same: bool, is_taken_back: bool) -> tuple[Refusal, ...]:
    """Return why an act of that kind does not take back the one `of` another kind; None where there is none."""
    if of is None or f"{of.value}-back" != kind.value or not is_the_same:
        return (Refusal("act-is-not-there"),)
    return (Refusal("act-is-taken-back"),) if is_taken_back else ()


def may_enter(pile: Pile) -> tuple[Refusal, ...]:
    """Return why the pile is not counted."""
    return () if len(pile) else (Refusal("no-paper-is-read"),)

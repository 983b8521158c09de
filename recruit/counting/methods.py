"""The methods by name, and what holds for all of them: no poll where none is needed, and groups each by itself."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import Protocol, cast

from recruit.counting import marks, preferences
from recruit.counting.ballots import Account, Ballots
from recruit.counting.checks import PREFERENCE, check
from recruit.counting.contest import Contest
from recruit.counting.lot import Lot, Lots
from recruit.counting.result import Action, ActionKind, Count, Outcome, Stage
from recruit.counting.sentences import LAPSED, Sentence, both

#: Name in a contest's file -> the module that tells the rule and holds its `count`.
METHODS = {
    "plurality": "recruit.counting.plurality",
    "block": "recruit.counting.block",
    "approval": "recruit.counting.approval",
    "majority": "recruit.counting.majority",
    "list-dhondt": "recruit.counting.list_dhondt",
    "list-saintelague": "recruit.counting.list_saintelague",
    "stv-scottish-2007": "recruit.counting.stv_scottish_2007",
    "stv-meek": "recruit.counting.stv_meek",
}


class _Method(Protocol):
    """A method's module."""

    def count(self, contest: Contest, lots: Lots) -> Count: ...


def count(contest: Contest, recorded: Sequence[Lot] = ()) -> Count:
    """Count the contest by its method, with the lots that were drawn.

    Where a lot or a further ballot is needed the outcome says so, and what is settled is given. Raises BadInput for a
    contest that does not hold together.
    """
    check(contest)
    lots = Lots(recorded)
    counted = _by_groups(contest, lots) if contest.group_seats else _one(contest, lots)
    return replace(counted, lots=lots.used, unused_lots=lots.unused)


def _one(contest: Contest, lots: Lots) -> Count:
    return _without_poll(contest) or cast(_Method, import_module(METHODS[contest.method])).count(contest, lots)


def _without_poll(contest: Contest) -> Count | None:
    """Return the count of a contest that needs no poll: nobody stands, or not more than there are seats."""
    if contest.lists:
        return None  # what a list gives its own is the method's affair
    standing = contest.eligible
    numbers = tuple(one.id for one in standing)
    account = _admitted(contest)[1] if contest.polls else contest.account or Account()
    if not standing:
        stage = Stage(Action(ActionKind.NO_POLL), LAPSED, group=contest.group)
        return Count(Outcome.LAPSED, stages=(stage,), account=account)
    groups = [one.group for one in standing if one.group is not None]
    capped = contest.group_cap is not None and any(groups.count(group) > contest.group_cap for group in groups)
    if len(standing) > contest.seats or capped or _was_held(contest):
        return None
    stage = Stage(Action(ActionKind.NO_POLL), _uncontested(contest), elected=numbers, group=contest.group)
    return Count(Outcome.UNCONTESTED, numbers, stages=(stage,), account=account)


def _was_held(contest: Contest) -> bool:
    """Whether there was a poll all the same, as where somebody withdrew after it; then it is counted."""
    return any(poll.cast for poll in contest.polls) or any(one.votes for one in contest.candidates)


def _admitted(contest: Contest) -> tuple[Ballots, Account]:
    """Return the papers of the poll that count, and the account of all of them, as the method has it."""
    is_ranked = contest.method in PREFERENCE
    return preferences.admit(contest) if is_ranked else marks.admit(contest, contest.polls[0])


def _by_groups(contest: Contest, lots: Lots) -> Count:
    """Count each group's seats among its own candidates, and put the answers side by side."""
    account, polls = contest.account or (None if _was_held(contest) else Account()), contest.polls
    if polls:
        admitted, account = _admitted(contest)
        polls = (admitted,)
    parts = {group: _one(_part(contest, group, polls), lots) for group in contest.group_seats}
    counts = tuple(parts.values())
    return Count(
        _together(counts),
        tuple(number for one in counts for number in one.winners),
        tuple(number for one in counts for number in one.substitutes),
        tuple(equal for one in counts for equal in one.equal_substitutes),
        tuple(replace(stage, group=group) for group, one in parts.items() for stage in one.stages),
        account=account,
        ties=tuple(tie for one in counts for tie in one.ties),
        winners_by_group={group: one.winners for group, one in parts.items()},
        substitutes_by_group={group: one.substitutes for group, one in parts.items()},
    )


def _part(contest: Contest, group: str, polls: Sequence[Ballots]) -> Contest:
    others = [one.id for one in contest.candidates if one.group != group]
    return contest.of_group(group, [poll.without(others) for poll in polls])


def _together(counts: Sequence[Count]) -> Outcome:
    """Return the outcome of the whole: what one group waits for, the whole waits for."""
    outcomes = {one.outcome for one in counts}
    for outcome in (Outcome.LOT_REQUIRED, Outcome.ELECTED, Outcome.UNCONTESTED):
        if outcome in outcomes:
            return outcome
    return Outcome.LAPSED


def _uncontested(contest: Contest) -> Sentence:
    names = both([one.name for one in contest.eligible])
    standing = len(contest.eligible)
    seats = (
        Sentence("1 plads", "1 seat")
        if contest.seats == 1
        else Sentence(f"{contest.seats} pladser", f"{contest.seats} seats")
    )
    stand, take = ("stands", "takes") if standing == 1 else ("stand", "take")
    return Sentence(
        f"Der er {standing} opstillet til {seats.da}, så der skal ikke stemmes: {names.da} får plads.",
        f"{standing} {stand} for {seats.en}, so there is no poll: {names.en} {take} a seat.",
    )

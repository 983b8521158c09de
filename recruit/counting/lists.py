"""Lists that share seats: what each alliance and list has, then who on each list.

Shared by the methods that differ only in what votes are divided by.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from recruit.counting import list_sentences
from recruit.counting.alliances import Level, divided
from recruit.counting.contest import Contest
from recruit.counting.list_seats import seat
from recruit.counting.lot import Lots
from recruit.counting.quotients import Divisor
from recruit.counting.result import Action, ActionKind, Count, Outcome, Stage
from recruit.counting.sentences import LAPSED, Sentence
from recruit.counting.ties import drawn


def count(contest: Contest, lots: Lots, divisor: Divisor) -> Count:
    """Give the seats to the lists, level by level, and each list's seats to its candidates.

    Where a lot between lists is missing, the seats that are sure are given, and nobody of a list that may still have
    one more: who on it has a seat can depend on how many it has.
    """
    if _nobody_stands(contest):
        return Count(Outcome.LAPSED, stages=(Stage(Action(ActionKind.NO_POLL), LAPSED),))
    return _without_poll(contest) or _by_quotients(contest, lots, divisor)


def _nobody_stands(contest: Contest) -> bool:
    """Whether no list has anybody who can take a seat; a list that names nobody has, when it has votes."""
    return not any(one.votes if one.capacity is None else one.capacity for one in contest.lists)


def _without_poll(contest: Contest) -> Count | None:
    """Return the count where no poll is needed: not more stand than there are seats, or one list stands alone.

    Where lists have votes there was a poll all the same, as when somebody withdrew after it; then it is counted.
    """
    if any(one.votes for one in contest.lists):
        return None
    capacities = [one.capacity for one in contest.lists if one.capacity is not None]
    standing = sum(capacities)
    if len(capacities) == len(contest.lists) and standing <= contest.seats:
        return _uncontested(contest, list_sentences.everybody(standing, contest.seats))
    if len(contest.lists) == 1:
        return _uncontested(contest, list_sentences.ONE_LIST)
    return None


def _uncontested(contest: Contest, why: Sentence) -> Count:
    """Give the seats to the first of each list: to all of them, or to as many of the only list as there are seats."""
    standing = {one.id: tuple(candidate.id for candidate in one.eligible) for one in contest.lists}
    has = {name: numbers[: contest.seats] for name, numbers in standing.items()}
    everybody = tuple(who for numbers in has.values() for who in numbers)
    return Count(
        Outcome.UNCONTESTED,
        everybody,
        stages=(Stage(Action(ActionKind.NO_POLL), why, elected=everybody),),
        seats_by_list={name: len(numbers) for name, numbers in has.items()},
        winners_by_list=has,
        substitutes_by_list={name: numbers[contest.seats :][: contest.wanted] for name, numbers in standing.items()},
    )


def _by_quotients(contest: Contest, lots: Lots, divisor: Divisor) -> Count:
    top = divided(contest, divisor, lots)
    awarded = tuple(top.lists_in_order)
    has, waiting = Counter(awarded), frozenset(top.waiting)
    people = {
        one.id: seat(contest, one, has[one.id], lots)
        for one in contest.lists
        if one.candidates is not None and one.id not in waiting
    }
    ties = (*top.ties, *(tie for one in people.values() for tie in one.ties))
    return Count(
        Outcome.LOT_REQUIRED if ties else Outcome.ELECTED,
        tuple(_in_order(awarded, people)),
        equal_substitutes=tuple(equal for one in people.values() for equal in one.equal_substitutes),
        stages=(*_stages(contest, top), *(stage for one in people.values() for stage in one.stages)),
        ties=ties,
        seats_by_list={one.id: has[one.id] for one in contest.lists},
        seats_by_alliance=top.division.taken,
        order_of_award=top.division.order,
        winners_by_list={name: one.winners for name, one in people.items()},
        substitutes_by_list={name: one.substitutes for name, one in people.items()},
    )


def _in_order(awarded: Sequence[str], people: Mapping[str, Count]) -> Iterator[int]:
    """Yield the winners in the order of the seats: the second seat of a list is its second winner's."""
    seated: Counter[str] = Counter()
    for name in awarded:
        if name in people:
            yield from people[name].winners[seated[name] : seated[name] + 1]
            seated[name] += 1


def _stages(contest: Contest, top: Level) -> Iterator[Stage]:
    """Yield a stage for each level, and one for the lot that decided in it."""
    for level in top.settled_levels:
        found = level.division
        why = list_sentences.division(contest, found, level.name)
        yield Stage(Action(ActionKind.QUOTIENTS, list=level.name), why, quotients=found.table)
        if found.drawing is not None:
            lot = drawn(contest, found.drawing.tie, found.drawing.seated)
            yield Stage(Action(ActionKind.LOT, list=level.name), lot)

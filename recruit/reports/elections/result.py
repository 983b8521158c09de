"""What a contest came to, candidate by candidate, as a page, a picture and a paper show it.

Until the municipal council has decided, everybody is recommended or next in line, and nobody is elected.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recruit.counting.contest import Candidate
from recruit.counting.result import ActionKind, Count
from recruit.counting.sentences import comma, whole
from recruit.counting.ties import needed
from recruit.elections.queries.results import Result
from recruit.elections.rules.vocabulary import Advice, ResultScope
from recruit.foundation.i18n import current_locale

#: Who is shown to everybody, by the election's setting.
SHOWN = {
    ResultScope.RECOMMENDED: frozenset({Advice.RECOMMENDED}),
    ResultScope.RECOMMENDED_AND_NEXT: frozenset({Advice.RECOMMENDED, Advice.NEXT}),
    ResultScope.EVERYBODY: frozenset(Advice),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate in a result."""

    number: int
    name: str
    advice: Advice
    #: Among those who are recommended, or those who are next, from 1.
    rank: int | None = None
    #: None where papers hold an order, or nobody voted.
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of a count: what happened, and each candidate's votes after it, by number from 1."""

    number: int
    why: str
    totals: Sequence[str]
    #: Votes that reach nobody any more; None where a method has no such thing.
    lost: str | None
    group: str | None


def lines(result: Result) -> list[Line]:
    """Return the candidates: those who are recommended, those next in line, and the others by votes."""
    count, totals = result.count, votes(result.count)
    ranked = {number: (Advice.RECOMMENDED, rank) for rank, number in enumerate(count.winners, 1)}
    ranked |= {number: (Advice.NEXT, rank) for rank, number in enumerate(count.substitutes, 1)}
    equal = {number for tie in count.ties for number in tie.between}
    others = [one for one in result.counted.candidates if one.id not in ranked]
    others.sort(key=lambda one: -totals.get(one.id, 0))
    return [
        *(Line(number, result.counted.name(number), *told, totals.get(number)) for number, told in ranked.items()),
        *(Line(one.id, one.name, _advice(one, equal), None, totals.get(one.id)) for one in others),
    ]


def _advice(one: Candidate, equal: set[int | str]) -> Advice:
    if one.withdrawn:
        return Advice.WITHDRAWN
    if equal:
        return Advice.EQUAL if one.id in equal else Advice.OPEN
    return Advice.NEITHER


def votes(count: Count) -> dict[int, int]:
    """Return each candidate's crosses; nothing where papers hold an order, or nobody voted."""
    added = [stage for stage in count.stages if stage.action.kind is ActionKind.COUNT]
    return {number: int(total) for number, total in enumerate(added[0].totals, 1)} if added else {}


def steps(result: Result) -> Iterator[Step]:
    """Yield the stages of a count in the reader's language."""
    language = current_locale().code
    for number, stage in enumerate(result.count.stages, 1):
        lost = None if stage.lost is None else written(stage.lost)
        yield Step(number, stage.why.in_language(language), list(map(written, stage.totals)), lost, stage.group)


def written(votes: str) -> str:
    """Return votes as people write them in the reader's language."""
    return comma(whole(votes)) if current_locale().code == "da" else whole(votes)


def questions(result: Result) -> list[str]:
    """Return what lots have to decide, in the reader's language."""
    language = current_locale().code
    return [needed(result.counted, tie).in_language(language) for tie in result.count.ties]


def is_settled(result: Result) -> bool:
    """Whether the count that holds is made, and nothing is open."""
    return not (result.count.ties or result.is_outdated or result.is_preliminary)


def shown(result: Result, scope: ResultScope) -> list[Line]:
    """Return whom everybody may read of."""
    return [line for line in lines(result) if line.advice in SHOWN[scope]]

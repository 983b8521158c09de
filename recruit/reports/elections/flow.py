"""How votes moved from stage to stage of a count by preferences, for those who may be named; the others are one row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from recruit.counting.result import Stage
from recruit.elections.queries.results import Result
from recruit.elections.rules.counting import is_ranked
from recruit.foundation.i18n import _
from recruit.foundation.papers.word import Rows
from recruit.reports.elections.result import Line, written

_NOTHING = Decimal()
#: So many stages stand beside each other on paper.
_STAGES = 7


@dataclass(frozen=True, slots=True)
class Row:
    """The votes of somebody, of the others together, or those that reach nobody any more, after each stage."""

    name: str
    votes: Sequence[Decimal]
    #: The stage at the end of which somebody has enough votes, or goes out; both from 0, as places in `votes`.
    enough: int | None = None
    out: int | None = None
    #: Not of one candidate: of the others together, or of nobody.
    is_sum: bool = False

    def received(self, at: int) -> Decimal:
        """Return how much came in a stage; in the first one, nothing has moved yet."""
        return max(self.votes[at] - self.votes[at - 1], _NOTHING) if at else _NOTHING

    def passed_on(self, at: int) -> Decimal:
        """Return how much left in a stage."""
        return max(self.votes[at - 1] - self.votes[at], _NOTHING) if at else _NOTHING

    @property
    def told(self) -> list[str]:
        """The votes after each stage as people write them."""
        return [written(f"{votes:f}") for votes in self.votes]


@dataclass(frozen=True, slots=True)
class Flow:
    """The stages of a count in which votes moved."""

    rows: Sequence[Row]
    #: The number of each stage, as the list of stages has it.
    numbers: Sequence[int]
    #: Enough for a seat after each stage; empty where a method does not say it.
    quotas: Sequence[Decimal]


def flow(result: Result, lines: Sequence[Line]) -> Flow | None:
    """Return how the votes moved, with a row for each of these lines; None where papers hold no order, or none moved.

    Whoever is in no line is counted among the others; None also where that is only one, whom nothing would hide.
    """
    numbered = [(number, stage) for number, stage in enumerate(result.count.stages, 1) if stage.totals]
    hidden = len(result.counted.candidates) - len(lines)
    if not is_ranked(result.contest.method) or len(numbered) < 2 or hidden == 1:
        return None
    stages = [stage for _number, stage in numbered]
    quotas = [stage.quota or result.count.quota for stage in stages]
    rows = [_row(line, stages) for line in lines]
    return Flow(
        [*rows, *_others(result, lines, stages), *_lost(stages)],
        [number for number, _stage in numbered],
        [Decimal(quota) for quota in quotas if quota is not None],
    )


def tables(found: Flow) -> Iterator[Rows]:
    """Yield the votes after each stage as tables that a page has room for, so many stages in each."""
    for first in range(0, len(found.numbers), _STAGES):
        part = slice(first, first + _STAGES)
        columns = [_("Candidate"), *(str(number) for number in found.numbers[part])]
        yield Rows(columns, [(row.name, *row.told[part]) for row in found.rows])


def _row(line: Line, stages: Sequence[Stage]) -> Row:
    enough = next((at for at, stage in enumerate(stages) if line.number in stage.elected), None)
    out = next((at for at, stage in enumerate(stages) if line.number in stage.excluded), None)
    return Row(line.name, [Decimal(stage.totals[line.number - 1]) for stage in stages], enough, out)


def _others(result: Result, lines: Sequence[Line], stages: Sequence[Stage]) -> Iterator[Row]:
    named = {line.number for line in lines}
    others = [one.id for one in result.counted.candidates if one.id not in named]
    if others:
        votes = [sum((Decimal(stage.totals[number - 1]) for number in others), _NOTHING) for stage in stages]
        yield Row(_("Others (%(number)s)", number=len(others)), votes, is_sum=True)


def _lost(stages: Sequence[Stage]) -> Iterator[Row]:
    if any(stage.lost is not None for stage in stages):
        yield Row(_("Not passed on"), [Decimal(stage.lost or 0) for stage in stages], is_sum=True)

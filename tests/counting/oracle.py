"""The preference methods once more, as a clerk would do it: one paper at a time, decimal numbers, nothing clever.

Written from the text of the rules and not from the program, slow, and only for small contests without withdrawals. Each
answers with the stages (what was done, everybody's total after it), the elected in order, and the questions that only
a lot could settle; `luck` is an order of all candidates, in which they would be drawn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_UP, Context, Decimal, localcontext

#: Enough digits that nothing is rounded but where a rule says so.
EXACT = Context(prec=60)

Paper = Sequence[int]


@dataclass
class Answer:
    """What the clerk wrote down."""

    quota: Decimal = Decimal(0)
    #: "exclusion 3", and the totals after it in the order of the candidates.
    stages: list[tuple[str, tuple[Decimal, ...]]] = field(default_factory=list)
    elected: list[int] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)
    #: For what a lot was drawn, and between whom.
    questions: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)

    def draw(self, purpose: str, between: Sequence[int], luck: Sequence[int]) -> int:
        """Ask, and let the luck decide."""
        self.questions.append((purpose, tuple(sorted(between))))
        return min(between, key=luck.index)


@dataclass
class _Slip:
    """One paper on the clerk's table."""

    names: list[int]
    worth: Decimal = Decimal(1)
    lies_with: int | None = None


def scottish(papers: Iterable[Paper], seats: int, luck: Sequence[int]) -> Answer:
    """Count by SSI 2007/42, rules 45-52."""
    with localcontext(EXACT):
        clerk = _Clerk([_Slip(list(names), lies_with=names[0]) for names in papers], seats, luck)
        clerk.write_down("first-preferences")
        while len(clerk.answer.elected) < seats and clerk.running:
            if clerk.surpluses:
                clerk.hand_on_surplus(clerk.choose(clerk.surpluses, 1, "surplus"))
            else:
                clerk.exclude(clerk.choose(clerk.running, -1, "exclude"))
        return clerk.answer


class _Clerk:
    """A Scottish count on a table."""

    def __init__(self, slips: list[_Slip], seats: int, luck: Sequence[int]) -> None:
        self.slips, self.seats, self.luck = slips, seats, luck
        self.answer = Answer(quota=Decimal(len(slips) // (seats + 1) + 1))
        self.running = sorted(luck)
        #: Elected, with a surplus that waits; elected, with a surplus that has gone on.
        self.surpluses: list[int] = []
        self.at_rest: list[int] = []

    def votes(self, who: int) -> Decimal:
        """What lies with somebody; whoever has handed on a surplus keeps the quota."""
        if who in self.at_rest:
            return self.answer.quota
        return sum((slip.worth for slip in self.of(who)), Decimal(0))

    def of(self, who: int) -> list[_Slip]:
        """The papers that lie with somebody."""
        return [slip for slip in self.slips if slip.lies_with == who]

    def write_down(self, what: str) -> None:
        """End a stage: elect by the quota (47), or whoever is left (52)."""
        row = {who: self.votes(who) for who in sorted(self.luck)}
        self.answer.stages.append((what, tuple(row.values())))
        elected = [who for who in self.running if row[who] >= self.answer.quota]
        self.surpluses += [who for who in elected if row[who] > self.answer.quota]
        if len(self.running) <= self.seats - len(self.answer.elected):
            elected = self.running
        self.answer.elected += sorted(elected, key=lambda one: (-row[one], one))
        self.running = [who for who in self.running if who not in elected]

    def choose(self, among: list[int], sign: int, purpose: str) -> int:
        """Look back stage by stage for the most (sign 1) or the fewest (-1) votes; then draw (49, 51)."""
        for _, row in reversed(self.answer.stages):
            best = max(sign * row[who - 1] for who in among)
            among = [who for who in among if sign * row[who - 1] == best]
        return among[0] if len(among) == 1 else self.answer.draw(purpose, among, self.luck)

    def hand_on_surplus(self, who: int) -> None:
        """Rule 48."""
        has, papers = self.votes(who), self.of(who)
        self.surpluses.remove(who)
        self.at_rest.append(who)
        for slip in papers:
            slip.worth = ((has - self.answer.quota) * slip.worth / has).quantize(Decimal("0.00001"), ROUND_DOWN)
            self.hand_on(slip)
        self.write_down(f"surplus {who}")

    def exclude(self, who: int) -> None:
        """Rule 50."""
        self.running.remove(who)
        self.answer.excluded.append(who)
        for slip in self.of(who):
            self.hand_on(slip)
        self.write_down(f"exclusion {who}")

    def hand_on(self, slip: _Slip) -> None:
        """Lay a paper with the next one named who is in the running, or aside."""
        later = slip.names[slip.names.index(slip.lies_with or 0) + 1 :]
        slip.lies_with = next((who for who in later if who in self.running), None)


NINTH = Decimal("0.000000001")
NEGLIGIBLE = Decimal("0.000001")


def meek(papers: Iterable[Paper], seats: int, luck: Sequence[int]) -> Answer:
    """Count by the reference rule of the Proportional Representation Foundation; its letters stand beside."""
    table = [list(names) for names in papers]
    answer, hopeful, what = Answer(), sorted(luck), "first-preferences"
    keep = dict.fromkeys(hopeful, Decimal(1))  # A
    with localcontext(EXACT):
        while len(answer.elected) < seats and len(hopeful) + len(answer.elected) > seats:  # B1
            votes, surplus, reached = _iterate(table, seats, keep, hopeful, answer)
            answer.stages.append((what, tuple(votes.values())))
            if reached:
                answer.elected += sorted(reached, key=lambda one: (-votes[one], one))
                what = f"surplus {reached[0]}" if len(reached) == 1 else "iteration"
            else:  # B3
                fewest = min(votes[who] for who in hopeful)
                tied = [who for who in hopeful if votes[who] <= fewest + surplus]
                lowest = tied[0] if len(tied) == 1 else answer.draw("exclude", tied, luck)
                answer.excluded.append(lowest)
                keep[lowest] = Decimal(0)
                what = f"exclusion {lowest}"
            hopeful = [who for who in hopeful if who not in (*answer.elected, *answer.excluded)]
        if len(answer.elected) < seats:  # C
            answer.elected += sorted(hopeful, key=lambda one: (-votes[one], one))
    return answer


def _iterate(
    papers: list[list[int]], seats: int, keep: dict[int, Decimal], hopeful: list[int], answer: Answer
) -> tuple[dict[int, Decimal], Decimal, list[int]]:
    """Go round (B2) and return everybody's votes, the surplus, and who reached the quota."""
    earlier: Decimal | None = None
    while True:
        votes = _hand_out(papers, keep)
        answer.quota = (sum(votes.values(), Decimal(0)) / (seats + 1)).quantize(NINTH, ROUND_DOWN) + NINTH  # b
        reached = [who for who in hopeful if votes[who] >= answer.quota]  # c
        surplus = max(Decimal(0), sum((votes[who] - answer.quota for who in answer.elected), Decimal(0)))  # d
        if reached or surplus < NEGLIGIBLE or (earlier is not None and surplus >= earlier):  # e
            return votes, surplus, reached
        earlier = surplus
        for who in answer.elected:  # f
            part = (keep[who] * answer.quota).quantize(NINTH, ROUND_UP)
            keep[who] = (part / votes[who]).quantize(NINTH, ROUND_UP)


def _hand_out(papers: list[list[int]], keep: dict[int, Decimal]) -> dict[int, Decimal]:
    """B2a."""
    votes = dict.fromkeys(keep, Decimal(0))
    for paper in papers:
        left = Decimal(1)
        for who in paper:
            part = (left * keep[who]).quantize(NINTH, ROUND_UP)
            votes[who] += part
            left -= part
    return votes

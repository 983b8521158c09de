"""Crosses of many an evening, counted by the program and in the browser: who is recommended, next, or equal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from playwright.sync_api import Page

from recruit.elections.rules.counting import OnBallot, ToCount, counted
from recruit.elections.rules.tally import Counted

IN_THE_BROWSER = """cases => cases.map(one => {
    const found = Evening.result(one, one.votes, {advice: {}, purposes: {seat: [], substitutes: []}});
    const those = advice => found.lines.filter(line => line.advice === advice).map(line => line.number);
    return [those("recommended"), those("next"), found.tie ? [found.tie.purpose, found.tie.between] : null];
})"""


@dataclass
class Case:
    """What stands on the ballot, what was counted, and the lots so far."""

    seats: int
    substitutes: int | None
    withdrawn: Sequence[int]
    votes: dict[int, int]
    lots: list[dict[str, Any]] = field(default_factory=list)

    def counted(self) -> list[Any]:
        entries = [OnBallot(number, None, number in self.withdrawn) for number in self.votes]
        papers = Counted(valid=sum(self.votes.values()), blank=0, votes=self.votes)
        drawn = [{"for": lot["purpose"], "candidates": lot["between"], "drawn": lot["drawn"]} for lot in self.lots]
        asked = ToCount("1", "approval", self.seats, None, self.substitutes, None, entries, papers, drawn)
        count = counted(asked).count
        tie = [count.ties[0].purpose, list(count.ties[0].between)] if count.ties else None
        return [list(count.winners), list(count.substitutes), tie]

    def as_data(self) -> dict[str, Any]:
        entries = [{"number": one, "name": "", "withdrawn": one in self.withdrawn} for one in self.votes]
        known = {"seats": self.seats, "substitutes": self.substitutes, "lots": list(self.lots)}
        return known | {"entries": entries, "votes": {str(one): many for one, many in self.votes.items()}}


def evenings() -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Yield evenings of four as the browser has them, each with what the program counts, lot after lot."""
    for votes in product(range(3), repeat=4):
        for seats, substitutes in ((1, None), (2, None), (2, 1)):
            withdrawn = [4] if votes[3] == seats else []
            case = Case(seats, substitutes, withdrawn, dict(enumerate(votes, 1)))
            found = case.counted()
            yield case.as_data(), found
            while found[2]:
                purpose, between = found[2]
                case.lots.append({"purpose": purpose, "between": between, "drawn": between[::-1]})
                found = case.counted()
                yield case.as_data(), found


def counts_alike(page: Page) -> None:
    """Fail where the browser and the program count otherwise."""
    cases = list(evenings())
    assert page.evaluate(IN_THE_BROWSER, [case for case, _found in cases]) == [found for _case, found in cases]

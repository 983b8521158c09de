"""The Scottish count as one writes it down in an afternoon: the neighbour that every figure is a ratio against.

It reads line by line and looks at every ballot of a candidate whose votes move. A tie is not asked about: the candidate
with the lower number goes first, as no public count may decide it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

#: Ballots by their marks, first choice first.
Ballots = Mapping[tuple[int, ...], int]
#: A vote has five decimals, so it is counted in units of 0.00001.
UNIT = 100_000


def read(file: Path) -> tuple[Counter[tuple[int, ...]], int, int]:
    """Return the ballots, the number of candidates and of seats."""
    ballots: Counter[tuple[int, ...]] = Counter()
    with file.open(encoding="utf-8") as lines:
        candidates, seats = map(int, next(lines).split())
        for line in lines:
            weight, *marks = map(int, line.split())
            if not weight:
                break
            ballots[tuple(marks[:-1])] += weight
    return ballots, candidates, seats


def count(ballots: Ballots, candidates: int, seats: int) -> list[int]:
    """Return who is elected, in the order of election."""
    return _Count(ballots, candidates, seats).elect()


class _Count:
    """Whose ballots are with whom, each with the value it was received at."""

    def __init__(self, ballots: Ballots, candidates: int, seats: int) -> None:
        self.seats = seats
        self.quota = (sum(times for marks, times in ballots.items() if marks) // (seats + 1) + 1) * UNIT
        self.votes = dict.fromkeys(range(1, candidates + 1), 0)
        self.held: dict[int, list[tuple[tuple[int, ...], int, int]]] = {one: [] for one in self.votes}
        self.continuing = set(self.votes)
        self.elected: list[int] = []
        self.waiting: list[int] = []
        for marks, times in ballots.items():
            self._give(marks, times, UNIT)

    def elect(self) -> list[int]:
        while len(self.elected) < self.seats < len(self.elected) + len(self.continuing):
            self._elect_by_quota()
            if self.waiting:
                goes = max(self.waiting, key=self.votes.__getitem__)
                self.waiting.remove(goes)
                self._transfer(goes, self.votes[goes] - self.quota)
            else:
                goes = min(sorted(self.continuing), key=self.votes.__getitem__)
                self.continuing.remove(goes)
                self._transfer(goes, self.votes[goes])
        return self.elected + self._by_votes(self.continuing)[: self.seats - len(self.elected)]

    def _elect_by_quota(self) -> None:
        reached = [one for one in self.continuing if self.votes[one] >= self.quota]
        self.elected += self._by_votes(reached)
        self.waiting += reached
        self.continuing.difference_update(reached)

    def _by_votes(self, people: Iterable[int]) -> list[int]:
        return sorted(people, key=self.votes.__getitem__, reverse=True)

    def _transfer(self, goes: int, part: int) -> None:
        for marks, times, value in self.held.pop(goes):
            self._give(marks, times, value * part // self.votes[goes])

    def _give(self, marks: tuple[int, ...], times: int, value: int) -> None:
        for mark in marks:
            if mark in self.continuing:
                self.held[mark].append((marks, times, value))
                self.votes[mark] += times * value
                return

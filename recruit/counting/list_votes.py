"""A partiliste: its list votes lift its candidates, from the top of the list, to the number that gives a seat.

EP-valgloven § 35: the fordelingstal is the votes of the list divided by one more than its seats, raised to the next
whole number even where it is whole already. So not more can reach it than there are seats.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from recruit.counting.contest import CandidateList, ListCandidate


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The list votes of a list, handed out for a number of seats."""

    list: CandidateList
    seats: int
    #: The fordelingstal.
    needed: int
    #: Candidate's id -> list votes received, of those who received any.
    given: Mapping[int, int]

    def total(self, one: ListCandidate) -> int:
        """Return the candidate's personal votes and the list votes given."""
        return one.votes + self.given.get(one.id, 0)

    @property
    def by_personal_votes(self) -> tuple[int, ...]:
        """Those who reach the number by themselves, in the order of the list."""
        return tuple(one.id for one in self.list.eligible if one.votes >= self.needed)

    @property
    def by_list_votes(self) -> tuple[int, ...]:
        """Those whom list votes lift to it, in the order of the list."""
        return tuple(one.id for one in self.list.eligible if one.votes < self.needed <= self.total(one))

    @property
    def order(self) -> tuple[int, ...]:
        """Everybody: in the order of the list those who reach the number, then the others by their total.

        Equal ones stand as on the list, so there is no lot.
        """
        # Whoever reaches the number counts as having just that, so that sorting leaves them in the order of the list.
        ordered = sorted(self.list.eligible, key=lambda one: -min(self.total(one), self.needed))
        return tuple(one.id for one in ordered)


def hand_out(of: CandidateList, seats: int) -> HandedOut:
    """Give the list votes in the order of the list, to each as many as are lacking, as long as they last."""
    needed = of.votes // (seats + 1) + 1
    left = of.list_votes
    given = {}
    for one in of.eligible:
        gift = min(left, max(needed - one.votes, 0))
        if gift:
            given[one.id] = gift
            left -= gift
    return HandedOut(of, seats, needed, given)

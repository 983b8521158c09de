"""Elections of lists to try the count on: who stands, with how many votes."""

from collections.abc import Sequence
from itertools import count as numbers
from typing import Literal

from recruit.counting.contest import CandidateList, Contest, ListCandidate
from recruit.counting.lot import Lot
from recruit.counting.methods import count
from recruit.counting.result import Count, Stage


def a_list(name: str, votes: int) -> CandidateList:
    """A list of which only the votes are known."""
    return CandidateList(name, votes)


def with_people(
    name: str,
    *personal: int,
    first: int = 1,
    list_votes: int = 0,
    withdrawn: Sequence[int] = (),
    arrangement: Literal["sideordnet", "partiliste"] = "sideordnet",
) -> CandidateList:
    """A list whose candidates are numbered from `first` and have these personal votes."""
    people = tuple(
        ListCandidate(number, votes, withdrawn=number in withdrawn)
        for number, votes in zip(numbers(first), personal, strict=False)
    )
    return CandidateList(name, sum(personal) + list_votes, list_votes, arrangement, people)


def election(
    seats: int,
    *lists: CandidateList,
    method: str = "list-dhondt",
    valgforbund: Sequence[str] = (),
    listeforbund: Sequence[str] = (),
    substitutes: int | Literal["all"] | None = None,
) -> Contest:
    """An election of lists; an alliance is written "A+B"."""
    return Contest(
        "valg",
        method,
        seats,
        lists=lists,
        valgforbund=tuple(tuple(names.split("+")) for names in valgforbund),
        listeforbund=tuple(tuple(names.split("+")) for names in listeforbund),
        substitutes=substitutes,
    )


def lists_drawn(between: str, first: str, inside: str | None = None) -> Lot:
    """The lot between lists ("A B+C"), with the first one drawn."""
    return Lot("quotient", frozenset(between.split()), tuple(first.split()), list=inside)


def seats_of(contest: Contest, *lots: Lot) -> dict[str, int]:
    """How many seats each list has."""
    return dict(count(contest, lots).seats_by_list)


def stage_of(found: Count, name: str | None) -> Stage:
    """The first stage of a list or an alliance, or that at the top."""
    return next(stage for stage in found.stages if stage.action.list == name)

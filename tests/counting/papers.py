"""Contests as they stand on a blackboard: "4 AB, 2 C" is four papers with Anna before Bo, and two with Carl alone."""

from collections.abc import Mapping
from typing import Any, Literal

from recruit.counting.ballots import Account, Ballots
from recruit.counting.contest import Candidate, Contest
from recruit.counting.lot import Lot, Purpose
from recruit.counting.result import Count
from recruit.counting.sentences import whole

NAMES = ("Anna", "Bo", "Carl", "Dora", "Emil", "Freja", "Gert", "Hanne")
A, B, C, D, E, F, G, H = range(1, 9)
#: From a candidate's number to the letter.
OFFSET = ord("A") - A


def paper(letters: str) -> str:
    """One paper, as the library holds it."""
    return "".join(chr(ord(letter) - OFFSET) for letter in letters)


def box(papers: str, blank: int = 0, invalid: Mapping[str, int] | None = None) -> Ballots:
    """What lay in the ballot box."""
    kinds = [kind.split() for kind in papers.split(",")] if papers else []
    return Ballots({paper(marks): int(many) for many, marks in kinds}, blank, invalid or {})


def contest(
    method: str,
    seats: int,
    papers: str | Ballots | None,
    *,
    standing: int | None = None,
    withdrawn: str = "",
    groups: str = "",
    votes: Mapping[int, int] | None = None,
    substitutes: int | Literal["all"] | None = None,
    **choices: Any,
) -> Contest:
    """A contest; as many stand as the papers name, or `standing`.

    `groups` has one letter for each candidate, with a point for who belongs to none; `choices` are further fields.
    """
    poll = box(papers) if isinstance(papers, str) else papers
    marked = max((ord(mark) for one in poll.papers for mark in one), default=0) if poll else 0
    many = standing or len(groups) or len(votes or ()) or marked
    of_groups = [None if group == "." else group for group in groups.ljust(many, ".")]
    candidates = tuple(
        Candidate(number, NAMES[number - 1], group, chr(number + OFFSET) in withdrawn, (votes or {}).get(number))
        for number, group in enumerate(of_groups, 1)
    )
    return Contest(
        "prøve",
        method,
        seats,
        candidates=candidates,
        substitutes=substitutes,
        polls=() if poll is None else (poll,),
        **choices,
    )


def lot(purpose: Purpose, between: str, drawn: str, group: str | None = None) -> Lot:
    """The record of a lot between candidates."""
    return Lot(purpose, frozenset(map(ord, paper(between))), tuple(map(ord, paper(drawn))), group)


def letters(numbers: tuple[int, ...]) -> str:
    """Candidates in a row: (1, 3) is "AC"."""
    return "".join(chr(number + OFFSET) for number in numbers)


def asked(counted: Count) -> list[tuple[str, str, int]]:
    """The lots that a count waits for: for what, between whom, how many."""
    return [
        (tie.purpose, letters(tuple(one for one in tie.between if isinstance(one, int))), tie.how_many)
        for tie in counted.ties
    ]


def totals(counted: Count) -> list[str]:
    """The totals stage by stage, without decimals that are 0."""
    return [" ".join(whole(total) for total in stage.totals) for stage in counted.stages]


def deeds(counted: Count) -> list[str]:
    """What each stage did, and to whom: "exclusion C"."""
    return [
        f"{stage.action.kind} {letters((stage.action.candidate,))}" if stage.action.candidate else stage.action.kind
        for stage in counted.stages
    ]


def account(counted: Count) -> Account:
    """The account of the papers, which is there."""
    assert counted.account is not None
    return counted.account

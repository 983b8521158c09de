"""The process in which one of the neighbours counts a file: reads it, counts, and says its seconds and the elected.

All read with the same simple reader and are given equal ballots as one with a number, where they know such. What a
library takes to be imported is not held against it. Run: python -m benchmarks.count.peer NAME FILE.blt
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.count import plain
from benchmarks.count.plain import Ballots

#: From ballots, number of candidates and of seats to the numbers of the elected.
Count = Callable[[Ballots, int, int], Iterable[int | str]]


def _pyrankvote() -> Count:
    from pyrankvote import Ballot, Candidate, single_transferable_vote

    def count(ballots: Ballots, candidates: int, seats: int) -> Iterable[str]:
        people = {number: Candidate(str(number)) for number in range(1, candidates + 1)}
        papers = [Ballot([people[mark] for mark in marks]) for marks, times in ballots.items() for _ in range(times)]
        result = single_transferable_vote(list(people.values()), papers, number_of_seats=seats)
        return [winner.name for winner in result.get_winners()]

    return count


def _votekit() -> Count:
    from votekit.ballot import RankBallot
    from votekit.elections import FastSTV
    from votekit.pref_profile import RankProfile

    def count(ballots: Ballots, candidates: int, seats: int) -> Iterable[str]:
        papers = [RankBallot(ranking=[{str(mark)} for mark in marks], weight=n) for marks, n in ballots.items()]
        profile = RankProfile(ballots=papers, candidates=[str(number) for number in range(1, candidates + 1)])
        return [winner for together in FastSTV(profile, n_seats=seats).get_elected() for winner in together]

    return count


def _pref_voting() -> Count:
    from pref_voting.profiles_with_ties import ProfileWithTies
    from pref_voting.proportional_methods import stv_scottish

    def count(ballots: Ballots, candidates: int, seats: int) -> Iterable[int]:
        rankings = [{mark: rank for rank, mark in enumerate(marks)} for marks in ballots]
        profile = ProfileWithTies(rankings, list(ballots.values()), candidates=list(range(1, candidates + 1)))
        return [int(winner) for winner in stv_scottish(profile, num_seats=seats)]

    return count


def _py_vote_core() -> Count:
    from py3votecore.stv import STV

    def count(ballots: Ballots, candidates: int, seats: int) -> Iterable[int]:
        papers = [{"count": times, "ballot": list(marks)} for marks, times in ballots.items()]
        return list(STV(papers, required_winners=seats).winners)

    return count


def _pyrcv() -> Count:
    from pyrcv.pyrcv import run_rcv
    from pyrcv.types import RaceData, RaceMetadata

    def count(ballots: Ballots, candidates: int, seats: int) -> Iterable[int]:
        race = RaceMetadata("race", seats, [str(number) for number in range(1, candidates + 1)])
        result = run_rcv(RaceData(race, [list(marks) for marks in ballots], list(ballots.values())))
        return [int(winner) for each in result.rounds for winner in each.elected]

    return count


def _stvpoll() -> Count:
    from stvpoll.scottish_stv import calculate_scottish_stv

    def count(ballots: Ballots, candidates: int, seats: int) -> Iterable[int]:
        return list(calculate_scottish_stv(tuple(range(1, candidates + 1)), dict(ballots), seats, allow_random=False))

    return count


def _rcv() -> Count:
    from rcv import BallotSet, FractionalSTV, PreferenceSchedule

    def count(ballots: Ballots, candidates: int, seats: int) -> Iterable[str]:
        return list(FractionalSTV(PreferenceSchedule(BallotSet(ballots.items())), seats).elect())

    return count


def _votelib() -> Count:
    from votelib.evaluate.sequential import TransferableVoteSelector

    def count(ballots: Ballots, candidates: int, seats: int) -> Iterable[int]:
        return list(TransferableVoteSelector(quota_function="droop").evaluate(dict(ballots), seats))

    return count


#: What is asked of the package registry -> how it is made to count.
PEERS: dict[str, Callable[[], Count]] = {
    "pyrankvote==2.0.6": _pyrankvote,
    "pyrcv==1.2.6": _pyrcv,
    "py-vote-core==2.0.0": _py_vote_core,
    "votekit==3.5.0": _votekit,
    "rcv==0.1.2": _rcv,
    "stvpoll==0.5.6": _stvpoll,
    "pref_voting==1.18.2": _pref_voting,
    "votelib==0.4.0": _votelib,
}


def main(name: str, file: str) -> None:
    """Count the file with one of them, or in plain Python."""
    count = plain.count if name == "plain" else PEERS[name]()
    began = time.perf_counter()
    winners = count(*plain.read(Path(file)))
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "winners": [int(winner) for winner in winners]}))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The Scottish single transferable vote, rule by rule (SSI 2007/42, rules 45-52), in cases that fit on a blackboard."""

from recruit.counting.contest import Contest
from recruit.counting.methods import count
from recruit.counting.result import Outcome
from tests.counting.papers import A, B, contest


def scottish(seats: int, papers: str, **choices: object) -> Contest:
    """A contest under the Scottish rule."""
    return contest("stv-scottish-2007", seats, papers, **choices)  # type: ignore[arg-type]


def test_where_more_seats_than_candidates_are_left_after_a_poll_all_of_them_take_one() -> None:
    counted = count(scottish(3, "4 AB, 2 B, 1 C", withdrawn="C"))

    assert (counted.outcome, counted.winners) == (Outcome.ELECTED, (A, B))

"""Elections that need no poll: not more candidates than seats (fredsvalg), or none at all (bortfald)."""

import pytest

from recruit.counting.ballots import Account, Ballots
from recruit.counting.checks import PREFERENCE
from recruit.counting.methods import METHODS, count
from recruit.counting.result import ActionKind, Outcome
from tests.counting.papers import account, box, contest, letters

ONE_BY_ONE = [name for name in METHODS if not name.startswith("list-")]
MANY_SEATS = [name for name in ONE_BY_ONE if name != "majority"]


@pytest.mark.parametrize("method", MANY_SEATS)
def test_not_more_candidates_than_seats_have_them_without_a_poll(method: str) -> None:
    counted = count(contest(method, 3, None, standing=2, max_marks=3))

    assert (counted.outcome, letters(counted.winners), counted.substitutes) == (Outcome.UNCONTESTED, "AB", ())
    assert [(stage.action.kind, letters(stage.elected)) for stage in counted.stages] == [(ActionKind.NO_POLL, "AB")]
    assert counted.stages[0].why == (
        "Der er 2 opstillet til 3 pladser, så der skal ikke stemmes: Anna og Bo får plads.",
        "2 stand for 3 seats, so there is no poll: Anna and Bo take a seat.",
    )


@pytest.mark.parametrize("method", ONE_BY_ONE)
def test_with_nobody_standing_the_election_lapses(method: str) -> None:
    nobody = count(contest(method, 1, None, max_marks=1))
    withdrawn = count(contest(method, 1, "3 A", withdrawn="A", max_marks=1))

    assert (nobody.outcome, nobody.winners, nobody.account) == (Outcome.LAPSED, (), Account())
    assert nobody.stages[0].why.da == "Ingen stiller op, så valget bortfalder."
    # A cross is a vote also for whoever has withdrawn; in an order of preference nobody is left to receive it.
    papers = Account(3, 0, 0, {"only-withdrawn": 3}) if method in PREFERENCE else Account(3, 3)
    assert (withdrawn.outcome, account(withdrawn)) == (Outcome.LAPSED, papers)


def test_as_many_as_there_are_seats_are_not_too_many() -> None:
    assert count(contest("plurality", 3, None, standing=3)).outcome == Outcome.UNCONTESTED


def test_an_empty_ballot_box_is_no_poll() -> None:
    counted = count(contest("approval", 2, Ballots(), standing=2))

    assert (counted.outcome, account(counted)) == (Outcome.UNCONTESTED, Account())


def test_a_poll_that_was_held_is_counted_though_somebody_withdrew_after_it() -> None:
    papers = count(contest("plurality", 2, box("3 A, 2 B, 4 C"), withdrawn="C"))
    totals = count(contest("plurality", 2, None, votes={1: 3, 2: 2, 3: 4}, withdrawn="C"))
    blank = count(contest("plurality", 2, box("", blank=5), standing=2))

    assert (papers.outcome, letters(papers.winners)) == (Outcome.ELECTED, "AB")
    assert (totals.outcome, letters(totals.winners)) == (Outcome.ELECTED, "AB")
    assert (blank.outcome, letters(blank.winners)) == (Outcome.ELECTED, "AB")


def test_one_candidate_for_one_seat_is_said_in_the_singular() -> None:
    counted = count(contest("plurality", 1, None, standing=1))

    assert counted.stages[0].why == (
        "Der er 1 opstillet til 1 plads, så der skal ikke stemmes: Anna får plads.",
        "1 stands for 1 seat, so there is no poll: Anna takes a seat.",
    )

"""Contests counted twice: by the program, and by somebody who takes one paper, or one candidate, at a time."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.counting.contest import Candidate, Contest
from recruit.counting.methods import count
from recruit.counting.result import Outcome
from tests.counting import oracle
from tests.counting.chance import LUCK, TRIED, contests, contests_with_totals, drawn, settled
from tests.counting.test_golden import CONTESTS, contest_of

#: Many contests made by chance: the constructed and the official ones stay in the quick run.
pytestmark = pytest.mark.slow

CLERKS = {"stv-scottish-2007": oracle.scottish, "stv-meek": oracle.meek}


#: The real wards whose papers put candidates in an order.
WARDS = [name for name in CONTESTS if contest_of(name).method in CLERKS]


def assert_the_clerk_agrees(contest: Contest, luck: Sequence[int]) -> None:
    """Compare every stage, every question and the result."""
    votes = [tuple(map(ord, paper)) for paper, many in contest.polls[0].papers.items() for _ in range(many)]

    counted, answer = settled(contest, luck), CLERKS[contest.method](votes, contest.seats, luck)

    lots = [(lot.purpose, tuple(sorted(lot.between))) for lot in counted.lots if lot.purpose != "substitutes"]
    assert lots == answer.questions
    assert list(counted.winners) == answer.elected
    assert Decimal(str(counted.quota)) == answer.quota
    assert [
        (f"{stage.action.kind} {stage.action.candidate or ''}".strip(), tuple(map(Decimal, stage.totals)))
        for stage in counted.stages
    ] == answer.stages
    assert [number for stage in counted.stages for number in stage.excluded] == answer.excluded


@pytest.mark.parametrize("method", CLERKS)
@TRIED
@given(st.data(), LUCK)
def test_program_and_clerk_agree_on_every_stage_and_every_question(
    method: str, data: st.DataObject, order: list[int]
) -> None:
    contest = data.draw(contests([method]))

    assert_the_clerk_agrees(contest, [number for number in order if number <= len(contest.candidates)])


@pytest.mark.parametrize("name", WARDS)
def test_program_and_clerk_agree_on_thousands_of_real_papers(name: str) -> None:
    contest = contest_of(name)

    assert_the_clerk_agrees(contest, [one.id for one in contest.candidates])


def in_order(contest: Contest, luck: Sequence[int]) -> tuple[list[int], list[int]]:
    """Seat them one by one, best first, equal ones by luck; return the seated, and the others in their order."""
    queue = sorted(contest.candidates, key=lambda one: (-(one.votes or 0), luck.index(one.id)))
    seated: list[Candidate] = []
    for one in queue:
        alike = sum(other.group == one.group for other in seated)
        is_full = contest.group_cap is not None and one.group is not None and alike >= contest.group_cap
        if len(seated) < contest.seats and not is_full:
            seated.append(one)
    return [one.id for one in seated], [one.id for one in queue if one not in seated]


def first_difference(contest: Contest, ends: Sequence[Sequence[int]], *, ordered: bool) -> tuple[set[int], int] | None:
    """Where, from the top, different luck ends differently: between whom, and how many of them get something."""
    votes = {one.id: one.votes for one in contest.candidates}
    for level in (3, 2, 1, 0):
        here = [tuple(number for number in end if votes[number] == level) for end in ends]
        some = {one if ordered else tuple(sorted(one)) for one in here}
        if len(some) > 1:
            sure = set() if ordered else set.intersection(*map(set, some))
            return {number for one in some for number in one} - sure, len(here[0]) - len(sure)
    return None


@TRIED
@given(contests_with_totals())
def test_a_lot_is_asked_exactly_where_luck_would_make_a_difference(contest: Contest) -> None:
    ends = [in_order(contest, luck) for luck in permutations(range(1, len(contest.candidates) + 1))]
    wanted = min(contest.wanted or 0, len(contest.candidates))
    seats = first_difference(contest, [seated for seated, _ in ends], ordered=False)
    line = first_difference(contest, [rest[:wanted] for _, rest in ends], ordered=True)
    sure = set.intersection(*(set(seated) for seated, _ in ends))

    counted = count(contest)

    asked = [(tie.purpose, set(tie.between), tie.how_many) for tie in counted.ties]
    if seats is not None:
        assert asked == [("seat", *seats)]
        assert set(counted.winners) <= sure
    else:
        assert asked == ([] if line is None else [("substitutes", *line)])
        assert set(counted.winners) == sure


@TRIED
@given(contests_with_totals(), LUCK)
def test_with_every_lot_drawn_the_result_is_the_one_of_that_luck(contest: Contest, luck: list[int]) -> None:
    seated, rest = in_order(contest, luck)

    counted = settled(contest, luck)

    assert set(counted.winners) == set(seated)
    if contest.wanted is not None and counted.outcome == Outcome.ELECTED:
        assert list(counted.substitutes) == rest[: contest.wanted]


@TRIED
@given(contests_with_totals(), LUCK)
def test_no_lot_is_asked_for_that_nothing_needs(contest: Contest, luck: list[int]) -> None:
    lots = drawn(contest, luck)

    assert list(count(contest, lots).lots) == lots

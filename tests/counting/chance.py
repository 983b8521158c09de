"""Small contests made by chance, in which many are equal, and a count whose every lot is drawn by an order of luck."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from recruit.counting.ballots import Ballots
from recruit.counting.contest import Candidate, Contest
from recruit.counting.lot import Lot
from recruit.counting.methods import count
from recruit.counting.result import Count, Outcome
from tests.counting.papers import NAMES

MOST_CANDIDATES, MOST_PAPERS = 5, 12
MARKS = ("plurality", "block", "approval")
PREFERENCE = ("stv-scottish-2007", "stv-meek")

#: How often each is tried; a machine that has other things to do is no fault of a count.
TRIED = settings(max_examples=150, deadline=None)
#: An order of all candidates; whoever of those in a lot stands first in it is drawn first.
LUCK = st.permutations(range(1, MOST_CANDIDATES + 1))


def standing(votes: Sequence[int], groups: Sequence[str | None]) -> tuple[Candidate, ...]:
    """Candidates with these totals."""
    return tuple(
        Candidate(number, NAMES[number - 1], group, votes=had)
        for number, (group, had) in enumerate(zip(groups, votes, strict=True), 1)
    )


@st.composite
def contests(draw: st.DrawFn, methods: Sequence[str] = (*MARKS, *PREFERENCE)) -> Contest:
    """A contest with papers: more candidates than seats."""
    candidates = draw(st.integers(2, MOST_CANDIDATES))
    marks = st.lists(st.integers(1, candidates), min_size=1, max_size=candidates, unique=True)
    papers = ["".join(map(chr, paper)) for paper in draw(st.lists(marks, max_size=MOST_PAPERS))]
    return Contest(
        "prøve",
        draw(st.sampled_from(methods)),
        draw(st.integers(1, candidates - 1)),
        candidates=tuple(Candidate(number, NAMES[number - 1]) for number in range(1, candidates + 1)),
        substitutes=draw(st.sampled_from((None, 0, 1, "all"))),
        max_marks=draw(st.integers(1, candidates)),
        polls=(Ballots({one: papers.count(one) for one in papers}, blank=draw(st.integers(0, 2))),),
    )


@st.composite
def contests_with_totals(draw: st.DrawFn) -> Contest:
    """A contest with totals alone, perhaps with a cap; it can have more seats than candidates."""
    votes = draw(st.lists(st.integers(0, 3), min_size=2, max_size=MOST_CANDIDATES))
    groups = draw(st.lists(st.sampled_from((None, "x", "y")), min_size=len(votes), max_size=len(votes)))
    return Contest(
        "prøve",
        "plurality",
        draw(st.integers(1, 4)),
        candidates=standing(votes, groups),
        group_cap=draw(st.sampled_from((None, 1, 2))),
        substitutes=draw(st.sampled_from((None, 0, 1, 2, "all"))),
    )


def drawn(contest: Contest, luck: Sequence[int]) -> list[Lot]:
    """The lots that the count asks for one after the other, each drawn to the end."""
    lots: list[Lot] = []
    while (counted := count(contest, lots)).outcome == Outcome.LOT_REQUIRED:
        for tie in counted.ties:
            order = sorted((one for one in tie.between if isinstance(one, int)), key=luck.index)
            lots.append(Lot(tie.purpose, frozenset(order), tuple(order)))
    return lots


def settled(contest: Contest, luck: Sequence[int]) -> Count:
    """The count with all of its lots."""
    return count(contest, drawn(contest, luck))


def renumbered(contest: Contest, number: Sequence[int]) -> Contest:
    """The same contest where candidate 1 has the number that stands first, and so on."""
    by_number = {number[one.id - 1]: replace(one, id=number[one.id - 1]) for one in contest.candidates}
    swap = {one.id: number[one.id - 1] for one in contest.candidates}
    (poll,) = contest.polls
    papers = {paper.translate(swap): many for paper, many in poll.papers.items()}
    candidates = tuple(by_number[one.id] for one in contest.candidates)
    return replace(contest, candidates=candidates, polls=(replace(poll, papers=papers),))

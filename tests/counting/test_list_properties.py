"""What holds for every election of lists, and a second count that is written in another way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recruit.counting.contest import CandidateList, Contest
from recruit.counting.list_votes import hand_out
from recruit.counting.lot import Lot
from recruit.counting.methods import count
from tests.counting.elections import a_list, election, with_people

#: Many contests made by chance: the constructed and the official ones stay in the quick run.
pytestmark = pytest.mark.slow

NAMES = "ABCDE"
METHODS = ("list-dhondt", "list-saintelague")
#: Few votes, so that there are ties; many, so that there are hardly any.
FEW, MANY = st.integers(0, 12), st.integers(1, 10**6)


@st.composite
def elections(draw: st.DrawFn, votes: st.SearchStrategy[int] = FEW, capped: bool = True) -> Contest:
    """An election of up to five lists, some allied, some with few candidates."""
    many = draw(st.integers(2, 5))
    lists = []
    for number, name in enumerate(NAMES[:many]):
        has = draw(votes)
        people = draw(st.one_of(st.none(), st.integers(0, 3))) if capped else None
        lists.append(
            a_list(name, has)
            if people is None
            else with_people(name, *[0] * people, list_votes=has, first=10 * number, arrangement="partiliste")
        )
    outer = draw(st.integers(0, many)) if many > 2 else 0
    inner = draw(st.integers(0, outer))
    return election(
        draw(st.integers(1, 6)),
        *lists,
        method=draw(st.sampled_from(METHODS)),
        valgforbund=["+".join(NAMES[:outer])] if outer > 1 else [],
        listeforbund=["+".join(NAMES[:inner])] if 1 < inner < outer else [],
    )


# The second count: seat by seat, whole numbers only, and every way in which a tie can end.

Tree = CandidateList | tuple["Tree", ...]
Seats = tuple[int, ...]


def votes_of(tree: Tree) -> int:
    return tree.votes if isinstance(tree, CandidateList) else sum(map(votes_of, tree))


def room_of(tree: Tree, seats: int) -> int:
    """How many seats it can take, at most that many."""
    if not isinstance(tree, CandidateList):
        return min(seats, sum(room_of(one, seats) for one in tree))
    named = seats if tree.candidates is None else len([one for one in tree.candidates if not one.withdrawn])
    return min(seats, named) if tree.votes else 0


def divisions(trees: Sequence[Tree], seats: int, step: int) -> set[Seats]:
    """Every way in which these can share the seats."""
    found = {(0,) * len(trees)}
    for _ in range(seats):
        found = {after for before in found for after in _one_more(trees, before, seats, step)}
    return found


def _one_more(trees: Sequence[Tree], has: Seats, seats: int, step: int) -> Iterator[Seats]:
    able = [one for one in range(len(trees)) if has[one] < room_of(trees[one], seats)]
    divisors = [1 + step * one for one in has]
    for one in able:
        mine = votes_of(trees[one])
        if all(mine * divisors[other] >= votes_of(trees[other]) * divisors[one] for other in able):
            yield tuple(taken + (place == one) for place, taken in enumerate(has))
    if not able:
        yield has


def results(tree: Tree, seats: int, step: int) -> set[Seats]:
    """Every result for the lists inside, in their order."""
    if isinstance(tree, CandidateList):
        return {(seats,)}
    ends: set[Seats] = set()
    for shared in divisions(tree, seats, step):
        parts: set[Seats] = {()}
        for one, has in zip(tree, shared, strict=True):
            parts = {before + after for before in parts for after in results(one, has, step)}
        ends |= parts
    return ends


def tree_of(contest: Contest) -> Tree:
    """The lists of a contest of `elections`, in which alliances hold the first of them."""
    inner = len(contest.listeforbund[0]) if contest.listeforbund else 0
    outer = len(contest.valgforbund[0]) if contest.valgforbund else 0
    nested: tuple[Tree, ...] = contest.lists
    if inner:
        nested = (contest.lists[:inner], *contest.lists[inner:])
    if outer:
        within = outer - max(inner - 1, 0)
        nested = (nested[:within], *nested[within:])
    return nested


def every_result(contest: Contest, lots: tuple[Lot, ...] = ()) -> set[Seats]:
    """Every result to which the lots that the count asks for can lead."""
    found = count(contest, lots)
    if not found.ties:
        return {tuple(found.seats_by_list.values())}
    tie = found.ties[0]
    orders = permutations(tie.between, tie.how_many)
    drawn = [Lot(tie.purpose, frozenset(tie.between), order, list=tie.list) for order in orders]
    return {result for lot in drawn for result in every_result(contest, (*lots, lot))}


def needs_a_poll(contest: Contest) -> bool:
    return count(contest).outcome in ("elected", "lot_required")


@given(elections())
def test_the_lots_lead_to_every_result_that_a_tie_allows_and_to_no_other(contest: Contest) -> None:
    assume(needs_a_poll(contest))
    step = 1 + METHODS.index(contest.method)

    assert every_result(contest) == results(tree_of(contest), contest.seats, step)


@given(elections())
def test_the_seats_given_are_those_of_every_result_and_people_only_where_there_is_one(contest: Contest) -> None:
    assume(needs_a_poll(contest))
    seats = list(zip(*every_result(contest), strict=True))

    found = count(contest)

    assert list(found.seats_by_list.values()) == [min(one) for one in seats]
    open_lists = {one.id for one, had in zip(contest.lists, seats, strict=True) if len(set(had)) > 1}
    assert open_lists.isdisjoint(found.winners_by_list)


@given(elections(votes=MANY, capped=False))
def test_no_seat_is_lost(contest: Contest) -> None:
    found = count(contest)
    assume(not found.ties)

    assert sum(found.seats_by_list.values()) == contest.seats == sum(found.seats_by_alliance.values())


@given(elections())
def test_a_list_never_loses_a_seat_because_there_is_one_more(contest: Contest) -> None:
    more = replace(contest, seats=contest.seats + 1)
    assume(needs_a_poll(contest) and needs_a_poll(more))

    before, after = count(contest).seats_by_list, count(more).seats_by_list

    assert all(after[name] >= seats for name, seats in before.items())


@given(st.lists(MANY, min_size=2, max_size=5), st.integers(1, 12))
def test_by_dhondt_no_lists_lose_by_an_alliance(votes: Sequence[int], seats: int) -> None:
    lists = [a_list(name, has) for name, has in zip(NAMES, votes, strict=False)]
    apart = count(election(seats, *lists))
    allied = count(election(seats, *lists, valgforbund=["A+B"]))
    assume(not apart.ties and not allied.ties)

    assert allied.seats_by_alliance["A+B"] >= apart.seats_by_list["A"] + apart.seats_by_list["B"]


@given(elections())
def test_renaming_the_lists_renames_the_result(contest: Contest) -> None:
    new = {name: name.lower() * 2 for name in NAMES}
    renamed = replace(
        contest,
        lists=tuple(replace(one, id=new[one.id]) for one in contest.lists),
        valgforbund=tuple(tuple(new[name] for name in names) for names in contest.valgforbund),
        listeforbund=tuple(tuple(new[name] for name in names) for names in contest.listeforbund),
    )

    found, again = count(contest), count(renamed)

    assert again.seats_by_list == {new[name]: seats for name, seats in found.seats_by_list.items()}
    assert again.outcome == found.outcome


@given(elections())
def test_the_order_in_which_lists_are_written_changes_nothing(contest: Contest) -> None:
    turned = replace(contest, lists=contest.lists[::-1])

    assert count(turned).seats_by_list == count(contest).seats_by_list


@given(elections())
def test_nobody_on_the_table_is_behind_somebody_who_has_no_seat(contest: Contest) -> None:
    for stage in count(contest).stages:
        with_seat = [(row.votes, row.divisor) for row in stage.quotients if row.seat]
        without = [(row.votes, row.divisor) for row in stage.quotients if not row.seat]
        assert all(has[0] * other[1] >= other[0] * has[1] for has in with_seat for other in without)


@given(st.lists(FEW, min_size=1, max_size=5), st.integers(0, 40), st.integers(1, 5))
def test_list_votes_given_one_at_a_time_reach_the_same_people(
    personal: Sequence[int], list_votes: int, seats: int
) -> None:
    given_to = with_people("A", *personal, list_votes=list_votes, arrangement="partiliste")
    needed = given_to.votes // (seats + 1) + 1
    totals = list(personal)
    for _ in range(list_votes):
        lacking = [place for place, total in enumerate(totals) if total < needed]
        if lacking:
            totals[lacking[0]] += 1

    found = hand_out(given_to, seats)

    assert [found.total(one) for one in given_to.eligible] == totals
    assert len(found.by_personal_votes + found.by_list_votes) == sum(total >= needed for total in totals) <= seats
    assert needed * (seats + 1) > given_to.votes >= (needed - 1) * (seats + 1)

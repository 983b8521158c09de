"""What holds for every contest, whatever is on the papers."""

from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.counting.ballots import Ballots
from recruit.counting.contest import Contest
from recruit.counting.lot import Lot
from recruit.counting.methods import count
from recruit.counting.result import ActionKind, Count, Outcome
from tests.counting.chance import LUCK, PREFERENCE, TRIED, contests, contests_with_totals, drawn, renumbered, settled
from tests.counting.papers import deeds

#: Many contests made by chance: the constructed and the official ones stay in the quick run.
pytestmark = pytest.mark.slow


def row(counted: Count, stage: int) -> list[Decimal]:
    """Everybody's total after a stage, exact."""
    return [Decimal(total) for total in counted.stages[stage].totals]


@TRIED
@given(contests(), LUCK, st.data())
def test_shuffled_papers_change_nothing(contest: Contest, luck: list[int], data: st.DataObject) -> None:
    (poll,) = contest.polls
    papers = data.draw(st.permutations(list(poll.papers.items())))

    shuffled = replace(contest, polls=(replace(poll, papers=dict(papers)),))

    assert settled(shuffled, luck) == settled(contest, luck)


@TRIED
@given(contests())
def test_another_name_is_no_other_result(contest: Contest) -> None:
    unnamed = replace(contest, candidates=tuple(replace(one, name=f"Nr. {one.id}") for one in contest.candidates))

    there, here = count(unnamed), count(contest)

    assert (there.winners, there.substitutes, there.ties) == (here.winners, here.substitutes, here.ties)
    assert [stage.totals for stage in there.stages] == [stage.totals for stage in here.stages]


@TRIED
@given(contests(), LUCK, LUCK)
def test_other_numbers_are_the_same_people(contest: Contest, luck: list[int], shuffled: list[int]) -> None:
    number = [one for one in shuffled if one <= len(contest.candidates)]
    new = dict(zip(range(1, len(number) + 1), number, strict=True))

    here = settled(contest, luck)
    there = settled(renumbered(contest, number), [new.get(one, one) for one in luck])

    assert {new[who]: stage for who, stage in here.elected_at_stage.items()} == there.elected_at_stage
    assert [[new[who] for who in stage.excluded] for stage in here.stages] == [
        list(stage.excluded) for stage in there.stages
    ]
    for mine, theirs in zip(here.stages, there.stages, strict=True):
        assert [mine.totals[who - 1] for who in new] == [theirs.totals[number - 1] for number in new.values()]
    if contest.wanted is not None:
        assert [new[who] for who in here.substitutes] == list(there.substitutes)


@TRIED
@given(contests(), LUCK)
def test_as_many_as_there_are_seats_are_elected_and_each_once(contest: Contest, luck: list[int]) -> None:
    open_, counted = count(contest), settled(contest, luck)

    assert len(counted.winners) == len(set(counted.winners)) == contest.seats
    assert len(open_.winners) <= contest.seats
    assert not set(counted.winners) & set(counted.substitutes)
    assert sorted(counted.elected_at_stage) == sorted(counted.winners)


@TRIED
@given(contests(), LUCK)
def test_a_count_repeated_with_its_lots_is_the_same_count(contest: Contest, luck: list[int]) -> None:
    counted = settled(contest, luck)

    assert count(contest, counted.lots) == counted
    assert count(contest, counted.lots[::-1]) == counted


@TRIED
@given(contests())
def test_every_paper_is_accounted_for(contest: Contest) -> None:
    account = count(contest).account

    assert account is not None
    assert account.cast == contest.polls[0].cast
    assert account.cast == account.valid + account.blank + sum(account.invalid.values())


@TRIED
@given(contests(PREFERENCE), LUCK)
def test_no_vote_is_lost(contest: Contest, luck: list[int]) -> None:
    counted = settled(contest, luck)

    assert counted.account is not None
    for stage in range(len(counted.stages)):
        lost = Decimal(counted.stages[stage].lost or 0)
        assert lost >= 0
        assert sum(row(counted, stage)) + lost == counted.account.valid


@TRIED
@given(contests(["stv-scottish-2007"]), LUCK)
def test_the_parcels_of_a_stage_are_exactly_the_change_of_the_totals(contest: Contest, luck: list[int]) -> None:
    counted = settled(contest, luck)

    for at, stage in enumerate(counted.stages[1:], 1):
        before, after = row(counted, at - 1), row(counted, at)
        giver = stage.action.candidate or 0
        received: dict[int, Decimal] = defaultdict(Decimal)
        for parcel in stage.parcels:
            for who, papers in parcel.papers.items():
                received[who] += papers * Decimal(parcel.value)
        moved = sum((sum(one.papers.values()) + one.stopped) * Decimal(one.was) for one in stage.parcels)
        assert moved == before[giver - 1]
        assert {who: after[who - 1] - before[who - 1] for who in received} == received
        quiet = [one.id for one in contest.candidates if one.id != giver and one.id not in received]
        assert all(after[who - 1] == before[who - 1] for who in quiet)
        assert after[giver - 1] == (counted.quota if stage.action.kind == ActionKind.SURPLUS else 0)


@TRIED
@given(contests(["stv-scottish-2007"]), LUCK)
def test_whoever_is_elected_with_the_quota_never_falls_below_it(contest: Contest, luck: list[int]) -> None:
    counted = settled(contest, luck)
    quota = Decimal(str(counted.quota))

    for who, stage in counted.elected_at_stage.items():
        had = [row(counted, at)[who - 1] for at in range(stage - 1, len(counted.stages))]
        assert min(had) >= min(had[0], quota)
        assert had == sorted(had, reverse=True)


@TRIED
@given(contests(["stv-meek"]), LUCK)
def test_the_quota_of_meek_never_rises(contest: Contest, luck: list[int]) -> None:
    quotas = [Decimal(stage.quota or 0) for stage in settled(contest, luck).stages]

    assert quotas == sorted(quotas, reverse=True)


@TRIED
@given(contests(["stv-scottish-2007"]))
def test_a_scottish_lot_is_between_those_who_were_equal_at_every_stage(contest: Contest) -> None:
    counted = count(contest)

    for tie in counted.ties:
        if tie.purpose != "substitutes":
            for stage in range(len(counted.stages)):
                assert len({row(counted, stage)[int(who) - 1] for who in tie.between}) == 1


@TRIED
@given(contests(), LUCK)
def test_each_draw_of_a_lot_leads_elsewhere(contest: Contest, luck: list[int]) -> None:
    lots = drawn(contest, luck)

    for at, lot in enumerate(lots):
        orders = (lot.drawn[turn:] + lot.drawn[:turn] for turn in range(len(lot.drawn)))
        ends = [count(contest, [*lots[:at], replace(lot, drawn=order)]) for order in orders]
        assert len({(frozenset(end.winners), end.substitutes, *deeds(end)) for end in ends}) > 1


@TRIED
@given(contests_with_totals())
def test_where_no_two_have_equal_totals_no_lot_is_asked_for(contest: Contest) -> None:
    apart = tuple(replace(one, votes=10 * (one.votes or 0) + one.id) for one in contest.candidates)

    assert count(replace(contest, candidates=apart)).outcome == Outcome.ELECTED


@TRIED
@given(contests(["plurality"]), LUCK)
def test_a_lot_for_a_seat_is_worth_one_more_vote_for_whoever_was_drawn(contest: Contest, luck: list[int]) -> None:
    with_lot = settled(contest, luck)
    received = [who for stage in with_lot.stages if stage.action.kind == ActionKind.LOT for who in stage.elected]
    (poll,) = contest.polls
    more = Counter(poll.papers) + Counter(chr(who) for who in received)

    with_votes = count(replace(contest, polls=(Ballots(dict(more)),), substitutes=None))

    assert (with_votes.outcome, set(with_votes.winners)) == (Outcome.ELECTED, set(with_lot.winners))


@TRIED
@given(contests(["approval", *PREFERENCE]), st.text("xy", min_size=5, max_size=5), LUCK)
def test_a_groups_seats_are_those_of_a_contest_in_which_only_its_own_stand(
    contest: Contest, groups: str, luck: list[int]
) -> None:
    everybody = tuple(replace(one, group=groups[one.id - 1]) for one in contest.candidates)
    contest = replace(contest, max_marks=None, withdrawn_marks="ignored")

    grouped = settled(replace(contest, candidates=everybody, seats=3, group_seats={"x": 1, "y": 2}), luck)

    for group, seats in {"x": 1, "y": 2}.items():
        own = tuple(replace(one, withdrawn=one.group != group) for one in everybody)
        alone = settled(replace(contest, candidates=own, seats=seats), luck)
        assert set(grouped.winners_by_group[group]) == set(alone.winners)
        assert grouped.substitutes_by_group[group] == alone.substitutes


@TRIED
@given(contests(), LUCK)
def test_a_lot_that_nothing_asks_for_changes_nothing(contest: Contest, luck: list[int]) -> None:
    everybody = tuple(one.id for one in contest.candidates)
    other = Lot("third-ballot", frozenset(everybody), everybody)
    lots = drawn(contest, luck)

    assert count(contest, [other, *lots]) == replace(count(contest, lots), unused_lots=(other,))

"""Majority election of one by up to three ballots (Kommunestyrelsesloven § 24 stk. 1)."""

from collections.abc import Mapping, Sequence
from typing import Literal

import pytest

from recruit.counting.ballots import Account, Ballots
from recruit.counting.contest import ALL, BadInput, Candidate, Contest
from recruit.counting.lot import Lot, Tie
from recruit.counting.methods import count
from recruit.counting.result import ActionKind, Count, NextBallot, Outcome

ANNA, BO, CARL, DORA = 1, 2, 3, 4


def poll(votes: Mapping[int, int], blank: int = 0) -> Ballots:
    """One ballot: candidate's number -> votes."""
    return Ballots({chr(number): how_many for number, how_many in votes.items()}, blank)


def election(
    *polls: Ballots,
    present: Sequence[int] = (),
    substitutes: Literal["all"] | int | None = None,
    withdrawn: int | None = None,
) -> Contest:
    """An election of the chair between four."""
    names = {ANNA: "Anna", BO: "Bo", CARL: "Carl", DORA: "Dora"}
    return Contest(
        "formand",
        "majority",
        1,
        candidates=tuple(Candidate(number, name, withdrawn=number == withdrawn) for number, name in names.items()),
        substitutes=substitutes,
        polls=polls,
        present=tuple(present),
    )


def last_words(counted: Count) -> str:
    """The Danish of the last stage."""
    return counted.stages[-1].why.da


#: Nobody has more than half, and nobody is alone.
SPLIT = poll({ANNA: 10, BO: 8, CARL: 3})


def test_the_first_ballot_is_due_before_any_is_held() -> None:
    counted = count(election())

    assert (counted.outcome, counted.ballot) == (
        Outcome.BALLOT_REQUIRED,
        NextBallot(1, (ANNA, BO, CARL, DORA)),
    )
    assert counted.stages == ()


def test_more_than_half_of_those_present_decide_the_first_ballot() -> None:
    counted = count(election(poll({ANNA: 11, BO: 10})))

    assert (counted.outcome, counted.winners, counted.substitutes) == (Outcome.ELECTED, (ANNA,), (BO, CARL, DORA))
    assert counted.equal_substitutes == ((CARL, DORA),)
    assert counted.account == Account(21, 21)
    assert last_words(counted) == (
        "Der er 21 til stede, og mere end halvdelen er 11 stemmer. Anna har 11 stemmer og får pladsen."
    )


def test_half_of_those_present_is_not_enough() -> None:
    counted = count(election(poll({ANNA: 10, BO: 6}, blank=4)))

    assert (counted.outcome, counted.ballot) == (Outcome.BALLOT_REQUIRED, NextBallot(2, (ANNA, BO, CARL, DORA)))
    assert last_words(counted) == (
        "Der er 20 til stede, og mere end halvdelen er 11 stemmer. Flest har Anna: 10 stemmer. Ingen får pladsen, så"
        " der skal holdes en anden afstemning, der er åben for alle."
    )


def test_who_is_present_without_a_paper_counts_among_those_present() -> None:
    counted = count(election(poll({ANNA: 10, BO: 5}), present=[20]))

    assert counted.ballot == NextBallot(2, (ANNA, BO, CARL, DORA))


def test_equal_ones_are_named_together() -> None:
    counted = count(election(poll({ANNA: 4, BO: 4, CARL: 1})))

    assert "Flest har Anna og Bo, hver 4 stemmer." in last_words(counted)
    assert "Anna and Bo have the most, 4 votes each." in counted.stages[-1].why.en


def test_the_same_majority_decides_the_second_ballot() -> None:
    counted = count(election(SPLIT, poll({ANNA: 10, BO: 11})))

    assert (counted.winners, counted.substitutes) == ((BO,), (ANNA, CARL, DORA))
    assert [stage.action.kind for stage in counted.stages] == [ActionKind.BALLOT] * 2
    assert [stage.totals for stage in counted.stages] == [("10", "8", "3", "0"), ("10", "11", "0", "0")]
    assert counted.elected_at_stage == {BO: 2}


def test_one_vote_is_enough_at_the_second_ballot_when_nobody_else_has_one() -> None:
    counted = count(election(poll({ANNA: 1}, blank=20), poll({ANNA: 1}, blank=20)))

    assert (counted.outcome, counted.winners) == (Outcome.ELECTED, (ANNA,))
    assert last_words(counted).endswith("Kun Anna har fået stemmer (1 stemme) og får derfor pladsen.")


def test_a_vote_for_somebody_withdrawn_is_a_vote_for_another() -> None:
    ballots = [poll({ANNA: 3, BO: 2}, blank=5)] * 2

    counted = count(election(*ballots, withdrawn=BO))

    assert counted.ties == (Tie("third-ballot", (CARL, DORA), 1),)


def test_the_third_ballot_is_between_the_two_with_the_most_votes_at_the_second() -> None:
    counted = count(election(SPLIT, poll({ANNA: 3, CARL: 9, BO: 9})))

    assert (counted.outcome, counted.ballot) == (Outcome.BALLOT_REQUIRED, NextBallot(3, (BO, CARL)))
    assert counted.stages[-1].excluded == (ANNA, DORA)
    assert last_words(counted).endswith(
        "Ingen får pladsen, så der skal holdes en tredje afstemning, mellem de to med flest stemmer."
    )


def test_a_lot_decides_who_goes_on_where_equal_ones_do_not_both_get_in() -> None:
    tied = election(SPLIT, poll({ANNA: 9, BO: 4, CARL: 4, DORA: 4}))
    lot = Lot("third-ballot", frozenset({BO, CARL, DORA}), (DORA,))

    open_, settled = count(tied), count(tied, [lot])

    assert (open_.outcome, open_.ties) == (Outcome.LOT_REQUIRED, (Tie("third-ballot", (BO, CARL, DORA), 1),))
    assert open_.ballot is None
    assert (settled.outcome, settled.ballot) == (Outcome.BALLOT_REQUIRED, NextBallot(3, (ANNA, DORA)))
    assert settled.lots == (lot,)
    assert settled.stages[-1].action.kind == ActionKind.LOT
    assert [stage.excluded for stage in settled.stages] == [(), (), (BO, CARL)]
    assert settled.elected_at_stage == {}
    assert last_words(settled) == (
        "Bo, Carl og Dora stod lige. Lodtrækningen afgjorde, hvem der går videre til tredje afstemning: Dora."
    )


def test_a_third_ballot_waits_for_the_record_of_whom_it_was_between() -> None:
    second = poll({ANNA: 4, BO: 4, CARL: 4})

    counted = count(election(SPLIT, second, poll({ANNA: 9})))

    assert counted.ties == (Tie("third-ballot", (ANNA, BO, CARL), 2),)
    assert len(counted.stages) == 2


def test_the_most_of_the_votes_cast_decide_the_third_ballot_however_many_are_present() -> None:
    counted = count(election(SPLIT, SPLIT, poll({ANNA: 10, BO: 8}, blank=1), present=[21, 21, 21]))

    assert (counted.outcome, counted.winners) == (Outcome.ELECTED, (ANNA,))
    assert counted.account == Account(19, 18, 1)
    assert last_words(counted) == (
        "Tredje afstemning er mellem Anna og Bo, og den med flest af de afgivne stemmer får pladsen."
        " Anna har 10 stemmer og får pladsen."
    )


def test_a_vote_at_the_third_ballot_for_anybody_else_is_invalid() -> None:
    third = Ballots({"\x01": 5, "\x02": 4, "\x03": 9, "\x01\x02": 1}, invalid={"not-on-this-ballot": 1})

    counted = count(election(SPLIT, SPLIT, third))

    assert counted.winners == (ANNA,)
    assert counted.account == Account(20, 9, 0, {"not-on-this-ballot": 10, "too-many-marks": 1})
    assert counted.stages[-1].totals == ("5", "4", "0", "0")


def test_a_lot_decides_where_the_two_are_equal_at_the_third_ballot() -> None:
    tied = election(SPLIT, SPLIT, poll({ANNA: 9, BO: 9}))
    lot = Lot("seat", frozenset({ANNA, BO}), (BO,))

    open_, settled = count(tied), count(tied, [lot])

    assert (open_.outcome, open_.ties, open_.winners) == (Outcome.LOT_REQUIRED, (Tie("seat", (ANNA, BO), 1),), ())
    assert last_words(open_).endswith("Det afgøres ved lodtrækning, hvem der får plads (1 af 2).")
    assert (settled.outcome, settled.winners, settled.substitutes) == (Outcome.ELECTED, (BO,), (ANNA, CARL, DORA))
    assert settled.elected_at_stage == {BO: 4}


def test_without_a_single_vote_lots_decide_who_goes_on_and_who_has_the_seat() -> None:
    nobody = poll({}, blank=3)
    going_on = Lot("third-ballot", frozenset({ANNA, BO, CARL, DORA}), (CARL, ANNA))
    seat = Lot("seat", frozenset({ANNA, CARL}), (CARL,))

    counted = count(election(nobody, nobody, nobody), [going_on, seat])

    assert "Ingen har fået en stemme." in counted.stages[0].why.da
    assert (counted.outcome, counted.winners) == (Outcome.ELECTED, (CARL,))


def test_who_comes_next_follows_the_last_ballot_each_stood_in() -> None:
    second = poll({ANNA: 8, BO: 7, CARL: 2, DORA: 3})

    counted = count(election(SPLIT, second, poll({ANNA: 20}), substitutes=ALL))

    assert counted.substitutes == (BO, DORA, CARL)


def test_a_lot_is_asked_for_among_those_next_in_line_only_where_the_contest_wants_them() -> None:
    counted = count(election(poll({ANNA: 9, BO: 1}), substitutes=2))

    assert (counted.outcome, counted.winners) == (Outcome.LOT_REQUIRED, (ANNA,))
    assert counted.ties == (Tie("substitutes", (CARL, DORA), 1),)


@pytest.mark.parametrize(
    ("polls", "number"),
    [
        ((poll({ANNA: 9}), SPLIT), 2),
        ((SPLIT, poll({ANNA: 9}), SPLIT), 3),
        ((SPLIT, SPLIT, SPLIT, SPLIT), 4),
        ((SPLIT, SPLIT, poll({ANNA: 5, BO: 5}), SPLIT), 4),
    ],
)
def test_a_ballot_that_was_not_due_is_refused(polls: Sequence[Ballots], number: int) -> None:
    with pytest.raises(BadInput) as refused:
        count(election(*polls))

    assert refused.value.why.da == f"Afstemning nummer {number} skulle ikke holdes, for den var afgjort før."


def test_more_papers_than_members_present_are_refused() -> None:
    with pytest.raises(BadInput, match=r"At ballot number 2 there are 20 present, but 21 papers\."):
        count(election(SPLIT, SPLIT, present=[21, 20]))

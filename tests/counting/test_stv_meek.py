"""Meek's method, letter by letter of the reference rule, in cases that fit on a blackboard."""

from typing import Any

import pytest

from recruit.counting.ballots import Account
from recruit.counting.contest import ALL, BadInput, Contest
from recruit.counting.methods import count
from recruit.counting.result import Outcome
from tests.counting.papers import A, B, C, account, asked, box, contest, deeds, letters, lot, totals


def meek(seats: int, papers: Any, **choices: Any) -> Contest:
    """A contest by Meek's method."""
    return contest("stv-meek", seats, papers, **choices)


#: Anna is elected with six papers, twice the quota.
SURPLUS = "6 AB, 2 B, 1 C"
#: Dora keeps a quarter of three papers and Carl half of what comes to him: Anna and Bo have three quarters each, but
#: for the last of nine decimals.
ALL_BUT_EQUAL = "1 DBA, 2 DCA"


def test_everybody_who_stands_keeps_all_that_arrives_at_first() -> None:
    counted = count(meek(2, SURPLUS))

    assert totals(counted)[0] == "6 2 1"
    assert counted.stages[0].keeps == {}


def test_whoever_has_withdrawn_keeps_nothing() -> None:
    counted = count(meek(1, "4 CAB, 3 B, 2 AC, 2 C", withdrawn="C"))

    assert totals(counted) == ["6 3 0"]
    assert account(counted) == Account(11, 9, 0, {"only-withdrawn": 2})
    assert (letters(counted.winners), letters(counted.substitutes)) == ("A", "B")


def test_the_count_is_over_when_the_seats_are_filled() -> None:
    counted = count(meek(1, "5 A, 2 B, 1 C, 1 D"))

    assert deeds(counted) == ["first-preferences"]
    assert (letters(counted.winners), letters(counted.substitutes)) == ("A", "BCD")


def test_the_count_is_over_when_no_more_are_left_than_seats_and_they_take_them() -> None:
    counted = count(meek(1, "4 A, 4 B"), [lot("exclude", "AB", "A")])

    assert deeds(counted) == ["first-preferences"]
    assert (counted.stages[0].excluded, counted.stages[0].elected, counted.winners) == ((A,), (B,), (B,))
    assert counted.stages[0].why.en.endswith(
        "Anna has the fewest votes (4 votes) and is excluded. Anna and Bo were equal. The lot decided who is excluded: "
        "Anna. No more are left than seats are open, which go to Bo."
    )


def test_after_a_poll_more_seats_than_candidates_give_everybody_one() -> None:
    counted = count(meek(3, "4 AB, 2 B, 1 C", withdrawn="C"))

    assert (counted.outcome, counted.winners, totals(counted)) == (Outcome.ELECTED, (A, B), ["4 2 0"])
    assert counted.quota == "1.500000001"


def test_a_paper_goes_on_with_what_is_left_of_it_each_share_rounded_up() -> None:
    counted = count(meek(2, SURPLUS))

    # The quota is 9 / 3 + 0.000000001, and 3.000000001 / 6 = 0.50000000016..., so Anna keeps 0.500000001 of each paper.
    assert counted.stages[1].keeps == {A: "0.500000001"}
    assert totals(counted)[1] == "3.000000006 4.999999994 1"
    assert counted.stages[1].lost == "0.000000000"


def test_the_share_of_a_share_is_rounded_up_too() -> None:
    counted = count(meek(3, "9 ABD, 5 BC, 3 C, 3 D"))

    # Of 0.444444444 Bo keeps 0.555555556, which is 0.2469135802...: 0.246913581, nine times, and of five whole papers
    # 0.555555556 each.
    assert counted.stages[2].keeps == {A: "0.555555556", B: "0.555555556"}
    assert totals(counted)[2] == "5.000000004 5.000000009 5.222222220 4.777777767"


def test_the_quota_is_a_billionth_more_than_the_votes_by_the_seats_and_one_cut() -> None:
    assert count(meek(2, "5 A, 3 B, 3 C")).stages[0].quota == "3.666666667"
    assert count(meek(1, "3 A, 2 B")).stages[0].quota == "2.500000001"


def test_half_of_the_votes_is_not_enough_for_one_seat() -> None:
    counted = count(meek(1, "3 A, 2 B, 1 C"))

    assert counted.stages[0].elected == ()
    assert counted.winners == (A,)


def test_the_quota_falls_when_papers_run_out() -> None:
    counted = count(meek(1, "4 A, 3 B, 2 C"))

    assert [stage.quota for stage in counted.stages] == ["4.500000001", "3.500000001"]
    assert counted.stages[1].elected == (A,)
    assert counted.stages[1].lost == "2.000000000"
    assert counted.quota == "3.500000001"


def test_everybody_with_the_quota_is_elected_the_one_with_more_votes_first() -> None:
    counted = count(meek(3, "5 AD, 7 BD, 3 C, 2 D"))

    assert counted.stages[0].elected == (B, A)
    assert deeds(counted)[1] == "iteration"
    assert "stays with Bo and Anna" in counted.stages[1].why.en


def test_the_papers_are_handed_out_until_the_surplus_is_below_a_millionth() -> None:
    counted = count(meek(2, "6 AC, 3 B, 4 D, 1 C"))

    assert "handed out 2 times; the surplus is 0.000000001 now" in counted.stages[1].why.en


def test_or_until_the_surplus_falls_no_further() -> None:
    counted = count(meek(2, "9000 A, 3000 B, 2500 C, 2000 D"))

    # What Anna keeps of 9000 papers is rounded up on each of them: eight millionths that never go away.
    assert "handed out 21 times; the surplus is 0.000007999 now" in counted.stages[1].why.en
    assert counted.stages[1].excluded == (4,)


def test_the_elected_go_on_receiving_and_passing_on() -> None:
    counted = count(meek(2, "6 AC, 2 BA, 3 C, 4 D"))

    # Bo's two papers go to Anna, who already has a seat; the most of them goes on with nobody further named.
    assert deeds(counted) == ["first-preferences", "surplus A", "exclusion B"]
    assert counted.stages[1].keeps == {A: "0.833333334"}
    assert counted.stages[2].keeps == {A: "0.611111112"}
    assert totals(counted)[2] == "4.888888896 0 5.333333328 4"
    assert counted.stages[2].lost == "0.777777776"


def test_the_lowest_is_excluded_and_the_papers_go_on() -> None:
    counted = count(meek(1, "5 A, 4 B, 3 CB"))

    assert (counted.stages[0].excluded, deeds(counted)[1], totals(counted)[1]) == ((C,), "exclusion C", "5 7 0")
    assert counted.winners == (B,)
    assert [stage.why for stage in counted.stages] == [
        (
            "12 gyldige sedler ligger hver hos sin første prioritet. Sedlerne er delt ud én gang; overskuddet er nu "
            "0,000000000, og ingen når kvoten.",
            "12 valid papers lie each with its first preference. The papers were handed out once; the surplus is "
            "0.000000000 now, and nobody reaches the quota.",
        ),
        (
            "Carl har færrest stemmer (3 stemmer) og går ud. Sedlerne går til næste prioritet. Kvoten 6,000000001 er "
            "nået, og pladsen får: Bo.",
            "Carl has the fewest votes (3 votes) and is excluded. The papers go to the next preference. The quota "
            "6.000000001 is reached, and the seat goes to: Bo.",
        ),
    ]


def test_papers_skip_whoever_was_excluded_before() -> None:
    counted = count(meek(1, "6 A, 5 B, 4 CDB, 1 D"))

    assert deeds(counted)[1:] == ["exclusion D", "exclusion C"]
    assert totals(counted)[-1] == "6 9 0 0"


def test_equally_low_ones_wait_for_a_lot_whatever_they_had_before() -> None:
    counted = count(meek(1, "8 A, 4 B, 3 C, 1 DC"))

    # The Scottish rule would look back and exclude Carl, who had three.
    assert totals(counted)[1] == "8 4 4 0"
    assert asked(counted) == [("exclude", "BC", 1)]
    assert counted.outcome == Outcome.LOT_REQUIRED


def test_the_first_drawn_is_excluded() -> None:
    counted = count(meek(1, "8 A, 4 BC, 3 C, 1 DC"), [lot("exclude", "BC", "B")])

    assert deeds(counted)[2] == "exclusion B"
    assert totals(counted)[2] == "8 0 8 0"
    assert asked(counted) == [("exclude", "AC", 1)]
    assert counted.stages[2].why.da.startswith(
        "Bo har færrest stemmer (4 stemmer) og går ud. Bo og Carl stod lige. Lodtrækningen afgjorde, hvem der går ud: "
        "Bo. Sedlerne går til næste prioritet."
    )


def test_those_are_tied_whose_votes_lie_within_the_surplus_of_each_other() -> None:
    open_ = count(meek(3, ALL_BUT_EQUAL))
    settled = count(meek(3, ALL_BUT_EQUAL), [lot("exclude", "AB", "B")])

    assert totals(open_)[2] == "0.749999994 0.749999998 0.750000002 0.750000006"
    assert "the surplus is 0.000000006 now" in open_.stages[2].why.en
    assert asked(open_) == [("exclude", "AB", 1)]
    assert open_.stages[2].why.da.endswith(
        "Anna (0,749999994) og Bo (0,749999998) ligger inden for det overskud, der er tilbage (0,000000006), og regnes "
        "for lige."
    )
    # Bo has more than Anna, so nothing says that he has the fewest.
    assert settled.stages[2].why.da.count("færrest") == 0
    assert letters(settled.winners) == "DCA"


def test_those_who_are_the_whole_surplus_apart_are_tied_too() -> None:
    counted = count(meek(3, "4 CA, 7 DBCAE, 4 CEA, 2 BD, 1 ABD"))

    assert totals(counted)[-1].split()[:2] == ["4.499999992", "4.499999999"]
    assert "the surplus is 0.000000007 now" in counted.stages[-1].why.en
    assert asked(counted) == [("exclude", "AB", 1)]


def test_a_stage_says_what_was_dealt_and_who_reached_the_quota() -> None:
    counted = count(meek(2, SURPLUS))

    assert [stage.why.da for stage in counted.stages] == [
        "9 gyldige sedler ligger hver hos sin første prioritet. Kvoten 3,000000001 er nået, og pladsen får: Anna.",
        "Af hver seddel bliver nu kun det, der giver kvoten, hos Anna; resten går til næste prioritet. Kvoten"
        " 3,000000001 er nået, og pladsen får: Bo.",
    ]


def test_without_papers_more_candidates_than_seats_cannot_be_counted() -> None:
    with pytest.raises(BadInput, match="without papers"):
        count(meek(1, None, standing=2))


def test_blank_and_rejected_papers_are_no_part_of_the_quota() -> None:
    counted = count(meek(1, box("4 A, 3 B, 2 C", blank=5, invalid={"no-mark": 3})))

    assert account(counted) == Account(17, 9, 5, {"no-mark": 3})
    assert counted.stages[0].quota == "4.500000001"


def test_next_in_line_are_those_left_by_votes_then_whoever_was_excluded_later() -> None:
    counted = count(meek(1, "8 A, 4 B, 3 C, 2 DA, 1 EA", substitutes=ALL))

    assert deeds(counted) == ["first-preferences", "exclusion E", "exclusion D"]
    assert letters(counted.substitutes) == "BCDE"

"""The Scottish single transferable vote, rule by rule (SSI 2007/42, rules 45-52), in cases that fit on a blackboard."""

from typing import Any

import pytest

from recruit.counting.ballots import Account
from recruit.counting.contest import ALL, BadInput, Contest
from recruit.counting.methods import count
from recruit.counting.result import Outcome, Parcel
from tests.counting.papers import A, B, C, D, account, asked, box, contest, deeds, letters, lot, totals


def scottish(seats: int, papers: Any, **choices: Any) -> Contest:
    """A contest under the Scottish rule."""
    return contest("stv-scottish-2007", seats, papers, **choices)


#: Bo and Carl have 9 each at stage 4, one more than the quota: Bo had more at stage 3, Carl at stages 1 and 2.
EQUAL_SURPLUSES = "2 AB, 3 AC, 5 BF, 6 CG, 2 DB, 1 E, 6 F, 6 G"
#: Anna and Bo have one more than the quota of 5 from the start, and were never apart.
EQUALLY_MANY = "6 AC, 6 BD, 3 C, 2 D"
#: Carl and Dora have three each from the start.
EQUALLY_FEW = "5 A, 5 B, 3 CA, 3 DB"


def test_every_paper_is_worth_one_vote_and_lies_with_its_first_preference() -> None:
    counted = count(scottish(1, "4 AB, 2 B, 1 CAB"))

    assert totals(counted)[0] == "4 2 1"
    assert counted.stages[0].lost == "0.00000"


@pytest.mark.parametrize(("papers", "quota"), [("6 A, 2 B, 1 C", 4), ("7 A, 2 B, 1 C", 4), ("8 A, 2 B, 2 C", 5)])
def test_the_quota_is_the_papers_by_the_seats_and_one_cut_off_and_one_more(papers: str, quota: int) -> None:
    assert count(scottish(2, papers)).quota == quota


def test_the_quota_stays_when_papers_stop() -> None:
    counted = count(scottish(1, "5 A, 4 B, 3 C"))

    assert counted.quota == 7
    assert (totals(counted)[1], counted.stages[1].lost) == ("5 4 0", "3.00000")
    assert counted.stages[1].elected == ()


def test_equal_to_the_quota_is_elected_and_has_no_surplus() -> None:
    counted = count(scottish(2, "4 AC, 3 B, 2 C, 1 D"))

    assert counted.quota == 4
    assert counted.stages[0].elected == (A,)
    assert deeds(counted)[1] == "exclusion D"


def test_one_less_than_the_quota_is_not_elected() -> None:
    counted = count(scottish(2, "4 A, 3 B, 3 C, 2 D"))

    assert counted.quota == 5
    assert counted.stages[0].elected == ()


def test_all_papers_of_a_surplus_go_on_not_the_last_parcel() -> None:
    counted = count(scottish(2, "4 AB, 2 DAC, 3 B, 3 C"))

    assert deeds(counted) == ["first-preferences", "exclusion D", "surplus A", "exclusion C"]
    assert totals(counted)[2] == "5 3.66664 3.33332 0"
    assert counted.stages[2].parcels == (Parcel("1.00000", "0.16666", {B: 4, C: 2}, 0),)


def test_the_worth_is_cut_not_rounded_and_what_the_cut_leaves_belongs_to_nobody() -> None:
    counted = count(scottish(2, "6 AB, 4 C, 4 B"))

    # The surplus is 1 of 6 papers: 0.166666..., so 0.16666 each and not 0.16667.
    assert counted.quota == 5
    assert totals(counted)[1] == "5 4.99996 4"
    assert counted.stages[1].lost == "0.00004"


def test_a_paper_counts_by_its_worth_when_it_arrived_in_one_division() -> None:
    counted = count(scottish(3, "9 ABD, 5 BC, 3 C, 3 D"))

    # Bo has 7.99997 votes, 1.99997 too many: a paper that came at 0.33333 is worth 1.99997 x 0.33333 / 7.99997 =
    # 0.083331..., where two divisions, each cut, would have given 0.08332.
    assert totals(counted)[1] == "6 7.99997 3 3"
    assert counted.stages[2].parcels == (
        Parcel("1.00000", "0.24999", {C: 5}, 0),
        Parcel("0.33333", "0.08333", {D: 9}, 0),
    )
    assert totals(counted)[2] == "6 6 4.24995 3.74997"
    assert counted.stages[2].lost == "0.00008"


def test_papers_without_a_further_preference_stop() -> None:
    counted = count(scottish(2, "8 AB, 4 A, 3 B, 2 C"))

    # The surplus of 6 is spread over all twelve papers, and the four that name nobody else take their part along.
    assert counted.quota == 6
    assert counted.stages[1].parcels == (Parcel("1.00000", "0.50000", {B: 8}, 4),)
    assert totals(counted)[1] == "6 7 2"
    assert counted.stages[1].lost == "2.00000"


def test_somebody_elected_whose_surplus_still_waits_receives_nothing() -> None:
    counted = count(scottish(3, "9 ABC, 8 BA, 3 C, 2 D"))

    assert counted.stages[0].elected == (A, B)
    assert deeds(counted)[1] == "surplus A"
    assert counted.stages[1].parcels == (Parcel("1.00000", "0.33333", {C: 9}, 0),)
    assert totals(counted)[1] == "6 8 5.99997 2"


def test_somebody_excluded_receives_nothing() -> None:
    counted = count(scottish(1, "4 A, 3 BCA, 2 C"))

    assert deeds(counted) == ["first-preferences", "exclusion C", "exclusion B"]
    assert totals(counted)[2] == "7 0 0"


def test_one_surplus_goes_at_a_time_the_largest_first() -> None:
    counted = count(scottish(3, "7 AC, 9 BD, 3 C, 2 D"))

    assert deeds(counted)[1:3] == ["surplus B", "surplus A"]
    assert counted.winners[:2] == (B, A)


def test_a_later_and_larger_surplus_goes_before_an_older_one() -> None:
    counted = count(scottish(4, "15 AC, 11 BD, 8 CD, 7 D, 5 E"))

    # Bo's surplus of 1 waits from stage 1; Carl's of 2.99995 arises at stage 2.
    assert counted.stages[0].elected == (A, B)
    assert counted.stages[1].elected == (C,)
    assert deeds(counted)[1:4] == ["surplus A", "surplus C", "surplus B"]


def test_equal_surpluses_go_by_the_latest_earlier_stage_backwards_not_forwards() -> None:
    counted = count(scottish(3, EQUAL_SURPLUSES))

    assert [line.split()[1:3] for line in totals(counted)[:4]] == [["5", "6"], ["5", "6"], ["7", "6"], ["9", "9"]]
    assert deeds(counted)[1:6] == ["exclusion E", "exclusion D", "exclusion A", "surplus B", "surplus C"]
    assert counted.stages[4].why.da.endswith(
        "Andre havde lige så mange; trin 3 er det seneste, hvor de ikke stod lige, og det afgør rækkefølgen."
    )


def test_equal_surpluses_that_never_differed_wait_for_a_lot() -> None:
    counted = count(scottish(3, EQUALLY_MANY))

    assert counted.outcome == Outcome.LOT_REQUIRED
    assert asked(counted) == [("surplus", "AB", 1)]
    assert counted.winners == (A, B)
    assert len(counted.stages) == 1


@pytest.mark.parametrize(("drawn", "order"), [("A", ["surplus A", "surplus B"]), ("B", ["surplus B", "surplus A"])])
def test_the_first_drawn_has_the_surplus_transferred_first(drawn: str, order: list[str]) -> None:
    counted = count(scottish(3, EQUALLY_MANY), [lot("surplus", "AB", drawn)])

    assert deeds(counted)[1:3] == order
    assert counted.outcome == Outcome.ELECTED
    assert counted.lots == (lot("surplus", "AB", drawn),)
    assert "The lot decided whose surplus is transferred first" in counted.stages[1].why.en


def test_with_no_surplus_waiting_the_one_with_the_fewest_votes_is_excluded() -> None:
    counted = count(scottish(1, "5 A, 4 B, 2 CB, 1 DCB"))

    assert deeds(counted) == ["first-preferences", "exclusion D", "exclusion C"]
    assert [stage.excluded for stage in counted.stages] == [(D,), (C,), ()]
    assert totals(counted) == ["5 4 2 1", "5 4 3 0", "5 7 0 0"]
    assert counted.winners == (B,)


def test_the_papers_of_somebody_excluded_go_on_at_the_worth_that_they_have() -> None:
    counted = count(scottish(2, "8 ACB, 4 B, 2 C, 3 DB"))

    # Quota 6, surplus 2: eight papers of 0.25 to Carl. Dora goes, then Carl with two papers of 1 and eight of 0.25.
    assert totals(counted) == ["8 4 2 3", "6 4 4 3", "6 7 4 0"]
    assert counted.winners == (A, B)


def test_what_came_at_different_worths_leaves_at_them_dearest_first() -> None:
    counted = count(scottish(2, "9 ACB, 4 B, 2 CB, 4 D"))

    # Quota 7, surplus 2: nine papers of 0.22222 to Carl, who is excluded with 3.99998.
    assert deeds(counted) == ["first-preferences", "surplus A", "exclusion C"]
    assert counted.stages[2].parcels == (
        Parcel("1.00000", "1.00000", {B: 2}, 0),
        Parcel("0.22222", "0.22222", {B: 9}, 0),
    )
    assert totals(counted)[2] == "7 7.99998 0 4"


def test_those_without_a_vote_go_one_at_a_time_too() -> None:
    counted = count(scottish(1, "6 A, 5 B, 2 C", standing=5), [lot("exclude", "DE", "E")])

    assert deeds(counted)[1:3] == ["exclusion E", "exclusion D"]
    assert totals(counted)[1] == totals(counted)[0]
    assert counted.stages[1].parcels == ()


def test_of_those_with_the_fewest_votes_the_one_goes_who_had_fewer_at_the_latest_earlier_stage() -> None:
    counted = count(scottish(1, "8 A, 4 B, 3 C, 1 DC"))

    assert totals(counted)[:2] == ["8 4 3 1", "8 4 4 0"]
    assert deeds(counted)[1:3] == ["exclusion D", "exclusion C"]


def test_three_equal_ones_are_narrowed_stage_by_stage_backwards() -> None:
    counted = count(scottish(2, "12 A, 5 B, 6 C, 7 D, 3 EB, 1 EC, 1 FC, 1 FD, 4 F"))

    # Bo, Carl and Dora have 8 at stage 3. At stage 2 Bo had 8 and the others 7, so it is between these two, and at
    # stage 1 Carl had 6 and Dora 7. Looked at forwards, Bo with his 5 at stage 1 would have gone.
    assert totals(counted)[:3] == ["12 5 6 7 4 6", "12 8 7 7 0 6", "12 8 8 8 0 0"]
    assert deeds(counted)[3:] == ["exclusion C", "exclusion D"]
    assert "trin 1 er det seneste, hvor de ikke stod lige" in counted.stages[3].why.da
    assert "stage 2 is the latest at which they differed" in counted.stages[4].why.en


def test_those_who_never_differed_wait_for_a_lot_for_the_exclusion() -> None:
    counted = count(scottish(1, EQUALLY_FEW))

    assert counted.outcome == Outcome.LOT_REQUIRED
    assert asked(counted) == [("exclude", "CD", 1)]


@pytest.mark.parametrize(("drawn", "winner"), [("C", "A"), ("D", "B")])
def test_the_first_drawn_is_excluded(drawn: str, winner: str) -> None:
    counted = count(scottish(1, EQUALLY_FEW), [lot("exclude", "CD", drawn)])

    assert deeds(counted)[1] == f"exclusion {drawn}"
    assert letters(counted.winners) == winner
    assert "Lodtrækningen afgjorde, hvem der går ud" in counted.stages[1].why.da


def test_a_lot_between_other_people_is_not_taken() -> None:
    counted = count(scottish(1, EQUALLY_FEW), [lot("exclude", "BCD", "C"), lot("surplus", "CD", "C")])

    assert asked(counted) == [("exclude", "CD", 1)]
    assert counted.lots == ()


def test_as_soon_as_no_more_are_left_than_seats_they_are_elected_below_the_quota_too() -> None:
    counted = count(scottish(2, "4 A, 3 B, 2 C, 1 D"))

    assert counted.stages[-1].elected == (B,)
    assert totals(counted)[-1] == "4 3 0 0"
    assert "No more are left than seats are open: Bo" in counted.stages[-1].why.en


def test_the_stage_under_way_is_finished_first_and_nothing_more_is_transferred() -> None:
    counted = count(scottish(2, "5 AD, 5 BD, 4 CBA, 1 DC"))

    # Quota 6. Dora's paper goes to Carl. Anna, Bo and Carl have 5 each, and Carl had 4 at stage 1: his papers are
    # handed on, though nobody but the two is left and the seats are two. Bo's surplus of 3 stays.
    assert counted.quota == 6
    assert totals(counted) == ["5 5 4 1", "5 5 5 0", "5 9 0 0"]
    assert counted.stages[-1].elected == (B, A)
    assert counted.stages[-1].why.da.endswith(
        "Kvoten er nået, og pladsen får: Bo. Der er ikke flere tilbage end ledige pladser: Anna får plads."
    )


def test_with_all_seats_taken_no_waiting_surplus_is_transferred() -> None:
    counted = count(scottish(2, "9 AC, 8 BC, 1 C"))

    assert counted.winners == (A, B)
    assert totals(counted) == ["9 8 1"]


def test_within_a_stage_the_order_of_election_is_that_of_the_votes() -> None:
    counted = count(scottish(3, "6 A, 8 B, 6 C, 1 D"))

    assert counted.stages[0].elected == (B, A, C)


def test_somebody_withdrawn_is_passed_by_as_if_not_named() -> None:
    counted = count(scottish(1, "4 CAB, 3 B, 2 AC, 2 C, 1 BC", withdrawn="C"))

    assert account(counted) == Account(12, 10, 0, {"only-withdrawn": 2})
    assert counted.quota == 6
    assert totals(counted) == ["6 4 0"]
    assert counted.winners == (A,)
    assert counted.substitutes == (B,)


def test_blank_and_rejected_papers_are_no_part_of_the_quota() -> None:
    counted = count(scottish(1, box("4 A, 3 B, 2 C", blank=5, invalid={"no-mark": 3})))

    assert account(counted) == Account(17, 9, 5, {"no-mark": 3})
    assert counted.quota == 5


def test_where_more_seats_than_candidates_are_left_after_a_poll_all_of_them_take_one() -> None:
    counted = count(scottish(3, "4 AB, 2 B, 1 C", withdrawn="C"))

    assert (counted.outcome, counted.winners) == (Outcome.ELECTED, (A, B))


def test_every_stage_says_what_happened_and_why() -> None:
    counted = count(scottish(2, "6 AB, 2 B, 2 C, 1 DB"))

    assert [stage.why.da for stage in counted.stages] == [
        "11 gyldige sedler ligger hver hos sin første prioritet. Kvoten er 11 delt med 3 (pladserne og én til), brøken "
        "skåret væk, plus 1: 4. Kvoten er nået, og pladsen får: Anna.",
        "Anna har 6 stemmer, 2 mere end kvoten 4, og det overskud går videre. Hver seddel er nu 2 gange det, den var "
        "værd, delt med 6, skåret af efter 5 decimaler.",
        "Intet overskud venter. Dora har færrest stemmer (1 stemme) og går ud. Sedlerne går videre med den værdi, de "
        "har. Kvoten er nået, og pladsen får: Bo.",
    ]
    assert [stage.why.en for stage in counted.stages] == [
        "11 valid papers lie each with its first preference. The quota is 11 divided by 3 (the seats and one more), "
        "the fraction cut off, plus 1: 4. The quota is reached, and the seat goes to: Anna.",
        "Anna has 6 votes, 2 more than the quota 4, and this surplus goes on. Each paper is now worth 2 times what it "
        "was worth, divided by 6, cut after 5 decimals.",
        "No surplus waits, and Dora has the fewest votes (1 vote) and is excluded. The papers go on at the worth that "
        "they have. The quota is reached, and the seat goes to: Bo.",
    ]


def test_without_papers_more_candidates_than_seats_cannot_be_counted() -> None:
    with pytest.raises(BadInput, match="The seats cannot be given without papers"):
        count(scottish(1, None, standing=2))


def test_next_in_line_are_those_left_by_votes_then_whoever_was_excluded_later() -> None:
    counted = count(scottish(1, "8 A, 4 B, 3 C, 2 DA, 1 EA", substitutes=ALL))

    assert deeds(counted) == ["first-preferences", "exclusion E", "exclusion D"]
    assert letters(counted.substitutes) == "BCDE"


def test_a_lot_orders_those_next_in_line_where_their_votes_are_equal_and_the_order_is_asked() -> None:
    papers, drawn = "9 A, 3 B, 3 C, 1 D", lot("substitutes", "BC", "CB")

    unasked, open_ = count(scottish(1, papers)), count(scottish(1, papers, substitutes=1))
    settled = count(scottish(1, papers, substitutes=2), [drawn])

    assert (unasked.outcome, letters(unasked.substitutes)) == (Outcome.ELECTED, "BCD")
    assert unasked.equal_substitutes == ((B, C),)
    assert (open_.outcome, open_.winners, asked(open_)) == (Outcome.LOT_REQUIRED, (A,), [("substitutes", "BC", 1)])
    assert (settled.outcome, letters(settled.substitutes)) == (Outcome.ELECTED, "CB")


def test_no_substitute_is_named_where_none_is_wanted() -> None:
    counted = count(scottish(1, "9 A, 3 B, 3 C", substitutes=0))

    assert (counted.outcome, counted.substitutes) == (Outcome.ELECTED, ())

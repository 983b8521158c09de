"""How a council elects its chair: what a ballot or a lot has to be to be noted."""

from dataclasses import replace

from recruit.appointments.rules import constituting as rules
from recruit.appointments.rules.constituting import DrawnLot, HeldBallot
from recruit.counting.result import Outcome
from recruit.foundation.refusal import Refusal

FIRST = HeldBallot(9, {1: 4, 2: 3, 3: 2})
SECOND = HeldBallot(9, {1: 4, 2: 4, 3: 1})
THIRD = HeldBallot(9, {1: 4, 2: 4}, blank=1)
LOT = DrawnLot([2], "Hawa Ibsen", "Bo Bruun")
BEGUN = rules.counted(3, [], [])
TIED = rules.counted(3, [FIRST, SECOND, THIRD], [])


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


def test_more_than_half_of_those_present_elects_at_the_first_ballot() -> None:
    found = rules.counted(3, [HeldBallot(9, {1: 5, 2: 3}, blank=1)], [])

    assert (found.outcome, found.winners) == (Outcome.ELECTED, (1,))
    assert rules.may_conclude(found) == ()
    assert codes(rules.may_note_ballot(FIRST, found, members=20)) == ["no-ballot-is-due"]


def test_after_three_ballots_without_a_majority_a_lot_decides() -> None:
    assert TIED.outcome is Outcome.LOT_REQUIRED
    assert codes(rules.may_conclude(TIED)) == ["nobody-is-elected"]
    assert rules.may_note_lot(LOT, TIED) == ()

    found = rules.counted(3, [FIRST, SECOND, THIRD], [(TIED.ties[0], LOT.drawn)])
    assert found.winners == (2,)


def test_a_ballot_has_no_more_papers_than_are_present() -> None:
    assert rules.may_note_ballot(FIRST, BEGUN, members=20) == ()
    assert rules.may_note_ballot(replace(FIRST, present=20), BEGUN, members=20) == ()
    assert codes(rules.may_note_ballot(replace(FIRST, blank=1), BEGUN, members=20)) == ["more-papers-than-present"]
    assert codes(rules.may_note_ballot(replace(FIRST, invalid=1), BEGUN, members=20)) == ["more-papers-than-present"]
    assert codes(rules.may_note_ballot(HeldBallot(0, {}), BEGUN, members=20)) == ["nobody-is-present"]
    assert codes(rules.may_note_ballot(HeldBallot(21, {}), BEGUN, members=20)) == ["nobody-is-present"]
    assert codes(rules.may_note_ballot(HeldBallot(9, {1: -1}), BEGUN, members=20)) == ["number-is-negative"]


def test_the_third_ballot_is_between_two() -> None:
    due = rules.counted(3, [FIRST, SECOND], [])

    assert rules.may_note_ballot(THIRD, due, members=20) == ()
    assert rules.may_note_ballot(replace(THIRD, votes={1: 4, 2: 4, 3: 0}), due, members=20) == ()
    assert codes(rules.may_note_ballot(replace(THIRD, votes={1: 4, 3: 4}), due, members=20)) == [
        "is-not-on-this-ballot"
    ]


def test_an_invalid_paper_counts_for_nobody() -> None:
    found = rules.counted(2, [HeldBallot(5, {1: 2, 2: 2}, invalid=1)], [])

    assert found.outcome is Outcome.BALLOT_REQUIRED


def test_a_lot_is_between_those_who_are_equal_and_seen_by_somebody_else() -> None:
    assert codes(rules.may_note_lot(LOT, BEGUN)) == ["no-lot-is-due"]
    assert codes(rules.may_note_lot(replace(LOT, drawn=[3]), TIED)) == ["lot-is-for-others"]
    assert codes(rules.may_note_lot(replace(LOT, drawn=[]), TIED)) == ["lot-is-for-others"]
    assert codes(rules.may_note_lot(replace(LOT, drawn=[1, 1]), TIED)) == ["lot-is-for-others"]
    assert codes(rules.may_note_lot(replace(LOT, witnessed_by="hawa  ibsen"), TIED)) == ["lot-needs-a-witness"]
    assert codes(rules.may_note_lot(replace(LOT, drawn_by=" ", witnessed_by=""), TIED)) == ["answer-missing"] * 2


def test_somebody_stands_once() -> None:
    assert rules.may_begin(["a", "b"], ["a", "b", "c"]) == ()
    assert codes(rules.may_begin([], ["a"])) == ["nobody-stands-for-the-office"]
    assert codes(rules.may_begin(["a", "a"], ["a"])) == ["stands-twice"]


def test_only_members_of_that_day_stand() -> None:
    assert codes(rules.may_begin(["a", "b"], ["a"])) == ["stands-and-is-no-member"]


def test_what_is_concluded_stays() -> None:
    assert rules.may_go_on(is_concluded=False) == rules.may_take_last_back(is_concluded=False, noted=1) == ()
    assert codes(rules.may_take_last_back(is_concluded=True, noted=0)) == [
        "office-vote-is-concluded",
        "nothing-is-noted",
    ]


def test_a_vote_is_discontinued_once_with_a_reason_while_nobody_has_the_office_by_it() -> None:
    assert rules.may_discard("Begyndt ved en fejl.", is_concluded=False, is_discarded=False) == ()
    assert codes(rules.may_discard(" ", is_concluded=True, is_discarded=True)) == [
        "office-vote-is-concluded",
        "office-vote-is-discarded",
        "answer-missing",
    ]
    assert codes(rules.may_go_on(is_concluded=False, is_discarded=True)) == ["office-vote-is-discarded"]

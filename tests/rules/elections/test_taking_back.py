"""What of an election is taken back, and what stays because something stands on it."""

import pytest

from recruit.elections.rules.taking_back import Noted, may_take_back
from recruit.elections.rules.vocabulary import Milestone

CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)


def test_nothing_is_taken_back_on_which_something_later_stands() -> None:
    reasons = may_take_back(Milestone.VOTING, CLOSED, "For tidligt.")
    assert [(one.code, one.facts) for one in reasons] == [
        ("later-milestone-stands", {"milestone": Milestone.CLOSED}),
    ]
    assert may_take_back(Milestone.CLOSED, CLOSED, "For tidligt.") == ()
    assert [one.code for one in may_take_back(Milestone.CERTIFIED, CLOSED, " ")] == [
        "election-has-not-come-so-far",
        "answer-missing",
    ]


def test_of_an_annulled_election_only_that_is_taken_back() -> None:
    annulled = (*CLOSED, Milestone.ANNULLED)

    assert [one.code for one in may_take_back(Milestone.CLOSED, annulled, "En fejl.")] == ["election-is-annulled"]
    assert may_take_back(Milestone.ANNULLED, annulled, "En fejl.") == ()


@pytest.mark.parametrize(
    ("kind", "noted", "reason"),
    [
        (Milestone.FIXED, Noted(has_voters=True), "voters-are-noted"),
        (Milestone.FIXED, Noted(has_envelopes=True), "envelopes-have-come"),
        (Milestone.VOTING, Noted(has_voters=True), "voters-are-noted"),
        (Milestone.CLOSED, Noted(is_counted=True), "count-has-begun"),
        (Milestone.CLOSED, Noted(is_opened=True), "count-has-begun"),
    ],
)
def test_nothing_is_taken_back_that_people_have_acted_on(kind: Milestone, noted: Noted, reason: str) -> None:
    passed = CLOSED[: CLOSED.index(kind) + 1]

    assert [one.code for one in may_take_back(kind, passed, "En fejl.", noted)] == [reason]
    assert may_take_back(kind, passed, "En fejl.", Noted()) == ()


def test_votes_by_post_come_before_the_polls_are_open_and_do_not_keep_them_open() -> None:
    assert may_take_back(Milestone.VOTING, CLOSED[:2], "For tidligt.", Noted(has_envelopes=True)) == ()


def test_an_annulled_election_that_everybody_reads_about_stays_so_beside_another_for_the_same_seats() -> None:
    noted, annulled = Noted(rivals=["Omvalg"]), (*CLOSED, Milestone.ANNULLED)

    reasons = may_take_back(Milestone.ANNULLED, (Milestone.ANNOUNCED, *annulled), "En fejl.", noted)

    assert [(one.code, one.facts) for one in reasons] == [("seats-are-voted-on-already", {"election": "Omvalg"})]
    assert may_take_back(Milestone.ANNULLED, annulled, "En fejl.", noted) == ()

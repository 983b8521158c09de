"""What an election may pass, with every reason why it may not yet, and what of it may be taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from recruit.counting.result import Outcome
from recruit.elections.rules.passing import (
    ElectionFacts,
    Passing,
    Stands,
    may_pass,
    status,
)
from recruit.elections.rules.taking_back import may_take_back
from recruit.elections.rules.vocabulary import Milestone, Status

TODAY = date(2027, 2, 22)
COMMITTEE = Passing(TODAY, ("Grethe Holm",))
ENOUGH, MORE = Stands("Borgere", 2, 2), Stands("Borgere", 2, 4)
CLOSED = (Milestone.FIXED, Milestone.VOTING, Milestone.CLOSED)


def counted(outcome: Outcome = Outcome.ELECTED, *, is_outdated: bool = False) -> Stands:
    return Stands("Borgere", 2, 4, outcome, is_outdated)


def refused(
    kind: Milestone,
    *contests: Stands,
    passed: Sequence[Milestone] = (),
    passing: Passing = COMMITTEE,
    is_rehearsal: bool = False,
    has_candidates: bool = True,
    has_open_complaint: bool = False,
) -> list[str]:
    facts = ElectionFacts(passed, contests, is_rehearsal, has_candidates, has_open_complaint)
    return [refusal.code for refusal in may_pass(kind, facts, passing, today=TODAY)]


def test_an_election_with_more_candidates_than_seats_is_fixed_voted_on_closed_certified_and_submitted() -> None:
    assert refused(Milestone.ANNOUNCED) == []
    assert refused(Milestone.FIXED, MORE) == []
    assert refused(Milestone.VOTING, MORE, passed=CLOSED[:1]) == []
    assert refused(Milestone.CLOSED, MORE, passed=CLOSED[:2]) == []
    assert refused(Milestone.CERTIFIED, counted(), passed=CLOSED) == []
    assert refused(Milestone.RELEASED, counted(), passed=(Milestone.ANNOUNCED, *CLOSED, Milestone.CERTIFIED)) == []
    assert refused(Milestone.SUBMITTED, counted(), passed=(*CLOSED, Milestone.CERTIFIED)) == []


def test_without_anybody_to_choose_between_the_poll_is_cancelled_and_nothing_is_counted() -> None:
    assert refused(Milestone.FIXED, ENOUGH) == ["nobody-has-to-vote"]
    assert refused(Milestone.UNCONTESTED, ENOUGH) == []
    assert refused(Milestone.UNCONTESTED, ENOUGH, MORE) == ["contest-has-more-candidates-than-seats"]
    assert refused(Milestone.UNCONTESTED, ENOUGH, passed=CLOSED[:2]) == ["people-have-voted"]
    assert refused(Milestone.CERTIFIED, ENOUGH, passed=(Milestone.UNCONTESTED,)) == []


def test_a_contest_that_needs_no_poll_does_not_hold_the_others_back() -> None:
    assert refused(Milestone.CERTIFIED, ENOUGH, counted(), passed=CLOSED) == []


@pytest.mark.parametrize("kind", [Milestone.FIXED, Milestone.UNCONTESTED])
def test_no_ballot_stands_before_candidates_and_contests_do(kind: Milestone) -> None:
    assert refused(kind, has_candidates=False) == ["candidates-are-not-fixed", "election-has-no-contest"]
    assert refused(kind, ENOUGH, has_candidates=False) == ["candidates-are-not-fixed"]


@pytest.mark.parametrize(
    ("contest", "reason"),
    [
        (MORE, "contest-is-not-counted"),
        (counted(is_outdated=True), "count-is-outdated"),
        (counted(Outcome.LOT_REQUIRED), "lot-is-open"),
        (counted(Outcome.BALLOT_REQUIRED), "lot-is-open"),
    ],
)
def test_no_result_is_certified_before_it_is_certain(contest: Stands, reason: str) -> None:
    assert refused(Milestone.CERTIFIED, contest, passed=CLOSED) == [reason]


@pytest.mark.parametrize("kind", [Milestone.UNCONTESTED, Milestone.CERTIFIED, Milestone.ANNULLED])
def test_what_the_committee_decides_names_its_meeting_and_who_was_there(kind: Milestone) -> None:
    before = CLOSED if kind is Milestone.CERTIFIED else ()
    contest = counted() if kind is Milestone.CERTIFIED else ENOUGH
    unsaid = Passing(note="Fejl på stemmesedlen.")
    to_come = Passing(date(2027, 2, 23), (" ",), "Fejl på stemmesedlen.")

    missing = ["committee-day-is-missing", "committee-is-nobody"]
    assert refused(kind, contest, passed=before, passing=unsaid) == missing
    assert refused(kind, contest, passed=before, passing=to_come) == ["committee-has-not-met", "committee-is-nobody"]


def test_an_election_is_annulled_at_any_time_with_a_reason_and_nothing_follows() -> None:
    because = Passing(TODAY, ("Grethe Holm",), "Stemmesedlen manglede en kandidat.")
    certified = (*CLOSED, Milestone.CERTIFIED)

    assert refused(Milestone.ANNULLED, counted(), passed=certified, passing=because) == []
    assert refused(Milestone.ANNULLED, counted(), passed=certified) == ["answer-missing"]
    assert refused(Milestone.SUBMITTED, counted(), passed=(*certified, Milestone.ANNULLED)) == ["election-is-annulled"]


def test_nothing_is_passed_twice_or_before_its_turn() -> None:
    assert refused(Milestone.ANNOUNCED, passed=(Milestone.ANNOUNCED,)) == ["election-has-passed-that"]
    assert refused(Milestone.CLOSED, MORE, passed=CLOSED[:1]) == ["election-has-not-come-so-far"]


@pytest.mark.parametrize("kind", [Milestone.ANNOUNCED, Milestone.RELEASED, Milestone.SUBMITTED])
def test_a_rehearsal_goes_nowhere(kind: Milestone) -> None:
    passed = () if kind is Milestone.ANNOUNCED else (*CLOSED, Milestone.CERTIFIED)
    assert refused(kind, counted(), passed=passed, is_rehearsal=True) == ["rehearsal-goes-nowhere"]


def test_an_open_complaint_holds_the_recommendation_back() -> None:
    certified = (*CLOSED, Milestone.CERTIFIED)
    assert refused(Milestone.SUBMITTED, counted(), passed=certified, has_open_complaint=True) == [
        "result-is-complained-about"
    ]


@pytest.mark.parametrize(
    ("passed", "contests", "where"),
    [
        ((), [MORE], Status.DRAFT),
        ((Milestone.ANNOUNCED,), [MORE], Status.ANNOUNCED),
        (CLOSED[:1], [MORE], Status.FIXED),
        ((Milestone.UNCONTESTED,), [ENOUGH], Status.UNCONTESTED),
        (CLOSED[:2], [MORE], Status.VOTING),
        (CLOSED, [MORE, counted()], Status.CLOSED),
        (CLOSED, [ENOUGH, counted()], Status.COUNTED),
        (CLOSED, [MORE, counted(Outcome.LOT_REQUIRED)], Status.TIED),
        ((*CLOSED, Milestone.CERTIFIED, Milestone.RELEASED), [counted()], Status.CERTIFIED),
        ((*CLOSED, Milestone.CERTIFIED, Milestone.SUBMITTED), [counted()], Status.SUBMITTED),
        ((*CLOSED, Milestone.CERTIFIED, Milestone.ANNULLED), [counted()], Status.ANNULLED),
    ],
)
def test_where_an_election_is_follows_from_what_it_has_passed(
    passed: Sequence[Milestone], contests: Sequence[Stands], where: Status
) -> None:
    assert status(passed, contests) is where


def test_a_result_is_released_only_of_an_election_that_is_announced_and_that_is_not_taken_back_under_it() -> None:
    released = (Milestone.ANNOUNCED, *CLOSED, Milestone.CERTIFIED, Milestone.RELEASED)

    assert refused(Milestone.RELEASED, counted(), passed=(*CLOSED, Milestone.CERTIFIED)) == [
        "election-has-not-come-so-far"
    ]
    assert [one.facts for one in may_take_back(Milestone.ANNOUNCED, released, "En fejl.")] == [
        {"milestone": Milestone.RELEASED}
    ]


def test_the_committee_meets_about_a_poll_on_the_polling_day_or_later() -> None:
    facts = ElectionFacts(CLOSED, (counted(),), polling_on=TODAY)

    early = may_pass(Milestone.CERTIFIED, facts, Passing(date(2027, 2, 21), ("Grethe Holm",)), today=TODAY)
    same_day = may_pass(Milestone.CERTIFIED, facts, COMMITTEE, today=TODAY)

    assert ([one.code for one in early], same_day) == (["committee-met-before-the-polls"], ())


def test_the_polls_are_closed_on_the_polling_day_or_later_and_those_of_a_rehearsal_on_any_day() -> None:
    coming = ElectionFacts(CLOSED[:2], (MORE,), polling_on=date(2027, 2, 23))
    tried_out = ElectionFacts(CLOSED, (counted(),), is_rehearsal=True, polling_on=date(2027, 2, 23))

    (reason,) = may_pass(Milestone.CLOSED, coming, Passing(), today=TODAY)

    assert (reason.code, reason.facts) == ("polls-are-not-over", {"day": date(2027, 2, 23)})
    assert may_pass(Milestone.CLOSED, coming, Passing(), today=date(2027, 2, 23)) == ()
    assert may_pass(Milestone.CERTIFIED, tried_out, COMMITTEE, today=TODAY) == ()


def test_what_is_missing_for_a_certificate_is_the_cancellation_where_nobody_has_to_vote() -> None:
    facts = ElectionFacts((), (ENOUGH,))

    (reason,) = may_pass(Milestone.CERTIFIED, facts, COMMITTEE, today=TODAY)

    assert reason.facts == {"needs": Milestone.UNCONTESTED}


def test_the_polls_open_on_the_polling_day_or_later_but_where_votes_are_taken_by_post() -> None:
    coming = ElectionFacts(CLOSED[:1], (MORE,), polling_on=date(2027, 2, 23))

    (reason,) = may_pass(Milestone.VOTING, coming, Passing(), today=TODAY)

    assert (reason.code, reason.facts) == ("polls-open-on-their-day", {"day": date(2027, 2, 23)})
    assert may_pass(Milestone.VOTING, coming, Passing(), today=date(2027, 2, 23)) == ()
    assert may_pass(Milestone.VOTING, replace(coming, takes_post=True), Passing(), today=TODAY) == ()
    assert may_pass(Milestone.VOTING, replace(coming, is_rehearsal=True), Passing(), today=TODAY) == ()


def test_where_everybody_who_is_left_has_a_seat_after_the_vote_somebody_says_what_becomes_of_the_papers() -> None:
    left = Stands("Borgere", 2, 2, dropped_out=1)
    why = Passing(TODAY, ("Grethe Holm",), "Pakken er forseglet uden optælling.")

    assert refused(Milestone.CERTIFIED, left, passed=CLOSED) == ["votes-are-not-counted"]
    assert refused(Milestone.CERTIFIED, left, passed=CLOSED, passing=why) == []
    assert refused(Milestone.CERTIFIED, replace(left, outcome=Outcome.UNCONTESTED), passed=CLOSED) == []


def test_an_election_is_not_announced_beside_another_for_the_same_seats() -> None:
    facts = ElectionFacts((), (MORE,), rivals=["Valg til rådet"])

    (reason,) = may_pass(Milestone.ANNOUNCED, facts, Passing(), today=TODAY)

    assert (reason.code, reason.facts) == ("seats-are-voted-on-already", {"election": "Valg til rådet"})
    assert may_pass(Milestone.FIXED, facts, Passing(), today=TODAY) == ()

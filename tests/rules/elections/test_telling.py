"""What candidates can be told of an election, and when a letter says that it takes the place of another."""

import pytest

from recruit.elections.rules.telling import Message, Telling, about, may_tell
from recruit.elections.rules.vocabulary import Milestone

FIXED, CLOSED, CERTIFIED = Milestone.FIXED, Milestone.CLOSED, Milestone.CERTIFIED


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        ({Milestone.ANNOUNCED}, None),
        ({FIXED, Milestone.VOTING}, FIXED),
        ({FIXED, CLOSED}, None),
        ({FIXED, CLOSED, CERTIFIED}, CERTIFIED),
        ({Milestone.UNCONTESTED, CERTIFIED}, Milestone.UNCONTESTED),
        ({FIXED, CLOSED, CERTIFIED, Milestone.ANNULLED}, Milestone.ANNULLED),
    ],
)
def test_candidates_are_told_what_stands_and_nothing_while_votes_are_counted(
    passed: set[Milestone], told: Milestone | None
) -> None:
    assert about(passed) is told


def test_a_reason_says_what_is_waited_for_and_a_rehearsal_waits_for_nothing() -> None:
    assert [reason.facts["needs"] for reason in may_tell(set(), is_rehearsal=False)] == [FIXED]
    assert [reason.facts["needs"] for reason in may_tell({FIXED, CLOSED}, is_rehearsal=False)] == [CERTIFIED]
    assert [reason.code for reason in may_tell({FIXED}, is_rehearsal=True)] == ["rehearsal-goes-nowhere"]
    assert may_tell({FIXED}, is_rehearsal=False) == ()


def test_the_result_goes_on_from_the_ballot_and_takes_the_place_of_another_result() -> None:
    ballot, recommended, following = (
        Message(what) for what in (Telling.ON_THE_BALLOT, Telling.RECOMMENDED, Telling.NEXT)
    )

    assert not recommended.replaces(ballot)
    assert recommended.replaces(following)
    assert ballot.replaces(ballot)
    assert Message(Telling.UNCONTESTED).replaces(ballot)


def test_of_two_contests_the_one_in_which_a_candidate_does_best_is_told() -> None:
    assert Message(Telling.RECOMMENDED).comes_before(Message(Telling.NEXT))
    assert not Message(Telling.OUT).comes_before(Message(Telling.NOT_RECOMMENDED))

"""A count that is kept is counted again to the letter, and the log has to know it."""

from dataclasses import replace

import pytest

from recruit.elections.rules.counting import OnBallot, ToCount, counted
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.verifying import Fault, Kept, Logged, answer_digest, findings

FOUND = counted(
    ToCount(
        "a", "plurality", 1, 1, None, None, [OnBallot(1), OnBallot(2)], Counted(valid=9, blank=0, votes={1: 4, 2: 5})
    )
)
KEPT = Kept(FOUND.contest_json, FOUND.papers_blt, FOUND.lots_json, FOUND.digest, FOUND.answer_json)
LOGGED = Logged(FOUND.digest, answer_digest(FOUND.answer_json))


def found(kept: Kept, *logged: Logged) -> list[tuple[Fault, tuple[str, ...]]]:
    return [(one.fault, tuple(one.parts)) for one in findings(kept, logged or [LOGGED])]


def test_what_nobody_has_touched_holds() -> None:
    assert found(KEPT) == []


def test_other_votes_are_another_input_and_another_answer() -> None:
    changed = replace(KEPT, contest_json=KEPT.contest_json.replace('"votes": 5', '"votes": 3'))
    faults = dict(found(changed))
    assert set(faults) == {Fault.INPUT, Fault.ANSWER}
    assert "winners" in faults[Fault.ANSWER]
    assert "digest" not in faults[Fault.ANSWER]


@pytest.mark.parametrize("answer", ["?", "[]", "{}"])
def test_what_is_no_answer_differs_as_a_whole_and_is_unknown_to_the_log(answer: str) -> None:
    assert found(replace(KEPT, answer_json=answer)) == [(Fault.ANSWER, ()), (Fault.LOG, ())]


def test_what_cannot_be_read_any_more_says_nothing_else() -> None:
    assert found(replace(KEPT, contest_json="{")) == [(Fault.UNREADABLE, ())]


def test_a_count_that_was_put_in_whole_is_unknown_to_the_log() -> None:
    assert found(KEPT, Logged(FOUND.digest, "0" * 64)) == [(Fault.LOG, ())]

"""A contest as it is counted and kept: numbers alone, and the same answer whenever it is counted again."""

import json
from typing import Any

import pytest

from recruit.counting.contest import BadInput
from recruit.counting.result import Outcome
from recruit.elections.rules.counting import OnBallot, ToCount, counted, is_ranked, named, recounted
from recruit.elections.rules.tally import Counted

TOTALS = Counted(valid=9, blank=1, invalid={"unclear": 1}, votes={1: 4, 2: 5})


def a_contest(**changes: Any) -> ToCount:
    entries = [OnBallot(number) for number in (1, 2, 3)]
    given = {"id": "a", "method": "plurality", "seats": 1, "max_marks": 1, "substitutes": None, "group_cap": None}
    return ToCount(**{**given, "entries": entries, "counted": TOTALS, **changes})


def test_totals_are_counted_and_who_has_no_votes_is_last() -> None:
    found = counted(a_contest())

    assert (found.count.winners, found.count.substitutes) == ((2,), (1, 3))
    assert found.papers_blt == ""
    assert json.loads(found.answer_json)["ballots"] == {"cast": 11, "valid": 9, "blank": 1, "invalid": {"unclear": 1}}


def test_papers_are_kept_in_a_file_of_their_own_and_counted_by_their_order() -> None:
    papers = Counted(valid=3, blank=2, invalid={"unclear": 1}, papers={(3, 1): 2, (1,): 1})
    found = counted(a_contest(method="stv-scottish-2007", max_marks=None, counted=papers, substitutes=1))

    assert (found.count.winners, found.count.substitutes) == ((3,), (1,))
    assert found.papers_blt.splitlines()[:3] == ["3 1", "2 3 1 0", "1 1 0"]
    assert json.loads(found.answer_json)["ballots"] == {"cast": 6, "valid": 3, "blank": 2, "invalid": {"unclear": 1}}


def test_who_can_no_longer_have_a_seat_keeps_number_and_votes() -> None:
    entries = [OnBallot(1), OnBallot(2, is_withdrawn=True), OnBallot(3)]
    found = counted(a_contest(entries=entries))

    assert (found.count.winners, found.count.substitutes) == ((1,), (3,))
    assert found.count.stages[0].totals == ("4", "5", "0")


def test_a_lot_that_was_drawn_makes_the_count_go_on() -> None:
    tie = Counted(valid=8, blank=0, votes={1: 4, 2: 4, 3: 0})
    drawn = {"for": "seat", "candidates": [1, 2], "drawn": [2]}

    assert counted(a_contest(counted=tie)).count.outcome is Outcome.LOT_REQUIRED
    assert counted(a_contest(counted=tie, drawn=[drawn])).count.winners == (2,)


def test_the_same_three_texts_give_the_same_answer_and_others_do_not() -> None:
    found = counted(a_contest())

    assert recounted(found.contest_json, found.papers_blt, found.lots_json) == found
    changed = recounted(found.contest_json.replace('"votes": 4', '"votes": 3'), "", found.lots_json)
    assert (changed.digest, changed.answer_json) != (found.digest, found.answer_json)


def test_papers_in_an_order_cannot_be_counted_from_totals() -> None:
    assert is_ranked("stv-meek")
    assert not is_ranked("block")
    with pytest.raises(BadInput):
        counted(a_contest(method="stv-meek", max_marks=None))


def test_names_are_put_into_what_was_counted_without_another_result() -> None:
    kept = counted(a_contest())
    with_names = named(
        kept.contest_json, "", kept.lots_json, {2: "Amina Abdi"}, title="Valget", reasons={"unclear": "uklar"}
    )

    assert [one.name for one in with_names.contest.candidates] == ["Kandidat 01", "Amina Abdi", "Kandidat 03"]
    assert with_names.contest.title == "Valget"
    assert with_names.count.winners == kept.count.winners
    assert with_names.count.account is not None
    assert with_names.count.account.invalid == {"uklar": 1}
    papers = counted(a_contest(method="stv-scottish-2007", max_marks=None, counted=Counted(2, 0, papers={(1,): 2})))
    assert named(papers.contest_json, papers.papers_blt, papers.lots_json, {}).count.winners == (1,)

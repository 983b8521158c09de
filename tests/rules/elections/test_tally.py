"""The account of votes: what must add up, what wants a word, and where two people counted differently."""

from typing import Any

import pytest

from recruit.elections.rules.tally import (
    Counted,
    Difference,
    differences,
    does_not_add_up,
    missing,
    needs_a_remark,
    together,
    unaccounted,
)
from recruit.elections.rules.vocabulary import FormOfVoting

#: Ten papers with up to two crosses each, a blank one, and one with too many crosses.
RIGHT: dict[str, Any] = {"valid": 10, "blank": 1, "invalid": {"too-many-marks": 1}, "votes": {1: 9, 2: 6, 3: 0}}


def counted(**changes: Any) -> Counted:
    return Counted(**{**RIGHT, **changes})


def papers(**changes: Any) -> Counted:
    given = {"valid": 3, "blank": 0, "papers": {(2, 1): 2, (1,): 1}}
    return Counted(**{**given, **changes})


def test_papers_are_those_that_count_blank_ones_and_invalid_ones() -> None:
    assert counted().cast == 12


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"blank": -1}, "number-is-negative"),
        ({"expected": -1}, "number-is-negative"),
        ({"blank": 10_000_000}, "more-papers-than-people"),
        ({"expected": 10_000_000}, "more-papers-than-people"),
        ({"votes": {1: 11, 2: 6, 3: 0}}, "more-votes-than-papers"),
        ({"votes": {1: 9, 2: 9, 3: 3}}, "more-marks-than-papers-hold"),
        ({"votes": {1: 9, 2: 0, 3: 0}}, "papers-without-a-mark"),
    ],
)
def test_no_remark_makes_impossible_figures_possible(changes: dict[str, Any], reason: str | None) -> None:
    reasons = does_not_add_up(counted(**changes), entries=3, max_marks=2)
    assert [one.code for one in reasons] == ([reason] if reason else [])


def test_where_any_number_of_crosses_is_allowed_a_paper_holds_as_many_as_there_are_candidates() -> None:
    full = counted(votes={1: 10, 2: 10, 3: 10})
    assert does_not_add_up(full, entries=3, max_marks=None) == ()
    two = counted(votes={1: 10, 2: 11})
    assert "more-marks-than-papers-hold" in [one.code for one in does_not_add_up(two, entries=2, max_marks=5)]


def test_voters_noted_since_are_told_from_what_the_tallies_say_of_all_piles_together() -> None:
    hall, library = ("Salen", FormOfVoting.MEETING), ("Biblioteket", FormOfVoting.MEETING)
    piles = [(hall, counted(expected=12)), (library, counted())]

    (found,) = unaccounted(piles, {FormOfVoting.MEETING: 25, FormOfVoting.POST: 3})

    assert (found.places, found.said, found.noted) == (["Salen", "Biblioteket"], 24, 25)
    assert unaccounted(piles, {FormOfVoting.MEETING: 24}) == unaccounted(piles, {FormOfVoting.MEETING: None}) == ()
    assert unaccounted([piles[0], (library, counted(remark="En gik."))], {FormOfVoting.MEETING: 25}) == ()


def test_papers_entered_one_by_one_are_as_many_as_were_said_to_count() -> None:
    assert does_not_add_up(papers(), entries=3, max_marks=None) == ()
    assert [one.code for one in does_not_add_up(papers(valid=4), entries=3, max_marks=None)] == [
        "papers-are-not-as-many"
    ]


def test_where_people_stand_in_an_order_the_papers_themselves_are_entered() -> None:
    assert does_not_add_up(papers(), entries=3, max_marks=None, is_ranked=True) == ()
    reasons = does_not_add_up(counted(), entries=3, max_marks=2, is_ranked=True)
    assert [one.code for one in reasons] == ["papers-are-needed"]


def test_nobody_is_voted_for_who_is_not_on_the_ballot() -> None:
    for wrong in (counted(votes={1: 9, 4: 6}), papers(papers={(4,): 3})):
        reasons = does_not_add_up(wrong, entries=3, max_marks=2)
        assert [one.code for one in reasons] == ["candidate-is-not-on-the-ballot"]


def test_a_final_count_that_differs_from_the_preliminary_one_wants_a_word_about_it() -> None:
    other = counted(votes={1: 8, 2: 7, 3: 0})

    assert [one.code for one in needs_a_remark(counted(), other)] == ["final-count-differs"]
    assert needs_a_remark(counted(), counted()) == needs_a_remark(counted(remark="Talt om."), other) == ()


def test_other_papers_than_voters_want_a_word_about_it() -> None:
    assert [one.field for one in needs_a_remark(counted(expected=13))] == ["remark"]
    assert needs_a_remark(counted(expected=13, remark="En vælger gik med sedlen.")) == ()
    assert needs_a_remark(counted(expected=12)) == needs_a_remark(counted(expected=None)) == ()


def test_two_people_are_told_what_they_counted_differently() -> None:
    other = counted(blank=2, invalid={"unclear": 1}, votes={1: 9, 2: 5, 3: 1})

    assert differences(counted(), counted()) == ()
    assert differences(counted(), other) == (
        Difference("blank", 1, 2),
        Difference("too-many-marks", 1, 0),
        Difference("unclear", 0, 1),
        Difference("2", 6, 5),
        Difference("3", 0, 1),
    )
    assert differences(papers(), papers(papers={(2, 1): 1, (1,): 2})) == (
        Difference("1", 1, 2),
        Difference("2-1", 2, 1),
    )


def test_places_are_added_up_by_totals_or_by_papers_where_all_gave_theirs() -> None:
    assert together([counted(), counted(invalid={"unclear": 2}, votes={1: 10})]) == Counted(
        valid=20, blank=2, invalid={"too-many-marks": 1, "unclear": 2}, votes={1: 19, 2: 6, 3: 0}
    )
    assert together([papers(), papers()]) == Counted(valid=6, blank=0, papers={(2, 1): 4, (1,): 2})


def test_what_is_missing_are_forms_from_nowhere_and_the_places_of_the_evening() -> None:
    meeting, post = FormOfVoting.MEETING, FormOfVoting.POST

    assert missing([meeting, post], [], []) == [(None, meeting), (None, post)]
    assert missing([meeting, post], [("Salen", meeting)], [("salen", meeting), ("Rådhuset", post)]) == [
        ("Rådhuset", post)
    ]

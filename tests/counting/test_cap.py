"""A cap per group: the next in order takes the place, and the record names who was passed over."""

from typing import Any

import pytest

from recruit.counting.contest import ALL, Contest
from recruit.counting.methods import count
from recruit.counting.result import Count, Outcome
from tests.counting.papers import asked, contest, letters, lot, totals


def capped(seats: int, groups: str, papers: str, cap: int = 2, **choices: Any) -> Contest:
    """Approval with at most `cap` from one group; `groups` has one letter for each candidate."""
    return contest("approval", seats, papers, groups=groups, group_cap=cap, **choices)


def seated(counted: Count) -> str:
    """Who has a seat, in order."""
    return letters(counted.winners)


def test_at_most_two_from_one_country_and_the_next_in_order_takes_the_place() -> None:
    counted = count(capped(3, "xxxyz", "9 A, 8 B, 7 C, 3 D, 2 E"))

    assert seated(counted) == "ABD"
    assert letters(counted.passed_over) == "C"
    assert counted.stages[0].why.da.startswith(
        "Hvert kryds er én stemme, og de 3 med flest stemmer får plads. Carl (7 stemmer) springes over: fra x kan højst"
        " 2 få plads."
    )
    assert counted.stages[0].why.en.endswith("Fewest with a seat: 3 votes. Most without one: 7 votes.")


def test_nobody_is_passed_over_once_the_seats_are_taken() -> None:
    counted = count(capped(2, "xxxy", "9 A, 8 B, 7 C, 3 D"))

    assert seated(counted) == "AB"
    assert counted.passed_over == ()


def test_whoever_has_no_group_is_held_back_by_no_cap() -> None:
    counted = count(capped(3, "...x", "9 A, 8 B, 7 C, 3 D", cap=1))

    assert seated(counted) == "ABC"


def test_whoever_was_passed_over_comes_next_in_line_by_votes() -> None:
    counted = count(capped(2, "xxyy", "9 A, 8 B, 7 C, 3 D", cap=1, substitutes=ALL))

    assert (seated(counted), letters(counted.substitutes)) == ("AC", "BD")


def test_seats_stay_vacant_where_the_cap_leaves_nobody_to_take_them() -> None:
    counted = count(capped(3, "xxxy", "9 A, 8 B, 7 C, 3 D", cap=1))

    assert (counted.outcome, seated(counted)) == (Outcome.ELECTED, "AD")
    assert letters(counted.passed_over) == "BC"


def test_with_no_more_candidates_than_seats_there_is_a_poll_all_the_same_where_the_cap_matters() -> None:
    votes = {1: 3, 2: 2, 3: 1}

    held = count(contest("approval", 3, None, groups="xxy", votes=votes, group_cap=1))
    unheld = count(contest("approval", 3, None, groups="x.y", group_cap=1))

    assert (held.outcome, seated(held), letters(held.passed_over)) == (Outcome.ELECTED, "AC", "B")
    assert (unheld.outcome, seated(unheld)) == (Outcome.UNCONTESTED, "ABC")


def test_equal_ones_who_get_in_whatever_is_drawn_take_no_part_in_the_lot() -> None:
    counted = count(capped(3, "xxyz", "9 A, 5 B, 5 C, 5 D", cap=2))
    two_for_one = count(capped(2, "xxy", "5 A, 5 B, 5 C", cap=1))

    assert asked(counted) == [("seat", "BCD", 2)]
    # Carl is the only one from y, and from x only one can come: he has a seat, and the lot is between the two.
    assert (seated(two_for_one), asked(two_for_one)) == ("C", [("seat", "AB", 1)])


def test_equal_ones_whose_group_is_full_take_no_part_in_the_lot() -> None:
    counted = count(capped(2, "xxyz", "9 A, 5 B, 5 C, 5 D", cap=1))

    assert asked(counted) == [("seat", "CD", 1)]
    assert letters(counted.passed_over) == "B"


@pytest.mark.parametrize(
    ("drawn", "seats", "passed_over"),
    [("ABCD", "AC", "B"), ("ACBD", "AC", ""), ("CDAB", "CD", ""), ("BAD", "BD", "A"), ("CB", "CB", "")],
)
def test_whoever_is_drawn_while_the_group_is_full_is_passed_over(drawn: str, seats: str, passed_over: str) -> None:
    counted = count(capped(2, "xxyz", "5 A, 5 B, 5 C, 5 D", cap=1), [lot("seat", "ABCD", drawn)])

    assert (seated(counted), letters(counted.passed_over)) == (seats, passed_over)


def test_a_draw_that_ended_with_the_cap_before_the_seats_were_taken_is_not_enough() -> None:
    counted = count(capped(2, "xxyz", "5 A, 5 B, 5 C, 5 D", cap=1), [lot("seat", "ABCD", "AB")])

    assert (counted.outcome, seated(counted)) == (Outcome.LOT_REQUIRED, "")
    assert asked(counted) == [("seat", "ABCD", 2)]


@pytest.mark.parametrize("drawn", ["B", "BC", "BAC"])
def test_however_far_a_lot_inside_a_full_group_went_the_others_are_passed_over(drawn: str) -> None:
    counted = count(capped(2, "xxxy", "5 A, 5 B, 5 C, 3 D", cap=1), [lot("seat", "ABC", drawn)])

    assert seated(counted) == "BD"
    assert sorted(letters(counted.passed_over)) == ["A", "C"]


def test_a_lot_inside_a_group_is_followed_by_the_next_in_order() -> None:
    open_ = count(capped(3, "xxyz", "5 A, 5 B, 4 C, 3 D", cap=1))
    settled = count(capped(3, "xxyz", "5 A, 5 B, 4 C, 3 D", cap=1), [lot("seat", "AB", "B")])

    # Whoever is drawn, the group is full, so Carl and Dorthe have their seats already.
    assert (seated(open_), asked(open_)) == ("CD", [("seat", "AB", 1)])
    assert seated(settled) == "BCD"
    assert [letters(stage.passed_over) for stage in settled.stages] == ["", "A"]
    assert settled.stages[1].why.da.endswith("Bo. Anna (5 stemmer) springes over: fra x kan højst 1 få plads.")
    assert [stage.action.kind for stage in settled.stages] == ["count", "lot"]
    assert [letters(stage.elected) for stage in settled.stages] == ["CD", "B"]
    assert totals(settled)[0] == totals(settled)[1] == "5 5 4 3"

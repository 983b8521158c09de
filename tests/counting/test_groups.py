"""Seats that belong to groups: each group is a contest of its own among its candidates."""

from collections.abc import Mapping
from typing import Any

from recruit.counting.ballots import Account
from recruit.counting.contest import ALL, Contest
from recruit.counting.methods import count
from recruit.counting.result import Outcome
from tests.counting.papers import A, B, C, D, E, account, asked, contest, letters, lot, totals


def grouped(seats: Mapping[str, int], groups: str, papers: Any, method: str = "plurality", **choices: Any) -> Contest:
    """A contest with seats for each group; `groups` has one letter for each candidate."""
    return contest(method, sum(seats.values()), papers, groups=groups, group_seats=seats, **choices)


def test_each_group_fills_its_own_seats() -> None:
    counted = count(grouped({"x": 1, "y": 2}, "xxyyy", "9 A, 8 B, 3 C, 2 D, 1 E"))

    assert (counted.outcome, letters(counted.winners)) == (Outcome.ELECTED, "ACD")
    assert counted.winners_by_group == {"x": (A,), "y": (C, D)}
    assert counted.substitutes_by_group == {"x": (B,), "y": (E,)}
    assert letters(counted.substitutes) == "BE"
    assert [stage.group for stage in counted.stages] == ["x", "y"]
    assert totals(counted) == ["9 8 0 0 0", "0 0 3 2 1"]


def test_the_account_is_that_of_all_papers() -> None:
    counted = count(grouped({"x": 1, "y": 1}, "xxyy", "3 A, 2 B, 3 C, 1 D, 4 AC"))

    assert account(counted) == Account(13, 9, 0, {"too-many-marks": 4})


def test_with_several_crosses_a_paper_can_serve_two_groups() -> None:
    counted = count(grouped({"x": 1, "y": 1}, "xxyy", "3 AC, 2 BC, 1 AD, 1 ABC", "block", max_marks=2))

    assert totals(counted) == ["4 2 0 0", "0 0 5 1"]
    assert account(counted) == Account(7, 6, 0, {"too-many-marks": 1})


def test_a_group_without_a_candidate_lapses_and_one_without_a_rival_needs_no_poll() -> None:
    counted = count(grouped({"x": 1, "y": 1, "z": 1}, "xxy", "3 A, 2 B"))

    assert counted.outcome == Outcome.ELECTED
    assert counted.winners_by_group == {"x": (A,), "y": (C,), "z": ()}
    assert [(stage.group, stage.action.kind.value) for stage in counted.stages] == [
        ("x", "count"),
        ("y", "no-poll"),
        ("z", "no-poll"),
    ]


def test_where_no_group_has_a_poll_the_whole_is_uncontested_and_where_none_has_a_candidate_lapsed() -> None:
    uncontested = count(grouped({"x": 1, "y": 1}, "x", None))
    lapsed = count(grouped({"x": 1, "y": 1}, "", None))

    assert (uncontested.outcome, letters(uncontested.winners)) == (Outcome.UNCONTESTED, "A")
    assert uncontested.account == Account()
    assert lapsed.outcome == Outcome.LAPSED


def test_with_a_lot_open_in_one_group_the_settled_ones_are_given() -> None:
    contest = grouped({"x": 1, "y": 1}, "xxyy", "3 A, 3 B, 3 C, 1 D")

    open_, settled = count(contest), count(contest, [lot("seat", "AB", "B", group="x")])

    assert open_.outcome == Outcome.LOT_REQUIRED
    assert (open_.winners_by_group, open_.substitutes_by_group) == ({"x": (), "y": (C,)}, {"x": (), "y": (D,)})
    assert [(tie.purpose, tie.between, tie.group) for tie in open_.ties] == [("seat", (A, B), "x")]
    assert (settled.outcome, settled.winners_by_group) == (Outcome.ELECTED, {"x": (B,), "y": (C,)})


def test_lots_open_in_two_groups_are_both_asked_for() -> None:
    contest = grouped({"x": 1, "y": 1}, "xxyy", "3 A, 3 B, 1 C, 1 D")

    counted = count(contest, [lot("seat", "CD", "D")])

    assert asked(count(contest)) == [("seat", "AB", 1), ("seat", "CD", 1)]
    assert (asked(counted), counted.winners_by_group) == ([("seat", "AB", 1)], {"x": (), "y": (D,)})


def test_each_group_can_want_substitutes_and_somebody_withdrawn_gets_nothing() -> None:
    contest = grouped({"x": 1, "y": 1}, "xxxyy", "9 A, 3 B, 3 C, 1 D, 2 E", withdrawn="E", substitutes=ALL)

    open_, settled = count(contest), count(contest, [lot("substitutes", "BC", "C", group="x")])

    assert asked(open_) == [("substitutes", "BC", 2)]
    assert settled.winners_by_group == {"x": (A,), "y": (D,)}
    assert settled.substitutes_by_group == {"x": (C, B), "y": ()}


def test_equal_substitutes_are_named_group_by_group_where_nobody_asked_for_their_order() -> None:
    counted = count(grouped({"x": 1, "y": 1}, "xxxyyy", "9 A, 3 B, 3 C, 2 D, 1 E, 1 F"))

    assert [letters(equal) for equal in counted.equal_substitutes] == ["BC", "EF"]


def test_totals_by_people_serve_groups_too() -> None:
    counted = count(grouped({"x": 1, "y": 1}, "xxyy", None, votes={A: 1, B: 2, C: 3, D: 4}, account=Account(10, 10)))

    assert counted.winners_by_group == {"x": (B,), "y": (D,)}
    assert totals(counted) == ["1 2 0 0", "0 0 3 4"]
    assert account(counted) == Account(10, 10)


def test_preferences_go_on_inside_the_group() -> None:
    counted = count(grouped({"x": 1, "y": 1}, "xxxyy", "3 ADB, 2 BEA, 2 CEB, 4 DC", "stv-scottish-2007"))

    # In x: three papers AB, two BA, two CB and four C alone; in y: seven for Dora and four for Emil.
    assert counted.stages[0].totals[:3] == ("3.00000", "2.00000", "6.00000")
    assert counted.winners_by_group == {"x": (C,), "y": (D,)}
    assert account(counted) == Account(11, 11)


def test_a_paper_with_preferences_for_nobody_but_somebody_withdrawn_is_told_apart() -> None:
    counted = count(grouped({"x": 1, "y": 1}, "xxyyy", "3 A, 2 B, 2 E, 1 EC, 1 D", "stv-meek", withdrawn="E"))

    assert account(counted) == Account(9, 7, 0, {"only-withdrawn": 2})

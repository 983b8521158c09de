"""One cross, several, or any number: which papers count, who has the seats, who comes next, and when a lot decides."""

from typing import Any

import pytest

from recruit.counting.ballots import Account
from recruit.counting.contest import ALL, BadInput, Contest
from recruit.counting.methods import count
from recruit.counting.result import ActionKind, Outcome
from tests.counting.papers import A, B, C, D, account, asked, box, contest, letters, lot, totals


def plurality(seats: int, papers: Any, **choices: Any) -> Contest:
    """A contest with one cross on a paper."""
    return contest("plurality", seats, papers, **choices)


def by_totals(seats: int, *votes: int, **choices: Any) -> Contest:
    """A contest of which only the totals are given."""
    return plurality(seats, None, votes=dict(enumerate(votes, 1)), **choices)


def test_the_candidates_with_the_most_votes_take_the_seats() -> None:
    counted = count(plurality(2, "3 A, 1 B, 5 C"))

    assert (counted.outcome, letters(counted.winners), letters(counted.substitutes)) == (Outcome.ELECTED, "CA", "B")
    assert totals(counted) == ["3 1 5"]
    assert counted.elected_at_stage == {C: 1, A: 1}
    assert counted.quota is None
    assert counted.stages[0].why == (
        "Hvert kryds er én stemme, og de 2 med flest stemmer får plads. Færrest med plads: 3 stemmer. "
        "Flest uden plads: 1 stemme.",
        "Each mark is one vote, and the 2 with the most votes take a seat. Fewest with a seat: 3 votes. Most without"
        " one: 1 vote.",
    )


def test_one_seat_is_told_of_as_one() -> None:
    counted = count(plurality(1, "3 A, 1 B"))

    assert counted.stages[0].why.da.startswith("Hvert kryds er én stemme, og den med flest stemmer får pladsen.")
    assert counted.stages[0].why.en.startswith("Each mark is one vote, and whoever has the most votes takes the seat.")


def test_with_one_cross_allowed_a_paper_with_two_names_is_rejected_whole() -> None:
    counted = count(plurality(1, box("3 A, 4 AB, 2 B", blank=2, invalid={"identifies-the-voter": 1})))

    assert totals(counted) == ["3 2"]
    assert account(counted) == Account(12, 5, 2, {"identifies-the-voter": 1, "too-many-marks": 4})


def test_two_crosses_at_one_name_are_one() -> None:
    counted = count(plurality(1, "3 AA, 2 B"))

    assert totals(counted) == ["3 2"]
    assert account(counted) == Account(5, 5)


def test_up_to_as_many_crosses_as_the_contest_allows_count_and_fewer_are_fine() -> None:
    counted = count(contest("block", 2, "3 AB, 2 CA, 1 C, 1 ABB, 4 ABC", max_marks=2))

    assert totals(counted) == ["6 4 3"]
    assert account(counted) == Account(11, 7, 0, {"too-many-marks": 4})
    assert letters(counted.winners) == "AB"


def test_approval_takes_any_number_of_crosses() -> None:
    counted = count(contest("approval", 1, "3 ABC, 2 BC, 1 C"))

    assert totals(counted) == ["3 5 6"]
    assert account(counted) == Account(6, 6)


def test_approval_can_have_a_limit_too() -> None:
    counted = count(contest("approval", 1, "3 ABC, 2 BC, 1 C", max_marks=2))

    assert totals(counted) == ["0 2 3"]
    assert account(counted).invalid == {"too-many-marks": 3}


def test_the_order_of_the_crosses_means_nothing() -> None:
    there, back = count(contest("approval", 1, "3 AB, 2 BA, 1 A")), count(contest("approval", 1, "5 BA, 1 A"))

    assert there == back


def test_totals_that_people_counted_are_enough() -> None:
    counted = count(by_totals(1, 3, 5, account=Account(10, 8, 2)))

    assert (counted.winners, account(counted)) == ((B,), Account(10, 8, 2))


def test_more_candidates_than_seats_with_neither_papers_nor_totals_cannot_be_counted() -> None:
    with pytest.raises(BadInput, match="without papers or totals"):
        count(plurality(1, None, standing=2))


def test_a_lot_decides_the_last_seat() -> None:
    open_ = count(plurality(2, "5 A, 3 B, 3 C, 1 D"))
    settled = count(plurality(2, "5 A, 3 B, 3 C, 1 D"), [lot("seat", "BC", "C")])

    assert (open_.outcome, letters(open_.winners), asked(open_)) == (Outcome.LOT_REQUIRED, "A", [("seat", "BC", 1)])
    assert open_.substitutes == ()
    assert open_.stages[0].why.da.endswith(
        "Bo og Carl står lige. Det afgøres ved lodtrækning, hvem der får plads (1 af 2)."
    )
    assert (settled.outcome, letters(settled.winners), letters(settled.substitutes)) == (Outcome.ELECTED, "AC", "BD")
    assert [(stage.action.kind, letters(stage.elected)) for stage in settled.stages] == [
        (ActionKind.COUNT, "A"),
        (ActionKind.LOT, "C"),
    ]
    assert settled.stages[1].why == (
        "Bo og Carl stod lige. Lodtrækningen afgjorde, hvem der får plads: Carl.",
        "Bo and Carl were equal. The lot decided who takes a seat: Carl.",
    )
    assert settled.lots == (lot("seat", "BC", "C"),)


def test_three_equal_for_two_seats_take_one_draw() -> None:
    open_ = count(plurality(3, "5 A, 3 B, 3 C, 3 D"))
    settled = count(plurality(3, "5 A, 3 B, 3 C, 3 D"), [lot("seat", "BCD", "DB")])

    assert asked(open_) == [("seat", "BCD", 2)]
    assert (letters(settled.winners), letters(settled.substitutes)) == ("ADB", "C")


def test_a_draw_that_did_not_go_far_enough_is_refused() -> None:
    with pytest.raises(BadInput, match="1 drawn, but 2 have to be"):
        count(plurality(3, "5 A, 3 B, 3 C, 3 D"), [lot("seat", "BCD", "D")])


def test_equal_ones_who_all_get_in_need_no_lot() -> None:
    counted = count(plurality(2, "3 A, 3 B, 1 C", substitutes=ALL))

    assert (counted.outcome, letters(counted.winners), letters(counted.substitutes)) == (Outcome.ELECTED, "AB", "C")


def test_a_lot_between_other_people_or_for_something_else_is_not_taken() -> None:
    papers = "5 A, 3 B, 3 C, 3 D"
    others = [lot("seat", "BC", "CB"), lot("substitutes", "BCD", "CB"), lot("seat", "BCD", "CB", group="Nord")]

    counted = count(plurality(3, papers), others)

    assert (counted.outcome, counted.lots) == (Outcome.LOT_REQUIRED, ())


def test_equal_substitutes_need_a_lot_where_their_order_is_asked() -> None:
    # The substitutes of Randers' senior citizens' council of 2021 had 441 each.
    randers = by_totals(1, 500, 441, 441, 12, substitutes=ALL)

    open_, settled = count(randers), count(randers, [lot("substitutes", "BC", "C")])

    assert (open_.outcome, letters(open_.winners), letters(open_.substitutes)) == (Outcome.LOT_REQUIRED, "A", "")
    assert asked(open_) == [("substitutes", "BC", 2)]
    assert (settled.outcome, letters(settled.substitutes)) == (Outcome.ELECTED, "CBD")


def test_equal_ones_on_two_places_of_the_line_are_two_lots() -> None:
    # As on Læsø: 19 and 19, and further down 11 and 11.
    laesoe = by_totals(1, 30, 19, 19, 11, 11, substitutes=ALL)

    first = count(laesoe)
    second = count(laesoe, [lot("substitutes", "BC", "BC")])
    settled = count(laesoe, [lot("substitutes", "BC", "BC"), lot("substitutes", "DE", "E")])

    assert asked(first) == [("substitutes", "BC", 2)]
    assert (asked(second), letters(second.substitutes)) == ([("substitutes", "DE", 2)], "BC")
    assert letters(settled.substitutes) == "BCED"


def test_equal_ones_beyond_the_substitutes_that_are_wanted_need_no_lot() -> None:
    counted = count(by_totals(1, 30, 19, 11, 11, substitutes=1))

    assert (counted.outcome, letters(counted.substitutes)) == (Outcome.ELECTED, "B")


def test_the_last_wanted_place_in_the_line_can_need_one() -> None:
    laesoe = by_totals(1, 30, 19, 11, 11, 11, substitutes=2)

    open_, settled = count(laesoe), count(laesoe, [lot("substitutes", "CDE", "D")])

    assert asked(open_) == [("substitutes", "CDE", 1)]
    assert letters(settled.substitutes) == "BD"


def test_where_nobody_asked_for_substitutes_equal_ones_are_listed_and_named_equal() -> None:
    counted = count(by_totals(1, 30, 19, 11, 19))

    assert (counted.outcome, letters(counted.substitutes)) == (Outcome.ELECTED, "BDC")
    assert counted.equal_substitutes == ((B, D),)


def test_a_lot_for_the_seat_that_went_on_drawing_orders_the_rest() -> None:
    four = by_totals(1, 9, 9, 9, 9, substitutes=3)

    whole, almost = (count(four, [lot("seat", "ABCD", drawn)]) for drawn in ("CADB", "CAD"))
    short = count(four, [lot("seat", "ABCD", "C")])
    both = count(four, [lot("seat", "ABCD", "C"), lot("substitutes", "ABD", "BA")])

    assert letters(whole.winners) == letters(almost.winners) == "C"
    assert letters(whole.substitutes) == letters(almost.substitutes) == "ADB"
    assert (letters(short.winners), asked(short)) == ("C", [("substitutes", "ABD", 3)])
    assert letters(both.substitutes) == "BAD"


def test_a_lot_for_the_seat_does_not_order_those_further_down() -> None:
    counted = count(by_totals(1, 9, 9, 5, 5, substitutes=ALL), [lot("seat", "AB", "BA")])

    assert (letters(counted.winners), letters(counted.substitutes)) == ("B", "A")
    assert asked(counted) == [("substitutes", "CD", 2)]


def test_a_mark_for_somebody_withdrawn_is_counted_and_elects_nobody() -> None:
    counted = count(plurality(1, "9 A, 3 B, 1 C, 2 AB", withdrawn="A"))

    assert (letters(counted.winners), letters(counted.substitutes)) == ("B", "C")
    assert totals(counted) == ["9 3 1"]
    assert account(counted) == Account(15, 13, 0, {"too-many-marks": 2})


def test_where_the_rule_says_so_a_mark_for_somebody_withdrawn_is_no_mark() -> None:
    counted = count(plurality(1, "9 A, 3 B, 1 C, 2 AB", withdrawn="A", withdrawn_marks="ignored"))

    assert totals(counted) == ["0 5 1"]
    assert account(counted) == Account(15, 6, 0, {"only-withdrawn": 9})


def test_after_a_poll_everybody_left_takes_a_seat_and_no_border_is_told() -> None:
    counted = count(plurality(2, "9 A, 3 B, 1 C", withdrawn="A"))

    assert (counted.outcome, letters(counted.winners)) == (Outcome.ELECTED, "BC")
    assert counted.stages[0].why.en == "Each mark is one vote, and the 2 with the most votes take a seat."

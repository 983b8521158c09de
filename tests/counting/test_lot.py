"""Which recorded lot answers a tie, and which were of use."""

import pytest

from recruit.counting.contest import BadInput
from recruit.counting.lot import Lot, Lots, Tie, Undecided
from recruit.counting.ties import unused
from tests.counting.papers import A, B, C, lot

TIE = Tie("seat", (A, B, C), 2)


def test_the_order_is_that_of_the_draw_with_the_last_one_in_the_bowl_behind() -> None:
    assert Lots([lot("seat", "ABC", "CA")]).order(TIE) == (C, A, B)
    assert Lots([lot("seat", "ABC", "CAB")]).order(TIE) == (C, A, B)


def test_where_two_are_left_in_the_bowl_their_order_is_open() -> None:
    assert Lots([lot("seat", "ABC", "C")]).order(Tie("seat", (A, B, C), 1)) == (C,)


def test_where_all_but_one_receive_something_drawing_these_is_enough() -> None:
    everybody = Tie("substitutes", (A, B, C), 3)

    assert Lots([lot("substitutes", "ABC", "CA")]).order(everybody) == (C, A, B)


@pytest.mark.parametrize(
    "other",
    [
        lot("substitutes", "ABC", "CA"),
        lot("seat", "AB", "BA"),
        lot("seat", "ABCD", "CA"),
        lot("seat", "ABC", "CA", group="Nord"),
        Lot("seat", frozenset({A, B, C}), (C, A), list="F"),
    ],
)
def test_a_lot_for_another_tie_is_no_answer(other: Lot) -> None:
    lots = Lots([other])

    with pytest.raises(Undecided) as undecided:
        lots.order(TIE)

    assert undecided.value.tie == TIE
    assert (lots.used, lots.unused) == ((), (other,))


def test_a_lot_that_names_neither_group_nor_list_is_for_any() -> None:
    inside = Tie("seat", (A, B), 1, "Nord", "F")

    assert Lots([lot("seat", "AB", "B")]).order(inside) == (B, A)
    assert Lots([Lot("seat", frozenset({A, B}), (B,), "Nord", "F")]).order(inside) == (B, A)


def test_a_lot_that_is_asked_for_twice_was_of_use_once() -> None:
    lots = Lots([lot("seat", "ABC", "CA")])

    assert lots.order(TIE) == lots.order(TIE) == (C, A, B)
    assert lots.used == (lot("seat", "ABC", "CA"),)


def test_the_same_record_twice_is_one() -> None:
    lots = Lots([lot("seat", "ABC", "CA"), lot("seat", "ABC", "CA")])

    assert lots.order(TIE) == (C, A, B)
    assert (lots.used, lots.unused) == ((lot("seat", "ABC", "CA"),), ())


@pytest.mark.parametrize("other", [lot("seat", "ABC", "AB"), lot("seat", "ABC", "CAB")])
def test_two_records_of_the_same_lot_are_refused(other: Lot) -> None:
    with pytest.raises(BadInput) as caught:
        Lots([lot("seat", "ABC", "CA"), other]).order(TIE)

    assert caught.value.why.da == (
        "Der er to lodtrækninger om det samme: mellem 1, 2 og 3 om, hvem der får plads. Lad den stå, der gælder."
    )
    assert caught.value.why.en == (
        "Two lots are recorded for the same: between 1, 2 and 3 on who takes a seat. Leave the one that holds."
    )


def test_a_lot_that_nothing_asks_for_may_be_recorded_twice() -> None:
    others = (lot("exclude", "ABC", "A"), lot("exclude", "ABC", "B"))

    assert Lots(others).unused == others


def test_a_draw_that_ended_too_early_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        Lots([lot("seat", "ABC", "C")]).order(TIE)

    assert caught.value.why.da == (
        "Lodtrækningen mellem 1, 2 og 3 om, hvem der får plads: Der er trukket 1, men der skal trækkes 2."
    )
    assert caught.value.why.en == "The lot between 1, 2 and 3 on who takes a seat: 1 drawn, but 2 have to be."


def test_the_lists_drawn_stand_in_the_order_drawn() -> None:
    drawn = Lot("quotient", frozenset({"A", "B+C"}), ("B+C",))

    assert Lots([drawn]).order_of_lists(Tie("quotient", ("A", "B+C"), 1)) == ("B+C",)


@pytest.mark.parametrize("inside", ["B+C+D", "D+B+C", None])
def test_an_alliance_is_the_same_in_whatever_order_its_lists_stand(inside: str | None) -> None:
    drawn = Lot("quotient", frozenset({"B", "D+C"}), ("D+C",), list=inside)

    assert Lots([drawn]).order_of_lists(Tie("quotient", ("B", "C+D"), 1, list="B+C+D")) == ("C+D",)


def test_a_lot_inside_an_alliance_is_none_between_all() -> None:
    inside = Lot("quotient", frozenset({"A", "B"}), ("B",), list="A+B")

    with pytest.raises(Undecided):
        Lots([inside]).order_of_lists(Tie("quotient", ("A", "B"), 1))


def test_of_a_lot_that_nothing_asked_for_the_numbers_are_told() -> None:
    of_lists = Lot("quotient", frozenset({"A", "B+C"}), ("B+C",))
    of_people = Lot("seat", frozenset({2, 11}), (11,))

    assert "mellem 2 og 11 om, hvem der får plads" in unused(of_people).da
    assert "between A and B+C on which list takes the seat" in unused(of_lists).en

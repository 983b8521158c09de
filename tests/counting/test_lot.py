"""Which recorded lot answers a tie, and which were of use."""

import pytest

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
        lot("seat", "ABC", "C"),
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
    first, second = lot("seat", "ABC", "CA"), lot("seat", "ABC", "AB")
    lots = Lots([first, second])

    assert lots.order(TIE) == lots.order(TIE) == (C, A, B)
    assert (lots.used, lots.unused) == ((first,), (second,))


def test_the_lists_drawn_stand_in_the_order_drawn() -> None:
    drawn = Lot("quotient", frozenset({"A", "B+C"}), ("B+C",))

    assert Lots([drawn]).order_of_lists(Tie("quotient", ("A", "B+C"), 1)) == ("B+C",)


def test_of_a_lot_that_nothing_asked_for_the_numbers_are_told() -> None:
    of_lists = Lot("quotient", frozenset({"A", "B+C"}), ("B+C",))
    of_people = Lot("seat", frozenset({2, 11}), (11,))

    assert "mellem 2 og 11 om, hvem der får plads" in unused(of_people).da
    assert "between A and B+C on which list takes the seat" in unused(of_lists).en

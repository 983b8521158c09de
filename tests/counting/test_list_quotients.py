"""Seats by the largest quotients: between lists, between alliances, and inside them (KVL §§ 39, 81-83)."""

from recruit.counting.lot import Tie
from recruit.counting.methods import count
from recruit.counting.result import ActionKind, Outcome, Quotient
from tests.counting.elections import a_list, election, lists_drawn, seats_of, stage_of, with_people


def test_the_largest_quotients_take_the_seats_one_by_one() -> None:
    found = count(election(5, a_list("A", 60), a_list("B", 28), a_list("C", 12)))

    assert found.outcome == Outcome.ELECTED
    assert found.order_of_award == ("A", "A", "B", "A", "A")
    assert found.seats_by_list == {"A": 4, "B": 1, "C": 0}


def test_odd_divisors_are_kinder_to_small_lists() -> None:
    lists = a_list("A", 60), a_list("B", 28), a_list("C", 12)

    assert seats_of(election(5, *lists, method="list-saintelague")) == {"A": 3, "B": 1, "C": 1}


def test_the_table_holds_each_quotient_with_a_seat_and_the_first_without() -> None:
    found = count(election(2, a_list("A", 31), a_list("B", 10)))

    assert stage_of(found, None).quotients == (
        Quotient("A", 31, 1, "31", 1),
        Quotient("A", 31, 2, "15 1/2", 2),
        Quotient("A", 31, 3, "10 1/3", None),
        Quotient("B", 10, 1, "10", None),
    )


def test_a_quotient_below_one_is_written_as_a_fraction() -> None:
    found = count(election(2, a_list("A", 1)))

    assert [row.value for row in stage_of(found, None).quotients] == ["1", "1/2", "1/3"]


def test_quotients_that_a_float_could_not_tell_apart_are_told_apart() -> None:
    found = count(election(1, a_list("A", 10**20), a_list("B", 10**20 + 1)))

    assert found.ties == ()
    assert found.seats_by_list == {"A": 0, "B": 1}


def test_allied_lists_count_as_one() -> None:
    lists = a_list("A", 50), a_list("B", 30), a_list("C", 30)

    apart, allied = count(election(1, *lists)), count(election(1, *lists, valgforbund=["B+C"]))

    assert apart.seats_by_list == {"A": 1, "B": 0, "C": 0}
    assert allied.seats_by_alliance == {"A": 0, "B+C": 1}


def test_an_alliance_has_the_name_it_was_given_and_stands_where_its_first_list_stands() -> None:
    lists = a_list("A", 30), a_list("B", 29), a_list("C", 28)

    found = count(election(3, *lists, valgforbund=["C+A"]))

    assert tuple(found.seats_by_alliance) == ("C+A", "B")


def test_seats_go_down_through_valgforbund_and_listeforbund_to_the_lists() -> None:
    lists = a_list("A", 40), a_list("B", 22), a_list("C", 20), a_list("D", 38)

    found = count(election(6, *lists, valgforbund=["B+C+A"], listeforbund=["B+C"]))

    assert found.seats_by_alliance == {"B+C+A": 4, "D": 2}
    assert stage_of(found, "B+C+A").quotients[:2] == (Quotient("A", 40, 1, "40", 2), Quotient("A", 40, 2, "20", 4))
    assert [row.seat for row in stage_of(found, "B+C").quotients if row.seat] == [1, 2]
    assert found.seats_by_list == {"A": 2, "B": 1, "C": 1, "D": 2}
    assert [stage.action.list for stage in found.stages] == [None, "B+C+A", "B+C"]


def test_a_listeforbund_may_stand_outside_every_valgforbund() -> None:
    lists = a_list("A", 40), a_list("B", 22), a_list("C", 20), a_list("D", 38)

    found = count(election(6, *lists, valgforbund=["A+D"], listeforbund=["B+C"]))

    assert found.seats_by_alliance == {"A+D": 4, "B+C": 2}


def test_an_alliance_without_a_seat_has_nothing_to_divide() -> None:
    found = count(election(1, a_list("A", 9), a_list("B", 2), a_list("C", 1), valgforbund=["B+C"]))

    assert [stage.action.list for stage in found.stages] == [None]


# Fewer candidates than seats (§ 81 stk. 3, § 83 stk. 2)


def test_what_a_list_cannot_take_goes_to_the_next_entitled() -> None:
    lists = with_people("A", 90, 10), with_people("B", 30, 15, first=11), with_people("C", 20, 4, first=21)

    found = count(election(4, *lists))

    assert found.seats_by_list == {"A": 2, "B": 1, "C": 1}


def test_whoever_has_withdrawn_leaves_a_seat_less_and_the_votes() -> None:
    lists = with_people("A", 90, 10, withdrawn=[1]), with_people("B", 30, 25, first=11)

    found = count(election(2, *lists))

    assert found.order_of_award == ("A", "B")
    assert found.winners == (2, 11)


def test_an_alliance_can_take_what_its_lists_together_can() -> None:
    lists = with_people("A", 90), with_people("B", 10, first=11), with_people("C", 30, 5, 1, first=21)

    found = count(election(4, *lists, valgforbund=["A+B"]))

    assert found.seats_by_alliance == {"A+B": 2, "C": 2}
    assert found.seats_by_list == {"A": 1, "B": 1, "C": 2}


def test_inside_a_listeforbund_the_other_lists_of_it_come_first() -> None:
    lists = with_people("A", 90), with_people("B", 4, 1, 0, first=11), with_people("C", 30, 5, 1, first=21)

    found = count(election(4, *lists, valgforbund=["A+B+C"], listeforbund=["A+B"]))

    assert found.seats_by_list == {"A": 1, "B": 2, "C": 1}


def test_an_alliance_with_a_list_that_names_nobody_can_take_any_number() -> None:
    lists = with_people("A", 90), a_list("B", 30), a_list("C", 20)

    assert seats_of(election(5, *lists, valgforbund=["A+B"])) == {"A": 1, "B": 4, "C": 0}


def test_a_list_without_votes_takes_no_seat_even_where_one_is_left() -> None:
    lists = with_people("A", 9), with_people("B", 0, 0, 0, first=11)

    found = count(election(3, *lists, valgforbund=["A+B"]))

    assert found.outcome == Outcome.ELECTED
    assert found.seats_by_list == {"A": 1, "B": 0}
    assert found.winners == (1,)
    assert "Pladser, som ingen kan få: 2." in stage_of(found, None).why.da


def test_nobody_votes_and_no_seat_is_given() -> None:
    found = count(election(1, with_people("A", 0), with_people("B", 0, first=11)))

    assert found.outcome == Outcome.ELECTED
    assert found.seats_by_list == {"A": 0, "B": 0}


# Equal quotients (§ 81 stk. 2)


def test_equal_quotients_that_all_get_a_seat_need_no_lot() -> None:
    found = count(election(3, a_list("A", 20), a_list("B", 10), a_list("C", 4)))

    assert found.ties == ()
    assert found.order_of_award == ("A", "A", "B")


def test_equal_quotients_for_too_few_seats_wait_for_a_lot() -> None:
    found = count(election(2, a_list("A", 20), a_list("B", 10), a_list("C", 10)))

    assert found.outcome == Outcome.LOT_REQUIRED
    assert found.ties == (Tie("quotient", ("A", "B", "C"), 1),)
    assert found.order_of_award == ("A",)
    assert found.seats_by_list == {"A": 1, "B": 0, "C": 0}


def test_several_seats_may_be_left_among_more_equal_ones() -> None:
    contest = election(2, a_list("A", 10), a_list("B", 10), a_list("C", 10))

    assert count(contest).ties == (Tie("quotient", ("A", "B", "C"), 2),)
    assert seats_of(contest, lists_drawn("A B C", "C A")) == {"A": 1, "B": 0, "C": 1}


def test_the_lot_gives_the_seat_to_whoever_is_drawn_first() -> None:
    contest = election(2, a_list("A", 20), a_list("B", 10), a_list("C", 10))
    lot = lists_drawn("A B C", "C B A")

    found = count(contest, [lot])

    assert found.outcome == Outcome.ELECTED
    assert found.seats_by_list == {"A": 1, "B": 0, "C": 1}
    assert found.lots == (lot,)
    assert [stage.action.kind for stage in found.stages] == [ActionKind.QUOTIENTS, ActionKind.LOT]
    assert Quotient("C", 10, 1, "10", 2) in stage_of(found, None).quotients


def test_who_is_full_is_not_in_the_lot() -> None:
    lists = with_people("A", 20), with_people("B", 7, 3, first=11), with_people("C", 7, 3, first=21)

    found = count(election(2, *lists))

    assert found.ties == (Tie("quotient", ("B", "C"), 1),)


def test_who_is_full_is_named_where_the_tie_is_behind_it() -> None:
    lists = with_people("A", 30), with_people("B", 7, 3, first=11), with_people("C", 7, 3, first=21)

    found = count(election(2, *lists))

    assert "Hos A er der ikke flere, der kan få plads, så turen går videre." in stage_of(found, None).why.da


def test_a_lot_inside_an_alliance_names_it() -> None:
    contest = election(1, a_list("A", 5), a_list("B", 5), a_list("C", 3), listeforbund=["A+B"])

    assert count(contest).ties == (Tie("quotient", ("A", "B"), 1, list="A+B"),)
    assert seats_of(contest, lists_drawn("A B", "B", "A+B")) == {"A": 0, "B": 1, "C": 0}


def test_two_alliances_with_a_tie_each_ask_for_two_lots_at_once() -> None:
    lists = [a_list(name, votes) for name, votes in (("A", 5), ("B", 5), ("C", 4), ("D", 4))]

    found = count(election(2, *lists, valgforbund=["A+B", "C+D"]))

    assert found.ties == (Tie("quotient", ("A", "B"), 1, list="A+B"), Tie("quotient", ("C", "D"), 1, list="C+D"))
    assert found.seats_by_alliance == {"A+B": 1, "C+D": 1}
    assert found.seats_by_list == {"A": 0, "B": 0, "C": 0, "D": 0}


def test_inside_an_alliance_nobody_is_asked_before_its_seats_are_settled() -> None:
    contest = election(2, a_list("A", 5), a_list("B", 5), a_list("C", 5), valgforbund=["A+B"])

    found = count(contest, [lists_drawn("A B", "A")])

    assert found.ties == (Tie("quotient", ("A+B", "C"), 1),)
    assert found.lots == ()
    assert found.seats_by_alliance == {"A+B": 1, "C": 0}
    assert found.seats_by_list == {"A": 0, "B": 0, "C": 0}


def test_with_the_seat_that_the_lot_gave_there_is_one_for_each_inside() -> None:
    contest = election(2, a_list("A", 5), a_list("B", 5), a_list("C", 5), valgforbund=["A+B"])

    assert seats_of(contest, lists_drawn("A+B C", "A+B")) == {"A": 1, "B": 1, "C": 0}


def test_without_the_seat_that_the_lot_took_a_second_lot_is_needed_inside() -> None:
    contest = election(2, a_list("A", 5), a_list("B", 5), a_list("C", 5), valgforbund=["A+B"])

    found = count(contest, [lists_drawn("A+B C", "C")])

    assert found.ties == (Tie("quotient", ("A", "B"), 1, list="A+B"),)
    assert found.seats_by_list == {"A": 0, "B": 0, "C": 1}

"""A list's seats given to its candidates: side by side (KVL § 85), and in order (EP-valgloven § 35)."""

from recruit.counting.contest import ALL, CandidateList, ListCandidate
from recruit.counting.lot import Lot, Tie
from recruit.counting.methods import count
from recruit.counting.result import ActionKind, Outcome
from tests.counting.elections import a_list, election, lists_drawn, stage_of, with_people

# Side by side


def test_most_personal_votes_have_the_seats_and_list_votes_do_not_matter() -> None:
    found = count(election(2, with_people("A", 3, 9, 5, 4, list_votes=100)))

    assert found.winners_by_list == {"A": (2, 3)}
    assert found.substitutes_by_list == {"A": (4, 1)}
    assert stage_of(found, "A").totals == ("3", "9", "5", "4")


def test_the_second_seat_of_a_list_is_its_second_winners() -> None:
    found = count(election(3, with_people("A", 20, 10, 5), with_people("B", 12, 6, first=11)))

    assert found.order_of_award == ("A", "B", "A")
    assert found.winners == (1, 11, 2)
    assert found.elected_at_stage == {1: 2, 2: 2, 11: 3}


def test_winners_keep_the_order_of_the_seats_inside_alliances_too() -> None:
    lists = with_people("A", 8, 2), with_people("B", 4, 3, first=11), with_people("C", 9, first=21)

    found = count(election(4, *lists, valgforbund=["A+B"]))

    assert found.order_of_award == ("A+B", "C", "A+B", "A+B")
    assert found.winners == (1, 21, 11, 2)


def test_equal_candidates_of_a_list_wait_for_a_lot_and_the_other_lists_are_settled() -> None:
    contest = election(4, with_people("A", 9, 3, 3), with_people("B", 8, 3, 2, first=11))

    found = count(contest)

    assert found.outcome == Outcome.LOT_REQUIRED
    assert found.ties == (Tie("seat", (2, 3), 1, list="A"),)
    assert found.winners_by_list == {"A": (1,), "B": (11, 12)}
    assert found.substitutes_by_list == {"A": (), "B": (13,)}
    assert found.winners == (1, 11, 12)


def test_the_lot_between_candidates_decides_and_stands_as_a_stage() -> None:
    contest = election(4, with_people("A", 9, 3, 3), with_people("B", 8, 3, 2, first=11))
    lot = Lot("seat", frozenset((2, 3)), (3, 2), list="A")

    found = count(contest, [lot])

    assert found.outcome == Outcome.ELECTED
    assert found.winners_by_list["A"] == (1, 3)
    assert found.substitutes_by_list["A"] == (2,)
    assert [(stage.action.kind, stage.elected) for stage in found.stages if stage.action.list == "A"] == [
        (ActionKind.LIST, (1,)),
        (ActionKind.LOT, (3,)),
    ]
    assert found.stages[2].why.da == "nr. 2 og nr. 3 stod lige. Lodtrækningen afgjorde, hvem der får plads: nr. 3."


def test_lots_on_two_lists_are_asked_for_at_once() -> None:
    found = count(election(2, with_people("A", 5, 5), with_people("B", 5, 5, first=11)))

    assert found.ties == (Tie("seat", (1, 2), 1, list="A"), Tie("seat", (11, 12), 1, list="B"))


def test_equal_substitutes_are_named_where_nobody_asks_for_their_order() -> None:
    found = count(election(1, with_people("A", 9, 5, 5)))

    assert found.outcome == Outcome.ELECTED
    assert found.substitutes_by_list == {"A": (2, 3)}
    assert found.equal_substitutes == ((2, 3),)


def test_the_number_of_substitutes_asked_for_is_meant_for_each_list() -> None:
    lists = with_people("A", 9, 5, 4, 3), with_people("B", 8, 3, 1, first=11)

    found = count(election(2, *lists, substitutes=1))

    assert found.substitutes_by_list == {"A": (2,), "B": (12,)}


def test_all_substitutes_in_order_ask_for_a_lot_where_they_are_equal() -> None:
    found = count(election(1, with_people("A", 9, 2, 2, 1, 0, 0), substitutes=ALL))

    assert found.ties == (Tie("substitutes", (2, 3), 2, list="A"),)
    assert found.winners == (1,)


def test_all_substitutes_are_listed_of_a_list_with_more_candidates_than_seats() -> None:
    found = count(election(1, with_people("A", 9, 4, 3, 2, 1), substitutes=ALL))

    assert found.substitutes_by_list == {"A": (2, 3, 4, 5)}


def test_the_people_of_a_list_without_a_seat_come_next_by_their_votes() -> None:
    found = count(election(1, with_people("A", 9), with_people("B", 1, 3, 2, first=11)))

    assert found.winners_by_list == {"A": (1,), "B": ()}
    assert found.substitutes_by_list["B"] == (12, 13, 11)


def test_whoever_has_withdrawn_takes_no_seat_and_comes_next_nowhere() -> None:
    found = count(election(1, with_people("A", 9, 5, 4, withdrawn=[1])))

    assert found.winners_by_list == {"A": (2,)}
    assert found.substitutes_by_list == {"A": (3,)}
    assert stage_of(found, "A").totals == ("9", "5", "4")


def test_lists_that_name_nobody_have_seats_and_no_people() -> None:
    found = count(election(2, a_list("A", 9), with_people("B", 8, first=11)))

    assert found.winners == (11,)
    assert found.winners_by_list == {"B": (11,)}
    assert [stage.action.list for stage in found.stages] == [None, "B"]


def test_nobody_of_a_list_is_named_while_a_lot_may_still_give_it_a_seat() -> None:
    lists = with_people("A", 9, 1), with_people("B", 5, 5, first=11), with_people("C", 30, 2, first=21)

    found = count(election(3, *lists))

    assert found.ties == (Tie("quotient", ("A", "B"), 1),)
    assert found.seats_by_list == {"A": 0, "B": 0, "C": 2}
    assert found.winners_by_list == {"C": (21, 22)}
    assert found.winners == (21, 22)


def test_the_lot_between_lists_can_lead_to_one_between_candidates() -> None:
    lists = with_people("A", 9, 1), with_people("B", 5, 5, first=11), with_people("C", 30, 2, first=21)

    found = count(election(3, *lists), [lists_drawn("A B", "B")])

    assert found.ties == (Tie("seat", (11, 12), 1, list="B"),)


# In order


def test_list_votes_lift_from_the_top_to_the_number_that_gives_a_seat() -> None:
    found = count(election(2, with_people("A", 10, 35, 15, list_votes=40, arrangement="partiliste")))

    stage = stage_of(found, "A")
    assert stage.quota == "34"
    assert stage.totals == ("34", "35", "31")
    assert found.winners_by_list == {"A": (1, 2)}
    assert found.substitutes_by_list == {"A": (3,)}


def test_the_number_is_raised_even_where_it_is_whole() -> None:
    found = count(election(2, with_people("A", 10, 35, 14, list_votes=40, arrangement="partiliste")))

    assert stage_of(found, "A").quota == "34"


def test_those_who_reach_the_number_stand_in_the_order_of_the_list() -> None:
    found = count(election(2, with_people("A", 0, 40, 20, list_votes=40, arrangement="partiliste")))

    assert found.winners_by_list == {"A": (1, 2)}


def test_seats_that_remain_go_by_personal_votes_and_list_votes_given() -> None:
    found = count(election(2, with_people("A", 10, 5, 20, 30, list_votes=10, arrangement="partiliste")))

    assert stage_of(found, "A").quota == "26"
    assert stage_of(found, "A").totals == ("20", "5", "20", "30")
    assert found.winners_by_list == {"A": (4, 1)}
    assert found.substitutes_by_list == {"A": (3, 2)}


def test_on_a_partiliste_equal_ones_stand_as_on_the_list_and_no_lot_is_asked() -> None:
    contest = election(1, with_people("A", 5, 5, 5, arrangement="partiliste"), substitutes=ALL)

    found = count(contest)

    assert found.outcome == Outcome.ELECTED
    assert found.winners_by_list == {"A": (1,)}
    assert found.substitutes_by_list == {"A": (2, 3)}
    assert found.equal_substitutes == ()


def test_list_votes_go_on_when_the_seats_are_taken_and_order_the_substitutes() -> None:
    found = count(election(1, with_people("A", 0, 3, 2, 5, list_votes=10, arrangement="partiliste")))

    assert stage_of(found, "A").quota == "11"
    assert found.winners_by_list == {"A": (1,)}
    assert found.substitutes_by_list == {"A": (4, 2, 3)}


def test_what_is_left_of_the_list_votes_lifts_a_substitute() -> None:
    found = count(election(1, with_people("A", 2, 0, 3, list_votes=15, arrangement="partiliste")))

    assert stage_of(found, "A").totals == ("11", "6", "3")
    assert found.substitutes_by_list == {"A": (2, 3)}


def test_whoever_has_withdrawn_from_a_partiliste_is_given_no_list_votes() -> None:
    found = count(election(1, with_people("A", 2, 1, 3, list_votes=10, withdrawn=[1], arrangement="partiliste")))

    assert stage_of(found, "A").totals == ("2", "9", "5")
    assert found.winners_by_list == {"A": (2,)}
    assert found.substitutes_by_list == {"A": (3,)}


def test_a_partiliste_without_a_seat_is_ordered_in_the_same_way() -> None:
    lists = with_people("A", 50), with_people("B", 1, 8, 2, list_votes=5, first=11, arrangement="partiliste")

    found = count(election(1, *lists))

    assert stage_of(found, "B").totals == ("6", "8", "2")
    assert found.substitutes_by_list["B"] == (12, 11, 13)


def test_the_same_seat_is_another_ones_with_the_same_votes_side_by_side() -> None:
    side_by_side = count(election(1, with_people("A", 1, 5, list_votes=10)))
    in_order = count(election(1, with_people("A", 1, 5, list_votes=10, arrangement="partiliste")))

    assert (side_by_side.winners, in_order.winners) == ((2,), (1,))


# No poll


def test_not_more_stand_than_there_are_seats_so_all_have_one() -> None:
    lists = with_people("A", 0, 0), with_people("B", 0, 0, first=11, withdrawn=[12])

    found = count(election(3, *lists))

    assert found.outcome == Outcome.UNCONTESTED
    assert found.winners == (1, 2, 11)
    assert found.winners_by_list == {"A": (1, 2), "B": (11,)}
    assert found.substitutes_by_list == {"A": (), "B": ()}
    assert found.seats_by_list == {"A": 2, "B": 1}
    assert found.stages[0].action.kind == ActionKind.NO_POLL
    assert found.stages[0].why.da == (
        "Der er ikke flere opstillet (3) end pladser (3), så der skal ikke stemmes: alle får plads."
    )


def test_a_list_that_stands_alone_gives_its_order_without_a_poll() -> None:
    found = count(election(2, with_people("A", 0, 0, 0, 0, withdrawn=[2])))

    assert found.outcome == Outcome.UNCONTESTED
    assert found.winners == (1, 3)
    assert found.substitutes_by_list == {"A": (4,)}
    assert "kun én liste" in found.stages[0].why.da


def test_a_list_that_stands_alone_names_as_many_next_in_line_as_are_asked_for() -> None:
    found = count(election(1, with_people("A", 0, 0, 0, 0), substitutes=2))

    assert found.substitutes_by_list == {"A": (2, 3)}


def test_where_a_poll_was_held_a_list_that_stands_alone_is_counted() -> None:
    found = count(election(1, with_people("A", 1, 2)))

    assert found.outcome == Outcome.ELECTED
    assert found.winners == (2,)


def test_nobody_stands_and_the_election_lapses() -> None:
    nobody = CandidateList("B", 3, candidates=(ListCandidate(1, 3, withdrawn=True),))

    found = count(election(2, a_list("A", 0), nobody))

    assert found.outcome == Outcome.LAPSED
    assert found.winners == ()
    assert found.stages[0].why.en == "Nobody stands, so the election lapses."

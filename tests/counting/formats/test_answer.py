"""The answer as JSON: everything that a count says, in a shape that never changes with the method."""

import json

import pytest

from recruit.counting.ballots import Account, Ballots
from recruit.counting.contest import ALL, Candidate, CandidateList, Contest, ListCandidate
from recruit.counting.formats import answer
from recruit.counting.lot import Lot
from recruit.counting.methods import count

ANNA, BO, CARL, DORA = 1, 2, 3, 4
FOUR = tuple(Candidate(number, name) for number, name in enumerate(("Anna", "Bo", "Carl", "Dora"), 1))


def crosses(**votes: int) -> tuple[Ballots, ...]:
    """The papers of one poll: who -> how many crosses."""
    number = {one.name: chr(one.id) for one in FOUR}
    return (Ballots({number[name]: many for name, many in votes.items()}, blank=1, invalid={"revet": 2}),)


def told(contest: Contest, *lots: Lot) -> dict[str, object]:
    """The answer, as whoever reads the JSON has it."""
    data = answer.as_data(contest, count(contest, lots), "0f" * 32)
    back = json.loads(json.dumps(data))
    assert back == data  # nothing in it changes on the way: no tuple, and no number for a key
    return data


def test_an_answer_has_the_same_keys_whatever_the_method() -> None:
    by_marks = told(Contest("c", "plurality", 1, candidates=FOUR, polls=crosses(Anna=3)))
    by_lists = told(Contest("c", "list-dhondt", 2, lists=(CandidateList("A", 5), CandidateList("B", 3))))
    lapsed = told(Contest("c", "stv-meek", 2))

    assert list(by_marks) == list(by_lists) == list(lapsed)


def test_a_count_by_crosses_is_told_in_numbers() -> None:
    data = told(Contest("c", "plurality", 1, candidates=FOUR, substitutes=ALL, polls=crosses(Anna=3, Bo=2, Carl=1)))

    assert data["outcome"] == "elected"
    assert (data["winners"], data["substitutes"]) == ([ANNA], [BO, CARL, DORA])
    assert data["elected_at_stage"] == {"1": 1}
    assert data["ballots"] == {"cast": 9, "valid": 6, "blank": 1, "invalid": {"revet": 2}}
    assert (data["vacant_seats"], data["quota"], data["lot"], data["digest"]) == (0, None, None, "0f" * 32)
    (stage,) = data["stages"]  # type: ignore[misc]
    assert list(stage) == ["stage", "action", "totals", "elected", "excluded", "why"]
    assert (stage["action"], stage["totals"]) == ({"type": "count"}, ["3", "2", "1", "0"])
    assert set(stage["why"]) == {"da", "en"}


def test_a_lot_that_is_open_is_named_and_nothing_is_vacant_yet() -> None:
    data = told(Contest("c", "plurality", 1, candidates=FOUR, polls=crosses(Anna=3, Bo=3, Carl=1)))

    question = {"for": "seat", "candidates": [ANNA, BO], "seats": 1, "group": None, "list": None}
    assert (data["outcome"], data["vacant_seats"]) == ("lot_required", None)
    assert (data["lot"], data["open_lots"]) == (question, [question])


def test_lots_stand_in_the_answer_with_those_that_nothing_asked_for() -> None:
    used = Lot("seat", frozenset({BO, ANNA}), (BO, ANNA))
    unused = Lot("quotient", frozenset({"B", "A+C"}), ("B",), group="Syd", list="A+C")

    data = told(Contest("c", "plurality", 1, candidates=FOUR, polls=crosses(Anna=3, Bo=3)), unused, used)

    assert data["lots"] == [{"for": "seat", "candidates": [ANNA, BO], "drawn": [BO, ANNA], "group": None, "list": None}]
    assert data["unused_lots"] == [
        {"for": "quotient", "lists": ["A+C", "B"], "drawn": ["B"], "group": "Syd", "list": "A+C"}
    ]


def test_a_lot_between_lists_names_lists() -> None:
    data = told(Contest("c", "list-dhondt", 1, lists=(CandidateList("A", 5), CandidateList("B", 5))))

    assert data["lot"] == {"for": "quotient", "lists": ["A", "B"], "seats": 1, "group": None, "list": None}


def test_lists_have_seats_people_and_those_who_come_next() -> None:
    members = (ListCandidate(4, 3), ListCandidate(7, 2))
    data = told(Contest("c", "list-dhondt", 3, lists=(CandidateList("A", 5, 0, "sideordnet", members),)))

    assert data["seats_by_list"] == {"A": 2}
    assert data["winners_by_list"] == {"A": [4, 7]}
    assert data["substitutes_by_list"] == {"A": []}
    assert data["vacant_seats"] == 1


def test_groups_have_theirs_each() -> None:
    people = tuple(Candidate(one.id, one.name, "Nord" if one.id < CARL else "Syd") for one in FOUR)
    seats = {"Nord": 1, "Syd": 1}
    polls = crosses(Anna=3, Bo=2, Carl=1)
    data = told(Contest("c", "plurality", 2, candidates=people, group_seats=seats, substitutes=ALL, polls=polls))

    assert data["winners_by_group"] == {"Nord": [ANNA], "Syd": [CARL]}
    assert data["substitutes_by_group"] == {"Nord": [BO], "Syd": [DORA]}
    assert [stage["group"] for stage in data["stages"]] == ["Nord", "Syd"]  # type: ignore[attr-defined]


def test_a_further_ballot_is_named_with_whom_it_is_between() -> None:
    data = told(Contest("c", "majority", 1, candidates=FOUR, polls=crosses(Anna=3, Bo=3, Carl=1)))

    assert (data["outcome"], data["ballot"]) == ("ballot_required", {"number": 2, "candidates": [ANNA, BO, CARL, DORA]})


def test_what_a_stage_of_preferences_has_besides_is_told() -> None:
    papers = Ballots({"\x01\x02": 6, "\x02": 2, "\x03": 2, "\x01": 2})
    data = told(Contest("c", "stv-scottish-2007", 2, candidates=FOUR[:3], polls=(papers,)))

    surplus = data["stages"][1]  # type: ignore[index]
    assert surplus["action"] == {"type": "surplus", "candidate": ANNA}
    assert surplus["parcels"] == [{"was": "1.00000", "value": "0.37500", "papers": {"2": 6}, "stopped": 2}]
    assert data["quota"] == 5


def test_totals_that_people_counted_have_their_account() -> None:
    people = (Candidate(1, "Anna", votes=5), Candidate(2, "Bo", votes=3))

    data = told(Contest("c", "plurality", 1, candidates=people, account=Account(9, 8, 1)))

    assert data["ballots"] == {"cast": 9, "valid": 8, "blank": 1, "invalid": {}}


NO_PAPERS = {"cast": 0, "valid": 0, "blank": 0, "invalid": {}}


def test_of_papers_that_nobody_accounts_for_nothing_is_known() -> None:
    people = (Candidate(1, "Anna", votes=5), Candidate(2, "Bo", votes=3))

    assert told(Contest("c", "plurality", 1, candidates=people))["ballots"] == NO_PAPERS
    assert told(Contest("c", "majority", 1, candidates=FOUR))["ballots"] == NO_PAPERS
    assert told(Contest("c", "list-dhondt", 1))["ballots"] == NO_PAPERS


@pytest.mark.parametrize("account", [None, Account(11, 8, 2, {"revet": 1})])
def test_every_vote_of_a_list_is_a_valid_paper(account: Account | None) -> None:
    lists = (CandidateList("A", 5), CandidateList("B", 3))

    data = told(Contest("c", "list-dhondt", 2, lists=lists, account=account))

    known = {"cast": 8, "valid": 8, "blank": 0, "invalid": {}}
    assert data["ballots"] == ({"cast": 11, "valid": 8, "blank": 2, "invalid": {"revet": 1}} if account else known)


def test_whose_turn_it_was_is_told_with_every_quotient() -> None:
    lists = (CandidateList("A", 10), CandidateList("B", 6), CandidateList("C", 3))

    data = told(Contest("c", "list-dhondt", 2, lists=lists, valgforbund=(("B", "C"),)))

    assert (data["order_of_award"], data["seats_by_alliance"]) == (["A", "B+C"], {"A": 1, "B+C": 1})
    top, inside = data["stages"]  # type: ignore[misc]
    assert top["quotients"] == [
        {"name": "A", "votes": 10, "divisor": 1, "value": "10", "seat": 1},
        {"name": "A", "votes": 10, "divisor": 2, "value": "5", "seat": None},
        {"name": "B+C", "votes": 9, "divisor": 1, "value": "9", "seat": 2},
        {"name": "B+C", "votes": 9, "divisor": 2, "value": "4 1/2", "seat": None},
    ]
    assert [one["name"] for one in inside["quotients"]] == ["B", "B", "C"]

"""Places divided between the groups of a municipal council by d'Hondt's divisors (KSL § 25)."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from recruit.appointments.rules.division import CouncilGroup, Division, OpenLot, divide, may_divide

GOLDEN = Path(__file__).parents[2] / "counting" / "golden"


def places(found: Division) -> dict[str, int]:
    return {"+".join(one.names): one.places for one in found.shares}


def by_name(alliance: str) -> str:
    return "+".join(sorted(alliance.split("+")))


@pytest.mark.parametrize("name", ["dhondt-ep-denmark-2019", "dhondt-au-worked-example"])
def test_places_fall_as_they_did_where_it_is_published(name: str) -> None:
    """Each list alone, and those in an alliance as one, as the sources beside the golden counts have it."""
    asked, told = (json.loads((GOLDEN / name / file).read_text()) for file in ("contest.json", "expected.json"))
    alliances = [*asked["valgforbund"], *asked["listeforbund"]]
    pacts = {one: "+".join(some) for some in alliances for one in some}
    alone = [CouncilGroup(one["id"], one["votes"]) for one in asked["lists"]]
    together = [replace(one, pact=pacts.get(one.name, "")) for one in alone]
    allied = told.get("seats_by_alliance") or Counter(told["order_of_award"])

    assert places(divide(alone, asked["seats"])) == told["seats_by_list_without_alliances"]
    found = places(divide(together, asked["seats"]))
    assert {by_name(name): many for name, many in found.items()} == {by_name(one): allied[one] for one in allied}


def test_the_table_shows_each_quotient_with_a_place_and_the_first_without() -> None:
    groups = [CouncilGroup(name, members) for name, members in zip("ACVØF", (13, 8, 5, 3, 2), strict=True)]

    found = divide(groups, 7)

    assert places(found) == {"A": 4, "C": 2, "V": 1, "Ø": 0, "F": 0}
    assert found.shares[0].quotients == {
        1: ("13", 1),
        2: ("6 1/2", 3),
        3: ("4 1/3", 5),
        4: ("3 1/4", 7),
        5: ("2 3/5", None),
    }


def test_groups_stand_together_by_the_same_word_however_it_is_written() -> None:
    groups = [CouncilGroup("A", 13), *(CouncilGroup(name, n, "x") for name, n in (("C", 8), ("V", 5), ("Ø", 3)))]

    found = divide([*groups, CouncilGroup("F", 2, "X")], 7)

    assert places(found) == {"A": 3, "C+V+Ø+F": 4}


def test_equal_quotients_wait_for_a_lot_and_whoever_is_drawn_has_the_place() -> None:
    groups = [CouncilGroup("A", 6), CouncilGroup("B", 3), CouncilGroup("C", 3)]

    found = divide(groups, 2)

    assert places(found) == {"A": 1, "B": 0, "C": 0}
    assert found.lot == OpenLot(("1", "2", "3"), 1)
    drawn = divide(groups, 2, [OpenLot(("3", "1", "2"), 1)])
    assert (places(drawn), drawn.lot) == ({"A": 1, "B": 0, "C": 1}, None)


def test_equal_quotients_that_all_take_a_place_need_no_lot() -> None:
    found = divide([CouncilGroup("A", 6), CouncilGroup("B", 3), CouncilGroup("C", 3)], 4)

    assert (places(found), found.lot) == ({"A": 2, "B": 1, "C": 1}, None)


@pytest.mark.parametrize(
    ("groups", "number", "codes"),
    [
        ([CouncilGroup("A", 6)], 2, []),
        ([], 0, ["places-impossible", "no-group-is-written"]),
        ([CouncilGroup("A", 0)], 100, ["places-impossible", "members-impossible"]),
        ([CouncilGroup("A", 3), CouncilGroup("a", 2)], 3, ["group-is-written-twice"]),
    ],
)
def test_a_slip_of_the_finger_is_no_division(groups: list[CouncilGroup], number: int, codes: list[str]) -> None:
    assert [one.code for one in may_divide(groups, number)] == codes

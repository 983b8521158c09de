"""When a selection can be concluded, and what a council covers."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from recruit.nominations.rules.gaps import age_group, coverage, town
from recruit.nominations.rules.selection import (
    Aspect,
    Choice,
    Chosen,
    NewAssessment,
    Places,
    Selection,
    hindrances,
    is_uneven,
    may_assess,
    may_conclude,
    may_take_back,
)
from recruit.people.rules import Gender

TODAY = date(2026, 12, 22)
GROUP, OTHER = uuid4(), uuid4()
AMINA = Chosen(uuid4(), "Amina", Choice.MEMBER, GROUP, reason="Hun kender foreningerne.")
BO = Chosen(uuid4(), "Bo", Choice.NEXT, GROUP, rank=1)
CARLA = Chosen(uuid4(), "Carla", Choice.NOT_RECOMMENDED, reason="Andre dækker det samme.")
READY = Selection(
    has_a_vote=False,
    is_fixed=True,
    is_concluded=False,
    is_complained_about=False,
    candidates=[AMINA, BO, CARLA],
    places={GROUP: Places("Borgere", 2)},
)


def codes(found: Selection) -> list[str]:
    return [refusal.code for refusal in hindrances(found)]


def with_(*candidates: Chosen) -> Selection:
    return replace(READY, candidates=candidates)


def test_what_is_chosen_with_its_reasons_is_concluded_and_a_place_may_stay_open() -> None:
    assert may_conclude(READY, decided_by="Udvalget", decided_on=TODAY, opened_on=TODAY, today=TODAY) == ()
    assert READY.left_open == {GROUP: 1}


@pytest.mark.parametrize("decided_on", [date(2026, 12, 23), date(1950, 1, 1)])
def test_nobody_concludes_for_nobody_or_for_a_day_to_come_or_long_gone(decided_on: date) -> None:
    opened_on = date(2026, 11, 1)
    refused = may_conclude(READY, decided_by=" ", decided_on=decided_on, opened_on=opened_on, today=TODAY)
    assert {refusal.field for refusal in refused} == {"decided_by", "decided_on"}


def test_a_number_in_the_row_has_an_end() -> None:
    open_ = {"is_fixed": True, "is_on_it": True, "is_concluded": False, "groups": ()}
    assert may_assess(NewAssessment(rank=999), **open_) == ()
    assert [each.code for each in may_assess(NewAssessment(rank=1000), **open_)] == ["rank-from-one"]


def test_what_is_chosen_stays_within_the_groups_that_are_filled() -> None:
    elsewhere = replace(BO, seat_group_id=OTHER)
    assert codes(with_(AMINA, elsewhere)) == ["choice-outside-the-groups"]
    both = {**READY.places, OTHER: Places("Foreninger", 1)}
    across = with_(AMINA, replace(elsewhere, stands_in_for_id=AMINA.id))
    assert codes(replace(across, places=both)) == ["stands-in-across-groups"]


def test_a_reason_to_take_it_back_is_no_cpr_number() -> None:
    (refused,) = may_take_back("Se 040390-1234", is_concluded=True)
    assert (refused.code, refused.field) == ("text-holds-a-cpr-number", "because")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"has_a_vote": True}, "round-has-a-vote"),
        ({"is_fixed": False}, "candidates-are-not-fixed"),
        ({"is_concluded": True}, "selection-is-concluded"),
        ({"is_complained_about": True}, "complaints-hold-selection-back"),
        ({"candidates": ()}, "nobody-stands"),
        ({"places": {GROUP: Places("Borgere", 0)}}, "more-than-places"),
    ],
)
def test_what_holds_a_selection_back(change: dict[str, Any], code: str) -> None:
    assert codes(replace(READY, **change)) == [code]


def test_every_reason_is_told_at_once_with_the_names() -> None:
    undecided = Chosen(uuid4(), "Dan")
    unreasoned, placeless = replace(CARLA, reason=" "), replace(AMINA, seat_group_id=None)
    unranked = replace(BO, rank=None)

    refused = {refusal.code: refusal.facts for refusal in hindrances(with_(undecided, unreasoned, placeless, unranked))}

    assert refused == {
        "not-chosen-about": {"names": ["Dan"]},
        "choice-without-a-reason": {"names": ["Carla"]},
        "choice-without-a-group": {"names": ["Amina"]},
        "next-without-a-number": {"names": ["Bo"]},
    }


def test_a_number_is_given_once_in_a_row_but_behind_each_member_and_in_each_group_anew() -> None:
    second = replace(BO, id=uuid4(), name="Dan")
    assert codes(with_(AMINA, BO, second)) == ["number-given-twice"]
    assert codes(with_(AMINA, BO, replace(second, stands_in_for_id=AMINA.id))) == []
    both = {**READY.places, OTHER: Places("Foreninger", 1)}
    assert codes(replace(with_(AMINA, BO, replace(second, seat_group_id=OTHER)), places=both)) == []


def test_nobody_stands_in_for_somebody_who_is_not_recommended() -> None:
    assert codes(with_(AMINA, CARLA, replace(BO, stands_in_for_id=CARLA.id))) == ["stands-in-for-nobody"]


def test_of_many_names_a_reason_tells_some() -> None:
    (refused,) = hindrances(with_(*(Chosen(uuid4(), f"N{number}") for number in range(20))))
    names = refused.facts["names"]
    assert isinstance(names, list)
    assert names[-1] == "…"
    assert len(names) == 9


@pytest.mark.parametrize(
    ("known", "uneven"),
    [
        ([Gender.WOMAN, Gender.WOMAN], True),
        ([Gender.WOMAN, Gender.MAN], False),
        ([Gender.WOMAN, None], False),
        ([Gender.OTHER, Gender.OTHER], False),
    ],
)
def test_one_sex_warns_only_where_it_is_known_of_more_than_one(known: list[Gender | None], uneven: bool) -> None:
    assert is_uneven(known) is uneven


def test_what_is_wanted_and_had_by_nobody_is_a_gap_and_what_is_had_besides_follows() -> None:
    found = coverage(Aspect.LANGUAGES, ["so", "uk"], [["so"], []], [["ar", "so"], ["ar"], []])

    assert [(line.value, line.members, line.candidates, line.is_gap) for line in found.lines] == [
        ("so", 1, 1, False),
        ("uk", 0, 0, True),
        ("ar", 0, 2, False),
    ]
    assert (found.unknown_members, found.unknown_candidates) == (1, 1)


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (None, ()),
        (date(2008, 12, 23), ()),
        (date(2008, 12, 22), ["18"]),
        (date(1996, 12, 23), ["18"]),
        (date(1996, 12, 22), ["30"]),
        (date(1950, 1, 1), ["65"]),
    ],
)
def test_an_age_group_begins_on_the_birthday(born: date | None, group: list[str]) -> None:
    assert age_group(born, TODAY) == group


@pytest.mark.parametrize(
    ("address", "found"),
    [("Nørregade 1, 2. th\n9999 Fjordby", ["9999 Fjordby"]), ("Nørregade 12", ()), ("Postboks 1234", ())],
)
def test_a_town_is_read_by_its_postal_code(address: str, found: list[str]) -> None:
    assert town(address) == found

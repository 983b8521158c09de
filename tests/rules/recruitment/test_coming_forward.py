"""Somebody comes forward by themselves: what is lacking is said at its field, and only where people are looked for."""

from dataclasses import replace
from typing import Any

import pytest

from recruit.recruitment.rules.coming_forward import (
    LONGEST_WORDS,
    CameOf,
    NewComingForward,
    Wish,
    may_come_forward,
    may_settle,
)

HAWA = NewComingForward("Hawa Elmi", Wish.SEAT, "hawa@mail.example")


def test_a_name_and_one_way_to_be_reached_are_enough() -> None:
    assert may_come_forward(HAWA, {Wish.SEAT}) == ()
    assert may_come_forward(replace(HAWA, email="", phone="12345678"), {*Wish}) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": ""}, "email"),
        ({"wish": Wish.WORKING_GROUP}, "wish"),
        ({"wish": None}, "wish"),
        ({"words": "å" * (LONGEST_WORDS + 1)}, "words"),
    ],
)
def test_what_is_lacking_is_said_at_its_field(changes: dict[str, Any], field: str) -> None:
    (reason,) = may_come_forward(replace(HAWA, **changes), {Wish.SEAT})

    assert reason.field == field


def test_where_nobody_is_looked_for_that_is_the_reason() -> None:
    assert [reason.code for reason in may_come_forward(HAWA, set())] == ["nobody-is-looked-for"]


def test_it_is_noted_once_what_came_of_it() -> None:
    assert may_settle(None) == ()
    assert [reason.code for reason in may_settle(CameOf.NOT_NOW)] == ["coming-forward-is-settled"]

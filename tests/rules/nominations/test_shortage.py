"""Few candidates: which places have somebody, what the council would be with them, and when there is time to act."""

from datetime import timedelta
from uuid import UUID

import pytest

from recruit.nominations.rules.shortage import Outlook, is_time_to_find_more, places_filled
from tests.nominations import NOON

NORTH, SOUTH = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("standing", "filled"),
    [
        ({}, 0),
        ({NORTH: 2, SOUTH: 1}, 3),
        ({NORTH: 5}, 3),
        ({None: 9}, 5),
        ({NORTH: 4, None: 1}, 4),
        ({UUID(int=3): 4}, 0),
    ],
    ids=["nobody", "some", "one group has too many", "for any group", "both", "for a group of others"],
)
def test_a_candidate_too_many_in_a_group_fills_no_place_of_another(
    standing: dict[UUID | None, int], filled: int
) -> None:
    assert places_filled({NORTH: 3, SOUTH: 2}, standing) == filled


def test_the_minimum_is_held_against_the_whole_council() -> None:
    assert not Outlook(places=5, filled=3, elsewhere=4, minimum=7).is_below_minimum
    assert Outlook(places=5, filled=2, elsewhere=4, minimum=7).is_below_minimum
    assert not Outlook(places=5, filled=0, elsewhere=0).is_below_minimum


def test_it_is_time_to_act_from_two_weeks_before_the_deadline_on() -> None:
    assert is_time_to_find_more(NOON, now=NOON - timedelta(days=14))
    assert not is_time_to_find_more(NOON, now=NOON - timedelta(days=14, seconds=1))

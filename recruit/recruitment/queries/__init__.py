"""Reading rounds and what hangs on them."""

from recruit.recruitment.queries.interests import interest, interests
from recruit.recruitment.queries.round import (
    announced,
    owner_of_slug,
    round_by_slug,
    round_of_body,
    round_to_take,
    rounds,
)
from recruit.recruitment.queries.warnings import due, outlook

__all__ = [
    "announced",
    "due",
    "interest",
    "interests",
    "outlook",
    "owner_of_slug",
    "round_by_slug",
    "round_of_body",
    "round_to_take",
    "rounds",
]

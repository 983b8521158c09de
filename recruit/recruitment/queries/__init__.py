"""Reading rounds and what hangs on them."""

from recruit.recruitment.queries.interests import interest, interests
from recruit.recruitment.queries.round import announced, owner_of_slug, round_by_slug, round_of_body, rounds

__all__ = [
    "announced",
    "interest",
    "interests",
    "owner_of_slug",
    "round_by_slug",
    "round_of_body",
    "rounds",
]

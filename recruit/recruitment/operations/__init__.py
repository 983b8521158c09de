"""Setting up a round, its words and what its form asks; making it public."""

from recruit.recruitment.operations.announcement import announce, revoke_announcement
from recruit.recruitment.operations.interests import (
    add_interest,
    change_interest,
    offer_again,
    place_interest,
    retire_interest,
)
from recruit.recruitment.operations.round import change_form, change_round, create_round
from recruit.recruitment.operations.texts import copy_texts, write_text

__all__ = [
    "add_interest",
    "announce",
    "change_form",
    "change_interest",
    "change_round",
    "copy_texts",
    "create_round",
    "offer_again",
    "place_interest",
    "retire_interest",
    "revoke_announcement",
    "write_text",
]

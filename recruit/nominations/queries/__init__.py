"""Named reads of this stage; each says what it loads."""

from recruit.nominations.queries.round import facts_of, round_by_id, round_to_fill

__all__ = ["facts_of", "round_by_id", "round_to_fill"]

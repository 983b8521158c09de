"""Named reads of this stage; each says what it loads."""

from recruit.nominations.queries.nomination import corrected_until, nomination, receipt, said_of, status, statuses
from recruit.nominations.queries.round import facts_of, received, round_by_id

__all__ = [
    "corrected_until",
    "facts_of",
    "nomination",
    "receipt",
    "received",
    "round_by_id",
    "said_of",
    "status",
    "statuses",
]

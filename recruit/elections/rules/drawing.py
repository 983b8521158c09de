"""A lot as people drew it: only for the tie that a count has asked about, far enough, and seen by somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from recruit.counting.lot import Tie
from recruit.elections.rules.vocabulary import LotManner
from recruit.foundation.refusal import Refusal


@dataclass(frozen=True, slots=True)
class NewLot:
    """A lot that was drawn."""

    #: Numbers in the order drawn.
    drawn: Sequence[int]
    manner: LotManner
    drawn_by: str
    witnessed_by: str
    drawn_at: datetime
    how: str = ""
    photo_id: UUID | None = None


def may_record(tie: Tie, new: NewLot, *, now: datetime, polls_closed: datetime | None = None) -> tuple[Refusal, ...]:
    """Return every reason why this is no record of the lot that the count asks for.

    It is drawn after the polls have closed, which a rehearsal (None) does not wait for.
    """
    reasons = [
        Refusal("answer-missing", field=field)
        for field, text in (("drawn_by", new.drawn_by), ("witnessed_by", new.witnessed_by))
        if not text.strip()
    ]
    if new.drawn_by.strip() and _folded(new.drawn_by) == _folded(new.witnessed_by):
        reasons.append(Refusal("lot-needs-a-witness", field="witnessed_by"))
    if new.manner is LotManner.PUBLIC_NUMBERS and not new.how.strip():
        reasons.append(Refusal("sources-are-missing", field="how"))
    needed = min(tie.how_many, len(tie.between) - 1)
    if len(set(new.drawn)) < len(new.drawn) or not set(new.drawn) <= set(tie.between) or len(new.drawn) < needed:
        reasons.append(Refusal("lot-is-for-others", {"needed": needed}, field="drawn"))
    if new.drawn_at > now:
        reasons.append(Refusal("lot-is-not-drawn-yet", field="drawn_at"))
    elif polls_closed and new.drawn_at < polls_closed:
        reasons.append(Refusal("lot-is-drawn-before-the-count", {"when": polls_closed}, field="drawn_at"))
    return tuple(reasons)


def _folded(name: str) -> str:
    """Return a name as it is compared: one, however it is written."""
    return " ".join(name.casefold().split())

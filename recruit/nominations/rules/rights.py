"""When people are answered who ask for something about their own data, and what holds an erasure back."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date

from recruit.foundation.refusal import Refusal
from recruit.foundation.retention.rules import Held
from recruit.nominations.rules.words import unfit


def answer_by(received_on: date) -> date:
    """Return the last day for an answer: a month after the wish came (GDPR art. 12, stk. 3)."""
    year, month = divmod(received_on.year * 12 + received_on.month, 12)
    return date(year, month + 1, min(received_on.day, monthrange(year, month + 1)[1]))


def may_erase_as_asked(held: Collection[Held]) -> tuple[Refusal, ...]:
    """Return why nothing is erased now: a claim is not settled, or somebody has asked to read it (art. 17, stk. 3)."""
    codes = {Held.COMPLAINT: "complaint-is-open", Held.STOPPED: "erasing-is-stopped"}
    return tuple(Refusal(codes[why]) for why in held)


def may_answer(reason: str) -> tuple[Refusal, ...]:
    """Return every reason why a wish to be erased is not answered so: what stays is told with why."""
    reasons = [] if reason.strip() else [Refusal("answer-missing", field="reason")]
    return (*reasons, *unfit(reason=reason))

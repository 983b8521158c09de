"""What people can ask for about their own data: when they are answered, and what holds an act back."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date
from enum import StrEnum

from recruit.foundation.refusal import Refusal
from recruit.foundation.retention.rules import Held
from recruit.nominations.rules.words import unfit


class Ground(StrEnum):
    """Why data is kept and not used (GDPR art. 18, stk. 1)."""

    #: The person says that it is wrong, and it is being looked into.
    CONTESTED = "contested"
    #: It should not have been used, and the person will not have it erased.
    UNLAWFUL = "unlawful"
    #: The person needs it for a claim of theirs.
    CLAIM = "claim"
    #: The person objects to its use, and that is being considered.
    OBJECTED = "objected"


def answer_by(received_on: date) -> date:
    """Return the last day for an answer: a month after the wish came (GDPR art. 12, stk. 3)."""
    year, month = divmod(received_on.year * 12 + received_on.month, 12)
    return date(year, month + 1, min(received_on.day, monthrange(year, month + 1)[1]))


def may_erase_as_asked(held: Collection[Held]) -> tuple[Refusal, ...]:
    """Return why nothing is erased now (art. 17, stk. 3).

    A claim is not settled, somebody has asked to read it, or it is not journalised yet (Offentlighedsloven § 15).
    """
    codes = {
        Held.COMPLAINT: "complaint-is-open",
        Held.STOPPED: "erasing-is-stopped",
        Held.NOT_JOURNALISED: "journalise-first",
    }
    return tuple(Refusal(codes[why]) for why in held)


def may_answer(reason: str) -> tuple[Refusal, ...]:
    """Return every reason why a wish to be erased is not answered so: what stays is told with why."""
    reasons = [] if reason.strip() else [Refusal("answer-missing", field="reason")]
    return (*reasons, *unfit(reason=reason))


def may_restrict(reason: str, *, is_restricted: bool) -> tuple[Refusal, ...]:
    """Return every reason why data is not held back from use: it is already, or nobody says why."""
    return (*may_answer(reason), *((Refusal("restriction-stands"),) if is_restricted else ()))


def may_tell_of_lifting(lifts_on: date, *, today: date) -> tuple[Refusal, ...]:
    """Return why the person is not told so: they know it before it happens (art. 18, stk. 3)."""
    return () if lifts_on > today else (Refusal("day-is-not-to-come", field="lifts_on"),)


def may_lift(lifts_on: date | None, *, today: date) -> tuple[Refusal, ...]:
    """Return why data is not used again yet: the person was not told, or the day they were told has not come."""
    if lifts_on is None:
        return (Refusal("restriction-untold"),)
    return () if lifts_on <= today else (Refusal("restriction-lasts", {"day": lifts_on}),)

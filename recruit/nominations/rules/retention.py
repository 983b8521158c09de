"""When a round is over for those whose data is kept, and when erasing may be stopped."""

from collections.abc import Iterable
from datetime import date

from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.words import unfit


def over_on(days: Iterable[date | None]) -> date:
    """Return the last of the dates of a round; those that are not set are None."""
    return max(day for day in days if day)


def may_stop(reason: str) -> tuple[Refusal, ...]:
    """Return every reason why erasing is not stopped: a stop says why it stands."""
    reasons = [] if reason.strip() else [Refusal("answer-missing", field="reason")]
    return (*reasons, *unfit(reason=reason))

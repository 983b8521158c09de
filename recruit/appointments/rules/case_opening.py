"""Opening a case, sending it to the municipal council, and taking back that it was sent."""

from datetime import date

from recruit.foundation.refusal import Refusal


def may_open(name: str) -> tuple[Refusal, ...]:
    """Return why no case is opened under this name."""
    return () if name.strip() else (Refusal("answer-missing", field="name"),)


def may_submit(
    *, is_submitted: bool, designates: int, on: date, today: date, has_open_complaint: bool = False
) -> tuple[Refusal, ...]:
    """Return every reason why a case has not gone to the municipal council on a day."""
    reasons = [Refusal("case-is-submitted")] if is_submitted else []
    if not designates:
        reasons.append(Refusal("nobody-is-proposed"))
    if has_open_complaint:
        reasons.append(Refusal("case-waits-for-a-complaint"))
    if on > today:
        reasons.append(Refusal("day-in-the-future", field="on"))
    return tuple(reasons)


def may_take_back_submission(*, is_submitted: bool, is_decided: bool) -> tuple[Refusal, ...]:
    """Return every reason why it stands that a case was submitted."""
    reasons = [] if is_submitted else [Refusal("case-is-not-submitted")]
    return (*reasons, *([Refusal("case-is-decided")] if is_decided else []))

"""Who may be chair, vice chair or secretary, and for how long."""

from collections.abc import Iterable
from datetime import date

from recruit.appointments.rules.facts import Held, HeldOffice, Office, Role
from recruit.foundation.dates import Span, last_day
from recruit.foundation.refusal import Refusal


def may_hold_office(holder: Held, office: Office, span: Span, others: Iterable[HeldOffice]) -> tuple[Refusal, ...]:
    """Return every reason why a member may not hold this office; `others` are all offices of the term.

    Chair and vice chair are members of the council, and two persons.
    """
    if span.until is not None and span.until <= span.since:
        return (Refusal("ends-before-it-begins", field="until"),)
    reasons = []
    if holder.role is not Role.MEMBER or not covers(holder.span, span):
        reasons.append(Refusal("office-holder-is-no-member"))
    for other in others:
        if not other.span.overlaps(span):
            continue
        if other.office is office:
            reasons.append(Refusal("office-is-taken", {"office": office}))
        elif other.person == holder.person:
            reasons.append(Refusal("holds-another-office", {"office": other.office}))
    return tuple(reasons)


def may_end_office(held: Span, until: date) -> tuple[Refusal, ...]:
    """Return every reason why an office may not end so; it never lasts longer than the membership."""
    if held.until is not None and held.until <= until:
        return (Refusal("office-has-ended", {"until": last_day(held.until)}, "last_day"),)
    return (Refusal("ends-before-it-begins", field="last_day"),) if until <= held.since else ()


def covers(outer: Span, inner: Span) -> bool:
    """Return True when every day of the inner span lies in the outer one."""
    ends_inside = outer.until is None or (inner.until is not None and inner.until <= outer.until)
    return outer.since <= inner.since and ends_inside

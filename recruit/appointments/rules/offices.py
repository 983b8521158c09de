"""Who may be chair, vice chair or secretary, and for how long."""

from collections.abc import Iterable
from datetime import date

from recruit.appointments.rules.facts import Held, HeldOffice, Office, Role
from recruit.bodies.rules import DecisionKind
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


def may_move_up(vice: HeldOffice, since: date, *, chair_ends: Iterable[date | None]) -> tuple[Refusal, ...]:
    """Return every reason why a vice chair does not become chair on a day.

    `chair_ends` are the days from which the chair's office is vacant after each who has or had it; None while nobody
    has said so. The office of vice chair ends on the day before.
    """
    if vice.office is not Office.VICE_CHAIR:
        return (Refusal("is-no-vice-chair"),)
    ends = [*chair_ends]
    if None in ends:
        return (Refusal("office-is-taken", {"office": Office.CHAIR}, "since"),)
    reasons = []
    if since <= vice.span.since or (vice.span.until is not None and since > vice.span.until):
        reasons.append(Refusal("is-no-vice-chair-then", field="since"))
    later = [day for day in ends if day is not None and since < day]
    return (*reasons, *([Refusal("chair-is-not-vacant", {"day": max(later)}, "since")] if later else []))


def may_be_appointed_to_office(kind: DecisionKind, decided_on: date, since: date) -> tuple[Refusal, ...]:
    """Return every reason why somebody does not have an office from a day by this decision of the municipal council."""
    reasons = [] if kind is DecisionKind.APPOINT else [Refusal("decision-appoints-nobody", field="decision")]
    early = [Refusal("office-before-the-decision", {"day": decided_on}, "since")] if since < decided_on else []
    return (*reasons, *early)


def gives_up(held: Office, span: Span, office: Office, since: date) -> bool:
    """Return whether whoever has an office in these days gives it up for this one: nobody has two at once."""
    return held is not office and span.since < since and since in span


def may_end_office(held: Span, until: date) -> tuple[Refusal, ...]:
    """Return every reason why an office may not end so; it never lasts longer than the membership."""
    if held.until is not None and held.until <= until:
        return (Refusal("office-has-ended", {"until": last_day(held.until)}, "last_day"),)
    return (Refusal("ends-before-it-begins", field="last_day"),) if until <= held.since else ()


def covers(outer: Span, inner: Span) -> bool:
    """Return True when every day of the inner span lies in the outer one."""
    ends_inside = outer.until is None or (inner.until is not None and inner.until <= outer.until)
    return outer.since <= inner.since and ends_inside

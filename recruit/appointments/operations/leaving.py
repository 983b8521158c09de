"""Ending that somebody sits. What else follows from it is asked in `acts`."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments import rules
from recruit.appointments.model import Membership
from recruit.appointments.rules import EndReason
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import refuse_if


def end(
    session: Session, membership: Membership, last_day: PartialDate, reason: EndReason, *, by: Actor, now: datetime
) -> None:
    """End a membership, loaded with its offices, after its last day; offices end with it at the latest.

    An office that would only have begun later is taken back. Raises Refused when the last day lies before the first,
    or the membership has ended already.
    """
    refuse_if(rules.may_end(membership.span, first_day_after(last_day)))
    _end(session, membership, last_day, reason, by=by, now=now)


def cut_short(
    session: Session, membership: Membership, last_day: PartialDate, reason: EndReason, *, by: Actor, now: datetime
) -> None:
    """End a membership as `end` does, also before the day on which it was to end by itself."""
    refuse_if(rules.may_end(Span(membership.since), first_day_after(last_day)))
    _end(session, membership, last_day, reason, by=by, now=now)


def _end(
    session: Session, membership: Membership, last_day: PartialDate, reason: EndReason, *, by: Actor, now: datetime
) -> None:
    until = first_day_after(last_day)
    for holding in list(membership.offices):
        if holding.since >= until:
            session.delete(holding)
        elif holding.until is None or holding.until > until:
            holding.until = until
    session.flush()  # offices first: the database refuses an office that outlives its membership
    membership.until, membership.until_precision, membership.end_reason = until, last_day.precision, reason
    session.flush()
    audit.record(session, Event.MEMBERSHIP_ENDED, membership, by=by, at=now, details={"reason": reason, "until": until})

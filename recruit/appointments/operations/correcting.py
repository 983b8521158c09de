"""Setting right what was registered wrongly: the days of a membership, or that there was one at all."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments import queries, rules
from recruit.appointments.model import Membership
from recruit.appointments.rules import Held, StandIn, Wish
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate, Precision, Span, first_day_after
from recruit.foundation.refusal import Refusal, refuse_if


def correct_days(
    session: Session,
    membership: Membership,
    first_day: PartialDate,
    last_day: PartialDate | None,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Give a membership, loaded with its offices, the days that it really has.

    Without a last day it runs to the end of the term again, and the reason why it ended is gone. Raises Refused with
    every reason why not.
    """
    span = Span(first_day.first, first_day_after(last_day) if last_day else None)
    refuse_if(_reasons(session, membership, span))
    before = {"since": str(membership.since), "until": str(membership.until)}
    membership.since, membership.since_precision = span.since, first_day.precision
    membership.until, membership.until_precision = span.until, last_day.precision if last_day else Precision.DAY
    membership.end_reason = membership.end_reason if last_day else None
    session.flush()
    details = {"before": before, "since": str(span.since), "until": str(span.until)}
    audit.record(session, Event.MEMBERSHIP_CORRECTED, membership, by=by, at=now, details=details)


def take_back(session: Session, membership: Membership, *, by: Actor, now: datetime) -> None:
    """Take a membership back, loaded with its offices: it was registered in error, and nobody sat there.

    The rows go; the log keeps who was meant, where and when. Raises Refused while somebody is this member's personal
    substitute.
    """
    refuse_if(rules.may_be_taken_back(queries.personal_substitutes(session, membership)))
    for holding in membership.offices:
        session.delete(holding)
    session.flush()  # offices first: each of them points at the membership
    details = {"person": str(membership.person_id), "seat_group": str(membership.seat_group_id)}
    details |= {"role": membership.role, "since": str(membership.since), "until": str(membership.until)}
    session.delete(membership)
    session.flush()
    audit.record(session, Event.MEMBERSHIP_TAKEN_BACK, membership, by=by, at=now, details=details)


def _reasons(session: Session, membership: Membership, span: Span) -> tuple[Refusal, ...]:
    group = queries.group_of(session, membership.seat_group_id)
    place, term_id = queries.place(session, group, membership.seat)
    own = Held(membership.id, membership.person_id, membership.role, membership.span, group.id)
    return rules.may_correct(
        own,
        Wish(membership.person_id, span, membership.party),
        replace(place, arrangement=membership.arrangement or place.arrangement),
        StandIn(membership.substitute_for_id, membership.rank),
        queries.held(session, term_id),
        [office.span for office in membership.offices],
    )

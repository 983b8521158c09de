"""Allowances: how long journeys took, and that somebody is paid."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.meetings.model import Attendance
from recruit.meetings.queries import allowances as queries
from recruit.meetings.rules import allowance as rules


def note_travel(
    session: Session, body: Body, rows: Sequence[Attendance], minutes: Mapping[UUID, int], *, by: Actor, now: datetime
) -> None:
    """Note how many minutes each journey took, there and back, by the row; the rows are loaded and locked.

    Raises Refused, each reason at `travel_…` of its row, for a journey that nobody makes or that is paid already.
    """
    changed = [row for row in rows if row.id in minutes and minutes[row.id] != row.travel_minutes]
    reasons = []
    for row in changed:
        field = f"travel_{row.id.hex}"
        found = rules.may_travel(timedelta(minutes=minutes[row.id]))
        reasons += [Refusal(one.code, one.facts, field) for one in found]
        if row.paid_on is not None:
            reasons.append(Refusal("allowance-is-paid", field=field))
    refuse_if(reasons)
    for row in changed:
        row.travel_minutes = minutes[row.id]
    session.flush()
    audit.record(session, TermEvent.TRAVEL_NOTED, body, by=by, at=now, details={"meetings": len(changed)})


def pay(
    session: Session,
    body: Body,
    quarter: tuple[date, date],
    people: Collection[UUID],
    paid_on: date,
    *,
    by: Actor,
    now: datetime,
) -> int:
    """Note that these people were paid for a quarter's meetings on a day; return how many were.

    Whoever was paid already keeps the day on which they were. Raises Refused for a day before the last of the meetings
    that are paid, or more than a year ahead.
    """
    rows = queries.duties(session, body, *quarter, of=people, lock=True)
    due = [row for row in rows if row.paid_on is None]
    last = max((row.meeting.slot.day for row in due), default=paid_on)
    refuse_if(rules.may_pay(paid_on, last=last, today=clock.local(now).date()))
    for row in due:
        row.paid_on, row.paid_by = paid_on, by.reference
    session.flush()
    return _recorded(session, body, due, TermEvent.ALLOWANCE_PAID, by=by, now=now)


def take_back(
    session: Session, body: Body, quarter: tuple[date, date], people: Collection[UUID], *, by: Actor, now: datetime
) -> int:
    """Take back that these people were paid for a quarter's meetings; return how many that were."""
    rows = [row for row in queries.duties(session, body, *quarter, of=people, lock=True) if row.paid_on is not None]
    for row in rows:
        row.paid_on, row.paid_by = None, None
    session.flush()
    return _recorded(session, body, rows, TermEvent.ALLOWANCE_NOT_PAID, by=by, now=now)


def _recorded(
    session: Session, body: Body, rows: Sequence[Attendance], event: TermEvent, *, by: Actor, now: datetime
) -> int:
    people = {row.person_id for row in rows}
    if people:
        details = {"people": len(people), "meetings": len(rows)}
        audit.record(session, event, body, by=by, at=now, details=details)
    return len(people)

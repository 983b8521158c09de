"""What is told afterwards, beyond expecting and noting it: reminding, and taking it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments.queries.living import deceased
from recruit.assignments.model import ReportBack
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import Refusal, refuse_if


def note_reminded(session: Session, report: ReportBack, *, by: Actor, now: datetime) -> None:
    """Note that somebody was reminded of what they are to tell, locked.

    Raises Refused once they have told of it, and of whoever has died.
    """
    gone = [Refusal("nobody-to-remind")] if deceased(session, [report.person_id]) else []
    refuse_if([*gone, *([Refusal("report-is-given")] if report.given_on else [])])
    report.reminded_at = now
    session.flush()
    audit.record(session, TermEvent.REPORT_REMINDED, report, by=by, at=now)


def drop(session: Session, report: ReportBack, *, by: Actor, now: datetime) -> None:
    """Take back that somebody is to tell of something, locked: it was written down in error, or comes to nothing.

    Raises Refused once they have told of it.
    """
    refuse_if([Refusal("report-is-given")] if report.given_on else [])
    audit.record(session, TermEvent.REPORT_DROPPED, report, by=by, at=now)
    session.delete(report)
    session.flush()

"""Opening a case, and noting that it went to the municipal council."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase
from recruit.appointments.queries import case as queries
from recruit.appointments.rules import case_opening as rules
from recruit.bodies.model import Term
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_line


def open_case(session: Session, term: Term, name: str, *, by: Actor, now: datetime) -> AppointmentCase:
    """Open a case for the places of a term. Raises Refused without a name."""
    refuse_if(rules.may_open(name))
    made = AppointmentCase(
        term=term, term_id=term.id, name=tidy_line(name), opened_at=now, opened_by=by.reference, designates=[]
    )
    session.add(made)
    session.flush()
    audit.record(session, Event.APPOINTMENT_CASE_OPENED, made, by=by, at=now, details={"term": str(term.id)})
    return made


def submit(session: Session, case: AppointmentCase, on: date, *, by: Actor, now: datetime) -> None:
    """Note that a case, loaded and locked, went to the municipal council on a day. Raises Refused with every reason."""
    designates = [one for one in case.designates if one.dropped_at is None]
    refuse_if(
        rules.may_submit(
            is_submitted=case.submitted_on is not None,
            designates=len(designates),
            on=on,
            today=clock.local(now).date(),
            has_open_complaint=queries.has_open_complaint(session, case),
        )
    )
    case.submitted_on, case.submitted_by = on, by.reference
    session.flush()
    audit.record(session, Event.APPOINTMENT_CASE_SUBMITTED, case, by=by, at=now, details={"on": str(on)})


def take_back_submission(session: Session, case: AppointmentCase, *, by: Actor, now: datetime) -> None:
    """Note that a case, loaded and locked, has not gone to the municipal council. Raises Refused once it decided."""
    is_decided = any(one.decided for one in case.designates)
    refuse_if(rules.may_take_back_submission(is_submitted=case.submitted_on is not None, is_decided=is_decided))
    case.submitted_on = case.submitted_by = None
    session.flush()
    audit.record(session, Event.APPOINTMENT_CASE_SUBMISSION_REVOKED, case, by=by, at=now)

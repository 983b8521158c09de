"""Complaints: registering, sending on, deciding, and noting that one is withdrawn. The log holds no names."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.nominations import rules
from recruit.nominations.model import Complaint, Nomination, VettingDecision
from recruit.nominations.queries import complaints as queries
from recruit.nominations.rules.access import ERASED
from recruit.nominations.rules.complaints import NewComplaint, Outcome, Ruling, may_decide, may_register, may_send_on


def register(
    session: Session,
    round_id: UUID,
    new: NewComplaint,
    *,
    about: UUID | None,
    by: Actor,
    now: datetime,
) -> Complaint:
    """Register a complaint about a decision in the round, by its id, or about the round as a whole; late ones, too.

    To whom and until when is as the decision says it, where it does. Raises NotFound for a decision of another round,
    and Refused with every reason of `rules.complaints.may_register`.
    """
    refuse_if(may_register(new, now=now))
    decision = _decision(session, round_id, about) if about else None
    made = Complaint(
        round_id=round_id,
        decision_id=about,
        complainant=rules.tidy_line(new.complainant),
        contact=rules.tidy_text(new.contact),
        standing=new.standing,
        considered=rules.tidy_text(new.considered),
        text=rules.tidy_text(new.text),
        received_at=new.received_at,
        manner=new.manner,
        complaint_to=decision.complaint_to if decision and decision.complaint_to else rules.tidy_line(new.complaint_to),
        until=decision.complaint_until if decision and decision.complaint_until else new.until,
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    details = {"standing": made.standing, "late": made.is_late}
    audit.record(session, Event.COMPLAINT_REGISTERED, made, by=by, at=now, details=details)
    return made


def forget(session: Session, complaint_ids: Collection[UUID], *, by: Actor, now: datetime) -> None:
    """Erase who complained and all words of these complaints; when they came and how they ended stays."""
    locked = select(Complaint).where(Complaint.id.in_(complaint_ids)).with_for_update()
    for complaint in session.scalars(locked):
        complaint.complainant = complaint.contact = complaint.considered = complaint.text = ERASED
        complaint.reason = ERASED if complaint.reason else ""
        audit.record(session, Event.COMPLAINT_ERASED, complaint, by=by, at=now)
    session.flush()


def send_on(
    session: Session, round_id: UUID, complaint_id: UUID, to: str, on: date, *, by: Actor, now: datetime
) -> None:
    """Note to whom, and on which day, a complaint was sent on. Raises NotFound, and Refused as the rule says."""
    found = queries.complaint(session, round_id, complaint_id, lock=True)
    days = {"received_on": clock.local(found.received_at).date(), "today": clock.local(now).date()}
    refuse_if(may_send_on(to, on, is_open=found.is_open, is_sent_on=found.sent_on is not None, **days))
    found.sent_on_to, found.sent_on = rules.tidy_line(to), on
    session.flush()
    audit.record(session, Event.COMPLAINT_SENT_ON, found, by=by, at=now)


def decide(
    session: Session, round_id: UUID, complaint_id: UUID, ruling: Ruling, *, by: Actor, now: datetime
) -> Complaint:
    """Write down what was decided about a complaint, once. A decision that it was about stays: whoever decides takes
    it back, where the complaint is upheld.

    Raises NotFound, and Refused with every reason of `rules.complaints.may_decide`.
    """
    found = queries.complaint(session, round_id, complaint_id, lock=True)
    days = {"received_on": clock.local(found.received_at).date(), "today": clock.local(now).date()}
    refuse_if(may_decide(ruling, is_open=found.is_open, is_late=found.is_late, **days))
    found.outcome, found.decided_on = ruling.outcome, ruling.decided_on
    found.decided_by, found.reason = rules.tidy_line(ruling.decided_by), rules.tidy_text(ruling.reason)
    found.further_way = rules.tidy_text(ruling.further_way)
    found.closed_at, found.closed_by = now, by.reference
    session.flush()
    is_withdrawn = ruling.outcome is Outcome.WITHDRAWN
    event = Event.COMPLAINT_WITHDRAWN if is_withdrawn else Event.COMPLAINT_DECIDED
    audit.record(session, event, found, by=by, at=now, details={"outcome": ruling.outcome})
    return found


def withdraw(session: Session, round_id: UUID, complaint_id: UUID, on: date, *, by: Actor, now: datetime) -> Complaint:
    """Note that whoever complained withdrew it on a day. Raises as `decide` does."""
    return decide(session, round_id, complaint_id, Ruling(Outcome.WITHDRAWN, "", on, ""), by=by, now=now)


def _decision(session: Session, round_id: UUID, decision_id: UUID) -> VettingDecision:
    """Return a decision of the round; nobody erases what it is about until the transaction ends."""
    chosen = select(VettingDecision, Nomination).join(Nomination, Nomination.id == VettingDecision.nomination_id)
    chosen = chosen.where(VettingDecision.id == decision_id, Nomination.round_id == round_id)
    found = session.execute(chosen.with_for_update()).one_or_none()
    if found is None:
        raise NotFound(decision_id)
    decision: VettingDecision = found[0]
    return decision

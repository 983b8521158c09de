"""Giving an office of the council to a member, and ending that it is held."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.appointments import queries, rules
from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.rules import Held, Office
from recruit.bodies.model import Decision
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.refusal import refuse_if


def hold_office(
    session: Session,
    membership: Membership,
    office: Office,
    *,
    since: date,
    by: Actor,
    now: datetime,
    last_day: date | None = None,
    decision: Decision | None = None,
) -> OfficeHolding:
    """Let a member hold an office from one day on, to a last day or as long as the membership.

    Raises Refused with every reason why not.
    """
    group = queries.group_of(session, membership.seat_group_id)
    until = first_day_after(PartialDate(last_day)) if last_day else None
    _, term_id = queries.place(session, group)
    others = queries.offices_held(session, term_id)
    refuse_if(rules.may_hold_office(_holder(membership), office, Span(since, until), others))
    holding = OfficeHolding(
        membership_id=membership.id,
        office=office,
        since=since,
        until=until,
        decision_id=decision.id if decision else None,
    )
    session.add(holding)
    session.flush()
    details = {"membership": str(membership.id), "office": office}
    audit.record(session, Event.OFFICE_HOLDING_CREATED, holding, by=by, at=now, details=details)
    return holding


def end_office(session: Session, holding: OfficeHolding, last_day: date, *, by: Actor, now: datetime) -> None:
    """End an office after its last day; the membership goes on.

    Raises Refused when the last day lies before the first, or the office has ended by then.
    """
    until = first_day_after(PartialDate(last_day))
    refuse_if(rules.may_end_office(holding.span, until))
    holding.until = until
    session.flush()
    audit.record(session, Event.OFFICE_HOLDING_ENDED, holding, by=by, at=now, details={"until": until})


def _holder(membership: Membership) -> Held:
    return Held(membership.id, membership.person_id, membership.role, membership.span, membership.seat_group_id)

"""Giving an office of the council to a member, setting right which one it is, and ending that it is held."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.appointments import queries, rules
from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.rules import HeldOffice, Office
from recruit.appointments.rules.horizon import may_reach
from recruit.appointments.rules.offices import gives_up
from recruit.bodies import queries as bodies
from recruit.bodies.model import Decision, Term
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
    moved_up: bool = False,
) -> OfficeHolding:
    """Let a member hold an office from one day on, to a last day or as long as the membership.

    Raises Refused with every reason why not.
    """
    group = queries.group_of(session, membership.seat_group_id)
    until = first_day_after(PartialDate(last_day)) if last_day else None
    _, term_id = queries.place(session, group)
    others = queries.offices_held(session, term_id)
    refuse_if(rules.may_hold_office(membership.facts(), office, Span(since, until), others))
    holding = OfficeHolding(
        membership_id=membership.id,
        office=office,
        since=since,
        until=until,
        decision_id=decision.id if decision else None,
        moved_up=moved_up,
    )
    session.add(holding)
    session.flush()
    details = {"membership": str(membership.id), "office": office}
    audit.record(session, Event.OFFICE_HOLDING_CREATED, holding, by=by, at=now, details=details)
    return holding


def hold_office_throughout(
    session: Session, membership: Membership, office: Office, *, by: Actor, now: datetime
) -> OfficeHolding:
    """Let a member hold an office for as long as the membership. Raises Refused with every reason why not."""
    last_day = membership.last_day.last if membership.last_day else None
    return hold_office(session, membership, office, since=membership.since, last_day=last_day, by=by, now=now)


def appoint_to_office(
    session: Session,
    membership: Membership,
    office: Office,
    decision: Decision,
    *,
    since: date,
    by: Actor,
    now: datetime,
) -> OfficeHolding:
    """Let a member hold an office from a day on, by a decision of the municipal council, as long as the membership.

    Whoever has gone on with it from an earlier term has it to the day before. Raises Refused with every reason why not.
    """
    early = rules.may_be_appointed_to_office(decision.kind, decision.decided_on, since)
    refuse_if(early)
    term = queries.term_of_place(session, membership)
    refuse_if(may_reach(since, term.span, holds_over=term.holds_over, field="since"))
    end_held_over(session, term, office, since, by=by, now=now)
    last = membership.last_day.last if membership.last_day else None
    return hold_office(session, membership, office, since=since, last_day=last, decision=decision, by=by, now=now)


def move_up(session: Session, vice: OfficeHolding, since: date, *, by: Actor, now: datetime) -> OfficeHolding:
    """Let the vice chair, loaded with the membership, be chair from a day on; the office of vice chair ends before it.

    Raises Refused with every reason why not: while the chair's office is not vacant on that day, and for anybody else.
    """
    member = vice.membership
    term = queries.term_of_place(session, member)
    bodies.locked_term(session, term.id)
    refuse_if(may_reach(since, term.span, holds_over=term.holds_over, field="since"))
    chairs = [one.span.until for one in queries.offices_held(session, term.id) if one.office is Office.CHAIR]
    refuse_if(
        rules.may_move_up(HeldOffice(vice.office, member.person_id, vice.span), since, chair_ends=chairs),
    )
    if vice.until is None or vice.until > since:
        _end(session, vice, since, by=by, now=now)
    end_held_over(session, term, Office.CHAIR, since, by=by, now=now)
    last = member.last_day.last if member.last_day else None
    return hold_office(session, member, Office.CHAIR, since=since, last_day=last, moved_up=True, by=by, now=now)


def end_held_over(session: Session, term: Term, office: Office, since: date, *, by: Actor, now: datetime) -> None:
    """End an office that somebody holds in earlier terms of the same body on the day before: nobody has it twice."""
    for holding in queries.offices_of_earlier_terms(session, term, office, since):
        _end(session, holding, since, by=by, now=now)


def end_other_offices(
    session: Session, member: Membership, office: Office, since: date, *, by: Actor, now: datetime
) -> None:
    """End the other offices of a member, loaded with them, who has this one from a day on, on the day before."""
    for holding in member.offices:
        if gives_up(holding.office, holding.span, office, since):
            _end(session, holding, since, by=by, now=now)


def end_office(session: Session, holding: OfficeHolding, last_day: date, *, by: Actor, now: datetime) -> None:
    """End an office after its last day; the membership goes on.

    Raises Refused when the last day lies before the first or long after the term, or the office has ended by then.
    """
    until = first_day_after(PartialDate(last_day))
    term = queries.term_of_place(session, session.get_one(Membership, holding.membership_id))
    refuse_if(may_reach(until, term.span, holds_over=term.holds_over, field="last_day"))
    _end(session, holding, until, by=by, now=now)


def _end(session: Session, holding: OfficeHolding, until: date, *, by: Actor, now: datetime) -> None:
    refuse_if(rules.may_end_office(holding.span, until))
    holding.until = until
    session.flush()
    audit.record(session, Event.OFFICE_HOLDING_ENDED, holding, by=by, at=now, details={"until": until})


def correct_office(
    session: Session, membership: Membership, holding: OfficeHolding, office: Office, *, by: Actor, now: datetime
) -> None:
    """Let a member hold another office than was registered, on the same days.

    Raises Refused with every reason why not.
    """
    group = queries.group_of(session, membership.seat_group_id)
    _, term_id = queries.place(session, group)
    own = HeldOffice(holding.office, membership.person_id, holding.span)
    others = [other for other in queries.offices_held(session, term_id) if other != own]
    refuse_if(rules.may_hold_office(membership.facts(), office, holding.span, others))
    before, holding.office = holding.office, office
    session.flush()
    details = {"before": before, "office": office}
    audit.record(session, Event.OFFICE_HOLDING_CORRECTED, holding, by=by, at=now, details=details)

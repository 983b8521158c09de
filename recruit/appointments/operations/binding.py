"""Personal substitutes who remain when one of them takes the member's place: they stand in for whoever has it now."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.operations import leaving
from recruit.appointments.queries import bound
from recruit.appointments.rules import EndReason
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import Precision, last_day


def come_over(session: Session, left: Membership, member: Membership, *, by: Actor, now: datetime) -> None:
    """Bind the personal substitutes of a member who has left to the one who has the place now, from the same day.

    Each keeps rank, decision and last day; the place behind the former member ends the day before. What takes the new
    member's place back undoes it (`correcting.take_back`).
    """
    for one in bound.bound_to(session, left, on=member.since, lock=True):
        until, precision = one.until, one.until_precision
        ended = EndReason.BECAME_SUBSTITUTE
        leaving.cut_short(session, one, last_day(member.since), ended, by=by, now=now)
        _bind(session, one, member, until, precision, by=by, now=now)


def _bind(
    session: Session,
    one: Membership,
    member: Membership,
    until: date | None,
    precision: Precision,
    *,
    by: Actor,
    now: datetime,
) -> None:
    made = Membership(
        person_id=one.person_id,
        role=one.role,
        seat_group_id=one.seat_group_id,
        arrangement=one.arrangement,
        substitute_for_id=member.id,
        rank=one.rank,
        on_behalf_of_id=one.on_behalf_of_id,
        on_behalf_of_text=one.on_behalf_of_text,
        represents_unit=one.represents_unit,
        party=one.party,
        since=member.since,
        since_precision=member.since_precision,
        until=until,
        until_precision=precision,
        decision_id=one.decision_id,
        offices=[],
    )
    session.add(made)
    session.flush()
    details = {"person": str(made.person_id), "seat_group": str(made.seat_group_id), "role": made.role}
    details |= {"since": str(made.since), "instead_of": str(one.id)}
    audit.record(session, Event.MEMBERSHIP_CREATED, made, by=by, at=now, details=details)

"""Seating people, and ending that they sit. What else follows from an ending is asked in `acts`."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.appointments import queries, rules
from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.rules import EndReason, Held, NewMembership, Office, Role, StandIn, Wish
from recruit.bodies.model import Decision, Seat, SeatGroup
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate, Precision, Span, first_day_after
from recruit.foundation.refusal import refuse_if
from recruit.people.model import Organization, Person


def take_seat(
    session: Session,
    seat: Seat,
    person: Person,
    new: NewMembership,
    *,
    by: Actor,
    now: datetime,
    on_behalf_of: Organization | str | None = None,
    decision: Decision | None = None,
) -> Membership:
    """Make somebody member of a seat, as the municipal council decided (Integrationsloven § 42, stk. 3).

    `on_behalf_of` is given where it differs from what the seat is for. Raises Refused with every reason why not.
    """
    group = queries.group_of(session, seat.seat_group_id)
    place, term_id = queries.place(session, group, seat)
    refuse_if(rules.may_take_seat(_wish(person, new), place, queries.held(session, term_id)))
    membership = _membership(person, new, group, on_behalf_of, decision)
    membership.role, membership.seat_id, membership.party = Role.MEMBER, seat.id, new.party
    return _write(session, membership, by, now)


def stand_in(
    session: Session,
    group: SeatGroup,
    person: Person,
    new: NewMembership,
    *,
    by: Actor,
    now: datetime,
    seat: Seat | None = None,
    member: Membership | None = None,
    rank: int | None = None,
    on_behalf_of: Organization | str | None = None,
    decision: Decision | None = None,
) -> Membership:
    """Make somebody substitute, in the way that the group is arranged.

    A personal one needs the `member`, an organisation's one the `seat`; on a list the next free rank is taken when none
    is given. Raises Refused with every reason why not.
    """
    place, term_id = queries.place(session, group, seat)
    held = queries.held(session, term_id)
    if group.arrangement is SubstituteArrangement.LIST and rank is None:
        rank = rules.next_rank(held, group.id)
    asked = StandIn(member=member.id if member else None, rank=rank)
    refuse_if(rules.may_stand_in(_wish(person, new), place, asked, held))
    membership = _membership(person, new, group, on_behalf_of, decision)
    membership.role, membership.arrangement, membership.rank = Role.SUBSTITUTE, group.arrangement, rank
    membership.seat_id, membership.substitute_for_id = place.seat, asked.member
    return _write(session, membership, by, now)


def take_part(
    session: Session,
    group: SeatGroup,
    person: Person,
    new: NewMembership,
    *,
    by: Actor,
    now: datetime,
    on_behalf_of: Organization | str | None = None,
    decision: Decision | None = None,
) -> Membership:
    """Let somebody take part as associate, without a vote. Raises Refused with every reason why not."""
    place, _ = queries.place(session, group)
    refuse_if(rules.may_be_associate(_wish(person, new), place))
    membership = _membership(person, new, group, on_behalf_of, decision)
    membership.role = Role.ASSOCIATE
    return _write(session, membership, by, now)


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
    refuse_if(rules.may_hold_office(_held(membership), office, Span(since, until), others))
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


def end(
    session: Session, membership: Membership, last_day: PartialDate, reason: EndReason, *, by: Actor, now: datetime
) -> None:
    """End a membership, loaded with its offices, after its last day; offices end with it at the latest.

    An office that would only have begun later is taken back. Raises Refused when the last day lies before the first,
    or the membership has ended already.
    """
    until = first_day_after(last_day)
    refuse_if(rules.may_end(membership.span, until))
    for holding in list(membership.offices):
        if holding.since >= until:
            session.delete(holding)
        elif holding.until is None or holding.until > until:
            holding.until = until
    session.flush()  # offices first: the database refuses an office that outlives its membership
    membership.until, membership.until_precision, membership.end_reason = until, last_day.precision, reason
    session.flush()
    audit.record(session, Event.MEMBERSHIP_ENDED, membership, by=by, at=now, details={"reason": reason, "until": until})


def _wish(person: Person, new: NewMembership) -> Wish:
    return Wish(person=person.id, span=new.span, party=new.party)


def _held(membership: Membership) -> Held:
    return Held(membership.id, membership.person_id, membership.role, membership.span, membership.seat_group_id)


def _membership(
    person: Person,
    new: NewMembership,
    group: SeatGroup,
    on_behalf_of: Organization | str | None,
    decision: Decision | None,
) -> Membership:
    known = isinstance(on_behalf_of, Organization)
    return Membership(
        person=person,
        seat_group_id=group.id,
        on_behalf_of=on_behalf_of if known else None,
        on_behalf_of_text=None if known else on_behalf_of,
        represents_unit=new.represents_unit,
        since=new.span.since,
        since_precision=new.first_day.precision,
        until=new.span.until,
        until_precision=new.last_day.precision if new.last_day else Precision.DAY,
        decision=decision,
        reading_id=new.reading,
        offices=[],
    )


def _write(session: Session, membership: Membership, by: Actor, now: datetime) -> Membership:
    session.add(membership)
    session.flush()
    details = {"person": str(membership.person_id), "seat_group": str(membership.seat_group_id)}
    details |= {"role": membership.role, "since": str(membership.since)}
    audit.record(session, Event.MEMBERSHIP_CREATED, membership, by=by, at=now, details=details)
    return membership

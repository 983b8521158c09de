"""Seating people: as member of a seat, as substitute, or as associate.

Whoever seats many reads the `register` of the term once (`queries.register`) and hands it on; it is kept up to date.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments import queries, rules
from recruit.appointments.model import Membership
from recruit.appointments.rules import NewMembership, Register, Role, StandIn, Wish
from recruit.bodies.model import Decision, Seat, SeatGroup
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import Precision
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
    register: Register | None = None,
) -> Membership:
    """Make somebody member of a seat, as the municipal council decided (Integrationsloven § 42, stk. 3).

    `on_behalf_of` is given where it differs from what the seat is for. Raises Refused with every reason why not.
    """
    group = queries.group_of(session, seat.seat_group_id)
    place, term_id = queries.place(session, group, seat)
    register = register or queries.register(session, term_id)
    refuse_if(rules.may_take_seat(_wish(person, new), place, register.near(person.id, place)))
    membership = _membership(person, new, group, on_behalf_of, decision)
    membership.role, membership.seat_id, membership.party = Role.MEMBER, seat.id, new.party
    return _write(session, membership, register, by, now)


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
    register: Register | None = None,
) -> Membership:
    """Make somebody substitute, in the way that the group is arranged.

    A personal one needs the `member`, an organisation's one the `seat`; on a list the next free rank is taken when none
    is given. Raises Refused with every reason why not.
    """
    place, term_id = queries.place(session, group, seat)
    register = register or queries.register(session, term_id)
    if group.arrangement is SubstituteArrangement.LIST and rank is None:
        rank = register.next_rank(group.id)
    asked = StandIn(member=member.id if member else None, rank=rank)
    refuse_if(rules.may_stand_in(_wish(person, new), place, asked, register.near(person.id, place, rank)))
    membership = _membership(person, new, group, on_behalf_of, decision)
    membership.role, membership.arrangement, membership.rank = Role.SUBSTITUTE, group.arrangement, rank
    membership.seat_id, membership.substitute_for_id = place.seat, asked.member
    return _write(session, membership, register, by, now)


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
    register: Register | None = None,
) -> Membership:
    """Let somebody take part as associate, without a vote. Raises Refused with every reason why not."""
    place, _ = queries.place(session, group)
    refuse_if(rules.may_be_associate(_wish(person, new), place))
    membership = _membership(person, new, group, on_behalf_of, decision)
    membership.role = Role.ASSOCIATE
    return _write(session, membership, register, by, now)


def _wish(person: Person, new: NewMembership) -> Wish:
    return Wish(person=person.id, span=new.span, party=new.party)


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
        since_assumed=new.since_assumed,
        until=new.span.until,
        until_precision=new.last_day.precision if new.last_day else Precision.DAY,
        decision=decision,
        reading_id=new.reading,
        offices=[],
    )


def _write(session: Session, membership: Membership, register: Register | None, by: Actor, now: datetime) -> Membership:
    session.add(membership)
    session.flush()
    if register is not None:
        register.add(membership.facts())
    details = {"person": str(membership.person_id), "seat_group": str(membership.seat_group_id)}
    details |= {"role": membership.role, "since": str(membership.since)}
    audit.record(session, Event.MEMBERSHIP_CREATED, membership, by=by, at=now, details=details)
    return membership

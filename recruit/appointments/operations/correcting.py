"""Setting right what was registered wrongly: a membership's days, place or facts, or that there was one at all."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments import queries, rules
from recruit.appointments.model import Membership
from recruit.appointments.operations import giving_back
from recruit.appointments.operations.welcoming import stop_welcome
from recruit.appointments.queries import bound
from recruit.appointments.queries.told_of import is_decided, is_told_of
from recruit.appointments.rules import Held, Role, StandIn, Wish
from recruit.bodies.model import Seat, SeatGroup
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.dates import PartialDate, Precision, Span, first_day_after
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people.model import Organization


def correct_days(
    session: Session,
    membership: Membership,
    first_day: PartialDate,
    last_day: PartialDate | None,
    *,
    by: Actor,
    now: datetime,
    since_assumed: bool = False,
    offices_follow: bool = False,
) -> None:
    """Give a membership, loaded with its offices, the days that it really has.

    Without a last day it runs to the end of the term again, and the reason why it ended is gone. Another first day
    has been stated from now on, unless `since_assumed` says that it is the term's. Offices that began or ended with the
    membership do so still where they are to follow, or where nobody had stated the first day. Raises Refused with every
    reason why not.
    """
    span = Span(first_day.first, first_day_after(last_day) if last_day else None)
    group = queries.group_of(session, membership.seat_group_id)
    follow = (offices_follow or membership.since_assumed) and span.overlaps(membership.span)
    offices = {
        office: _following(office.span, membership.span, span) if follow else office.span
        for office in membership.offices
    }
    refuse_if(_reasons(session, membership, membership.facts(), span, group, membership.seat, offices.values()))
    before = {"since": str(membership.since), "until": str(membership.until)}
    for office, days in offices.items():  # shorter first: the database refuses an office outside its membership
        office.since = max(office.since, days.since)
        office.until = min((day for day in (office.until, days.until) if day), default=None)
    session.flush()
    membership.since_assumed = since_assumed or (membership.since_assumed and first_day == membership.first_day)
    membership.since, membership.since_precision = span.since, first_day.precision
    membership.until, membership.until_precision = span.until, last_day.precision if last_day else Precision.DAY
    membership.end_reason = membership.end_reason if last_day else None
    session.flush()
    for office, days in offices.items():
        office.since, office.until = days.since, days.until
    session.flush()
    details = {"before": before, "since": str(span.since), "until": str(span.until)}
    audit.record(session, Event.MEMBERSHIP_CORRECTED, membership, by=by, at=now, details=details)


def _following(office: Span, before: Span, after: Span) -> Span:
    """Return the days of an office that begins and ends with the membership where it did so before."""
    since = after.since if office.since == before.since else office.since
    return Span(since, after.until if office.until == before.until else office.until)


def correct_place(
    session: Session,
    membership: Membership,
    group: SeatGroup,
    role: Role,
    *,
    by: Actor,
    now: datetime,
    seat: Seat | None = None,
    member: Membership | None = None,
) -> None:
    """Give a membership, loaded with its offices, the place that it really is: it was registered as another one.

    As for an appointment, a member and an organisation's substitute need the `seat`, a personal substitute the
    `member`. Raises Refused with every reason why not.
    """
    as_substitute = role is Role.SUBSTITUTE
    is_ranked = as_substitute and group.arrangement is SubstituteArrangement.LIST
    _, term_id = queries.place(session, group)
    right = replace(
        membership.facts(),
        role=role,
        seat_group=group.id,
        seat=seat.id if seat else None,
        rank=queries.register(session, term_id).next_rank(group.id) if is_ranked else None,
        stands_in_for=member.id if member else None,
    )
    leaves_somebody = rules.may_be_taken_back(queries.personal_substitutes(session, membership))
    offices = [office.span for office in membership.offices]
    refuse_if([*leaves_somebody, *_reasons(session, membership, right, membership.span, group, seat, offices)])
    before = {"seat_group": str(membership.seat_group_id), "role": membership.role}
    membership.role, membership.seat_group_id, membership.seat_id = role, group.id, right.seat
    membership.arrangement = group.arrangement if as_substitute else None
    membership.rank, membership.substitute_for_id = right.rank, right.stands_in_for
    session.flush()
    details = {"before": before, "seat_group": str(group.id), "role": role}
    audit.record(session, Event.MEMBERSHIP_CORRECTED, membership, by=by, at=now, details=details)


def correct_facts(
    session: Session,
    membership: Membership,
    *,
    by: Actor,
    now: datetime,
    party: str | None,
    on_behalf_of: Organization | str | None,
    unit: str | None,
) -> None:
    """Write down for whom, or for which party, somebody really sits there. Raises Refused with every reason why not."""
    group = queries.group_of(session, membership.seat_group_id)
    place, _ = queries.place(session, group, membership.seat)
    refuse_if(rules.may_sit_for(party, place))
    membership.party, membership.represents_unit = party, unit
    membership.on_behalf_of = on_behalf_of if isinstance(on_behalf_of, Organization) else None
    membership.on_behalf_of_text = on_behalf_of if isinstance(on_behalf_of, str) else None
    session.flush()
    audit.record(session, Event.MEMBERSHIP_CORRECTED, membership, by=by, at=now, details={"facts": True})


def take_back(session: Session, membership: Membership, *, by: Actor, now: datetime) -> None:
    """Take a membership back, loaded with its offices: it was registered in error, and nobody sat there.

    The rows go; the log keeps who was meant, where and when. Personal substitutes who came over with the place are
    bound to the member before again, and a welcome that nobody has sent is stopped. Whoever took the place over as a
    substitute is one again, and has said yes in the call that is open again. Raises Refused while somebody else
    is this member's personal substitute, once something happened in the place, and where a standing decision gave it.
    """
    refuse_if([Refusal("place-came-of-a-decision")] if is_decided(session, membership) else [])
    for one, before in bound.came_over(session, membership):
        _bind_again(session, one, before, by=by, now=now)
    stood_in_for, is_spoken_of = queries.personal_substitutes(session, membership), is_told_of(session, membership)
    refuse_if(rules.may_be_taken_back(stood_in_for, is_spoken_of=is_spoken_of))
    if membership.role is not Role.SUBSTITUTE:
        stop_welcome(session, membership, by=by, now=now)
    substitutes = giving_back.reopen(session, membership, by=by, now=now)
    for holding in membership.offices:
        session.delete(holding)
    session.flush()  # offices first: each of them points at the membership
    details = {"person": str(membership.person_id), "seat_group": str(membership.seat_group_id)}
    details |= {"role": membership.role, "since": str(membership.since), "until": str(membership.until)}
    session.delete(membership)
    session.flush()
    audit.record(session, Event.MEMBERSHIP_TAKEN_BACK, membership, by=by, at=now, details=details)
    for substitute in substitutes:  # unless somebody else has the number, or the place, since
        one = queries.membership_to_correct(session, substitute.id)
        correct_days(session, one, one.first_day, None, by=by, now=now, since_assumed=one.since_assumed)


def _bind_again(session: Session, one: Membership, before: Membership, *, by: Actor, now: datetime) -> None:
    """Let a personal substitute stand in for the member before, as if the place had not been taken over."""
    until, precision, reason = one.until, one.until_precision, one.end_reason
    take_back(session, one, by=by, now=now)
    before.until, before.until_precision, before.end_reason = until, precision, reason
    session.flush()
    audit.record(session, Event.MEMBERSHIP_CORRECTED, before, by=by, at=now, details={"until": str(until)})


def _reasons(
    session: Session,
    membership: Membership,
    right: Held,
    span: Span,
    group: SeatGroup,
    seat: Seat | None,
    offices: Iterable[Span],
) -> tuple[Refusal, ...]:
    place, term_id = queries.place(session, group, seat)
    is_another = right.role is not membership.role or right.seat_group != membership.seat_group_id
    arrangement = None if is_another else membership.arrangement
    return rules.may_correct(
        right,
        Wish(right.person, span, membership.party),
        replace(place, arrangement=arrangement or place.arrangement),
        StandIn(right.stands_in_for, right.rank),
        queries.held(session, term_id),
        offices,
    )

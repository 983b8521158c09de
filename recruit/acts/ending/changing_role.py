"""A member becomes substitute, or a substitute member: one place ends, and the other begins on the day after.

Nothing of it happens in two steps between which somebody has no place, or two.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.acts.ending.carrying_out import leave
from recruit.appointments.model import Membership, MembershipEnding
from recruit.appointments.operations import stand_in, take_seat
from recruit.appointments.queries import group_of
from recruit.appointments.rules import EndReason, NewMembership, Role
from recruit.appointments.rules import ending as rules
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.bodies.model import Body, Decision, Seat
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.actor import Actor
from recruit.foundation.dates import PartialDate, first_day_after
from recruit.foundation.refusal import Refusal, Refused, refuse_if


@dataclass(frozen=True, slots=True)
class NewRole:
    """Somebody has another role from the day after a last day."""

    last_day: PartialDate
    note: str = ""
    left_out: Mapping[Consequence, str] = field(default_factory=dict)
    answer_by: date | None = None
    ask_by: datetime | None = None
    #: Of a new substitute: the number in the order; None: the last.
    rank: int | None = None
    #: Of a new personal substitute: for whom.
    stands_in_for: Membership | None = None
    #: Of a new member: the seat.
    seat: Seat | None = None
    decision: Decision | None = None

    def ending(self, reason: EndReason) -> NewEnding:
        """Return how the place that somebody has now ends."""
        left_out, answer_by, ask_by = self.left_out, self.answer_by, self.ask_by
        return NewEnding(self.last_day, reason, self.note, left_out=left_out, answer_by=answer_by, ask_by=ask_by)


def reason_of(held: Membership) -> EndReason:
    """Return how a place ends that is exchanged for the other role. Raises Refused for an associate."""
    if held.role is Role.ASSOCIATE:
        raise Refused([Refusal("role-cannot-be-changed")])
    return EndReason.BECAME_SUBSTITUTE if held.role is Role.MEMBER else EndReason.BECAME_MEMBER


def change(
    session: Session, body: Body, held: Membership, new: NewRole, *, by: Actor, now: datetime, seen: str | None = None
) -> MembershipEnding:
    """Let a member, loaded and locked, become substitute, or a substitute member, in one act that is undone as one.

    A member stays for the same organisation and, in a group of the municipal council, of the same party. A substitute
    needs a seat, and a decision where the group asks for a new one. Raises Refused with every reason why not.
    """
    reason = reason_of(held)
    becomes = _substitute if reason is EndReason.BECAME_SUBSTITUTE else _member
    if reason is EndReason.BECAME_MEMBER:
        refuse_if(_why_no_member(held, new))

    def then() -> Membership:
        return becomes(session, held, new, by=by, now=now)

    return leave(session, body, held, new.ending(reason), by=by, now=now, seen=seen, then=then)


def _why_no_member(held: Membership, new: NewRole) -> list[Refusal]:
    reasons = [] if new.seat is not None else [Refusal("seat-is-not-said", field="seat")]
    if new.decision is not None:
        first = first_day_after(new.last_day)
        reasons += rules.may_be_decided_at_once(new.decision.kind, new.decision.decided_on, first)
    elif held.group.entry_needs_decision:
        reasons.append(Refusal("entry-needs-a-decision", field="decision"))
    return reasons


def _substitute(session: Session, held: Membership, new: NewRole, *, by: Actor, now: datetime) -> Membership:
    group = group_of(session, held.seat_group_id)
    by_organisation = group.arrangement is SubstituteArrangement.ORGANISATION
    return stand_in(
        session,
        group,
        held.person,
        NewMembership(PartialDate(first_day_after(new.last_day)), represents_unit=held.represents_unit),
        seat=held.seat if by_organisation else None,
        member=new.stands_in_for,
        rank=new.rank,
        on_behalf_of=held.on_behalf_of or held.on_behalf_of_text,
        decision=held.decision,
        by=by,
        now=now,
    )


def _member(session: Session, held: Membership, new: NewRole, *, by: Actor, now: datetime) -> Membership:
    first = PartialDate(first_day_after(new.last_day))
    return take_seat(
        session,
        session.get_one(Seat, new.seat.id) if new.seat else session.get_one(Seat, held.seat_id),
        held.person,
        NewMembership(first, represents_unit=held.represents_unit, party=held.party),
        on_behalf_of=held.on_behalf_of or held.on_behalf_of_text,
        decision=new.decision or held.decision,
        by=by,
        now=now,
    )

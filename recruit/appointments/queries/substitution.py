"""Reading calls for a substitute: for whom, who was asked, and who is next."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.queries.terms import held
from recruit.appointments.rules import substitution as rules
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.refusal import NotFound

_WHOLE = (
    joinedload(SubstituteCall.member).options(
        joinedload(Membership.person), joinedload(Membership.group), joinedload(Membership.seat)
    ),
    selectinload(SubstituteCall.asks)
    .joinedload(SubstituteAsk.substitute)
    .options(
        joinedload(Membership.person),
        joinedload(Membership.on_behalf_of),
        selectinload(Membership.offices),
    ),
)


def call(session: Session, body: Body, call_id: UUID, *, lock: bool = False) -> SubstituteCall:
    """Return a call of a body with member, group, seat and asks. Raises NotFound. Two queries."""
    chosen = select(SubstituteCall).join(SubstituteCall.member).join(Membership.group)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id).where(SubstituteCall.id == call_id)
    chosen = chosen.where(Term.body_id == body.id).options(*_WHOLE)
    if lock:
        chosen = chosen.with_for_update(of=SubstituteCall)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("substitute_call")
    return found


def calls_for(session: Session, member: Membership) -> Sequence[SubstituteCall]:
    """Return every call for a member, with asks, the latest first. Two queries."""
    chosen = select(SubstituteCall).where(SubstituteCall.member_id == member.id).options(*_WHOLE)
    return session.scalars(chosen.order_by(SubstituteCall.since.desc(), SubstituteCall.opened_at.desc())).all()


def in_order(session: Session, call: SubstituteCall) -> list[UUID]:
    """Return who may step in on the first day of a call, loaded with member and group, in their order. One query."""
    group = call.member.group
    places = held(session, group.term_id)
    return rules.order(call.member.facts(), group.arrangement, places, on=call.since)


def next_to_ask(session: Session, call: SubstituteCall) -> UUID | None:
    """Return who is asked next, by membership; None where nobody is left. One query."""
    return rules.next_to_ask(in_order(session, call), call.facts())

"""Reading calls for a substitute: for whom, who was asked, and who is next."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.queries.terms import held
from recruit.appointments.rules import substitution as rules
from recruit.bodies.model import Body, Seat, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, Person

if TYPE_CHECKING:
    from sqlalchemy import ScalarSelect, Select

_WHOLE = (
    joinedload(SubstituteCall.member).options(
        joinedload(Membership.person), joinedload(Membership.group), joinedload(Membership.seat)
    ),
    joinedload(SubstituteCall.entered_as),
    selectinload(SubstituteCall.asks)
    .joinedload(SubstituteAsk.substitute)
    .options(
        joinedload(Membership.person).selectinload(Person.contacts),
        joinedload(Membership.on_behalf_of).selectinload(Organization.names),
        selectinload(Membership.offices),
    ),
)
_NAMED = joinedload(Body.organization).selectinload(Organization.names)


def call(session: Session, body: Body, call_id: UUID, *, lock: bool = False) -> SubstituteCall:
    """Return a call of a body with member, group, seat and asks; each substitute with contacts.

    Raises NotFound. A few queries, however many were asked.
    """
    chosen = _calls().where(SubstituteCall.id == call_id, Term.body_id == body.id)
    if lock:
        chosen = chosen.with_for_update(of=SubstituteCall)
    found = session.scalars(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("substitute_call")
    return found


def _calls() -> "Select[SubstituteCall]":
    chosen = select(SubstituteCall).join(SubstituteCall.member).join(Membership.group)
    return chosen.join(Term, Term.id == SeatGroup.term_id).options(*_WHOLE)


def asked(session: Session, ask_id: UUID, *, lock: bool = False) -> tuple[Body, SubstituteCall, SubstituteAsk]:
    """Return what a substitute was asked, with the call as `call` loads it, and its body with names. Raises NotFound.

    With `lock` nobody else changes the call until the transaction ends.
    """
    chosen = select(SubstituteCall, Body).join(SubstituteCall.asks).join(SubstituteCall.member)
    chosen = chosen.join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.join(Body, Body.id == Term.body_id).where(SubstituteAsk.id == ask_id).options(*_WHOLE, _NAMED)
    if lock:
        chosen = chosen.with_for_update(of=SubstituteCall)
    found = session.execute(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("substitute_ask")
    return found[1], found[0], next(one for one in found[0].asks if one.id == ask_id)


def calls_in(session: Session, term: Term) -> Sequence[SubstituteCall]:
    """Return every call of a term, loaded as `call` does, the latest first. A few queries, however many."""
    chosen = _calls().where(SeatGroup.term_id == term.id)
    return session.scalars(chosen.order_by(SubstituteCall.since.desc(), SubstituteCall.opened_at.desc())).all()


def to_remind(session: Session, *, now: datetime) -> Sequence[tuple[Body, SubstituteCall, SubstituteAsk]]:
    """Return the asks, with their calls locked, that wait for an answer and were not reminded of; as `asked` does."""
    chosen = select(SubstituteAsk.id).join(SubstituteAsk.call)
    chosen = chosen.where(SubstituteAsk.accepts.is_(None), SubstituteAsk.withdrawn_at.is_(None))
    chosen = chosen.where(SubstituteAsk.reminded_at.is_(None), SubstituteAsk.answer_by > now)
    waiting = session.scalars(chosen.where(SubstituteCall.closed_at.is_(None)).order_by(SubstituteAsk.asked_at)).all()
    return [asked(session, ask_id, lock=True) for ask_id in waiting]


def calls_for(session: Session, member: Membership) -> Sequence[SubstituteCall]:
    """Return every call for a member, with asks, the latest first. A few queries, however many."""
    chosen = select(SubstituteCall).where(SubstituteCall.member_id == member.id).options(*_WHOLE)
    return session.scalars(chosen.order_by(SubstituteCall.since.desc(), SubstituteCall.opened_at.desc())).all()


def open_calls(session: Session, member: Membership) -> Sequence[SubstituteCall]:
    """Return the calls for a member that nobody has closed, with their asks and nothing of people. Two queries."""
    chosen = select(SubstituteCall).where(SubstituteCall.member_id == member.id, SubstituteCall.closed_at.is_(None))
    return session.scalars(chosen.options(selectinload(SubstituteCall.asks))).all()


def in_order(session: Session, call: SubstituteCall) -> list[UUID]:
    """Return who may step in on the first day of a call, loaded with member and group, in their order.

    Whoever steps in for somebody else in those days is left out. Two queries.
    """
    busy = stepping_in(session, call)
    return [one for one in _standing(session, call) if one not in busy]


def behind(session: Session, member: Membership, *, on: date) -> list[UUID]:
    """Return who stands behind a member's place on a day, loaded with group, in their order. One query."""
    group = member.group
    return rules.order(member.facts(), group.arrangement, held(session, group.term_id), on=on)


def passed_over(session: Session, call: SubstituteCall) -> list[UUID]:
    """Return who stands in the order of a call and steps in for somebody else in those days. Two queries."""
    busy = stepping_in(session, call)
    return [one for one in _standing(session, call) if one in busy]


def _standing(session: Session, call: SubstituteCall) -> list[UUID]:
    return behind(session, call.member, on=call.since)


def stepping_in(session: Session, call: SubstituteCall) -> Collection[UUID]:
    """Return who has said yes to another open call of the council on some of the same days. One query.

    By membership; somebody who is substitute in several ways is meant with each. Whoever steps in for the same member
    can go on with it, and is not meant.
    """
    asked = aliased(Membership)
    chosen = select(Membership.id).join(asked, asked.person_id == Membership.person_id)
    chosen = chosen.join(SubstituteAsk, SubstituteAsk.substitute_id == asked.id).join(SubstituteAsk.call)
    chosen = chosen.join(SeatGroup, SeatGroup.id == asked.seat_group_id).join(Term, Term.id == SeatGroup.term_id)
    chosen = chosen.where(Term.body_id == _council_of(call), SubstituteCall.member_id != call.member.id)
    chosen = chosen.where(SubstituteAsk.accepts.is_(True), SubstituteAsk.withdrawn_at.is_(None))
    chosen = chosen.where(SubstituteCall.id != call.id, SubstituteCall.closed_at.is_(None))
    chosen = chosen.where(SubstituteCall.until.is_(None) | (SubstituteCall.until > call.since))
    if call.until is not None:
        chosen = chosen.where(SubstituteCall.since < call.until)
    return set(session.scalars(chosen))


def elsewhere(
    session: Session, call: SubstituteCall, person: UUID, *, since: date, lock: bool = False
) -> Sequence[SubstituteCall]:
    """Return the other open calls of the council in which somebody may still step in from a day on.

    Loaded as `call` does; with `lock` for a change, in an order that is always the same. A few queries.
    """
    asked = aliased(Membership)
    stands = SubstituteCall.asks.any(
        SubstituteAsk.substitute_id.in_(select(asked.id).where(asked.person_id == person))
        & SubstituteAsk.withdrawn_at.is_(None)
        & SubstituteAsk.accepts.is_not(False)
    )
    chosen = _calls().where(Term.body_id == _council_of(call), SubstituteCall.id != call.id, stands)
    chosen = chosen.where(SubstituteCall.closed_at.is_(None))
    chosen = chosen.where(SubstituteCall.until.is_(None) | (SubstituteCall.until > since))
    chosen = chosen.order_by(SubstituteCall.id)
    if lock:
        chosen = chosen.with_for_update(of=SubstituteCall)
    return session.scalars(chosen.execution_options(populate_existing=lock)).all()


def _council_of(call: SubstituteCall) -> "ScalarSelect[UUID]":
    return select(Term.body_id).where(Term.id == call.member.group.term_id).scalar_subquery()


def people_in(session: Session, ids: Collection[UUID]) -> Sequence[Membership]:
    """Return memberships by their ids with person and contacts, seat and for whom it is, in no order. Three queries."""
    loaded = (
        joinedload(Membership.person).selectinload(Person.contacts),
        joinedload(Membership.on_behalf_of).selectinload(Organization.names),
        joinedload(Membership.seat).joinedload(Seat.represents).selectinload(Organization.names),
    )
    return session.scalars(select(Membership).where(Membership.id.in_(ids)).options(*loaded)).all()


def left_to_ask(session: Session, call: SubstituteCall) -> list[UUID]:
    """Return who has not been asked in a call, by membership, the next one first. Two queries."""
    return rules.left_to_ask(in_order(session, call), call.facts())

"""The organisations that a round asks to find candidates, and the round as its letters name it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.rules import FillingMethod
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization
from recruit.recruitment.model import OrganisationCall, RecruitmentRound, round_group
from recruit.recruitment.rules.asking import LEFT_IN_PEACE, REMINDED_BEFORE

_NAMED = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
#: The council of a round, by name: what every letter says.
COUNCIL: ORMOption = _NAMED.selectinload(Organization.names)

_OF_A_CALL: tuple[ORMOption, ...] = (
    joinedload(OrganisationCall.organization).selectinload(Organization.names),
    joinedload(OrganisationCall.seat_group),
    joinedload(OrganisationCall.round)
    .joinedload(RecruitmentRound.term)
    .joinedload(Term.body)
    .joinedload(Body.organization)
    .selectinload(Organization.names),
)


#: The same at once: what waits is few rows.
_NAMES_OF_A_CALL: tuple[ORMOption, ...] = (
    joinedload(OrganisationCall.organization).joinedload(Organization.names),
    joinedload(OrganisationCall.round).options(_NAMED.joinedload(Organization.names)),
)


@dataclass(frozen=True, slots=True)
class Owner:
    """An organisation that owns seats of a group, and has not been called yet."""

    group: SeatGroup
    organization: Organization
    places: int


def organisation_calls(session: Session, round_: RecruitmentRound) -> Sequence[OrganisationCall]:
    """Return every organisation that a round calls, with seat group and names, in Danish order. A few queries."""
    chosen = select(OrganisationCall).where(OrganisationCall.round_id == round_.id).options(*_OF_A_CALL)
    found = session.scalars(chosen).all()
    return sorted(found, key=lambda call: (call.organization.newest.sort_key, call.seat_group.position))


def organisation_call(
    session: Session, call_id: UUID, *, of: RecruitmentRound | None = None, for_change: bool = False
) -> OrganisationCall:
    """Return a call with organisation, seat group, round and council. Raises NotFound, also for another round's.

    `for_change` locks it until the transaction ends: two answers at once come one after the other.
    """
    chosen = select(OrganisationCall).where(OrganisationCall.id == call_id).options(*_OF_A_CALL)
    if for_change:
        chosen = chosen.with_for_update(of=OrganisationCall)
    found = session.scalars(chosen).one_or_none()
    if found is None or (of is not None and found.round_id != of.id):
        raise NotFound("organisation_call")
    return found


def calls_until(
    session: Session, round_: RecruitmentRound, closes_at: datetime, *, for_change: bool = False
) -> Sequence[OrganisationCall]:
    """Return the calls of a round that have this deadline; `for_change` locks them. One query."""
    chosen = select(OrganisationCall).filter_by(round_id=round_.id, closes_at=closes_at).order_by(OrganisationCall.id)
    return session.scalars(chosen.with_for_update() if for_change else chosen).all()


def owners(session: Session, round_: RecruitmentRound) -> Sequence[Owner]:
    """Return the organisations that own seats in the groups of a round and are not called yet. A few queries.

    A seat is owned by whom it represents, else by whoever proposes for its group.
    """
    in_round = select(round_group.c.seat_group_id).where(round_group.c.round_id == round_.id)
    chosen = select(SeatGroup).where(SeatGroup.id.in_(in_round)).order_by(SeatGroup.position)
    chosen = chosen.where(SeatGroup.filling_method == FillingMethod.ORGANISATION_NOMINATION)
    groups = session.scalars(chosen.options(selectinload(SeatGroup.seats))).all()
    called = {(call.seat_group_id, call.organization_id) for call in organisation_calls(session, round_)}
    places = Counter(
        (group, seat.represents_id or group.nominating_id)
        for group in groups
        for seat in group.seats
        if (group.id, seat.represents_id or group.nominating_id) not in called
    )
    chosen_names = select(Organization).where(Organization.id.in_([owner for _, owner in places if owner]))
    named = {one.id: one for one in session.scalars(chosen_names.options(selectinload(Organization.names)))}
    return [Owner(group, named[owner], number) for (group, owner), number in places.items() if owner]


def last_contacts(session: Session, organizations: Collection[UUID]) -> Mapping[UUID, OrganisationCall]:
    """Return the latest call of each organisation, in whichever round: whom to write to, as far as it is known."""
    chosen = select(OrganisationCall).where(OrganisationCall.organization_id.in_(organizations))
    found = session.scalars(chosen.order_by(OrganisationCall.closes_at, OrganisationCall.id)).all()
    return {call.organization_id: call for call in found}


def round_of(session: Session, round_id: UUID) -> RecruitmentRound:
    """Return a round with its council, for a letter. Raises NotFound."""
    found = session.get(RecruitmentRound, round_id, options=(COUNCIL,))
    if found is None:
        raise NotFound("recruitment_round")
    return found


def calls_to_remind(session: Session, *, now: datetime) -> Sequence[OrganisationCall]:
    """Return the organisations whose deadline is near and who may have to be reminded, locked."""
    chosen = select(OrganisationCall).where(
        OrganisationCall.answered_at.is_(None),
        OrganisationCall.reminded_at.is_(None),
        OrganisationCall.asked_at <= now - LEFT_IN_PEACE,
        OrganisationCall.closes_at > now,
        OrganisationCall.closes_at <= now + REMINDED_BEFORE,
    )
    return session.scalars(chosen.options(*_OF_A_CALL).with_for_update(of=OrganisationCall)).all()


def due(session: Session, *, on: date) -> list[Due]:
    """Return the rounds in which organisations were asked and have not answered, with the nearest deadline."""
    chosen = select(OrganisationCall).where(
        OrganisationCall.asked_at.is_not(None), OrganisationCall.answered_at.is_(None)
    )
    chosen = chosen.order_by(OrganisationCall.closes_at).options(*_NAMES_OF_A_CALL)
    found = session.scalars(chosen).unique().all()
    waiting: dict[UUID, list[OrganisationCall]] = {}
    for call in found:
        if on < call.round.term.until:
            waiting.setdefault(call.round_id, []).append(call)
    return [_unanswered(calls, on) for calls in waiting.values()]


def _unanswered(calls: Sequence[OrganisationCall], on: date) -> Due:
    """`calls` are those of one round, the one that closes first on top."""
    first = calls[0]
    return Due(
        "organisations-unanswered",
        first.round.term.body.name_on(on),
        body=first.round.term.body.slug,
        deadline=clock.local(first.closes_at).date(),
        waiting_for=first.organization.name_on(on) if len(calls) == 1 else None,
        facts={"number": len(calls), "round": first.round_id},
    )

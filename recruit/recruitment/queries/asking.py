"""Whom a round asks to find candidates: organisations, members with a network, and names that were suggested."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.rules import FillingMethod
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.foundation.refusal import NotFound
from recruit.people.model import Organization, Person
from recruit.recruitment.model import (
    Channel,
    ChannelVisit,
    NetworkCall,
    OrganisationCall,
    Prospect,
    RecruitmentRound,
    round_group,
)
from recruit.recruitment.rules.asking import LEFT_IN_PEACE, REMINDED_BEFORE

_MEMBER: ORMOption = joinedload(NetworkCall.person).selectinload(Person.contacts)
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


def network_calls(session: Session, round_: RecruitmentRound) -> Sequence[NetworkCall]:
    """Return the members who were asked to pass the call on, with contacts and channels, in Danish order."""
    chosen = select(NetworkCall).where(NetworkCall.round_id == round_.id)
    found = session.scalars(chosen.options(_MEMBER, joinedload(NetworkCall.channel))).all()
    return sorted(found, key=lambda call: call.person.sort_key)


def network_call(session: Session, call_id: UUID) -> NetworkCall:
    """Return what a member was asked, with the channel and its round. Raises NotFound."""
    channel = joinedload(NetworkCall.channel).joinedload(Channel.round)
    named = channel.joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
    options = (joinedload(NetworkCall.person), named.selectinload(Organization.names))
    found = session.get(NetworkCall, call_id, options=options)
    if found is None:
        raise NotFound("network_call")
    return found


def visits_of(session: Session, channel_id: UUID) -> int:
    """Return how often the short link of a channel was followed."""
    chosen = select(func.coalesce(func.sum(ChannelVisit.visits), 0)).where(ChannelVisit.channel_id == channel_id)
    return session.scalars(chosen).one()


def prospects(session: Session, round_: RecruitmentRound) -> Sequence[Prospect]:
    """Return the names that are kept for a round, whoever is erased first on top."""
    chosen = select(Prospect).where(Prospect.round_id == round_.id)
    return session.scalars(chosen.order_by(Prospect.erase_on, Prospect.name)).all()


def prospect(
    session: Session, prospect_id: UUID, *, of: RecruitmentRound | None = None, for_change: bool = False
) -> Prospect:
    """Return a suggested name. Raises NotFound, also for another round's, and once it is erased."""
    found = session.get(Prospect, prospect_id, with_for_update=for_change or None)
    if found is None or (of is not None and found.round_id != of.id):
        raise NotFound("prospect")
    return found


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


def networks_to_remind(session: Session, *, now: datetime) -> Sequence[NetworkCall]:
    """Return the members, with contacts, who may have to be reminded because their round closes soon; locked."""
    chosen = select(NetworkCall).join(RecruitmentRound, RecruitmentRound.id == NetworkCall.round_id)
    chosen = chosen.where(
        NetworkCall.reminded_at.is_(None),
        NetworkCall.asked_at <= now - LEFT_IN_PEACE,
        RecruitmentRound.closes_at > now,
        RecruitmentRound.closes_at <= now + REMINDED_BEFORE,
    )
    return session.scalars(chosen.options(_MEMBER).with_for_update(of=NetworkCall)).all()


def prospects_to_erase(session: Session, *, on: date) -> Sequence[Prospect]:
    """Return the names that are no longer kept on a day."""
    return session.scalars(select(Prospect).where(Prospect.erase_on <= on)).all()


def due(session: Session, *, on: date) -> list[Due]:
    """Return the rounds in which organisations were asked and have not answered, with the nearest deadline."""
    chosen = select(OrganisationCall).where(
        OrganisationCall.asked_at.is_not(None), OrganisationCall.answered_at.is_(None)
    )
    found = session.scalars(chosen.order_by(OrganisationCall.closes_at).options(*_OF_A_CALL)).all()
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

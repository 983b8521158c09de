"""The members whom a round asks to pass the call on."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from recruit.foundation.refusal import NotFound
from recruit.people.model import Person
from recruit.recruitment.model import NetworkCall, RecruitmentRound, RoundAnnouncement
from recruit.recruitment.rules.asking import LEFT_IN_PEACE, REMINDED_BEFORE

_MEMBER: ORMOption = joinedload(NetworkCall.person).selectinload(Person.contacts)


def network_calls(session: Session, round_: RecruitmentRound) -> Sequence[NetworkCall]:
    """Return the members who were asked to pass the call on, with contacts and channels, in Danish order."""
    chosen = select(NetworkCall).where(NetworkCall.round_id == round_.id)
    found = session.scalars(chosen.options(_MEMBER, joinedload(NetworkCall.channel))).all()
    return sorted(found, key=lambda call: call.person.sort_key)


def network_call(session: Session, call_id: UUID, *, of: RecruitmentRound | None = None) -> NetworkCall:
    """Return what a member, with contacts, was asked, with the channel. Raises NotFound, also for another round's."""
    found = session.get(NetworkCall, call_id, options=(_MEMBER, joinedload(NetworkCall.channel)))
    if found is None or (of is not None and found.round_id != of.id):
        raise NotFound("network_call")
    return found


def networks_to_remind(session: Session, *, now: datetime) -> Sequence[NetworkCall]:
    """Return the members, with contacts, who may have to be reminded of a public round that closes soon; locked."""
    chosen = select(NetworkCall).join(RecruitmentRound, RecruitmentRound.id == NetworkCall.round_id)
    chosen = chosen.where(
        NetworkCall.reminded_at.is_(None),
        NetworkCall.asked_at <= now - LEFT_IN_PEACE,
        RecruitmentRound.announcements.any(RoundAnnouncement.revoked_at.is_(None)),
        RecruitmentRound.closes_at > now,
        RecruitmentRound.closes_at <= now + REMINDED_BEFORE,
    )
    return session.scalars(chosen.options(_MEMBER).with_for_update(of=NetworkCall)).all()

"""Reading the channels of a round."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, joinedload

from recruit.foundation.refusal import NotFound
from recruit.recruitment.model import Channel, ChannelVisit, RecruitmentRound
from recruit.recruitment.rules import ChannelKind
from recruit.recruitment.rules.channel import read_code

_IN_ORDER = case({kind: place for place, kind in enumerate(ChannelKind)}, value=Channel.kind)


def channels(session: Session, round_: RecruitmentRound) -> Sequence[Channel]:
    """Return the channels of a round, also those that are retired, kind by kind. One query."""
    chosen = select(Channel).where(Channel.round_id == round_.id)
    return session.scalars(chosen.order_by(_IN_ORDER, Channel.label)).all()


def channel(session: Session, round_: RecruitmentRound, channel_id: UUID) -> Channel:
    """Return one channel of a round. Raises NotFound."""
    chosen = select(Channel).where(Channel.round_id == round_.id, Channel.id == channel_id)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        raise NotFound("channel")
    return found


def channel_by_code(session: Session, code: str) -> Channel:
    """Return the channel with a code, however it was typed, with its round and the round's announcements.

    Raises NotFound.
    """
    announced = joinedload(Channel.round).selectinload(RecruitmentRound.announcements)
    found = session.scalars(select(Channel).where(Channel.code == read_code(code)).options(announced)).one_or_none()
    if found is None:
        raise NotFound("channel")
    return found


def channel_followed(session: Session, round_: RecruitmentRound, code: str) -> Channel | None:
    """Return the channel of this round that a form was reached by; None for a code that is no longer or not its own.

    A retired channel brings nobody any more: it is offered nowhere, so who still has its link came by themselves.
    """
    if not code:
        return None
    mine = (Channel.round_id == round_.id) & Channel.retired_at.is_(None)
    return session.scalars(select(Channel).where(mine, Channel.code == read_code(code))).one_or_none()


def visits(session: Session, channels: Collection[UUID]) -> Mapping[UUID, int]:
    """Return how often the short link of each of these channels was followed; one that nobody followed is left out."""
    chosen = select(ChannelVisit.channel_id, func.sum(ChannelVisit.visits)).group_by(ChannelVisit.channel_id)
    counted = session.execute(chosen.where(ChannelVisit.channel_id.in_(channels)))
    return {channel: int(number) for channel, number in counted}

"""Making, changing and retiring channels, and counting who follows their links."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Date, Uuid, bindparam, select, text
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.recruitment.model import Channel, RecruitmentRound
from recruit.recruitment.rules.channel import ALPHABET, CODE_LENGTH, NewChannel, may_keep

#: One statement for each visit: two at the same instant are both counted.
_COUNT = text(
    "INSERT INTO recruitment_channel_visit (channel_id, day, visits) VALUES (:channel, :day, 1) "
    "ON CONFLICT (channel_id, day) DO UPDATE SET visits = recruitment_channel_visit.visits + 1"
).bindparams(bindparam("channel", type_=Uuid()), bindparam("day", type_=Date()))


def add_channels(
    session: Session, round_: RecruitmentRound, new: Sequence[NewChannel], *, by: Actor, now: datetime
) -> list[Channel]:
    """Add channels to a round, each with a code of its own. Raises Refused with every reason why not."""
    refuse_if(may_keep(new, _labels(session, round_)))
    made = [
        Channel(
            round_id=round_.id,
            kind=one.kind,
            label=one.label.strip(),
            code=_fresh_code(session),
            person_id=one.person_id,
            organization_id=one.organization_id,
        )
        for one in new
    ]
    session.add_all(made)
    session.flush()
    for channel in made:
        details = {"round": str(round_.id), "kind": channel.kind}
        audit.record(session, Event.CHANNEL_CREATED, channel, by=by, at=now, details=details)
    return made


def change_channel(session: Session, channel: Channel, new: NewChannel, *, by: Actor, now: datetime) -> None:
    """Call a channel otherwise, or of another kind; its code stays, for it hangs on walls. Raises Refused."""
    taken = _labels(session, channel) - {channel.label}
    refuse_if(may_keep([new], taken))
    channel.kind, channel.label = new.kind, new.label.strip()
    audit.record(session, Event.CHANNEL_CHANGED, channel, by=by, at=now, details={"kind": channel.kind})


def retire_channel(session: Session, channel: Channel, *, by: Actor, now: datetime) -> None:
    """Offer the channel no more; whoever follows its link still comes to the call. Raises Refused if it is retired."""
    refuse_if([Refusal("channel-is-retired")] if channel.retired_at else [])
    channel.retired_at = now
    audit.record(session, Event.CHANNEL_RETIRED, channel, by=by, at=now)


def resume_channel(session: Session, channel: Channel, *, by: Actor, now: datetime) -> None:
    """Offer a retired channel again. Raises Refused if it is not retired."""
    refuse_if([] if channel.retired_at else [Refusal("channel-is-not-retired")])
    channel.retired_at = None
    audit.record(session, Event.CHANNEL_RESUMED, channel, by=by, at=now)


def count_visit(session: Session, channel: Channel, *, on: date) -> None:
    """Count one more visit on a day; nothing else is kept of it."""
    session.execute(_COUNT, {"channel": channel.id, "day": on})


def _labels(session: Session, of: RecruitmentRound | Channel) -> set[str]:
    round_id = of.id if isinstance(of, RecruitmentRound) else of.round_id
    return set(session.scalars(select(Channel.label).where(Channel.round_id == round_id)))


def _fresh_code(session: Session) -> str:
    """Return a code that no channel of any round has."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if session.scalar(select(Channel.id).where(Channel.code == code)) is None:
            return code

"""Asking members to pass the call on: each gets a link of their own, and nobody hands in names."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people.model import Person
from recruit.people.rules import ContactKind
from recruit.recruitment import letters
from recruit.recruitment.model import Channel, NetworkCall, RecruitmentRound
from recruit.recruitment.operations.channels import add_channels
from recruit.recruitment.queries import asking
from recruit.recruitment.queries import network as queries
from recruit.recruitment.queries.channels import channels
from recruit.recruitment.rules import ChannelKind
from recruit.recruitment.rules import asking as rules
from recruit.recruitment.rules.asking import Asked
from recruit.recruitment.rules.channel import LONGEST_LABEL, NewChannel


def ask_network(
    session: Session,
    round_: RecruitmentRound,
    members: Collection[Person],
    public_url: str,
    *,
    by: Actor,
    now: datetime,
) -> int:
    """Ask members, loaded with their contacts; return how many get a letter by e-mail.

    Each gets a channel of their own. Whoever was asked before is not asked again; whoever has no e-mail address counts
    as asked: the page has the text to pass on. Raises Refused when nobody is left to ask, or nobody can stand.
    """
    asked_before = {call.person_id for call in queries.network_calls(session, round_)}
    new = [member for member in members if member.id not in asked_before]
    nobody = [] if new else [Refusal("nobody-to-ask", field="members")]
    refuse_if([*nobody, *rules.may_spread(round_.closes_at, is_announced=round_.is_announced, now=now)])
    made = _channels(session, round_, new, by, now)
    for member, channel in zip(new, made, strict=True):
        call = NetworkCall(round_id=round_.id, person=member, channel=channel, asked_at=now)
        session.add(call)
        session.flush()
        if email := member.reached_by(ContactKind.EMAIL):
            draft = letters.network_call(call, round_, email, letters.short_link(public_url, channel.code), now=now)
            mail.enqueue(session, draft, by=by, now=now)
        audit.record(session, Event.NETWORK_ASKED, call, by=by, at=now, details={"round": str(round_.id)})
    return sum(bool(member.reached_by(ContactKind.EMAIL)) for member in new)


def remind_network(session: Session, round_: RecruitmentRound, *, by: Actor, now: datetime) -> int:
    """Remind every member who was asked by e-mail, once; return how many. Raises Refused when nobody is to be."""
    waiting = to_remind(queries.network_calls(session, round_), round_, now=now)
    refuse_if([] if waiting else [Refusal("nobody-to-remind")])
    for call in waiting:
        _remind(session, call, round_, by, now)
    return len(waiting)


def to_remind(calls: Sequence[NetworkCall], round_: RecruitmentRound, *, now: datetime) -> list[NetworkCall]:
    """Return whom of these, loaded with contacts, a reminder would reach; nobody while the call is not public."""
    if not round_.is_announced:
        return []
    return [
        call
        for call in calls
        if call.person.reached_by(ContactKind.EMAIL) and not rules.may_remind(_asked(call, round_), now=now)
    ]


def remind_due(session: Session, *, now: datetime) -> None:
    """Remind the members with a network whose round closes soon; for the worker."""
    for call in queries.networks_to_remind(session, now=now):
        round_ = asking.round_of(session, call.round_id)
        if call.person.reached_by(ContactKind.EMAIL) and rules.is_reminded_now(_asked(call, round_), now=now):
            _remind(session, call, round_, Actor.system(), now)


def _asked(call: NetworkCall, round_: RecruitmentRound) -> Asked:
    """Nobody answers a network call, so everybody is reminded."""
    return Asked(call.asked_at, call.reminded_at, has_answered=False, closes_at=round_.closes_at)


def _remind(session: Session, call: NetworkCall, round_: RecruitmentRound, by: Actor, now: datetime) -> None:
    call.reminded_at = now
    draft = letters.network_reminder(call, round_, call.person.reached_by(ContactKind.EMAIL), now=now)
    mail.enqueue(session, draft, by=by, now=now)
    audit.record(session, Event.NETWORK_REMINDED, call, by=by, at=now)


def _channels(
    session: Session, round_: RecruitmentRound, members: Collection[Person], by: Actor, now: datetime
) -> list[Channel]:
    """Make a channel for each member, called after them; of two who are called the same the second gets a number."""
    taken = {channel.label.casefold() for channel in channels(session, round_)}
    new = []
    for member in members:
        label, number = member.name[: LONGEST_LABEL - 4], 1
        while label.casefold() in taken:
            number += 1
            label = f"{member.name[: LONGEST_LABEL - 4]} {number}"
        taken.add(label.casefold())
        new.append(NewChannel(ChannelKind.MEMBER_NETWORK, label, person_id=member.id))
    return add_channels(session, round_, new, by=by, now=now)

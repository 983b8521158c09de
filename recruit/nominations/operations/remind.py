"""Reminding those who were proposed and have not answered."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.nominations import letters, rules
from recruit.nominations.model import Nomination
from recruit.nominations.queries import asks


def remind(session: Session, *, now: datetime) -> int:
    """Write once more to everybody whose reminder is due, and return how many letters that are.

    Whoever was proposed by several in a round gets one letter for all of them: behind its link they all stand.
    """
    due = sorted((each for each in asks.perhaps_to_remind(session, now=now) if _is_due(each, now)), key=_mailbox)
    groups = [list(group) for _mailbox, group in groupby(due, key=_mailbox)]
    for group in groups:
        _remind(session, group, by=Actor.system(), now=now)
    return len(groups)


def _is_due(proposal: Nomination, now: datetime) -> bool:
    ask, question = proposal.ask, asks.question_of(proposal)
    return ask is not None and rules.reminders_due(ask.asked_at, question.ends_at(), now=now) > ask.reminders


def _mailbox(proposal: Nomination) -> tuple[UUID, str]:
    return proposal.round_id, rules.email_key(proposal.nominee.email) if proposal.nominee else ""


def _remind(session: Session, proposals: list[Nomination], *, by: Actor, now: datetime) -> None:
    mail.enqueue(session, letters.nominated_reminder(proposals[0]), by=by, now=now)
    for proposal in proposals:
        ask = proposal.ask
        if ask is not None:
            ends_at = asks.question_of(proposal).ends_at()
            ask.reminders, ask.reminded_at = rules.reminders_due(ask.asked_at, ends_at, now=now), now
            audit.record(session, Event.NOMINATION_REMINDED, proposal, by=by, at=now)

"""Reminding those who were proposed and have not answered."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import refuse_if
from recruit.nominations import letters, rules
from recruit.nominations.model import Nomination
from recruit.nominations.queries import asks


def remind(session: Session, *, now: datetime) -> int:
    """Write once more to everybody whose reminder is due, and return how many letters that are.

    Whoever was proposed by several in a round gets one letter for all of them: behind its link they all stand.
    """
    silent = [each for each in asks.perhaps_to_remind(session, now=now) if _is_due(each, now)]
    due = sorted((each for each in silent if not asks.has_declined(session, each)), key=_mailbox)
    people = [one for _mailbox, group in groupby(due, key=_mailbox) for one in _people(group)]
    for proposals in people:
        _write(session, proposals, by=Actor.system(), now=now)
    return len(people)


def remind_one(session: Session, nomination_id: UUID, *, by: Actor, now: datetime) -> None:
    """Write once more to somebody who was proposed, at the secretariat's wish; one letter for all who proposed them.

    Raises NotFound for what was never asked or is erased, and Refused as `rules.may_remind` does.
    """
    proposals = asks.proposals_of_one(session, nomination_id, lock=True)
    first = proposals[0]
    has_mailbox = first.nominee is not None and first.nominee.email != ""
    refuse_if(rules.may_remind(asks.question_of(first), asks.written_at(first), has_mailbox=has_mailbox, now=now))
    _write(session, [each for each in proposals if asks.is_open(each)], by=by, now=now)


def _is_due(proposal: Nomination, now: datetime) -> bool:
    ask, question = proposal.ask, asks.question_of(proposal)
    return ask is not None and rules.reminders_due(ask.asked_at, question.ends_at(), now=now) > ask.reminders


def _mailbox(proposal: Nomination) -> tuple[UUID, str]:
    return proposal.round_id, rules.email_key(proposal.nominee.email) if proposal.nominee else ""


def _people(proposals: Iterable[Nomination]) -> list[list[Nomination]]:
    """Return the proposals to one mailbox person by person: a family may share it."""
    people: list[list[Nomination]] = []
    for proposal in proposals:
        same = (each for each in people if rules.is_same_person(_name(each[0]), _name(proposal)))
        if known := next(same, None):
            known.append(proposal)
        else:
            people.append([proposal])
    return people


def _name(proposal: Nomination) -> str:
    return proposal.nominee.name if proposal.nominee else ""


def _write(session: Session, proposals: list[Nomination], *, by: Actor, now: datetime) -> None:
    mail.enqueue(session, letters.nominated_reminder(proposals[0]), by=by, now=now)
    for proposal in proposals:
        ask = proposal.ask
        if ask is not None:
            ends_at = asks.question_of(proposal).ends_at()
            due = rules.reminders_due(ask.asked_at, ends_at, now=now)
            ask.reminders, ask.reminded_at = max(due, ask.reminders + 1), now
            audit.record(session, Event.NOMINATION_REMINDED, proposal, by=by, at=now)

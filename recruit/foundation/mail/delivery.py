"""Taking letters out of the outbox: claim, send, mark, each in a transaction of its own.

A letter is claimed before it is sent, so that no two workers send it. A worker that dies with a letter in its hands
leaves a claim that runs out; only then is it sent again, under the same message id, by which mail servers know it.
"""

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation import clock as clocks
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.db import Sessions, transaction
from recruit.foundation.links import one_time
from recruit.foundation.mail import queries, rendering, rules
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.mail.letterhead.rules import Letterhead, from_header, is_mailbox
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.transport import Transport, Undeliverable
from recruit.foundation.tokens import operations as tokens

log = logging.getLogger("recruit.mail")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who letters are from, and where their links lead."""

    address: str
    public_url: str


@dataclass(frozen=True, slots=True)
class _Leaving:
    """A claimed letter as it leaves: with its link, which the database does not hold."""

    id: UUID
    attempt: int
    kind: str
    address: str
    comes_from: Letterhead
    subject: str
    body: str
    language: str
    queued_at: datetime


def deliver_next(sessions: Sessions, transport: Transport, sender: Sender, *, clock: Callable[[], datetime]) -> bool:
    """Send the letter that has waited longest; return False when none is due. Whatever fails is noted, not raised."""
    leaving = _claim(sessions, sender, clock())
    if leaving is None:
        return False
    try:
        transport.send(_message(leaving, sender))
    except (Undeliverable, ValueError) as error:  # ValueError: a header that cannot be written
        _failed(sessions, leaving, _kind(error), for_good=True, now=clock())
    except Exception as error:  # whatever it is, the other letters go on
        _failed(sessions, leaving, _kind(error), for_good=False, now=clock())
    else:
        _sent(sessions, leaving, clock())
    return True


def _claim(sessions: Sessions, sender: Sender, now: datetime) -> _Leaving | None:
    with transaction(sessions) as session:
        letter = queries.next_due(session, now=now)
        if letter is None:
            return None
        letter.attempts += 1
        letter.claimed_at, letter.next_attempt_at = now, now + rules.LEASE
        today, discreet = clocks.local(now).date(), rendering.is_discreet(letter.kind)
        return _Leaving(
            id=letter.id,
            attempt=letter.attempts,
            kind=letter.kind,
            address=letter.address,
            comes_from=letterhead_for(session, letter.scope, today, discreet=discreet),
            subject=letter.subject,
            body=_with_link(session, letter, sender, now),
            language=letter.language,
            queued_at=letter.queued_at,
        )


def _with_link(session: Session, letter: Letter, sender: Sender, now: datetime) -> str:
    link = letter.link
    if link is None:
        return letter.body
    tokens.withdraw(session, link.purpose, link.subject_id, now=now)  # an attempt before this one, or an older letter
    token = tokens.mint(session, link.purpose, link.subject_id, lifetime=link.lifetime, now=now)
    return rendering.with_link(letter.body, one_time(sender.public_url, token))


def _message(leaving: _Leaving, sender: Sender) -> EmailMessage:
    message = EmailMessage()
    message.set_content(leaving.body)
    message["From"] = from_header(leaving.comes_from, sender.address)
    message["To"] = leaving.address
    if is_mailbox(leaving.comes_from.answers_to):
        message["Reply-To"] = leaving.comes_from.answers_to
    message["Subject"] = leaving.subject
    message["Date"] = format_datetime(leaving.queued_at)
    message["Message-ID"] = f"<{leaving.id}@{sender.address.rpartition('@')[2].strip('<> ')}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = leaving.language
    return message


def _sent(sessions: Sessions, leaving: _Leaving, now: datetime) -> None:
    with transaction(sessions) as session:
        letter = queries.letter(session, leaving.id, lock=True)
        letter.sent_at = now
        letter.next_attempt_at = letter.claimed_at = letter.error = None
        letter.given_up_at = letter.cancelled_at = letter.cancelled_by = None  # it left, whatever was noted meanwhile
        audit.record(session, Event.LETTER_SENT, letter, by=Actor.system(), at=now)
    log.info("letter sent", extra={"kind": leaving.kind})


def _failed(sessions: Sessions, leaving: _Leaving, kind: str, *, for_good: bool, now: datetime) -> None:
    with transaction(sessions) as session:
        letter = queries.letter(session, leaving.id, lock=True)
        if letter.attempts != leaving.attempt or letter.claimed_at is None:
            return  # the claim ran out, and another worker has it
        letter.error, letter.claimed_at = kind, None
        letter.next_attempt_at = None if for_good else rules.next_attempt(letter.attempts, now=now)
        if letter.next_attempt_at is None:
            letter.given_up_at = now
            audit.record(session, Event.LETTER_GIVEN_UP, letter, by=Actor.system(), at=now, details={"error": kind})
    log.warning("letter not sent: %s", kind, extra={"kind": leaving.kind})


def _kind(error: Exception) -> str:
    """Return what kind of failure it was; our own exceptions say so, others may quote addresses."""
    own = isinstance(error, Undeliverable) or type(error) is smtplib.SMTPException
    return str(error) if own else type(error).__name__

"""Letters that somebody sends by hand, and sending a letter once more."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations, queries, rules
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rendering import with_link
from recruit.foundation.mail.rules import Channel, Draft, Status
from recruit.foundation.municipality import queries as municipalities
from recruit.foundation.refusal import refuse_if
from recruit.foundation.tokens import queries as tokens
from recruit.foundation.writing import tidy_text


def closed_channel(session: Session) -> Channel:
    """Return how the municipality sends letters that may say what they are about; Digital Post unless it says so."""
    municipality = municipalities.municipality(session)
    return Channel(municipality.closed_letters) if municipality else Channel.DIGITAL_POST


def queue(session: Session, draft: Draft, *, by: Actor, now: datetime) -> Letter:
    """Put an e-mail into the outbox, and any other letter among those that are closed."""
    put = operations.enqueue if draft.channel is Channel.EMAIL else queue_closed
    return put(session, draft, by=by, now=now)


def queue_closed(session: Session, draft: Draft, *, by: Actor, now: datetime) -> Letter:
    """Write a closed letter down for somebody to send, as `operations.enqueue` does an e-mail."""
    return operations.enqueue(session, replace(draft, channel=closed_channel(session), link=None), by=by, now=now)


def queue_message(session: Session, draft: Draft, phone: str, *, by: Actor, now: datetime) -> Letter:
    """Write a text down that somebody copies into a message; an earlier one of the same kind that waits is stopped.

    The log holds it without its link, which whoever hands it over makes.
    """
    stop_waiting(session, draft.recipient, (draft.kind,), by=by, now=now)
    return operations.enqueue(session, replace(draft, channel=Channel.SMS, address=phone), by=by, now=now)


def is_waiting(session: Session, reader: str, draft: Draft) -> bool:
    """Return whether the same letter, word for word, waits to be sent to a reader (`Letter.recipient`) already."""
    waiting = {letter.body for letter in queries.waiting_by_hand(session, reader, (draft.kind,))}
    return bool(waiting) and operations.compose(session, draft).body in waiting


def stop_waiting(
    session: Session,
    reader: str,
    kinds: Collection[str],
    *,
    by: Actor,
    now: datetime,
    scope: str | None = None,
    saying: Collection[str] = (),
) -> bool:
    """Stop letters by hand of these kinds to a reader that nobody has sent; return whether there were any.

    With a `scope` (`Letter.scope`) only those of it, and only those whose text has everything of `saying` in it.
    """
    waiting = [
        letter
        for letter in queries.waiting_by_hand(session, reader, kinds)
        if scope in {None, letter.scope} and all(words in letter.body for words in saying)
    ]
    for letter in waiting:
        operations.cancel(session, letter, by=by, now=now)
    return bool(waiting)


def address(session: Session, letter: Letter, where: str, *, by: Actor, now: datetime) -> None:
    """Say what stands on the envelope of a letter that waits to be sent by hand.

    Raises Refused when it does not wait for that, and without a name or an address.
    """
    where = tidy_text(where)
    refuse_if(rules.may_address(letter.status, where))
    letter.address = where
    audit.record(session, Event.LETTER_ADDRESSED, letter, by=by, at=now)


def mark_sent(session: Session, letter: Letter, *, by: Actor, now: datetime) -> None:
    """Note that somebody has sent a letter by hand.

    Raises Refused when it does not wait for that.
    """
    refuse_if(rules.may_mark_sent(letter.status))
    letter.sent_at, letter.sent_by, letter.next_attempt_at = now, by.reference, None
    audit.record(session, Event.LETTER_SENT, letter, by=by, at=now)


def mark_all_sent(session: Session, ids: Collection[UUID], *, by: Actor, now: datetime) -> int:
    """Note that somebody has sent these letters; return of how many it was noted now.

    What was stopped or marked since is left as it is.
    """
    waiting = [letter for letter in queries.these(session, ids, lock=True) if letter.status is Status.TO_POST]
    for letter in waiting:
        mark_sent(session, letter, by=by, now=now)
    return len(waiting)


def send_again(session: Session, letter: Letter, *, by: Actor, now: datetime) -> Letter:
    """Write a letter that has left once more, word for word, and return the new one.

    Raises Refused with every reason of `rules.may_send_again`.
    """
    refuse_if(
        rules.may_send_again(
            letter.status,
            is_erased=letter.is_erased,
            waits_again=queries.waits_again(session, letter),
            is_latest_address=queries.latest_address(session, letter) == letter.address,
            link_works=letter.link is None
            or tokens.is_open_for(session, letter.link.purpose, letter.link.subject_id, now=now),
        )
    )
    repeated = _copy(letter, by=by, now=now)
    repeated.link_purpose, repeated.link_subject_id = letter.link_purpose, letter.link_subject_id
    repeated.link_seconds = letter.link_seconds
    return _queued(session, repeated, by=by, now=now)


def send_closed_instead(
    session: Session, letter: Letter, draft: Draft | None, address: str, *, by: Actor, now: datetime
) -> Letter:
    """Write a letter that could not be delivered anew for an envelope, and return it; the e-mail is stopped.

    `draft` says the same for paper. Without one the text is as it was, and where the link stood it says how to get it.
    Raises Refused with every reason of `rules.may_go_by_hand`.
    """
    address = tidy_text(address)
    refuse_if(
        rules.may_go_by_hand(Channel(letter.channel), letter.status, address, is_erased=letter.is_erased),
    )
    operations.cancel(session, letter, by=by, now=now)
    if draft is not None:
        closed = queue_closed(session, replace(draft, address=address), by=by, now=now)
        closed.repeats_id = letter.id
        return closed
    with i18n.speaking(letter.language):
        without_link = with_link(letter.body, _("(You get the link from us: write or call.)"))
    anew = _copy(letter, by=by, now=now)
    anew.channel, anew.address, anew.body = closed_channel(session), address, without_link
    return _queued(session, anew, by=by, now=now)


def _copy(letter: Letter, *, by: Actor, now: datetime) -> Letter:
    """Return the same letter anew, without its link."""
    return Letter(
        id=uuid4(),
        kind=letter.kind,
        language=letter.language,
        channel=letter.channel,
        address=letter.address,
        recipient=letter.recipient,
        scope=letter.scope,
        subject=letter.subject,
        body=letter.body,
        queued_at=now,
        queued_by=by.reference,
        attempts=0,
        next_attempt_at=now,
        repeats_id=letter.id,
    )


def _queued(session: Session, letter: Letter, *, by: Actor, now: datetime) -> Letter:
    session.add(letter)
    details = {"kind": letter.kind, "repeats": str(letter.repeats_id)}
    audit.record(session, Event.LETTER_QUEUED, letter, by=by, at=now, details=details)
    return letter

"""Calling a substitute in as the secretary does it: with the letters that go with it, and what stops them."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.letters import recipient_of
from recruit.appointments.letters import substitution as letters
from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import substituting
from recruit.appointments.queries import substitution as queries
from recruit.appointments.rules import substitution as rules
from recruit.appointments.rules.substitution import SUBSTITUTE_ASK, AskStatus, FilledBy
from recruit.bodies.model import Body, Decision
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail import queries as outbox
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Channel, Status
from recruit.foundation.tokens import operations as tokens
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner

#: The letters that ask.
_ASKING = (letters.ASK, letters.ON_PAPER, letters.REMINDER)


def ask(
    session: Session,
    body: Body,
    call: SubstituteCall,
    substitute: UUID,
    answer_by: datetime,
    *,
    by_letter: bool,
    by: Actor,
    now: datetime,
) -> SubstituteAsk:
    """Ask a substitute, by membership; by letter it goes by e-mail, or a closed one waits to be sent by hand.

    The call is loaded and locked, the body with its names. Raises Refused with every reason why not.
    """
    made = substituting.ask(session, call, substitute, answer_by, by=by, now=now)
    person = next(one.person for one in queries.people_in(session, [substitute]))
    if by_letter and person.reached_by(ContactKind.EMAIL):
        link = letters.link_to(made, now=now)
        mail.enqueue(session, letters.ask(person, body, answer_by, link), by=by, now=now)
    elif by_letter:
        by_hand.queue_closed(session, letters.ask_on_paper(call, person, body, answer_by), by=by, now=now)
    return made


def hear(
    session: Session,
    body: Body,
    call: SubstituteCall,
    asked: SubstituteAsk,
    manner: Manner,
    *,
    accepts: bool,
    by: Actor,
    now: datetime,
) -> None:
    """Take what a substitute answers; letters that still ask are stopped, and a yes has a receipt by e-mail.

    The call is loaded and locked. Raises Refused as `substituting.answer` does.
    """
    substituting.answer(session, call, asked, manner, accepts=accepts, by=by, now=now)
    _stop_asking(session, body, asked, by=by, now=now)
    if accepts and asked.substitute.person.reached_by(ContactKind.EMAIL):
        mail.enqueue(session, letters.receipt(asked, body, now=now), by=by, now=now)


def withdraw(
    session: Session, body: Body, call: SubstituteCall, asked: SubstituteAsk, *, by: Actor, now: datetime
) -> bool:
    """Take back that somebody was asked, and tell them so where a letter has left or they have said yes.

    Returns whether there is a letter. The call is loaded and locked. Raises Refused as `substituting.withdraw` does.
    """
    stands = asked.facts().stands
    substituting.withdraw(session, call, asked, by=by, now=now)
    return _told(session, body, asked, by=by, now=now) if stands else False


def leave_open(
    session: Session,
    body: Body,
    call: SubstituteCall,
    filled_by: FilledBy | None,
    because: str,
    *,
    by: Actor,
    now: datetime,
) -> int:
    """End a call with the place open; whoever can still answer, or has said yes, is told. Returns how many letters.

    The call is loaded and locked. Raises Refused as `substituting.close` does.
    """
    substituting.close(session, call, filled_by, because, by=by, now=now)
    return tell_of_the_end(session, body, call, by=by, now=now)


def tell_of_the_end(session: Session, body: Body, call: SubstituteCall, *, by: Actor, now: datetime) -> int:
    """Tell whoever could still answer, or has said yes, that a call has ended. Returns how many letters.

    Letters that ask and have not left are stopped. The call is loaded and locked.
    """
    told = (AskStatus.WAITING, AskStatus.ACCEPTED)
    to_tell = [one for one in call.asks if one.facts().status(now=now) in told]
    return sum(_told(session, body, one, by=by, now=now) for one in to_tell)


def take_over(
    session: Session,
    body: Body,
    call: SubstituteCall,
    decision: Decision | None,
    *,
    by: Actor,
    now: datetime,
    since: date | None = None,
    known_before: bool = False,
) -> Membership:
    """Make whoever said yes a member, and write a closed letter about it.

    Days and decision are as in `substituting.take_over`. Whatever else they were asked, or have said yes to, from that
    day on is taken back with a letter: somebody else is asked. The call is loaded and locked, the decision with who
    decided. Raises Refused as `substituting.take_over` does.
    """
    person = next((one.substitute.person for one in call.asks if one.facts().accepts and not one.withdrawn_at), None)
    others = queries.elsewhere(session, call, person.id, since=since or call.since, lock=True) if person else []
    made = substituting.take_over(session, call, decision, by=by, now=now, since=since, known_before=known_before)
    person = made.person
    for other in others:
        stands = [one for one in other.asks if one.substitute.person_id == person.id and one.facts().stands]
        for one in stands if other.until is None or other.until > made.since else ():
            withdraw(session, body, other, one, by=by, now=now)
    by_hand.queue_closed(session, letters.takes_over(person, body, decision, made.since), by=by, now=now)
    return made


def remind_due(session: Session, *, now: datetime) -> None:
    """Remind the substitutes of whose time half is over, once; for the worker."""
    for body, call, asked in queries.to_remind(session, now=now):
        person = asked.substitute.person
        due = call.closed_at is None and rules.is_reminded_now(
            asked.facts(), asked.asked_at, asked.reminded_at, now=now
        )
        if due and person.reached_by(ContactKind.EMAIL) and _was_written_to(session, body, asked):
            by, asked.reminded_at = Actor.system(), now
            mail.enqueue(session, letters.reminder(asked, body, now=now), by=by, now=now)
            details = {"membership": str(asked.substitute_id)}
            audit.record(session, Event.SUBSTITUTE_REMINDED, call, by=by, at=now, details=details)


def hand_link(
    session: Session, body: Body, call: SubstituteCall, asked: SubstituteAsk, *, by: Actor, now: datetime
) -> tuple[Letter, str]:
    """Return a text to copy into a message, and the token of a new link for it; earlier links stop working."""
    tokens.withdraw(session, SUBSTITUTE_ASK, asked.id, now=now)
    link = letters.link_to(asked, now=now)
    token = tokens.mint(session, SUBSTITUTE_ASK, asked.id, lifetime=link.lifetime, now=now)
    person = asked.substitute.person
    draft = letters.ask(person, body, asked.answer_by, link)
    phone = person.reached_by(ContactKind.PHONE) or person.name
    details = {"membership": str(asked.substitute_id)}
    audit.record(session, Event.SUBSTITUTE_LINK_MADE, call, by=by, at=now, details=details)
    return by_hand.queue_message(session, draft, phone, by=by, now=now), token


def _letters_of(session: Session, body: Body, asked: SubstituteAsk) -> Sequence[Letter]:
    """Return the letters in which somebody was asked this: by their link, or written at that very instant."""
    written = outbox.letters_to(session, [recipient_of(asked.substitute.person)])
    return [
        one
        for one in written
        if one.kind in _ASKING
        and one.scope == f"body:{body.id}"
        and (one.link_subject_id == asked.id or one.queued_at == asked.asked_at or _is_text(one, asked))
    ]


def _is_text(letter: Letter, asked: SubstituteAsk) -> bool:
    """Return whether a letter is a text that was made for a message since somebody was asked."""
    return letter.channel == Channel.SMS and letter.queued_at >= asked.asked_at


def _was_written_to(session: Session, body: Body, asked: SubstituteAsk) -> bool:
    return any(one.status is not Status.CANCELLED for one in _letters_of(session, body, asked))


def _stop_asking(session: Session, body: Body, asked: SubstituteAsk, *, by: Actor, now: datetime) -> bool:
    """Stop the letters that ask and have not left; return whether one has left."""
    written = _letters_of(session, body, asked)
    mail.cancel_those_that_wait(session, written, by=by, now=now)
    return any(one.status is not Status.CANCELLED for one in written)


def _told(session: Session, body: Body, asked: SubstituteAsk, *, by: Actor, now: datetime) -> bool:
    """Tell somebody that they are not needed, unless they know nothing of it; return whether there is a letter."""
    has_left = _stop_asking(session, body, asked, by=by, now=now)
    if not has_left and not asked.accepts:
        return False
    draft = letters.not_needed(asked, body)
    if draft.channel is Channel.EMAIL:
        mail.enqueue(session, draft, by=by, now=now)
    else:
        by_hand.queue_closed(session, draft, by=by, now=now)
    return True

"""Inviting to a meeting, and telling those who were invited that it is moved or cancelled."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import may_cancel as may_stop
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.meetings.letters import invitation as letters
from recruit.meetings.model import Meeting, MeetingInvitation
from recruit.meetings.queries import calling_in as calls
from recruit.meetings.queries import meeting as meetings
from recruit.meetings.queries import telling as queries
from recruit.meetings.queries.telling import Line
from recruit.meetings.rules.telling import Message


def tell(
    session: Session, body: Body, meeting: Meeting, people: Collection[UUID], *, by: Actor, now: datetime
) -> Collection[Letter]:
    """Tell those of these people, by membership, who do not know it, when and where a meeting is, or that it is not.

    Return the letters: by e-mail, or closed ones that wait to be sent by hand. Whoever knows it already is not told
    again, so that two secretaries who press at once send one letter each. A letter that says what does not hold any
    more, and has not left, is stopped. The meeting is locked, the body loaded with its names. Raises Refused when
    nobody of them is to be told anything.
    """
    lines = [one for one in queries.lines(session, body, meeting, now=now) if one.message]
    chosen = [one for one in lines if one.membership.id in people]
    refuse_if([] if chosen else [Refusal("nobody-to-tell", field="members")])
    written = [_told(session, body, meeting, one, by=by, now=now) for one in chosen]
    details = {"people": len(written)}
    audit.record(session, TermEvent.MEETING_TOLD, meeting, by=by, at=now, details=details)
    return written


def stop_needless(session: Session, body: Body, *, by: Actor, now: datetime) -> None:
    """Stop what has not left of the letters about meetings to whoever is not invited to them any more.

    Whoever has got theirs hears elsewhere that they are not needed.
    """
    for one in queries.needless(session, body, now=now):
        if one.letter is not None and not may_stop(one.letter.status):
            mail.cancel(session, one.letter, by=by, now=now)
            one.superseded_at = now
    session.flush()


def invite_stand_ins(session: Session, *, now: datetime) -> None:
    """Invite whoever has said yes to step in at a meeting, once the others are invited; for the worker."""
    for body, meeting_id, substitute in calls.stand_ins_to_invite(session, now=now):
        meeting = meetings.meeting(session, body, meeting_id, lock=True)
        if any(
            one.membership.id == substitute and one.message for one in queries.lines(session, body, meeting, now=now)
        ):
            tell(session, body, meeting, [substitute], by=Actor.system(), now=now)


def _told(session: Session, body: Body, meeting: Meeting, line: Line, *, by: Actor, now: datetime) -> Letter:
    message, before, person = line.message or Message.INVITED, line.before, line.membership.person
    if line.told is not None:
        mail.cancel_those_that_wait(session, filter(None, [line.told.letter]), by=by, now=now)
        line.told.superseded_at = now
        session.flush()
    number = uuid4()
    draft = letters.told(message, person, body, meeting, before, number, now=now)
    queue = mail.enqueue if letters.has_mailbox(person) else by_hand.queue_closed
    letter = queue(session, draft, by=by, now=now)
    session.flush()
    holds = queries.holds(meeting)
    session.add(
        MeetingInvitation(
            id=number,
            meeting_id=meeting.id,
            membership_id=line.membership.id,
            starts_at=holds.starts_at,
            ends_at=holds.ends_at,
            place=holds.place,
            is_cancelled=holds.is_cancelled,
            is_again=message is Message.MOVED,
            at=now,
            by=by.reference,
            letter_id=letter.id,
        )
    )
    session.flush()
    return letter

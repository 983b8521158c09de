"""What follows for those who were called in when a meeting is moved or cancelled.

Apologies stand until whoever sent them says otherwise: they are asked again by the letter that tells of it. Whoever has
said yes to step in, or is asked, is meant for the meeting and not for the day, so the call moves with it; where it
cannot, it ends, and they are told that they are not needed.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from recruit.appointments.model import SubstituteAsk, SubstituteCall
from recruit.appointments.operations import calling
from recruit.appointments.queries import substitution
from recruit.appointments.rules.substitution import CallKind
from recruit.bodies.model import Body
from recruit.bodies.queries import bodies_named
from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _
from recruit.meetings.model import Meeting
from recruit.meetings.operations import telling
from recruit.meetings.operations.calling_in import to_come
from recruit.meetings.queries import attendance as queries
from recruit.meetings.queries import calling_in as calls
from recruit.meetings.rules import apologies as rules


def moved(session: Session, meeting: Meeting, *, by: Actor, now: datetime) -> None:
    """Let the calls that came of apologies follow a meeting to its new time, which is written already.

    The meeting is loaded with its term, and locked.
    """
    body, day = _body(session, meeting), meeting.slot.day
    days = Span(day, day + timedelta(days=1))
    for call in _calls(session, body, meeting):
        if call.span != days:
            if not _can_follow(session, call, days):
                with i18n.speaking(i18n.DEFAULT):
                    because = _("The meeting is moved.")
                _ends(session, body, call, because, by=by, now=now)
                continue
            call.since, call.until = days.since, days.until
            details = {"since": day.isoformat()}
            audit.record(session, TermEvent.CALL_MOVED, call, by=by, at=now, details=details)
        _in_time(call, meeting, now=now)
        session.flush()
    telling.stop_needless(session, body, by=by, now=now)


def cancelled(session: Session, meeting: Meeting, *, by: Actor, now: datetime) -> None:
    """End the calls that came of apologies to a cancelled meeting; whoever is asked, or comes, is told so.

    The meeting is loaded with its term, and locked.
    """
    body = _body(session, meeting)
    with i18n.speaking(i18n.DEFAULT):
        because = _("The meeting is cancelled.")
    for call in _calls(session, body, meeting):
        _ends(session, body, call, because, by=by, now=now)


def _body(session: Session, meeting: Meeting) -> Body:
    number = meeting.term.body_id
    return bodies_named(session, [number])[number]


def _calls(session: Session, body: Body, meeting: Meeting) -> list[SubstituteCall]:
    """Return the open calls for this meeting, locked in an order that is always the same."""
    ids = {one.call_id for one in queries.apologies(session, meeting).values() if one.call_id}
    found = [substitution.call(session, body, number, lock=True) for number in sorted(ids)]
    return [one for one in found if one.closed_at is None and one.kind is CallKind.MEETING]


def _ends(session: Session, body: Body, call: SubstituteCall, because: str, *, by: Actor, now: datetime) -> None:
    """End a call, and let the apologies that it came of have none, so that somebody can be called in anew."""
    calling.leave_open(session, body, call, None, because, by=by, now=now)
    for apology in calls.apologies_of(session, call.id):
        apology.call_id = None
    session.flush()


def _can_follow(session: Session, call: SubstituteCall, days: Span) -> bool:
    """Return whether the member sits then, is called for otherwise by nobody, and whoever said yes is free and sits."""
    if days.since not in call.member.span:
        return False
    others = [one for one in substitution.calls_for(session, call.member) if one.id != call.id and not one.closed_at]
    if any(one.span.overlaps(days) for one in others):
        return False
    stands = [one for one in call.asks if one.facts().stands]
    if any(days.since not in one.substitute.span for one in stands):
        return False
    return not any(_is_busy(session, call, one, days) for one in stands if one.accepts)


def _is_busy(session: Session, call: SubstituteCall, asked: SubstituteAsk, days: Span) -> bool:
    found = substitution.elsewhere(session, call, asked.substitute.person_id, since=days.since)
    return any(one.span.overlaps(days) and one.facts().accepted == asked.substitute_id for one in found)


def _in_time(call: SubstituteCall, meeting: Meeting, *, now: datetime) -> None:
    """Let nobody who is asked answer after the meeting has begun."""
    for one in call.asks:
        if one.facts().stands and one.accepts is None and one.answer_by >= meeting.starts_at > now:
            one.answer_by = rules.answer_by(to_come(meeting), now=now)

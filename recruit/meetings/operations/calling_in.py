"""Calling somebody in because somebody does not come to a meeting: asking one after the other, by itself."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import calling, substituting
from recruit.appointments.queries import substitution
from recruit.appointments.rules import Role
from recruit.appointments.rules.substitution import AskStatus, CallKind, NewCall, SubstitutionReason
from recruit.bodies.model import Body
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.actor import Actor
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refused
from recruit.meetings.model import Apology, Meeting
from recruit.meetings.queries import calling_in as queries
from recruit.meetings.queries.meeting import settings
from recruit.meetings.queries.telling import Line
from recruit.meetings.rules import apologies as rules
from recruit.meetings.rules.apologies import MeetingToCome


def to_come(meeting: Meeting) -> MeetingToCome:
    """Return a meeting, as whoever does not come to it sees it."""
    return MeetingToCome(meeting.starts_at, meeting.cancelled_at is not None)


def asks_by_itself(session: Session, body: Body) -> bool:
    """Return whether a council asks substitutes without the secretary."""
    return settings(session, body).asks_substitutes


def asks_instead(session: Session, body: Body, line: Line, *, on: date) -> bool:
    """Return whether somebody is asked without the secretary where this one does not come to a meeting on a day."""
    member = line.stands_in_for or line.membership
    if not asks_by_itself(session, body) or member.group.arrangement is SubstituteArrangement.POLITICAL_GROUP:
        return False
    return any(one != line.membership.id for one in substitution.behind(session, member, on=on))


def call_in(session: Session, body: Body, apology: Apology, *, by: Actor, now: datetime) -> SubstituteCall | None:
    """Return the call that comes of apologies, locked: one that is open for the member already, else a new one.

    The apology is loaded with its meeting and membership. None where nobody can be called in, as where the member's own
    place is over then. Whoever steps in during a leave is stood in for at this meeting, beside the leave.
    """
    if apology.call_id is not None:
        return substitution.call(session, body, apology.call_id, lock=True)
    meeting, member, beside = apology.meeting, apology.membership, None
    if member.role is not Role.MEMBER:
        leave = queries.stepping_in(session, meeting, member.id)
        if leave is None:
            return None
        beside = leave.id
        member = substitution.call(session, body, leave.id, lock=True).member
    found = queries.called_for(session, meeting, member.id)
    day = meeting.slot.day
    new = NewCall(CallKind.MEETING, SubstitutionReason.APOLOGY, Span(day, day + timedelta(days=1)))
    try:
        made = found or substituting.call_in(session, member, new, by=by, now=now, beside=beside)
    except Refused:
        return None
    apology.call_id = made.id
    session.flush()
    return substitution.call(session, body, made.id, lock=True)


def go_on(session: Session, body: Body, call: SubstituteCall, *, by: Actor, now: datetime) -> SubstituteAsk | None:
    """Ask the next substitute in order by letter, where it is time to and nobody has said yes; return who is asked.

    The call is loaded and locked, the body with its names. Nobody is asked while somebody still can answer, where the
    council asks itself or the political group chooses, and shortly before the meeting. A substitute who has sent
    apologies to the meeting themselves is passed over, and it is noted that they said no; whoever is a
    member then, or is asked for another seat and has not answered, sits on one seat only and is passed over, too.
    """
    meeting = next((one.meeting for one in queries.apologies_of(session, call.id)), None)
    if meeting is None or not _may_go_on(session, body, call, meeting, now=now):
        return None
    answer_by, away = rules.answer_by(to_come(meeting), now=now), queries.apologised(session, meeting)
    busy = queries.asked_elsewhere(session, body, call) | queries.members(session, body, meeting)
    for following in substitution.left_to_ask(session, call):
        person = session.get_one(Membership, following).person_id
        if person in away:
            noted = substituting.ask(session, call, following, answer_by, by=by, now=now)
            substituting.answer(session, call, noted, away[person], accepts=False, by=by, now=now)
        elif person not in busy:
            return calling.ask(session, body, call, following, answer_by, by_letter=True, by=by, now=now)
    return None


def go_on_due(session: Session, *, now: datetime) -> None:
    """Ask the next one wherever somebody has said no, or not answered in time; for the worker."""
    for call_id, body in queries.open_calls(session, now=now):
        call = substitution.call(session, body, call_id, lock=True)
        go_on(session, body, call, by=Actor.system(), now=now)


def _may_go_on(session: Session, body: Body, call: SubstituteCall, meeting: Meeting, *, now: datetime) -> bool:
    facts = call.facts()
    if facts.is_closed or facts.accepted is not None or not asks_by_itself(session, body):
        return False
    if call.member.group.arrangement is SubstituteArrangement.POLITICAL_GROUP:
        return False
    if any(one.status(now=now) is AskStatus.WAITING for one in facts.asks):
        return False
    return meeting.cancelled_at is None and rules.calls_somebody_in(Role.MEMBER, to_come(meeting), now=now)

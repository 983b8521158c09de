"""Taking apologies, and taking them back; who is called in by them stands in `calling_in`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import calling
from recruit.appointments.queries import substitution
from recruit.appointments.rules import Role
from recruit.appointments.rules.substitution import CallKind, may_answer
from recruit.bodies.model import Body
from recruit.foundation import clock, i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import Refusal, Refused, refuse_if
from recruit.foundation.writing import tidy_text
from recruit.meetings.model import Apology, Meeting
from recruit.meetings.operations import calling_in, telling
from recruit.meetings.queries import attendance as queries
from recruit.meetings.queries import calling_in as calls
from recruit.meetings.rules import Part
from recruit.meetings.rules import apologies as rules
from recruit.recruitment.rules import Manner


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of apologies."""

    apology: Apology
    #: Who is called in; None where the council does not call, there is no time, or nobody stands behind the seat.
    call: SubstituteCall | None = None
    #: The membership of whoever is asked first, loaded with person; None where nobody is left.
    asked: Membership | None = None


def apologise(
    session: Session,
    body: Body,
    meeting: Meeting,
    member: Membership,
    manner: Manner,
    *,
    by: Actor,
    now: datetime,
    note: str = "",
) -> Taken:
    """Take apologies of somebody invited, loaded with person, group and seat, for a meeting that is locked.

    Where the council asks by itself, the next substitute in order is asked at once, by letter: for a member, and for a
    substitute who was to step in. Raises Refused with every reason.
    """
    guests = queries.guests(session, body, meeting)
    ours = next((one for one in guests if one.membership.id == member.id), None)
    to_come = calling_in.to_come(meeting)
    refuse_if(
        rules.may_apologise(
            to_come,
            is_invited=ours is not None,
            has_apologised=ours is not None and ours.apology is not None,
            now=now,
        )
    )
    made = Apology(
        meeting=meeting,
        meeting_id=meeting.id,
        membership=member,
        membership_id=member.id,
        note=tidy_text(note),
        manner=manner,
        at=now,
        by=by.reference,
    )
    session.add(made)
    session.flush()
    details = {"meeting": str(meeting.id), "membership": str(member.id), "manner": manner}
    audit.record(session, TermEvent.APOLOGY_TAKEN, made, by=by, at=now, details=details)
    steps_in = calls.stepping_in(session, meeting, member.id) if ours and ours.invited.part is Part.SUBSTITUTE else None
    if steps_in is not None and steps_in.kind is CallKind.MEETING:
        _goes_no_more(session, body, made, steps_in, by=by, now=now)
    if not calling_in.asks_by_itself(session, body):
        return Taken(made)
    if steps_in is None and not rules.calls_somebody_in(member.role, to_come, now=now):
        return Taken(made)
    call = calling_in.call_in(session, body, made, by=by, now=now)
    asked = calling_in.go_on(session, body, call, by=by, now=now) if call else None
    return Taken(made, call, _person(session, asked) if asked else None)


def called_in(session: Session, body: Body, apology: Apology, *, by: Actor, now: datetime) -> SubstituteCall:
    """Return the call in which the secretary asks substitutes for apologies, loaded with meeting and membership.

    It is opened where there is none. Raises Refused where the apologies do not stand, the meeting has begun or is
    cancelled, and where nobody can be called in for the place.
    """
    meeting = calling_in.to_come(apology.meeting)
    refuse_if(rules.may_apologise(meeting, is_invited=apology.revoked_at is None, has_apologised=False, now=now))
    call = calling_in.call_in(session, body, apology, by=by, now=now)
    if call is None:
        raise Refused([Refusal("only-members-are-stood-in-for")])
    return call


def come_after_all(session: Session, body: Body, apology: Apology, manner: Manner, *, by: Actor, now: datetime) -> None:
    """Take apologies back, loaded with meeting and membership and locked; whoever is asked is told that they need not.

    A substitute who was to step in steps in again. The body is loaded with its names. Raises Refused as `why_not` says.
    """
    call = substitution.call(session, body, apology.call_id, lock=True) if apology.call_id else None
    mine = _own_ask(session, call, apology)
    refuse_if(_why_not(apology, call, mine, now=now))
    apology.revoked_at, apology.revoked_by = now, by.reference
    session.flush()
    details = {"manner": manner}
    audit.record(session, TermEvent.APOLOGY_REVOKED, apology, by=by, at=now, details=details)
    if call is None or call.closed_at is not None:
        return
    if mine is not None:
        calling.hear(session, body, call, mine, manner, accepts=True, by=by, now=now)
    else:
        with i18n.speaking(i18n.DEFAULT):
            because = _("The member comes after all.")
        calling.leave_open(session, body, call, None, because, by=by, now=now)


def why_not(session: Session, body: Body, apology: Apology, *, now: datetime) -> Sequence[Refusal]:
    """Return every reason why apologies, loaded with meeting and membership, stand.

    A substitute has said yes, or somebody else was asked instead of the substitute who sent them, or the meeting has
    begun.
    """
    call = substitution.call(session, body, apology.call_id) if apology.call_id else None
    return _why_not(apology, call, _own_ask(session, call, apology), now=now)


def _why_not(
    apology: Apology, call: SubstituteCall | None, mine: SubstituteAsk | None, *, now: datetime
) -> Sequence[Refusal]:
    comes = call is not None and call.closed_at is None and call.facts().accepted is not None
    has_apologised, meeting = apology.revoked_at is None, calling_in.to_come(apology.meeting)
    reasons = rules.may_come_after_all(meeting, has_apologised=has_apologised, somebody_comes=comes, now=now)
    if reasons or call is None or mine is None:
        return reasons
    today = clock.local(now).date()
    return may_answer(mine.facts(), call.facts(), accepts=True, by_staff=True, today=today)


def _own_ask(session: Session, call: SubstituteCall | None, apology: Apology) -> SubstituteAsk | None:
    """Return where a substitute had said yes before these apologies; None of a member, and of one during a leave."""
    if call is None or apology.membership.role is Role.MEMBER:
        return None
    if calls.stepping_in(session, apology.meeting, apology.membership_id) is not None:
        return None
    return next((one for one in call.asks if one.substitute_id == apology.membership_id), None)


def _person(session: Session, asked: SubstituteAsk) -> Membership:
    return next(iter(substitution.people_in(session, [asked.substitute_id])))


def _goes_no_more(
    session: Session, body: Body, apology: Apology, call: SubstituteCall, *, by: Actor, now: datetime
) -> None:
    """Note that whoever had said yes to step in at one meeting says no now; the call is the apologies' from here on.

    An invitation that they have not got yet is stopped.
    """
    found = substitution.call(session, body, call.id, lock=True)
    asked = next(one for one in found.asks if one.substitute_id == apology.membership_id)
    calling.hear(session, body, found, asked, apology.manner, accepts=False, by=by, now=now)
    apology.call_id = found.id
    session.flush()
    telling.stop_needless(session, body, by=by, now=now)

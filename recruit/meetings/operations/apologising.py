"""Taking apologies, and taking them back; who is called in by them stands in `calling_in`."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.operations import calling
from recruit.appointments.queries import substitution
from recruit.appointments.rules import Role
from recruit.appointments.rules.substitution import CallKind
from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_text
from recruit.meetings.model import Apology, Meeting
from recruit.meetings.operations import calling_in
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
    #: The membership of whoever is asked first; None where nobody is left.
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
    return Taken(made, call, session.get(Membership, asked.substitute_id) if asked else None)


def come_after_all(session: Session, body: Body, apology: Apology, manner: Manner, *, by: Actor, now: datetime) -> None:
    """Take apologies back, loaded with meeting and membership and locked; whoever is asked is told that they need not.

    A substitute who was to step in steps in again, unless somebody else was asked since. The body is loaded with its
    names. Raises Refused once a substitute has said yes, or was asked since, or the meeting has begun.
    """
    call = substitution.call(session, body, apology.call_id, lock=True) if apology.call_id else None
    mine = _own_ask(session, call, apology)
    comes = call is not None and call.closed_at is None and call.facts().accepted is not None
    refuse_if(
        rules.may_come_after_all(
            calling_in.to_come(apology.meeting),
            has_apologised=apology.revoked_at is None,
            somebody_comes=comes,
            now=now,
        )
    )
    apology.revoked_at, apology.revoked_by = now, by.reference
    session.flush()
    details = {"manner": manner}
    audit.record(session, TermEvent.APOLOGY_REVOKED, apology, by=by, at=now, details=details)
    if call is None or call.closed_at is not None:
        return
    if mine is not None:
        calling.hear(session, body, call, mine, manner, accepts=True, by=by, now=now)
    else:
        calling.leave_open(session, body, call, None, _("The member comes after all."), by=by, now=now)


def _own_ask(session: Session, call: SubstituteCall | None, apology: Apology) -> SubstituteAsk | None:
    """Return where a substitute had said yes before these apologies; None of a member, and of one during a leave."""
    if call is None or apology.membership.role is Role.MEMBER:
        return None
    if calls.stepping_in(session, apology.meeting, apology.membership_id) is not None:
        return None
    return next((one for one in call.asks if one.substitute_id == apology.membership_id), None)


def _goes_no_more(
    session: Session, body: Body, apology: Apology, call: SubstituteCall, *, by: Actor, now: datetime
) -> None:
    """Note that whoever had said yes to step in at one meeting says no now; the call is the apologies' from here on."""
    found = substitution.call(session, body, call.id, lock=True)
    asked = next(one for one in found.asks if one.substitute_id == apology.membership_id)
    calling.hear(session, body, found, asked, apology.manner, accepts=False, by=by, now=now)
    apology.call_id = found.id
    session.flush()

"""Taking apologies, and calling somebody in by them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, SubstituteCall
from recruit.appointments.operations import substituting
from recruit.appointments.queries import substitution
from recruit.appointments.rules.substitution import CallKind, NewCall, SubstitutionReason
from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import refuse_if
from recruit.foundation.writing import tidy_text
from recruit.meetings.model import Apology, Meeting
from recruit.meetings.queries import attendance as queries
from recruit.meetings.queries.meeting import settings
from recruit.meetings.rules import apologies as rules
from recruit.meetings.rules.apologies import MeetingToCome
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
    """Take apologies of a member, loaded with person, group and seat, for a meeting that is locked.

    Where the council asks by itself, the next substitute in order is asked at once. Raises Refused with every reason.
    """
    guests = queries.guests(session, body, meeting)
    ours = next((one for one in guests if one.membership.id == member.id), None)
    to_come = _to_come(meeting)
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
    if not settings(session, body).asks_substitutes or not rules.calls_somebody_in(member.role, to_come, now=now):
        return Taken(made)
    return _called_in(session, body, made, to_come, by=by, now=now)


def come_after_all(session: Session, apology: Apology, *, by: Actor, now: datetime) -> None:
    """Take apologies back, loaded with meeting, call and asks and locked; whoever is asked is asked no more.

    Raises Refused once a substitute has said yes, or the meeting has begun.
    """
    call = apology.call
    comes = call is not None and call.facts().accepted is not None
    refuse_if(
        rules.may_come_after_all(
            _to_come(apology.meeting), has_apologised=apology.revoked_at is None, somebody_comes=comes, now=now
        )
    )
    apology.revoked_at, apology.revoked_by = now, by.reference
    session.flush()
    if call is not None and call.closed_at is None:
        substituting.close(session, call, None, _("The member comes after all."), by=by, now=now)
    audit.record(session, TermEvent.APOLOGY_REVOKED, apology, by=by, at=now)


def _called_in(
    session: Session, body: Body, apology: Apology, meeting: MeetingToCome, *, by: Actor, now: datetime
) -> Taken:
    day = apology.meeting.slot.day
    new = NewCall(CallKind.MEETING, SubstitutionReason.APOLOGY, Span(day, day + timedelta(days=1)))
    made = substituting.call_in(session, apology.membership, new, by=by, now=now)
    apology.call_id = made.id
    call = substitution.call(session, body, made.id, lock=True)
    first = substitution.next_to_ask(session, call)
    if first is None:
        return Taken(apology, call)
    asked = substituting.ask(session, call, first, rules.answer_by(meeting, now=now), by=by, now=now)
    return Taken(apology, call, session.get(Membership, asked.substitute_id))


def _to_come(meeting: Meeting) -> MeetingToCome:
    return MeetingToCome(meeting.starts_at, meeting.cancelled_at is not None)

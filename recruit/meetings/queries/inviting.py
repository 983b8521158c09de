"""Reading who is invited on several days at once, and to which meetings one person is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.queries import bodies_named
from recruit.foundation import clock
from recruit.meetings.model import Apology, Meeting
from recruit.meetings.queries.attendance import calls_instead
from recruit.meetings.queries.meeting import settings
from recruit.meetings.rules import Part
from recruit.meetings.rules.inviting import Invited, invited


@dataclass(frozen=True, slots=True)
class Own:
    """A meeting to which somebody is invited."""

    body: Body
    meeting: Meeting
    part: Part
    #: They have said that they do not come.
    has_apologised: bool


def invited_on(session: Session, body: Body, days: Collection[date]) -> Mapping[date, Sequence[Invited]]:
    """Return who is invited to a meeting of a body on each of these days. Five queries."""
    sitting = _sitting(session, body, sorted(days))
    everybody = {number for some in sitting.values() for number in some}
    held = {one.id: one.facts() for one in session.scalars(select(Membership).where(Membership.id.in_(everybody)))}
    calls = {member: [call.facts() for call in ours] for member, ours in calls_instead(session, everybody).items()}
    policy = settings(session, body).substitute_attendance
    return {day: invited([held[one] for one in sitting[day]], calls, policy, on=day) for day in days}


def own_meetings(session: Session, person: UUID, since: date) -> Sequence[Own]:
    """Return the meetings to which somebody is invited from a Danish day on, the earliest first.

    Those that are cancelled are among them. Eight queries for each council in which they have or had a place.
    """
    theirs = select(Term.body_id).join(SeatGroup, SeatGroup.term_id == Term.id)
    theirs = theirs.join(Membership, Membership.seat_group_id == SeatGroup.id)
    chosen = select(Meeting, Term.body_id).join(Meeting.term).where(Meeting.starts_at >= clock.instant(since, time.min))
    ours = chosen.where(Term.body_id.in_(theirs.where(Membership.person_id == person)))
    by_body: dict[UUID, list[Meeting]] = {}
    for meeting, body_id in session.execute(ours.order_by(Meeting.starts_at, Meeting.id)):
        by_body.setdefault(body_id, []).append(meeting)
    named = bodies_named(session, by_body)
    found = [one for number, some in by_body.items() for one in _own(session, person, named[number], some)]
    return sorted(found, key=lambda one: (one.meeting.starts_at, one.meeting.id))


def _own(session: Session, person: UUID, body: Body, meetings: Sequence[Meeting]) -> Sequence[Own]:
    people = invited_on(session, body, {one.slot.day for one in meetings})
    mine = {day: one for day, some in people.items() for one in some if one.person == person}
    chosen = select(Apology.meeting_id, Apology.membership_id).where(
        Apology.meeting_id.in_([one.id for one in meetings])
    )
    sent = {(meeting, member) for meeting, member in session.execute(chosen.where(Apology.revoked_at.is_(None)))}
    return [
        Own(body, one, mine[day].part, (one.id, mine[day].membership) in sent)
        for one in meetings
        if (day := one.slot.day) in mine
    ]


def _sitting(session: Session, body: Body, days: Sequence[date]) -> Mapping[date, Sequence[UUID]]:
    """Return who has a place on each of these days, whichever term it began in, by membership. One query."""
    found: dict[date, list[UUID]] = {day: [] for day in days}
    if days:
        joined = select(Membership.id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
        ours = joined.where(Term.body_id == body.id)
        each = union_all(*(ours.add_columns(literal(place)).where(sits_on(day)) for place, day in enumerate(days)))
        for number, place in session.execute(each):
            found[days[place]].append(number)
    return found

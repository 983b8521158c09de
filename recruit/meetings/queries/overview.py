"""Reading, for a list of meetings, how many are invited, do not come, and came."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership, SubstituteCall
from recruit.appointments.queries import sits_on
from recruit.appointments.rules.substitution import CallFacts
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.mail.model import Letter
from recruit.meetings.model import Apology, Attendance, Meeting, MeetingInvitation
from recruit.meetings.queries.meeting import settings
from recruit.meetings.rules import Presence
from recruit.meetings.rules.inviting import invited


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people a meeting is about."""

    #: Who has a place on the day and is to come.
    invited: int = 0
    #: Who was told of it last, and knows; also whoever was told another time than holds now.
    told: int = 0
    #: Apologies that stand.
    apologies: int = 0
    #: Of whom something is noted, and who of them came.
    noted: int = 0
    came: int = 0


def counts(session: Session, body: Body, meetings: Collection[Meeting]) -> Mapping[UUID, Counts]:
    """Return how many are invited to some meetings of a body, do not come, and came, by meeting. Eight queries."""
    numbers = [one.id for one in meetings]
    people = _invited(session, body, {one.slot.day for one in meetings})
    sent, (noted, came) = apologies(session, numbers), _noted(session, numbers)
    told = _told_of(session, numbers)
    return {
        one.id: Counts(
            people[one.slot.day], told.get(one.id, 0), sent.get(one.id, 0), noted.get(one.id, 0), came.get(one.id, 0)
        )
        for one in meetings
    }


def _invited(session: Session, body: Body, days: Collection[date]) -> Mapping[date, int]:
    """Return how many are invited to a meeting on each of these days."""
    sitting = _sitting(session, body, sorted(days))
    everybody = {number for some in sitting.values() for number in some}
    held = {one.id: one.facts() for one in session.scalars(select(Membership).where(Membership.id.in_(everybody)))}
    calls = _calls(session, everybody)
    policy = settings(session, body).substitute_attendance
    return {day: len(invited([held[one] for one in sitting[day]], calls, policy, on=day)) for day in days}


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


def _calls(session: Session, members: Collection[UUID]) -> Mapping[UUID, Sequence[CallFacts]]:
    chosen = select(SubstituteCall).where(SubstituteCall.member_id.in_(members), SubstituteCall.closed_at.is_(None))
    found: dict[UUID, list[CallFacts]] = {}
    for call in session.scalars(chosen.options(selectinload(SubstituteCall.asks))):
        found.setdefault(call.member_id, []).append(call.facts())
    return found


def apologies(session: Session, meetings: Collection[UUID]) -> Mapping[UUID, int]:
    """Return how many apologies stand for each of these meetings, those without any left out. One query."""
    chosen = select(Apology.meeting_id, func.count()).where(Apology.meeting_id.in_(meetings))
    rows = session.execute(chosen.where(Apology.revoked_at.is_(None)).group_by(Apology.meeting_id))
    return dict(rows.all())


def _told_of(session: Session, meetings: Collection[UUID]) -> Mapping[UUID, int]:
    chosen = select(MeetingInvitation.meeting_id, func.count()).outerjoin(MeetingInvitation.letter)
    stands = (MeetingInvitation.superseded_at.is_(None), MeetingInvitation.is_cancelled.is_(False))
    reached = chosen.where(MeetingInvitation.meeting_id.in_(meetings), *stands, Letter.cancelled_at.is_(None))
    return dict(session.execute(reached.group_by(MeetingInvitation.meeting_id)).all())


def _noted(session: Session, meetings: Collection[UUID]) -> tuple[Mapping[UUID, int], Mapping[UUID, int]]:
    """Return of how many people something is noted, and how many of them came."""
    chosen = select(Attendance.meeting_id, Attendance.presence, func.count())
    grouped = chosen.where(Attendance.meeting_id.in_(meetings)).group_by(Attendance.meeting_id, Attendance.presence)
    noted: dict[UUID, int] = {}
    came: dict[UUID, int] = {}
    for meeting, presence, number in session.execute(grouped):
        noted[meeting] = noted.get(meeting, 0) + number
        if presence is Presence.PRESENT:
            came[meeting] = number
    return noted, came


def sent_before_the_move(session: Session, meeting: Meeting) -> int:
    """Return how many apologies stand that were sent before the meeting was moved last. One query."""
    if meeting.moved_at is None:
        return 0
    chosen = select(func.count()).select_from(Apology).filter_by(meeting_id=meeting.id, revoked_at=None)
    return session.scalars(chosen.where(Apology.at < meeting.moved_at)).one()


def told_otherwise(session: Session, meeting: Meeting) -> Sequence[MeetingInvitation]:
    """Return what people were told last of a meeting and what does not hold any more, by name, with person. One query.

    Letters that were stopped before they left told nobody anything.
    """
    holds = (meeting.starts_at, meeting.ends_at, meeting.place, meeting.cancelled_at is not None)
    chosen = select(MeetingInvitation).filter_by(meeting_id=meeting.id, superseded_at=None)
    named = joinedload(MeetingInvitation.membership).joinedload(Membership.person)
    found = session.scalars(chosen.options(named, joinedload(MeetingInvitation.letter)))
    differing = [one for one in found if one.reached and _told(one) != holds]
    return sorted(differing, key=lambda one: one.membership.person.sort_key)


def _told(one: MeetingInvitation) -> tuple[datetime, datetime, str, bool]:
    return (one.starts_at, one.ends_at, one.place, one.is_cancelled)

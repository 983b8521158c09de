"""Reading, for a list of meetings, how many are invited, do not come, and came."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.foundation.mail.model import Letter
from recruit.meetings.model import Apology, Attendance, Meeting, MeetingInvitation
from recruit.meetings.queries import telling
from recruit.meetings.queries.inviting import invited_on
from recruit.meetings.rules import Presence
from recruit.meetings.rules.attendance import WITH_A_PLACE


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people a meeting is about."""

    #: Who has a place on the day and is to come.
    invited: int = 0
    #: Who of them was told of it last, and knows; also whoever was told another time than holds now.
    told: int = 0
    #: Apologies that stand.
    apologies: int = 0
    #: Of whom with a place something is noted, and who of them came.
    noted: int = 0
    came: int = 0


def counts(session: Session, body: Body, meetings: Collection[Meeting], *, now: datetime) -> Mapping[UUID, Counts]:
    """Return how many are invited to some meetings of a body, do not come, and came, by meeting. Eight queries.

    Who is invited, and who of them knows, is counted of those that are to come.
    """
    numbers = [one.id for one in meetings]
    people = invited_on(session, body, {one.slot.day for one in meetings if now < one.ends_at})
    sent, (noted, came) = apologies(session, numbers), _noted(session, numbers)
    told = _told_of(session, numbers)
    return {
        one.id: Counts(
            len(people.get(one.slot.day, ())),
            sum(each.membership in told.get(one.id, ()) for each in people.get(one.slot.day, ())),
            sent.get(one.id, 0),
            noted.get(one.id, 0),
            came.get(one.id, 0),
        )
        for one in meetings
    }


def apologies(session: Session, meetings: Collection[UUID]) -> Mapping[UUID, int]:
    """Return how many apologies stand for each of these meetings, those without any left out. One query."""
    chosen = select(Apology.meeting_id, func.count()).where(Apology.meeting_id.in_(meetings))
    rows = session.execute(chosen.where(Apology.revoked_at.is_(None)).group_by(Apology.meeting_id))
    return dict(rows.all())


def _told_of(session: Session, meetings: Collection[UUID]) -> Mapping[UUID, Collection[UUID]]:
    """Return who was told of each of these meetings, by membership."""
    chosen = select(MeetingInvitation.meeting_id, MeetingInvitation.membership_id).outerjoin(MeetingInvitation.letter)
    stands = (MeetingInvitation.superseded_at.is_(None), MeetingInvitation.is_cancelled.is_(False))
    reached = chosen.where(MeetingInvitation.meeting_id.in_(meetings), *stands, Letter.cancelled_at.is_(None))
    found: dict[UUID, set[UUID]] = {}
    for meeting, membership in session.execute(reached):
        found.setdefault(meeting, set()).add(membership)
    return found


def _noted(session: Session, meetings: Collection[UUID]) -> tuple[Mapping[UUID, int], Mapping[UUID, int]]:
    """Return of how many people with a place something is noted, and how many of them came: guests are in no figure."""
    chosen = select(Attendance.meeting_id, Attendance.presence, func.count())
    chosen = chosen.where(Attendance.part.in_(WITH_A_PLACE))
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


def told_otherwise(session: Session, body: Body, meeting: Meeting, *, now: datetime) -> Sequence[MeetingInvitation]:
    """Return what people were told last of a meeting and are to be told anew, by name, with person. Six queries."""
    return telling.told_otherwise(session, body, [meeting], now=now)[meeting.id]

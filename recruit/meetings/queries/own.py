"""Reading the meetings to come, as somebody with a place in the councils sees them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.bodies.model import Term
from recruit.meetings.model import Apology, Meeting

#: As many as are shown at once.
MOST = 10


@dataclass(frozen=True, slots=True)
class OwnMeeting:
    """A meeting to come, and whether the person has sent apologies."""

    meeting: Meeting
    body: UUID
    has_apologised: bool


def to_come(session: Session, person: UUID, bodies: Collection[UUID], *, now: datetime) -> Sequence[OwnMeeting]:
    """Return the next meetings of councils that have not ended and are not cancelled, the first one first. One query.

    Ten at most.
    """
    sent = select(Apology.id).join(Apology.membership).where(Apology.meeting_id == Meeting.id)
    sent = sent.where(Membership.person_id == person, Apology.revoked_at.is_(None))
    chosen = select(Meeting, Term.body_id, sent.exists()).join(Meeting.term)
    chosen = chosen.where(Term.body_id.in_(bodies), Meeting.ends_at > now, Meeting.cancelled_at.is_(None))
    rows = session.execute(chosen.order_by(Meeting.starts_at, Meeting.id).limit(MOST))
    return [OwnMeeting(meeting, body, bool(away)) for meeting, body, away in rows]

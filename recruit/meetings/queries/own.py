"""Reading the meetings to come to which somebody is invited, for their own page."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.meetings.queries.inviting import Own, own_meetings

#: As many as are shown at once.
MOST = 10


def to_come(session: Session, person: UUID, *, now: datetime) -> Sequence[Own]:
    """Return the next meetings to which somebody is invited, not over and not cancelled, the first one first.

    Ten at most. As many queries as `own_meetings`.
    """
    found = own_meetings(session, person, clock.local(now).date())
    return [one for one in found if one.meeting.ends_at > now and one.meeting.cancelled_at is None][:MOST]

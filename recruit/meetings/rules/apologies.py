"""That a member does not come: until when it can be said, and whether somebody is called in instead."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from recruit.appointments.rules import Role
from recruit.foundation.refusal import Refusal
from recruit.meetings.rules.vocabulary import Presence

#: A substitute who is called in later than that has no time to read what the meeting is about.
SHORTEST_NOTICE = timedelta(hours=2)
#: Whoever is called in answers within so long, or sooner where the meeting is near.
TIME_TO_ANSWER = timedelta(days=3)
#: The answer is there so long before the meeting, where there is time for it.
ANSWERED_BEFORE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class MeetingToCome:
    """A meeting, for whoever says that they do not come."""

    begins_at: datetime
    is_cancelled: bool = False


def may_apologise(
    meeting: MeetingToCome, *, is_invited: bool, has_apologised: bool, now: datetime
) -> tuple[Refusal, ...]:
    """Return every reason why apologies are not taken behind a link: until the meeting begins, once.

    What the secretary notes afterwards is attendance.
    """
    reasons = [] if is_invited else [Refusal("is-not-invited")]
    if meeting.is_cancelled:
        reasons.append(Refusal("meeting-is-cancelled"))
    if now >= meeting.begins_at:
        reasons.append(Refusal("meeting-has-begun", {"begins": meeting.begins_at}))
    if has_apologised:
        reasons.append(Refusal("has-apologised-already"))
    return tuple(reasons)


def may_come_after_all(
    meeting: MeetingToCome, *, has_apologised: bool, somebody_comes: bool, now: datetime
) -> tuple[Refusal, ...]:
    """Return every reason why apologies stand: a substitute has said yes, or the meeting has begun."""
    reasons = [] if has_apologised else [Refusal("has-not-apologised")]
    if now >= meeting.begins_at:
        reasons.append(Refusal("meeting-has-begun", {"begins": meeting.begins_at}))
    if somebody_comes:
        reasons.append(Refusal("somebody-steps-in"))
    return tuple(reasons)


def calls_somebody_in(role: Role, meeting: MeetingToCome, *, now: datetime) -> bool:
    """Return True when apologies call a substitute in: a member's, while there is time."""
    return role is Role.MEMBER and meeting.begins_at - now >= SHORTEST_NOTICE


def answer_by(meeting: MeetingToCome, *, now: datetime) -> datetime:
    """Return until when a substitute answers: in three days, a day before the meeting, or halfway to it.

    On the hour, where that leaves more than `SHORTEST_NOTICE`: it stands in a letter.
    """
    left = meeting.begins_at - now
    latest = meeting.begins_at - ANSWERED_BEFORE if left > 2 * ANSWERED_BEFORE else now + left / 2
    found = min(now + TIME_TO_ANSWER, latest)
    on_the_hour = found.replace(minute=0, second=0, microsecond=0)
    return on_the_hour if on_the_hour - now > SHORTEST_NOTICE else found


def presence_of(*, has_apologised: bool, is_on_leave: bool) -> Presence:
    """Return what is noted of somebody before the meeting, for the secretary to set right during it."""
    if is_on_leave:
        return Presence.NOT_CALLED
    return Presence.APOLOGY if has_apologised else Presence.PRESENT

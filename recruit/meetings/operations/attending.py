"""Noting who was at a meeting."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import Refusal, Stale, refuse_if
from recruit.foundation.writing import tidy_line
from recruit.meetings.model import Attendance, Meeting
from recruit.meetings.queries import attendance as queries
from recruit.meetings.rules import Presence
from recruit.meetings.rules import attendance as rules
from recruit.meetings.rules.attendance import Noted, Times


def note(
    session: Session,
    meeting: Meeting,
    said: Sequence[Noted],
    *,
    by: Actor,
    now: datetime,
    seen: Mapping[UUID, int] | None = None,
    reading: UUID | None = None,
) -> Sequence[Attendance]:
    """Note who was at a meeting, loaded and locked; return everything that is noted then.

    What was noted of others stays. `seen` is the version of each person's row that was shown: where somebody else has
    noted otherwise since, on another phone, nothing is written and Stale is raised with that row. Raises Refused with
    every reason why not.
    """
    refuse_if(_reasons(meeting, said, now=now))
    known = {row.person_id: row for row in queries.noted(session, meeting, lock=True) if row.person_id}
    settled = rules.settled(_with_the_others(said, known))
    for one in settled:
        row = known.get(one.person) if one.person else None
        if row is None:
            _add(session, meeting, one, reading, by=by, now=now)
        elif _differs(row, one):
            if seen is not None and seen.get(row.person_id or row.id, row.version) != row.version:
                raise Stale(row)
            _write(row, one, by=by, now=now)
    session.flush()
    details = {"people": len(said), "present": sum(one.presence is Presence.PRESENT for one in said)}
    audit.record(session, TermEvent.ATTENDANCE_NOTED, meeting, by=by, at=now, details=details)
    return queries.noted(session, meeting)


def remove(session: Session, meeting: Meeting, row: Attendance, *, by: Actor, now: datetime) -> None:
    """Take back that somebody is noted at a meeting: a guest who was written down twice, a slip of the finger."""
    session.delete(row)
    session.flush()
    audit.record(session, TermEvent.ATTENDANCE_REMOVED, meeting, by=by, at=now)


def _reasons(meeting: Meeting, said: Sequence[Noted], *, now: datetime) -> list[Refusal]:
    slot = meeting.slot
    hours = Times(slot.begins, slot.ends)
    cancelled = [Refusal("meeting-is-cancelled")] if meeting.cancelled_at is not None else []
    found = [reason for one in said for reason in rules.may_note(one, hours, begun=meeting.starts_at, now=now)]
    return [*cancelled, *found]


def _with_the_others(said: Sequence[Noted], known: Mapping[UUID, Attendance]) -> list[Noted]:
    """Return what is said now and what stands of others, since one decides whether another listens or represents."""
    people = {one.person for one in said}
    return [*said, *(row.facts() for person, row in known.items() if person not in people)]


def _differs(row: Attendance, one: Noted) -> bool:
    return row.facts() != one


def _add(session: Session, meeting: Meeting, one: Noted, reading: UUID | None, *, by: Actor, now: datetime) -> None:
    row = Attendance(meeting_id=meeting.id, person_id=one.person, reading_id=reading, travel_minutes=0)
    row.name = "" if one.person else tidy_line(one.name)
    _write(row, one, by=by, now=now)
    session.add(row)


def _write(row: Attendance, one: Noted, *, by: Actor, now: datetime) -> None:
    row.part, row.presence, row.seat_id, row.membership_id = one.part, one.presence, one.seat, one.membership
    row.came_at, row.left_at, row.disqualified_for = one.came_at, one.left_at, list(one.disqualified_for)
    row.at, row.by = now, by.reference

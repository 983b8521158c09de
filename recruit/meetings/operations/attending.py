"""Noting who was at a meeting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from recruit.meetings.queries.entry import Entry
from recruit.meetings.rules import Presence, allowance
from recruit.meetings.rules import attendance as rules
from recruit.meetings.rules.attendance import Noted, Times
from recruit.meetings.rules.entering import Line, Said, meant, seated


class NotedOtherwise(Stale):
    """Raised when two have noted different things of the same people; nothing is written then."""

    def __init__(self, stands: Mapping[UUID, Said]) -> None:
        """Take what is noted of each of them, by person."""
        super().__init__(stands)
        self.stands = stands


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of a whole meeting."""

    #: By person; of whoever is not there nothing is said.
    lines: Mapping[UUID, Line]
    #: Guests, and those of the administration, who are not noted yet.
    others: Sequence[Noted] = ()
    #: The rows of those who are to be noted no more.
    gone: Sequence[Attendance] = ()


def note(
    session: Session,
    meeting: Meeting,
    said: Sequence[Noted],
    *,
    by: Actor,
    now: datetime,
    reading: UUID | None = None,
) -> Sequence[Attendance]:
    """Note who was at a meeting, loaded and locked; return everything that is noted then.

    What was noted of others stays. Raises Refused with every reason why not; whoever is paid for the meeting stays
    noted as having been there.
    """
    refuse_if(_reasons(meeting, said, now=now))
    known = {row.person_id: row for row in queries.noted(session, meeting, lock=True) if row.person_id}
    settled = rules.settled(_with_the_others(said, known))
    refuse_if(_paid(settled, known))
    for one in settled:
        row = known.get(one.person) if one.person else None
        if row is None:
            _add(session, meeting, one, reading, by=by, now=now)
        elif _differs(row, one):
            _write(row, one, by=by, now=now)
    session.flush()
    details = {"people": len(said), "present": sum(one.presence is Presence.PRESENT for one in said)}
    audit.record(session, TermEvent.ATTENDANCE_NOTED, meeting, by=by, at=now, details=details)
    return queries.noted(session, meeting)


def enter(
    session: Session, meeting: Meeting, entry: Entry, page: Page, *, by: Actor, now: datetime
) -> Sequence[Attendance]:
    """Note a whole meeting from one page; meeting and entry are loaded and locked. Return everything that is noted.

    A line that nobody touched leaves what somebody else has noted since; where both have noted, and not the same,
    NotedOtherwise is raised. Of substitutes who were not called nothing is written until they come. Raises Refused with
    every reason why not, each about the field `presence_…`, `came_at_…` of its person.
    """
    stands = {line.place.person: line.stands for line in entry.lines}
    said = {person: meant(line, stands[person]) for person, line in page.lines.items() if person in stands}
    otherwise = {person: stands[person] for person, one in said.items() if one is None}
    if otherwise:
        raise NotedOtherwise(otherwise)
    everybody = {**stands, **{person: one for person, one in said.items() if one}}
    kept = {line.place.person for line in entry.lines if line.row}
    told = {
        person: one for person, one in everybody.items() if person in kept or one.presence is not Presence.NOT_CALLED
    }
    noted = seated([line.place for line in entry.lines], told)
    refuse_if(_at_their_fields(meeting, noted, now=now))
    for row in page.gone:
        remove(session, meeting, row, by=by, now=now)
    new = _new(page.others, [row.name for row in entry.others if row not in page.gone])
    return note(session, meeting, [*noted, *new], by=by, now=now)


def take_over(
    session: Session,
    meeting: Meeting,
    entry: Entry,
    said: Mapping[UUID, Said],
    others: Sequence[Noted],
    reading: UUID,
    *,
    by: Actor,
    now: datetime,
) -> int:
    """Note what minutes say of a meeting; meeting and entry are loaded and locked. Return how many are noted by it.

    Of whoever is noted already, and of whoever is called the same as somebody who is, nothing is changed. Raises
    Refused with every reason why not.
    """
    stands = {line.place.person: line.stands for line in entry.lines if line.row}
    new = {person: one for person, one in said.items() if person not in stands}
    noted = [one for one in seated([line.place for line in entry.lines], {**stands, **new}) if one.person in new]
    more = _new(others, [row.name for row in entry.others])
    note(session, meeting, [*noted, *more], by=by, now=now, reading=reading)
    return len(noted) + len(more)


def give_back(session: Session, meeting: Meeting, reading: UUID, *, by: Actor, now: datetime) -> int:
    """Take back everything that was noted by minutes at a meeting, locked; return of how many.

    Raises Refused, and takes nothing back, once anything of it was changed by hand or paid; NotFound where nothing was.
    """
    rows = queries.noted_by(session, meeting, reading, lock=True)
    changed = [row.person.name if row.person else row.name for row in rows if row.version > 1]
    refuse_if([Refusal("noted-otherwise-since", {"names": ", ".join(changed)})] if changed else [])
    for row in rows:
        session.delete(row)
    session.flush()
    details = {"reading": str(reading), "people": len(rows)}
    audit.record(session, TermEvent.ATTENDANCE_REMOVED, meeting, by=by, at=now, details=details)
    left = [row.facts() for row in queries.noted(session, meeting)]
    if left:  # who listened beside a member represents the seat again
        note(session, meeting, [one for one in left if one.person], by=by, now=now)
    return len(rows)


def _new(others: Iterable[Noted], known: Iterable[str]) -> list[Noted]:
    """Return those of these without a place whose name is not known yet, each once."""
    names = {name.casefold() for name in known}
    found = {tidy_line(one.name).casefold(): one for one in others}
    return [one for name, one in found.items() if name not in names]


def _at_their_fields(meeting: Meeting, noted: Iterable[Noted], *, now: datetime) -> list[Refusal]:
    """Return why something is not noted, with the field of the person; that nothing is noted at all stands once."""
    slot = meeting.slot
    hours, found = Times(slot.begins, slot.ends), []
    for one in noted:
        for reason in rules.may_note(one, hours, begun=meeting.starts_at, now=now):
            whose = f"{reason.field}_{one.person.hex}" if reason.field and one.person else reason.field
            found.append(replace(reason, field=None if reason.code == "meeting-has-not-begun" else whose))
    unlike = {reason.code: reason for reason in found if reason.field is None}
    return [*unlike.values(), *(reason for reason in found if reason.field is not None)]


def remove(session: Session, meeting: Meeting, row: Attendance, *, by: Actor, now: datetime) -> None:
    """Take back that somebody is noted at a meeting: a guest who was written down twice, a slip of the finger.

    Raises Refused for whoever is paid for the meeting; the row is loaded with its person.
    """
    whose = row.person.name if row.person else row.name
    refuse_if([Refusal("paid-for-the-meeting", {"name": whose})] if row.paid_on is not None else [])
    session.delete(row)
    session.flush()
    audit.record(session, TermEvent.ATTENDANCE_REMOVED, meeting, by=by, at=now)


def _reasons(meeting: Meeting, said: Sequence[Noted], *, now: datetime) -> list[Refusal]:
    slot = meeting.slot
    hours = Times(slot.begins, slot.ends)
    cancelled = [Refusal("meeting-is-cancelled")] if meeting.cancelled_at is not None else []
    found = [reason for one in said for reason in rules.may_note(one, hours, begun=meeting.starts_at, now=now)]
    return [*cancelled, *found]


def _paid(settled: Iterable[Noted], known: Mapping[UUID, Attendance]) -> list[Refusal]:
    """Return why something is not noted of those who are paid, also where it only follows from somebody else."""
    rows = [(one, known[one.person]) for one in settled if one.person and one.person in known]
    return [
        reason
        for one, row in rows
        if row.person and _differs(row, one)
        for reason in allowance.may_stand(one, row.person.name, is_paid=row.paid_on is not None)
    ]


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

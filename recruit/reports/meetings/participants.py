"""Who was at a meeting, with what the minutes say of them. At most six queries."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.appointments.model import Membership
from recruit.appointments.rules import Office, Role
from recruit.bodies.model import Body, Seat
from recruit.meetings.model import Attendance, Meeting
from recruit.meetings.queries.entry import in_order
from recruit.meetings.rules import Part
from recruit.people import queries as people
from recruit.people.model import Organization, Person
from recruit.reports import words
from recruit.reports.meetings.block import PROTECTED, Participant


def participants(session: Session, body: Body, meeting: Meeting) -> Sequence[Participant]:
    """Return everybody who is noted at a meeting: by their seats, then guests and the administration as noted.

    Of whoever may not be shown publicly, `PROTECTED` is the name.
    """
    rows = _rows(session, meeting)
    named = _names(session, rows)
    placed = [(row, row.membership) for row in rows if row.membership]
    members = {held.seat_id: named(held.person) for row, held in placed if row.part is Part.MEMBER}
    seated = sorted(placed, key=lambda one: in_order(one[1]))
    council = [_of_the_council(row, held, body, meeting, members, named) for row, held in seated]
    return [*council, *(_other(row, named) for row in rows if not row.membership)]


def _names(session: Session, rows: Sequence[Attendance]) -> Callable[[Person], str]:
    """Return what anybody who is noted is called for everybody to read."""
    everybody = [one for row in rows for one in (row.person, row.membership and row.membership.person) if one]
    protected = [one.id for one in everybody if one.is_protected]
    hidden = people.withheld(session, protected) if protected else frozenset()
    return lambda one: PROTECTED if one.id in hidden else one.name


def _rows(session: Session, meeting: Meeting) -> Sequence[Attendance]:
    membership = joinedload(Attendance.membership)
    loaded = (
        joinedload(Attendance.person),
        membership.joinedload(Membership.person),
        membership.joinedload(Membership.group),
        membership.joinedload(Membership.seat).joinedload(Seat.represents).selectinload(Organization.names),
        membership.joinedload(Membership.on_behalf_of).selectinload(Organization.names),
        membership.selectinload(Membership.offices),
    )
    chosen = select(Attendance).filter_by(meeting_id=meeting.id).options(*loaded)
    return session.scalars(chosen.order_by(Attendance.at, Attendance.name, Attendance.id)).all()


def _of_the_council(
    row: Attendance,
    held: Membership,
    body: Body,
    meeting: Meeting,
    members: Mapping[UUID | None, str],
    named: Callable[[Person], str],
) -> Participant:
    day = meeting.slot.day
    offices = [one.office for one in held.offices if day in one.span]
    titles = body.titles_on(day)
    return Participant(
        named(held.person),
        row.part,
        row.presence,
        held.group.label,
        ", ".join(words.office(one, titles) for one in Office if one in offices),
        Office.CHAIR in offices,
        _represents(held, meeting),
        members.get(row.seat_id, "") if held.role is Role.SUBSTITUTE else "",
        row.came_at,
        row.left_at,
        tuple(row.disqualified_for),
    )


def _represents(held: Membership, meeting: Meeting) -> str:
    day, seat = meeting.slot.day, held.seat
    unit = held.represents_unit or (seat.represents_unit if seat else None)
    of_seat = seat.represents_on(day) if seat else None
    return ", ".join(part for part in (unit, held.represents_on(day) or of_seat) if part)


def _other(row: Attendance, named: Callable[[Person], str]) -> Participant:
    name = named(row.person) if row.person else row.name
    return Participant(name, row.part, row.presence)

"""Reading all at once what the page needs on which a whole meeting is noted. Two queries, however many there are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import CTE, and_, or_, select
from sqlalchemy.orm import Session, joinedload

from recruit.appointments.model import Membership, SubstituteCall
from recruit.appointments.queries import in_groups_of, sits_on
from recruit.appointments.rules import Office, Role
from recruit.appointments.rules.substitution import CallFacts, CallKind
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.meetings.model import Apology, Attendance, Meeting, MeetingSettings
from recruit.meetings.queries.meeting import as_every_council
from recruit.meetings.rules import Part, Presence, SubstituteAttendance
from recruit.meetings.rules.apologies import presence_of
from recruit.meetings.rules.entering import Place, Said, once_each
from recruit.meetings.rules.inviting import stood_in_for

#: Who leads a meeting, by the order in which they do.
_LEADING = {Office.CHAIR: 1, Office.VICE_CHAIR: 2}


@dataclass(frozen=True, slots=True)
class EntryLine:
    """Somebody with a place in the council on the day, and what is noted of them."""

    #: Loaded with person, group, seat and offices.
    membership: Membership
    place: Place
    #: What is taken for granted until somebody notes it.
    expected: Said
    #: What is noted; None while nothing is.
    row: Attendance | None = None
    #: A substitute who has said yes to come instead of somebody.
    is_called: bool = False
    #: Of a member.
    is_on_leave: bool = False

    @property
    def stands(self) -> Said:
        """Return what is noted, or else what is taken for granted."""
        row = self.row
        if row is None:
            return self.expected
        return Said(row.presence, row.came_at, row.left_at, tuple(row.disqualified_for))


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting as it is noted."""

    lines: Sequence[EntryLine]
    #: Who is noted and has no place on the day: guests, and those of the administration.
    others: Sequence[Attendance]
    settings: MeetingSettings
    #: The seats on which somebody sits on the day.
    filled: Collection[UUID]
    #: Who leads, by person: the chair 1, the vice chair 2.
    offices: Mapping[UUID, int]
    #: Who of the administration was at the newest meeting before this one.
    administration: Sequence[str] = ()

    @property
    def rows(self) -> Sequence[Attendance]:
        """Return everything that is noted."""
        return [*(line.row for line in self.lines if line.row), *self.others]


def entry(session: Session, body: Body, meeting: Meeting, *, lock: bool = False) -> Entry:
    """Return who may be noted at a meeting, in the order of the seats, and what is; `lock` for a change."""
    on = meeting.slot.day
    day = _day(session, body, meeting)
    noted, administration = _noted(session, meeting, lock=lock)
    rows = {row.person_id: row for row in noted if row.person_id}
    called = _called(day, on)
    held = {one.id: one for one in day.sitting}
    places = once_each(
        _place(one, day.sitting, called) for one in sorted(day.sitting, key=lambda one: one.id not in called)
    )
    lines = [_line(held[place.membership], place, rows, day, called) for place in places]
    known = {line.place.person for line in lines}
    return Entry(
        sorted(lines, key=lambda line: in_order(line.membership)),
        [row for row in noted if row.person_id not in known],
        day.settings or as_every_council(body),
        frozenset(one.seat_id for one in day.sitting if one.role is Role.MEMBER and one.seat_id),
        _offices(day.sitting, on),
        administration,
    )


def in_order(one: Membership) -> tuple[int, int, int, int, str]:
    """Return where somebody stands on a list: by member group, members by their seats, then substitutes by rank."""
    number = one.seat.number if one.seat else 0
    role = (Role.MEMBER, Role.SUBSTITUTE, Role.ASSOCIATE).index(one.role)
    return (one.group.position, role, number, one.rank or 0, one.person.sort_key)


@dataclass(frozen=True, slots=True)
class _Day:
    """Who has a place on the day of a meeting, and what is known of it beforehand."""

    sitting: Sequence[Membership]
    #: By the member for whom somebody is called; those that are closed are leaves.
    calls: Mapping[UUID, Sequence[CallFacts]]
    #: The memberships of those who are on leave.
    on_leave: Collection[UUID]
    #: The memberships of those who have sent apologies.
    apologised: Collection[UUID]
    settings: MeetingSettings | None


def _day(session: Session, body: Body, meeting: Meeting) -> _Day:
    """Return it all at once: whoever sits in the council has few offices, and few are called in for them."""
    on = meeting.slot.day
    # A leave may go on though it is closed, since nobody steps in.
    goes_on = or_(SubstituteCall.closed_at.is_(None), SubstituteCall.kind == CallKind.LEAVE)
    called = and_(SubstituteCall.member_id == Membership.id, goes_on)
    stands = (Apology.membership_id == Membership.id, Apology.meeting_id == meeting.id, Apology.revoked_at.is_(None))
    there = _there(body.id, on)
    chosen = select(Membership, SubstituteCall, Apology.id, MeetingSettings).select_from(there)
    chosen = chosen.join(Membership, Membership.id == there.c.id)
    chosen = chosen.outerjoin(SubstituteCall, called).outerjoin(Apology, and_(*stands))
    chosen = chosen.outerjoin(MeetingSettings, MeetingSettings.body_id == body.id)
    loaded = (joinedload(Membership.group), joinedload(Membership.seat), joinedload(Membership.person))
    chosen = chosen.options(*loaded, joinedload(Membership.offices), joinedload(SubstituteCall.asks))
    rows = session.execute(chosen.order_by(SubstituteCall.opened_at)).unique().all()
    calls: dict[UUID, list[CallFacts]] = {}
    for one, call, _apology, _settings in rows:
        if call is not None and on in (facts := call.facts()).span:
            calls.setdefault(one.id, []).append(facts)
    return _Day(
        sorted({one.id: one for one, *_rest in rows}.values(), key=in_order),
        calls,
        {member for member, ours in calls.items() if any(call.is_leave(on=on) for call in ours)},
        {one.id for one, _call, apology, _settings in rows if apology},
        next((found for *_rest, found in rows if found), None),
    )


def _there(body_id: UUID, on: date) -> CTE:
    """Return the places that are held in a council on a day.

    Found first and for themselves: of more tables than a few PostgreSQL keeps the order in which they are joined.
    """
    held = select(Membership.id).join(Membership.group).join(Term, Term.id == SeatGroup.term_id)
    held = held.where(Term.body_id == body_id, in_groups_of(body_id), sits_on(on))
    return held.cte("there").prefix_with("MATERIALIZED", dialect="postgresql")


def _called(day: _Day, on: date) -> Mapping[UUID, UUID]:
    """Return the seat to which each substitute who has said yes is called, by membership."""
    found: dict[UUID, UUID] = {}
    for one in day.sitting:
        comes = stood_in_for(day.calls.get(one.id, ()), on=on)
        if comes and one.seat_id:
            found[comes] = one.seat_id
    return found


def _place(one: Membership, sitting: Sequence[Membership], called: Mapping[UUID, UUID]) -> Place:
    if one.role is not Role.SUBSTITUTE:
        return Place(one.id, one.person_id, one.role, one.seat_id)
    behind = [other.seat_id for other in sitting if other.role is Role.MEMBER and _stands_behind(one, other)]
    first = [called[one.id]] if one.id in called else []
    seats = dict.fromkeys([*first, *(seat for seat in behind if seat)])
    return Place(one.id, one.person_id, one.role, None, tuple(seats))


def _stands_behind(one: Membership, member: Membership) -> bool:
    """Return whether a substitute may sit on a member's seat: the member's own, the seat's, or one of the group."""
    if one.substitute_for_id is not None:
        return one.substitute_for_id == member.id
    if one.seat_id is not None:
        return one.seat_id == member.seat_id
    return one.seat_group_id == member.seat_group_id


def _line(
    one: Membership, place: Place, rows: Mapping[UUID, Attendance], day: _Day, called: Mapping[UUID, UUID]
) -> EntryLine:
    on_leave = one.id in day.on_leave
    policy = day.settings.substitute_attendance if day.settings else SubstituteAttendance.WHEN_PREVENTED
    waits = one.role is Role.SUBSTITUTE and one.id not in called and policy is SubstituteAttendance.WHEN_PREVENTED
    expected = presence_of(has_apologised=one.id in day.apologised, is_on_leave=on_leave)
    return EntryLine(
        one,
        place,
        Said(Presence.NOT_CALLED if waits else expected),
        rows.get(one.person_id),
        is_called=one.id in called,
        is_on_leave=on_leave,
    )


def _offices(sitting: Sequence[Membership], on: date) -> Mapping[UUID, int]:
    """Return who leads the meetings of a day."""
    return {
        one.person_id: _LEADING[held.office]
        for one in sitting
        for held in one.offices
        if on in held.span and held.office in _LEADING
    }


def _noted(session: Session, meeting: Meeting, *, lock: bool) -> tuple[Sequence[Attendance], Sequence[str]]:
    """Return what is noted, and who of the administration was at the newest noted meeting of the term before it."""
    before = (
        select(Attendance.meeting_id)
        .join(Attendance.meeting)
        .where(Meeting.term_id == meeting.term_id, Meeting.starts_at < meeting.starts_at)
        .order_by(Meeting.starts_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    there = (Attendance.part == Part.ADMINISTRATION, Attendance.presence == Presence.PRESENT, Attendance.name != "")
    chosen = select(Attendance).options(joinedload(Attendance.person))
    chosen = chosen.where(or_(Attendance.meeting_id == meeting.id, and_(Attendance.meeting_id == before, *there)))
    if lock:
        chosen = chosen.with_for_update(of=Attendance)
    rows = session.scalars(
        chosen.order_by(Attendance.at, Attendance.id).execution_options(populate_existing=lock)
    ).all()
    ours = [row for row in rows if row.meeting_id == meeting.id]
    return ours, [row.name for row in rows if row.meeting_id != meeting.id]

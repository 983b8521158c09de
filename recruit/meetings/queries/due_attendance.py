"""Meetings that were held and at which nobody is noted, and members who have been away too often."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Integer,
    Row,
    Select,
    Subquery,
    and_,
    func,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.queries import bodies_named
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.meetings.model import Attendance, Meeting, MeetingSettings
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.settings import WARNED_AFTER
from recruit.people.model import Person

#: A meeting of longer ago is not noted any more, and says nothing of who stays away now.
FORGOTTEN = timedelta(days=90)
REMEMBERED = timedelta(days=548)


def due(session: Session, *, on: date) -> list[Due]:
    """Return what is to be noted of the meetings before a day, and who has been away as often as the council names.

    One query, and one more where there is any.
    """
    rows = session.execute(_asked(on)).all()
    bodies = bodies_named(session, {row.body_id for row in rows}) if rows else {}
    return [*_not_noted(rows, bodies, on), *_away(rows, bodies, on)]


@lru_cache(maxsize=2)
def _asked(on: date) -> CompoundSelect[*tuple[Any, ...]]:
    """Select them; kept for the day, for it takes as long to put together as to read."""
    return union_all(_without_rows(on), _missing(on))


def _not_noted(rows: Sequence[Row[*tuple[Any, ...]]], bodies: Mapping[UUID, Body], on: date) -> Iterator[Due]:
    """Yield the newest meeting of each council at which nobody is noted, with how many there are."""
    found: dict[UUID, list[tuple[datetime, UUID]]] = {}
    for row in rows:
        if row.at is not None:
            found.setdefault(row.body_id, []).append((row.at, row.id))
    for body_id, ours in sorted(found.items(), key=lambda one: max(one[1])):
        body, (at, meeting_id) = bodies[body_id], max(ours)
        day = clock.local(at).date()
        facts = {"meeting": meeting_id, "day": day, "number": len(ours)}
        yield Due("attendance-not-noted", body.name_on(on), body=body.slug, deadline=day, facts=facts)


def _without_rows(on: date) -> Select[*tuple[Any, ...]]:
    """Select the meetings that were held lately, and at which nobody is noted."""
    noted = select(Attendance.id).where(Attendance.meeting_id == Meeting.id).exists()
    number, name, key = (type_coerce(null(), kept) for kept in (Integer(), Person.name.type, Person.sort_key.type))
    of_people = (number.label("number"), name.label("name"), key.label("key"))
    chosen = select(Term.body_id, Meeting.id, Meeting.starts_at.label("at"), *of_people)
    chosen = chosen.join(Meeting.term).join(Body, Body.id == Term.body_id)
    chosen = chosen.where(Meeting.starts_at >= _begins(on - FORGOTTEN), Meeting.ends_at < _begins(on))
    return chosen.where(Meeting.cancelled_at.is_(None), ~noted, or_(Body.until.is_(None), on < Body.until))


def _away(rows: Sequence[Row[*tuple[Any, ...]]], bodies: Mapping[UUID, Body], on: date) -> Iterator[Due]:
    """Yield the members who have missed the newest meetings in a row, of councils that wish to be told."""
    away = (row for row in rows if row.at is None)
    for row in sorted(away, key=lambda one: (one.key, one.id)):
        facts = {"name": row.name, "number": row.number, "membership": row.id}
        body = bodies[row.body_id]
        yield Due("member-away", body.name_on(on), body=body.slug, facts=facts)


def _missing(on: date) -> Select[*tuple[Any, ...]]:
    """Select the members who were away as often as their council names, with how many they have missed."""
    asked = func.coalesce(MeetingSettings.warn_after, WARNED_AFTER)
    wishes = or_(MeetingSettings.body_id.is_(None), MeetingSettings.warn_after.is_not(None))
    streaks = _streaks(on)
    chosen = select(Term.body_id, Membership.id, null(), streaks.c.streak, Person.name, Person.sort_key)
    chosen = chosen.join(streaks, streaks.c.membership_id == Membership.id).join(Membership.person)
    chosen = chosen.join(Membership.group).join(Term, Term.id == SeatGroup.term_id).join(Body, Body.id == Term.body_id)
    chosen = chosen.outerjoin(MeetingSettings, MeetingSettings.body_id == Body.id)
    there = or_(Body.until.is_(None), on < Body.until)
    return chosen.where(sits_on(on), wishes, streaks.c.streak >= asked, there)


def _streaks(on: date) -> Subquery:
    """Return how many meetings in a row, to the newest, those have missed who did not come to that one."""
    place = func.row_number().over(partition_by=Attendance.membership_id, order_by=Meeting.starts_at.desc())
    newest = select(Attendance.membership_id, Attendance.presence, place.label("place"))
    newest = newest.join(Meeting, Meeting.id == Attendance.meeting_id).join(Term, Term.id == Meeting.term_id)
    newest = newest.where(Term.since <= on, or_(on < Term.until, Term.holds_over))
    newest = newest.where(Meeting.starts_at >= _begins(on - REMEMBERED), Meeting.cancelled_at.is_(None))
    newest = newest.where(Attendance.part == Part.MEMBER, Attendance.presence != Presence.NOT_CALLED)
    newest = newest.where(Attendance.membership_id.in_(_missed_the_last(on)))
    rows = newest.subquery()
    came = func.min(rows.c.place).filter(rows.c.presence == Presence.PRESENT)
    missed = select(rows.c.membership_id, (func.coalesce(came, func.count() + 1) - 1).label("streak"))
    return missed.group_by(rows.c.membership_id).subquery()


def _missed_the_last(on: date) -> Select[UUID | None]:
    """Return the memberships of those who did not come to the newest meeting of their term: few, and found first."""
    noted = select(Attendance.id).where(Attendance.meeting_id == Meeting.id).exists()
    held = (Meeting.starts_at >= _begins(on - REMEMBERED), Meeting.cancelled_at.is_(None), noted)
    last = select(Meeting.term_id, func.max(Meeting.starts_at).label("at")).where(*held)
    last_of = last.group_by(Meeting.term_id).subquery()
    chosen = select(Attendance.membership_id).join(Meeting, Meeting.id == Attendance.meeting_id)
    chosen = chosen.join(last_of, and_(last_of.c.term_id == Meeting.term_id, last_of.c.at == Meeting.starts_at))
    away = Attendance.presence.in_((Presence.APOLOGY, Presence.ABSENT))
    return chosen.where(Meeting.cancelled_at.is_(None), Attendance.part == Part.MEMBER, away)


def _begins(day: date) -> datetime:
    return clock.instant(day, time.min)

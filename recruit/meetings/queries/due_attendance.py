"""Meetings that were held and at which nobody is noted, and members who have been away too often. Two queries."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from recruit.appointments.model import Membership
from recruit.appointments.queries import sits_on
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.meetings.model import Attendance, Meeting, MeetingSettings
from recruit.meetings.rules import Part, Presence
from recruit.people.model import Organization, Person

#: A meeting of longer ago is not noted any more, and says nothing of who stays away now.
FORGOTTEN = timedelta(days=90)
REMEMBERED = timedelta(days=548)
#: Whoever has never chosen is told after so many.
WARN_AFTER = 2


def due(session: Session, *, on: date) -> list[Due]:
    """Return what is to be noted of the meetings before a day, and who has been away as often as the council names."""
    return [*_not_noted(session, on), *_away(session, on)]


def _not_noted(session: Session, on: date) -> Iterator[Due]:
    """Yield the newest meeting of each council at which nobody is noted, with how many there are."""
    found: dict[Any, list[tuple[Meeting, Body]]] = {}
    for meeting, body in session.execute(_without_rows(on)).unique():
        found.setdefault(body.id, []).append((meeting, body))
    for ours in found.values():
        meeting, body = ours[-1]
        facts = {"meeting": meeting.id, "day": meeting.slot.day, "number": len(ours)}
        yield Due("attendance-not-noted", body.name_on(on), body=body.slug, deadline=meeting.slot.day, facts=facts)


@lru_cache(maxsize=2)
def _without_rows(on: date) -> Select[Meeting, Body]:
    """Select these meetings; kept for the day, for it takes as long to put together as to read."""
    noted = select(Attendance.id).where(Attendance.meeting_id == Meeting.id).exists()
    chosen = select(Meeting, Body).join(Meeting.term).join(Term.body).join(Body.organization).join(Organization.names)
    chosen = chosen.where(Meeting.starts_at >= _begins(on - FORGOTTEN), Meeting.ends_at < _begins(on))
    chosen = chosen.where(Meeting.cancelled_at.is_(None), ~noted, or_(Body.until.is_(None), on < Body.until))
    named = contains_eager(Body.organization).contains_eager(Organization.names)
    return chosen.options(named).order_by(Meeting.starts_at)


def _away(session: Session, on: date) -> Iterator[Due]:
    """Yield the members who have missed the newest meetings in a row, of councils that wish to be told."""
    for held, streak, body in session.execute(_missing(on)).unique():
        facts = {"name": held.person.name, "number": streak, "membership": held.id}
        yield Due("member-away", body.name_on(on), body=body.slug, facts=facts)


@lru_cache(maxsize=2)
def _missing(on: date) -> Select[Membership, int, Body]:
    """Select these members with how many they have missed; kept for the day, as it takes long to put together."""
    asked = func.coalesce(MeetingSettings.warn_after, WARN_AFTER)
    wishes = or_(MeetingSettings.body_id.is_(None), MeetingSettings.warn_after.is_not(None))
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
    streaks = missed.group_by(rows.c.membership_id).subquery()
    chosen = select(Membership, streaks.c.streak, Body)
    chosen = chosen.join(streaks, streaks.c.membership_id == Membership.id).join(Membership.person)
    chosen = chosen.join(Membership.group).join(Term, Term.id == SeatGroup.term_id).join(Body, Body.id == Term.body_id)
    chosen = chosen.join(Body.organization).join(Organization.names)
    chosen = chosen.outerjoin(MeetingSettings, MeetingSettings.body_id == Body.id)
    there = or_(Body.until.is_(None), on < Body.until)
    chosen = chosen.where(sits_on(on), wishes, streaks.c.streak >= asked, there)
    named = contains_eager(Body.organization).contains_eager(Organization.names)
    return chosen.options(contains_eager(Membership.person), named).order_by(Person.sort_key, Person.id)


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

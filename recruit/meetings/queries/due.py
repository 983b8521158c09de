"""What waits before a meeting: that nobody is invited, knows another time, or comes instead of somebody.

One query, and six more for each council that has moved a meeting of which not everybody is told.

Who is asked to step in, and has not answered, waits in `appointments.queries.due_substitutes`.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, ScalarSelect, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.meetings.model import Apology, Attendance, Meeting, MeetingInvitation
from recruit.meetings.queries.telling import told_otherwise
from recruit.meetings.rules.telling import INVITED_BEFORE
from recruit.people.model import Organization, Person


def due(session: Session, *, on: date) -> list[Due]:
    """Return what waits before the meetings of a day and those after it, of every council."""
    rows = session.execute(_coming(on)).unique().all()
    return [*_invitations(session, rows, on), *_nobody_instead(rows, on)]


def _invitations(session: Session, rows: Sequence[Row[*tuple[Any, ...]]], on: date) -> Iterator[Due]:
    # A meeting stands there once for each who stays away; of its invitations it says the same each time.
    meetings = {meeting.id: (meeting, body, known, is_told) for meeting, body, known, is_told, *_absent in rows}
    otherwise = [(body, meeting) for meeting, body, known, _told in meetings.values() if known]
    told_anew = dict(_to_tell_anew(session, otherwise, on))
    for meeting, body, _known, is_told in meetings.values():
        number = told_anew.get(meeting.id, 0)
        day = meeting.slot.day
        facts = {"meeting": meeting.id, "day": day, "number": number}
        about: dict[str, Any] = {"subject": body.name_on(on), "body": body.slug, "deadline": day, "facts": facts}
        if number:
            yield Due("cancellation-not-told" if meeting.cancelled_at else "meeting-told-otherwise", **about)
        elif not is_told and meeting.cancelled_at is None and day - on <= INVITED_BEFORE:
            yield Due("meeting-not-invited-to", **about)


def _to_tell_anew(session: Session, meetings: Collection[tuple[Body, Meeting]], on: date) -> Iterator[tuple[UUID, int]]:
    """Yield how many are to be told anew, by meeting: whoever is not invited any more is not told that it moves."""
    by_body: dict[Body, list[Meeting]] = {}
    for body, meeting in meetings:
        by_body.setdefault(body, []).append(meeting)
    for body, some in by_body.items():
        found = told_otherwise(session, body, some, now=clock.instant(on, time.min))
        yield from ((meeting, len(rows)) for meeting, rows in found.items())


def _nobody_instead(rows: Sequence[Row[*tuple[Any, ...]]], on: date) -> Iterator[Due]:
    """Yield the apologies of whoever has a seat then where nobody is called in, though somebody stands behind it."""
    for meeting, body, _known, _told, membership_id, name in rows:
        if membership_id is not None:
            day = meeting.slot.day
            facts = {"meeting": meeting.id, "day": day, "member": name}
            yield Due("nobody-comes-instead", body.name_on(on), body=body.slug, deadline=day, facts=facts)


@lru_cache(maxsize=2)
def _coming(on: date) -> Select[*tuple[Any, ...]]:
    """Select the meetings to come, how many know them otherwise, whether anybody is invited, and who is not replaced.

    Kept for the day, for it takes as long to put together as to read.
    """
    absent, known = _uncalled().subquery(), aliased(MeetingInvitation)
    invited = exists().where(known.meeting_id == Meeting.id, known.superseded_at.is_(None))
    # Of a meeting of this morning it does not matter any more.
    is_told = or_(invited, exists().where(Attendance.meeting_id == Meeting.id))
    chosen = select(Meeting, Body, _told_otherwise(), is_told, absent.c.membership_id, absent.c.name)
    chosen = chosen.join(Meeting.term).join(Body, Body.id == Term.body_id)
    chosen = chosen.join(Body.organization).join(Organization.names)
    chosen = chosen.outerjoin(absent, and_(absent.c.meeting_id == Meeting.id, Meeting.cancelled_at.is_(None)))
    names = contains_eager(Body.organization).contains_eager(Organization.names)
    since = clock.instant(on, time.min)
    return chosen.where(Meeting.starts_at >= since).order_by(Meeting.starts_at, Meeting.id).options(names)


def _told_otherwise() -> ScalarSelect[int]:
    """Return how many know of a meeting what does not hold."""
    told = aliased(MeetingInvitation)
    stands = and_(told.meeting_id == Meeting.id, told.superseded_at.is_(None))
    otherwise = or_(told.starts_at != Meeting.starts_at, told.ends_at != Meeting.ends_at, told.place != Meeting.place)
    # Of a cancelled meeting everybody is to know that it is; of one that is held after all, that it is.
    does_not_hold = or_(
        and_(Meeting.cancelled_at.is_not(None), told.is_cancelled.is_(False)),
        and_(Meeting.cancelled_at.is_(None), or_(told.is_cancelled, otherwise)),
    )
    return select(func.count()).select_from(told).where(stands, does_not_hold).scalar_subquery()


def _uncalled() -> Select[UUID, UUID, str]:
    """Select the apologies that stand where nobody is called in."""
    steps_in = exists().where(
        SubstituteAsk.substitute_id == Membership.id,
        SubstituteAsk.accepts.is_(True),
        SubstituteAsk.withdrawn_at.is_(None),
        SubstituteAsk.call_id == SubstituteCall.id,
        SubstituteCall.closed_at.is_(None),
    )
    chosen = select(Apology.meeting_id, Apology.membership_id, Person.name)
    chosen = chosen.join(Membership, Membership.id == Apology.membership_id)
    chosen = chosen.join(Person, Person.id == Membership.person_id)
    chosen = chosen.join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
    chosen = chosen.where(Apology.revoked_at.is_(None), Apology.call_id.is_(None))
    chosen = chosen.where(SeatGroup.arrangement != SubstituteArrangement.NONE)
    return chosen.where(or_(Membership.role == Role.MEMBER, steps_in))

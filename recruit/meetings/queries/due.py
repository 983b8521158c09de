"""What waits before a meeting: that nobody is invited, knows another time, or comes instead of somebody.

Two queries, and six more for each council that has moved a meeting of which not everybody is told.

Who is asked to step in, and has not answered, waits in `appointments.queries.due_substitutes`.
"""

from collections.abc import Collection, Iterator
from datetime import date, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.rules import Role
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.meetings.model import Apology, Meeting, MeetingInvitation
from recruit.meetings.queries.telling import told_otherwise
from recruit.meetings.rules.telling import INVITED_BEFORE
from recruit.people.model import Organization, Person


def due(session: Session, *, on: date) -> list[Due]:
    """Return what waits before the meetings of a day and those after it, of every council."""
    return [*_invitations(session, on), *_nobody_instead(session, on)]


def _invitations(session: Session, on: date) -> Iterator[Due]:
    rows = session.execute(_told_otherwise(on)).unique().all()
    told_anew = dict(_to_tell_anew(session, [(body, meeting) for meeting, body, known, _told in rows if known], on))
    for meeting, body, _known, is_told in rows:
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


@lru_cache(maxsize=2)
def _told_otherwise(on: date) -> Select[Any]:
    """Select the meetings with how many were told otherwise; kept for the day, as it takes long to put together."""
    told, known = aliased(MeetingInvitation), aliased(MeetingInvitation)
    stands = and_(told.meeting_id == Meeting.id, told.superseded_at.is_(None))
    otherwise = or_(told.starts_at != Meeting.starts_at, told.ends_at != Meeting.ends_at, told.place != Meeting.place)
    # Of a cancelled meeting everybody is to know that it is; of one that is held after all, that it is.
    does_not_hold = or_(
        and_(Meeting.cancelled_at.is_not(None), told.is_cancelled.is_(False)),
        and_(Meeting.cancelled_at.is_(None), or_(told.is_cancelled, otherwise)),
    )
    wrong = select(func.count()).select_from(told).where(stands, does_not_hold).scalar_subquery()
    anybody = exists().where(known.meeting_id == Meeting.id, known.superseded_at.is_(None))
    return _coming(on, wrong, anybody)


def _coming(on: date, *more: Any) -> Select[Any]:
    chosen = select(Meeting, Body, *more).join(Meeting.term).join(Body, Body.id == Term.body_id)
    chosen = chosen.join(Body.organization).join(Organization.names)
    names = contains_eager(Body.organization).contains_eager(Organization.names)
    since = clock.instant(on, time.min)
    return chosen.where(Meeting.starts_at >= since).order_by(Meeting.starts_at, Meeting.id).options(names)


def _nobody_instead(session: Session, on: date) -> Iterator[Due]:
    """Yield the apologies of whoever has a seat then where nobody is called in, though somebody stands behind it."""
    for meeting, body, _membership, name in session.execute(_uncalled(on)).unique():
        day = meeting.slot.day
        facts = {"meeting": meeting.id, "day": day, "member": name}
        yield Due("nobody-comes-instead", body.name_on(on), body=body.slug, deadline=day, facts=facts)


@lru_cache(maxsize=2)
def _uncalled(on: date) -> Select[Any]:
    """Select these apologies; kept for the day, as it takes long to put together."""
    steps_in = exists().where(
        SubstituteAsk.substitute_id == Membership.id,
        SubstituteAsk.accepts.is_(True),
        SubstituteAsk.withdrawn_at.is_(None),
        SubstituteAsk.call_id == SubstituteCall.id,
        SubstituteCall.closed_at.is_(None),
    )
    chosen = _coming(on, Apology.membership_id, Person.name).join(Apology, Apology.meeting_id == Meeting.id)
    chosen = chosen.join(Membership, Membership.id == Apology.membership_id)
    chosen = chosen.join(Person, Person.id == Membership.person_id)
    chosen = chosen.join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
    chosen = chosen.where(Meeting.cancelled_at.is_(None), Apology.revoked_at.is_(None), Apology.call_id.is_(None))
    chosen = chosen.where(SeatGroup.arrangement != SubstituteArrangement.NONE)
    return chosen.where(or_(Membership.role == Role.MEMBER, steps_in))

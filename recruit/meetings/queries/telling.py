"""Reading who was told what of a meeting, and who is still to be told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.appointments.model import Membership
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.foundation.refusal import NotFound
from recruit.meetings.model import Apology, Meeting, MeetingInvitation
from recruit.meetings.queries import attendance
from recruit.meetings.queries.entry import in_order
from recruit.meetings.queries.inviting import invited_on
from recruit.meetings.rules import Part
from recruit.meetings.rules.telling import Message, WhatHolds, to_tell
from recruit.people.model import Organization, Person


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who is invited to a meeting, or was told of it, or has sent apologies."""

    #: Loaded with person, contacts, group and seat.
    membership: Membership
    #: As what they come; None: they are not invited any more.
    part: Part | None
    #: What they were told last, with its letter.
    told: MeetingInvitation | None
    #: The apologies that stand, with the call and who was asked.
    apology: Apology | None
    #: What they are to be told now.
    message: Message | None
    #: Whose seat they sit on, where they step in.
    stands_in_for: Membership | None = None

    @property
    def before(self) -> WhatHolds | None:
        """Return what they were told last and know; None: nothing."""
        return self.told.what if self.told and self.told.reached else None

    @property
    def comes(self) -> bool:
        """Return whether they are expected."""
        return self.part is not None and self.apology is None


def holds(meeting: Meeting) -> WhatHolds:
    """Return when and where a meeting is, as it is now."""
    return WhatHolds(meeting.starts_at, meeting.ends_at, meeting.place, meeting.cancelled_at is not None)


def lines(session: Session, body: Body, meeting: Meeting, *, now: datetime) -> Sequence[Line]:
    """Return everybody who has to do with a meeting, loaded with its term, as `in_order` has it. 12 queries.

    Whoever steps in stands after the member.
    """
    guests = attendance.guests(session, body, meeting)
    told, sent = standing(session, meeting), attendance.apologies(session, meeting)
    known = {one.membership.id for one in guests}
    found = [
        _line(meeting, one.membership, one.invited.part, told, one.apology, one.stands_in_for, now) for one in guests
    ]
    others = _others(session, ({*told} | {*sent}) - known)
    found += [_line(meeting, one, None, told, sent.get(one.id), None, now) for one in others]
    return sorted(found, key=lambda one: (in_order(one.stands_in_for or one.membership), one.stands_in_for is not None))


def _line(
    meeting: Meeting,
    membership: Membership,
    part: Part | None,
    told: Mapping[UUID, MeetingInvitation],
    apology: Apology | None,
    stands_in_for: Membership | None,
    now: datetime,
) -> Line:
    mine = told.get(membership.id)
    knows = mine.what if mine and mine.reached else None
    # Whoever has sent apologies before anybody was invited knows of the meeting.
    is_invited = part is not None and (apology is None or knows is not None)
    message = to_tell(holds(meeting), knows, is_invited=is_invited, now=now)
    return Line(membership, part, mine, apology, message, stands_in_for)


def _others(session: Session, ids: Collection[UUID]) -> Sequence[Membership]:
    if not ids:
        return []
    loaded = (
        joinedload(Membership.group),
        joinedload(Membership.seat),
        joinedload(Membership.person).selectinload(Person.contacts),
    )
    return session.scalars(select(Membership).where(Membership.id.in_(ids)).options(*loaded)).all()


def standing(session: Session, meeting: Meeting) -> Mapping[UUID, MeetingInvitation]:
    """Return what everybody was told last of a meeting, by membership, with its letter. One query."""
    chosen = select(MeetingInvitation).filter_by(meeting_id=meeting.id, superseded_at=None)
    chosen = chosen.options(joinedload(MeetingInvitation.letter))
    return {one.membership_id: one for one in session.scalars(chosen)}


def told_otherwise(
    session: Session, body: Body, meetings: Collection[Meeting], *, now: datetime
) -> Mapping[UUID, Sequence[MeetingInvitation]]:
    """Return what people were told last of meetings of a body and what does not hold any more, by meeting.

    Only of those who are to be told anew: whoever is not invited any more hears elsewhere that they are not needed, and
    letters that were stopped before they left told nobody anything. By name, with person. Six queries.
    """
    days = {one.slot.day for one in meetings}
    people = {day: {one.membership for one in some} for day, some in invited_on(session, body, days).items()}
    found: dict[UUID, list[MeetingInvitation]] = {one.id: [] for one in meetings}
    named = joinedload(MeetingInvitation.membership).joinedload(Membership.person)
    chosen = select(MeetingInvitation).where(MeetingInvitation.meeting_id.in_(found))
    chosen = chosen.where(MeetingInvitation.superseded_at.is_(None))
    known = {one.id: one for one in meetings}
    for one in session.scalars(chosen.options(named, joinedload(MeetingInvitation.letter))):
        meeting = known[one.meeting_id]
        is_invited = one.membership_id in people[meeting.slot.day]
        if one.reached and to_tell(holds(meeting), one.what, is_invited=is_invited, now=now) is not None:
            found[meeting.id].append(one)
    return {number: sorted(some, key=lambda one: one.membership.person.sort_key) for number, some in found.items()}


def needless(session: Session, body: Body, *, now: datetime) -> Sequence[MeetingInvitation]:
    """Return what people were told last of a body's meetings to come who are not invited to them any more.

    With meeting and letter. Cancelled meetings are left out. Six queries.
    """
    chosen = select(MeetingInvitation).join(MeetingInvitation.meeting).join(Meeting.term)
    chosen = chosen.where(Term.body_id == body.id, Meeting.starts_at > now, Meeting.cancelled_at.is_(None))
    chosen = chosen.where(MeetingInvitation.superseded_at.is_(None))
    loaded = (contains_eager(MeetingInvitation.meeting), joinedload(MeetingInvitation.letter))
    found = session.scalars(chosen.options(*loaded).order_by(MeetingInvitation.id)).all()
    invited = invited_on(session, body, {one.meeting.slot.day for one in found})
    people = {day: {one.membership for one in some} for day, some in invited.items()}
    return [one for one in found if one.membership_id not in people[one.meeting.slot.day]]


def invitation(session: Session, invitation_id: UUID, *, lock: bool = False) -> tuple[Body, MeetingInvitation]:
    """Return an invitation with its meeting, term and person with contacts, and the council with its names.

    With `lock` nobody else changes the meeting until the transaction ends. Raises NotFound. A few queries.
    """
    named = joinedload(Body.organization).selectinload(Organization.names)
    meeting = joinedload(MeetingInvitation.meeting).joinedload(Meeting.term)
    person = joinedload(MeetingInvitation.membership).options(
        joinedload(Membership.person).selectinload(Person.contacts),
        joinedload(Membership.group),
        joinedload(Membership.seat),
    )
    if lock:
        own = select(MeetingInvitation.meeting_id).where(MeetingInvitation.id == invitation_id).scalar_subquery()
        session.execute(select(Meeting.id).where(Meeting.id == own).with_for_update())
    chosen = select(MeetingInvitation, Body).join(MeetingInvitation.membership).join(Membership.group)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id).join(Body, Body.id == Term.body_id)
    chosen = chosen.where(MeetingInvitation.id == invitation_id).options(meeting, person, named)
    found = session.execute(chosen.execution_options(populate_existing=lock)).one_or_none()
    if found is None:
        raise NotFound("meeting_invitation")
    return found[1], found[0]

"""Reading who is called in to a meeting because somebody does not come."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased, joinedload

from recruit.appointments.model import Membership, SubstituteAsk, SubstituteCall
from recruit.appointments.queries import sits_on
from recruit.appointments.rules import Role
from recruit.appointments.rules.substitution import CallKind
from recruit.bodies.model import Body, SeatGroup, Term
from recruit.meetings.model import Apology, Meeting, MeetingInvitation
from recruit.people.model import Organization
from recruit.recruitment.rules import Manner


def stepping_in(session: Session, meeting: Meeting, membership: UUID) -> SubstituteCall | None:
    """Return the open call in which a substitute has said yes to come on the day of a meeting. One query."""
    said_yes = SubstituteCall.asks.any(
        (SubstituteAsk.substitute_id == membership)
        & SubstituteAsk.accepts.is_(True)
        & SubstituteAsk.withdrawn_at.is_(None)
    )
    return _open_on(session, meeting, said_yes)


def called_for(session: Session, meeting: Meeting, member: UUID) -> SubstituteCall | None:
    """Return the open call for a member for the day of a meeting; a leave is none. One query."""
    ours = (SubstituteCall.member_id == member) & (SubstituteCall.kind == CallKind.MEETING)
    return _open_on(session, meeting, ours)


def _open_on(session: Session, meeting: Meeting, which: ColumnElement[bool]) -> SubstituteCall | None:
    day = meeting.slot.day
    chosen = select(SubstituteCall).where(which, SubstituteCall.closed_at.is_(None))
    chosen = chosen.where(SubstituteCall.since <= day, SubstituteCall.until.is_(None) | (SubstituteCall.until > day))
    chosen = chosen.where(SubstituteCall.kind != CallKind.FOR_GOOD)
    return session.scalars(chosen.order_by(SubstituteCall.opened_at.desc())).first()


def stand_ins_to_invite(session: Session, *, now: datetime) -> Sequence[tuple[Body, UUID, UUID]]:
    """Return who has said yes to step in at a meeting to come, to which others are invited and they are not.

    For one meeting, or during a leave. With council and names, meeting, and the place of the substitute, the earliest
    meeting first. Two queries.
    """
    named = joinedload(Body.organization).selectinload(Organization.names)
    others, own, theirs = aliased(MeetingInvitation), aliased(MeetingInvitation), aliased(Term)
    invited = exists().where(others.meeting_id == Meeting.id, others.superseded_at.is_(None))
    knows = exists().where(
        own.meeting_id == Meeting.id, own.membership_id == SubstituteAsk.substitute_id, own.superseded_at.is_(None)
    )
    chosen = select(Body, Meeting, SubstituteCall, SubstituteAsk.substitute_id).select_from(SubstituteCall)
    chosen = chosen.join(SubstituteCall.asks).join(Membership, Membership.id == SubstituteCall.member_id)
    chosen = chosen.join(Membership.group).join(theirs, theirs.id == SeatGroup.term_id)
    chosen = chosen.join(Body, Body.id == theirs.body_id).join(Term, Term.body_id == Body.id)
    chosen = chosen.join(Meeting, Meeting.term_id == Term.id)
    chosen = chosen.where(SubstituteCall.closed_at.is_(None), SubstituteCall.kind != CallKind.FOR_GOOD)
    chosen = chosen.where(SubstituteAsk.accepts.is_(True), SubstituteAsk.withdrawn_at.is_(None))
    chosen = chosen.where(Meeting.starts_at > now, Meeting.cancelled_at.is_(None), invited, ~knows)
    rows = session.execute(chosen.order_by(Meeting.starts_at, Meeting.id).options(named))
    return [(body, meeting.id, who) for body, meeting, call, who in rows if meeting.slot.day in call.span]


def apologies_of(session: Session, call: UUID) -> Sequence[Apology]:
    """Return the apologies that stand and came to a call, the earliest first, with their meeting. One query."""
    chosen = select(Apology).filter_by(call_id=call, revoked_at=None)
    chosen = chosen.options(joinedload(Apology.meeting).joinedload(Meeting.term))
    return session.scalars(chosen.order_by(Apology.at, Apology.id)).all()


def apologised(session: Session, meeting: Meeting) -> Mapping[UUID, Manner]:
    """Return who has sent apologies to a meeting that stand, by person, with how they came. One query."""
    chosen = select(Membership.person_id, Apology.manner).join(Apology, Apology.membership_id == Membership.id)
    rows = session.execute(chosen.where(Apology.meeting_id == meeting.id, Apology.revoked_at.is_(None)))
    return dict(rows.all())


def asked_elsewhere(session: Session, body: Body, call: SubstituteCall) -> AbstractSet[UUID]:
    """Return who is asked and has not answered, in other calls of a council for its days, by person. One query."""
    chosen = select(Membership.person_id).join(SubstituteAsk, SubstituteAsk.substitute_id == Membership.id)
    chosen = chosen.join(SubstituteAsk.call).where(SubstituteCall.id != call.id, SubstituteCall.closed_at.is_(None))
    chosen = chosen.join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == body.id)
    chosen = chosen.where(SubstituteAsk.accepts.is_(None), SubstituteAsk.withdrawn_at.is_(None))
    chosen = chosen.where(SubstituteCall.kind != CallKind.FOR_GOOD)
    chosen = chosen.where(SubstituteCall.until.is_(None) | (SubstituteCall.until > call.since))
    if call.until is not None:
        chosen = chosen.where(SubstituteCall.since < call.until)
    return frozenset(session.scalars(chosen))


def members(session: Session, body: Body, meeting: Meeting) -> AbstractSet[UUID]:
    """Return who has a seat in a council on the day of a meeting, by person. One query."""
    chosen = select(Membership.person_id).join(SeatGroup, SeatGroup.id == Membership.seat_group_id)
    chosen = chosen.join(Term, Term.id == SeatGroup.term_id).where(Term.body_id == body.id)
    return frozenset(session.scalars(chosen.where(Membership.role == Role.MEMBER, sits_on(meeting.slot.day))))


def open_calls(session: Session, *, now: datetime) -> Sequence[tuple[UUID, Body]]:
    """Return the open calls of meetings to come that came of apologies, with the council and its names. Two queries."""
    named = joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(SubstituteCall.id, Body).join(Apology, Apology.call_id == SubstituteCall.id)
    chosen = chosen.join(Apology.meeting).join(Meeting.term).join(Body, Body.id == Term.body_id)
    chosen = chosen.where(SubstituteCall.closed_at.is_(None), Apology.revoked_at.is_(None))
    chosen = chosen.where(Meeting.starts_at > now, Meeting.cancelled_at.is_(None)).options(named)
    found = session.execute(chosen.order_by(Meeting.starts_at, SubstituteCall.opened_at))
    return list(dict(found.all()).items())

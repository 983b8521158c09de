"""Whether something happened in a place, so that nobody takes it for a registration in error."""

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from recruit.appointments.model import (
    DesignateDecision,
    Membership,
    MembershipEnding,
    MembershipHearing,
    OfficeVote,
    SubstituteAsk,
    SubstituteCall,
)
from recruit.bodies.model import SeatGroup


def is_decided(session: Session, membership: Membership) -> bool:
    """Return whether a place came of a decision about a case, which stands, and has not ended. One query."""
    if membership.end_reason is not None:
        return False
    stands = exists().where(DesignateDecision.membership_id == membership.id, DesignateDecision.revoked_at.is_(None))
    return bool(session.scalar(select(stands)))


def is_told_of(session: Session, membership: Membership) -> bool:
    """Return whether somebody stood for an office, was stood in for, asked, heard or left in a place. Two queries."""
    rows = (
        select(MembershipEnding.id).where(MembershipEnding.membership_id == membership.id),
        select(MembershipHearing.id).where(MembershipHearing.membership_id == membership.id),
        select(SubstituteCall.id).where(SubstituteCall.member_id == membership.id),
        select(SubstituteAsk.id).where(SubstituteAsk.substitute_id == membership.id),
    )
    if session.scalar(select(or_(*(chosen.exists() for chosen in rows)))):
        return True
    term = select(SeatGroup.term_id).where(SeatGroup.id == membership.seat_group_id).scalar_subquery()
    standing = session.scalars(select(OfficeVote.candidates).where(OfficeVote.term_id == term))
    return any(str(membership.id) in candidates for candidates in standing)

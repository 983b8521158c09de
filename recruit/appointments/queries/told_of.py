"""Whether something happened in a place, so that nobody takes it for a registration in error."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from recruit.appointments.model import (
    Membership,
    MembershipEnding,
    MembershipHearing,
    OfficeVote,
    SubstituteAsk,
    SubstituteCall,
)
from recruit.bodies.model import SeatGroup


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

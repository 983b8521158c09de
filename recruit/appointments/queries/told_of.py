"""Whether something happened in a place, so that nobody takes it for a registration in error."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, exists, or_, select
from sqlalchemy.orm import Session

from recruit.appointments.model import DesignateDecision, Membership, OfficeHolding, OfficeVote
from recruit.bodies.model import SeatGroup
from recruit.foundation.db import Base

_LOOKED_AFTER = frozenset({Membership.__tablename__, OfficeHolding.__tablename__})


def is_decided(session: Session, membership: Membership) -> bool:
    """Return whether a place came of a decision about a case, which stands, and has not ended. One query."""
    if membership.end_reason is not None:
        return False
    stands = exists().where(DesignateDecision.membership_id == membership.id, DesignateDecision.revoked_at.is_(None))
    return bool(session.scalar(select(stands)))


def is_told_of(session: Session, membership: Membership) -> bool:
    """Return whether somebody stood for an office, was stood in for, asked, heard or left in a place. Two queries.

    Whatever else points at the place counts too, such as that they came to a meeting; what goes with it does not.
    """
    if session.scalar(select(or_(*(exists().where(column == membership.id) for column in _pointing())))):
        return True
    term = select(SeatGroup.term_id).where(SeatGroup.id == membership.seat_group_id).scalar_subquery()
    standing = session.scalars(select(OfficeVote.candidates).where(OfficeVote.term_id == term))
    return any(str(membership.id) in candidates for candidates in standing)


def _pointing() -> Iterator[Column[Any]]:
    """Yield the columns that keep a place from going: other places and offices are looked after where it is taken."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is Membership.__table__ and key.ondelete is None and table.name not in _LOOKED_AFTER:
                yield key.parent

"""Loading a user for a change: nobody else changes the same user until the transaction ends."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.refusal import NotFound


def locked_user(session: Session, user_id: UUID) -> StaffUser:
    """Return the user, locked.

    Raises NotFound.
    """
    user = session.scalars(select(StaffUser).where(StaffUser.id == user_id).with_for_update()).one_or_none()
    if user is None:
        raise NotFound("user")
    return user

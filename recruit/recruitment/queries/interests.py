"""Reading the list of interests."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.refusal import NotFound
from recruit.recruitment.model import Interest


def interests(session: Session, *, with_retired: bool = False) -> Sequence[Interest]:
    """Return the interests that are offered, in their order; also those that are offered no more, if asked for."""
    chosen = select(Interest) if with_retired else select(Interest).where(Interest.retired_at.is_(None))
    return session.scalars(chosen.order_by(Interest.position)).all()


def interest(session: Session, interest_id: UUID) -> Interest:
    """Return an interest by its id. Raises NotFound."""
    found = session.get(Interest, interest_id)
    if found is None:
        raise NotFound("interest")
    return found

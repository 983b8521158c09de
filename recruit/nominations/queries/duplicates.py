"""Nominations that are perhaps of one person: the same name, mailbox or telephone in the same round."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from recruit.nominations import rules
from recruit.nominations.model import Nomination, Nominee

#: How many are shown; a name that so many share says nothing.
MOST = 10


def alike(session: Session, nomination: Nomination, known: Collection[UUID] = ()) -> Sequence[Nomination]:
    """Return the other nominations of the round that may be the same person's, and those `known` to be. One query.

    In the order in which they came, with nominee and nominator; of `nomination` the nominee is loaded.
    """
    nominee = nomination.nominee
    if nominee is None:
        return []
    same = [Nominee.search_key == nominee.search_key, Nomination.id.in_(known)]
    if nominee.email:
        same.append(func.lower(Nominee.email) == rules.email_key(nominee.email))
    if nominee.phone:
        same.append(Nominee.phone == nominee.phone)
    chosen = select(Nomination).join(Nomination.nominee).where(Nomination.round_id == nomination.round_id, or_(*same))
    chosen = chosen.where(Nomination.id != nomination.id).order_by(Nomination.received_at, Nomination.id).limit(MOST)
    loaded = (contains_eager(Nomination.nominee), joinedload(Nomination.nominator))
    return session.scalars(chosen.options(*loaded)).all()

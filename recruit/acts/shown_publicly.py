"""What everybody may read of what somebody wrote as a candidate, by the person's own ticks."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from recruit.nominations.model import Nomination, Nominee


def nominations(session: Session, person_id: UUID, *, lock: bool = False) -> Sequence[Nomination]:
    """Return the nominations of a person of which text, languages or photo may be read, with nominee. One query.

    `lock` locks them until the transaction ends.
    """
    shows = or_(Nominee.shows_motivation, Nominee.shows_languages, Nominee.shows_photo)
    chosen = select(Nomination).join(Nominee, Nominee.nomination_id == Nomination.id)
    chosen = chosen.where(Nominee.person_id == person_id, shows, Nomination.erased_at.is_(None))
    chosen = chosen.options(joinedload(Nomination.nominee)).order_by(Nomination.received_at)
    if lock:
        chosen = chosen.with_for_update(of=Nomination)
    return session.scalars(chosen.execution_options(populate_existing=lock)).all()

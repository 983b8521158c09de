"""What the person asked for about their own data, what was answered, and since when it is not used."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.nominations.model import ErasureRequest, Nomination, Restriction
from recruit.reports.disclosure.category import Record, record


def asked_for(session: Session, nominations: Sequence[Nomination]) -> Iterator[Record]:
    """Yield each wish to be erased with its answer, and each time in which what stands there was not used."""
    references = {each.id: each.reference for each in nominations}
    wishes = select(ErasureRequest).where(ErasureRequest.nomination_id.in_(references))
    for wish in session.scalars(wishes.order_by(ErasureRequest.received_at)):
        yield record(
            reference=references[wish.nomination_id],
            erasure_asked_for=wish.received_at,
            manner=wish.manner,
            answered_at=wish.answered_at,
            reason=wish.reason,
        )
    held = select(Restriction).where(Restriction.nomination_id.in_(references))
    for each in session.scalars(held.order_by(Restriction.since)):
        yield record(
            reference=references[each.nomination_id],
            not_used_since=each.since,
            ground=each.ground,
            reason=each.reason,
            used_again=each.lifted_at,
        )

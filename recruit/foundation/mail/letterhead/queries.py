"""Reading letterheads."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from recruit.foundation.mail.letterhead.model import DatedLetterhead
from recruit.foundation.mail.letterhead.rules import Letterhead
from recruit.foundation.municipality import queries as municipalities
from recruit.foundation.refusal import NotFound

#: Built once: every letter that is written asks who it comes from.
_HOLDING = (
    select(DatedLetterhead)
    .where(DatedLetterhead.scope == bindparam("scope"), DatedLetterhead.since <= bindparam("day"))
    .order_by(DatedLetterhead.since.desc(), DatedLetterhead.version.desc())
    .limit(1)
)


def letterhead_for(
    session: Session, scope: str, on: date, *, discreet: bool = False, municipality: Letterhead | None = None
) -> Letterhead:
    """Return who a letter comes from on a day: its council's own (`scope`, as in `Letter`), else the municipality's.

    With `discreet` it does not tell which council that is. At most two queries; one where the caller knows the
    municipality's already.
    """
    municipality = municipality or of_the_municipality(session)
    own = holding(session, scope, on)
    if own is None:
        return municipality
    return own.letterhead.discreet(municipality) if discreet else own.letterhead


def of_the_municipality(session: Session) -> Letterhead:
    """Return who letters come from that no council has a letterhead for. One query."""
    known = municipalities.municipality(session)
    if known is None:
        return Letterhead("recruit")
    return Letterhead(known.name, email=known.email, phone=known.phone, address=known.address)


def holding(session: Session, scope: str, on: date) -> DatedLetterhead | None:
    """Return a council's own letterhead of a day; None where it has none. One query, none for the municipality."""
    return session.scalars(_HOLDING, {"scope": scope, "day": on}).one_or_none() if scope else None


def written(session: Session, scope: str) -> Sequence[DatedLetterhead]:
    """Return all letterheads of a council, the one that begins last first, and of one day the last written first."""
    ours = select(DatedLetterhead).filter_by(scope=scope)
    return session.scalars(ours.order_by(DatedLetterhead.since.desc(), DatedLetterhead.version.desc())).all()


def one(session: Session, scope: str, letterhead_id: UUID) -> DatedLetterhead:
    """Return one letterhead of a council. Raises NotFound."""
    found = session.get(DatedLetterhead, letterhead_id)
    if found is None or found.scope != scope:
        raise NotFound(letterhead_id)
    return found

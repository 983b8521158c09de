"""Reading the municipality."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from recruit.foundation.files.model import StoredFile
from recruit.foundation.municipality.model import Municipality

_CHOSEN = select(Municipality).options(joinedload(Municipality.logo))


def municipality(session: Session, *, lock: bool = False) -> Municipality | None:
    """Return the municipality with the facts about its logo; None before it is set up. One query.

    With `lock` nobody else changes it meanwhile.
    """
    return session.scalars(_CHOSEN.with_for_update(of=Municipality) if lock else _CHOSEN).one_or_none()


def logo(session: Session, digest: str) -> StoredFile | None:
    """Return the logo's facts when `digest` is the one in use."""
    chosen = select(StoredFile).join(Municipality, Municipality.logo_id == StoredFile.id)
    return session.scalars(chosen.where(StoredFile.digest == digest)).one_or_none()

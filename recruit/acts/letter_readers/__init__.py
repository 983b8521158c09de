"""To whom a letter could be written now, so that its wording can be looked at as each of them would get it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.acts.letter_readers import (
    appointments,
    asking,
    handover,
    leaving,
    meetings,
    members,
    places,
    rounds,
    substitutes,
)
from recruit.acts.letter_readers.finding import Find, Moment, Reader

__all__ = ["OF_THE_HOUSE", "Moment", "Reader", "kinds", "readers"]

#: What is about no council, and is worded for the whole municipality only.
OF_THE_HOUSE = frozenset({"invitation", "mail_test", "password_reset", "weekly_digest"})

_READERS: Mapping[str, Find] = {
    **rounds.READERS,
    **appointments.READERS,
    **substitutes.READERS,
    **meetings.READERS,
    **asking.READERS,
    **members.READERS,
    **leaving.READERS,
    **places.READERS,
    **handover.READERS,
}


def readers(session: Session, kind: str, body_id: UUID, at: Moment) -> Sequence[Reader]:
    """Return who could get a letter of this kind about a council, the newest first. A few queries, however many."""
    found = _READERS[kind](session, body_id, at) if kind in _READERS else iter(())
    return [reader for reader in found if reader.draft.kind == kind]


def kinds() -> frozenset[str]:
    """Return every letter that can be looked at as somebody would get it."""
    return frozenset(_READERS)

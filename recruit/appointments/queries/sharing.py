"""What members let the others of a council see."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import ContactSharing
from recruit.appointments.rules.sharing import SharedField


def shared(session: Session, body_id: UUID, people: Collection[UUID]) -> Mapping[UUID, frozenset[SharedField]]:
    """Return what each of these people shares with the members of a body; who shares nothing is left out. One query."""
    chosen = select(ContactSharing.person_id, ContactSharing.field)
    chosen = chosen.where(ContactSharing.body_id == body_id, ContactSharing.person_id.in_(people))
    found: dict[UUID, set[SharedField]] = defaultdict(set)
    for person, field in session.execute(chosen):
        found[person].add(field)
    return {person: frozenset(fields) for person, fields in found.items()}


def shared_by(session: Session, person_id: UUID) -> Mapping[UUID, frozenset[SharedField]]:
    """Return what somebody shares, by the body with whose members. One query."""
    chosen = select(ContactSharing.body_id, ContactSharing.field).where(ContactSharing.person_id == person_id)
    found: dict[UUID, set[SharedField]] = defaultdict(set)
    for body, field in session.execute(chosen):
        found[body].add(field)
    return {body: frozenset(fields) for body, fields in found.items()}

"""What memberships and offices are called where the log speaks of them."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, OfficeHolding
from recruit.bodies.model import SeatGroup
from recruit.people.model import Person


def names_of_memberships(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return who holds the memberships with these ids, and where: "Amina Rahimi, Foreninger". One query."""
    chosen = select(Membership.id, Person.name, SeatGroup.label).join(Membership.person).join(Membership.group)
    rows = session.execute(chosen.where(Membership.id.in_(ids)))
    return {membership: f"{name}, {label}" for membership, name, label in rows}


def names_of_offices(session: Session, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return who holds the offices with these ids. One query."""
    chosen = select(OfficeHolding.id, Person.name).join(OfficeHolding.membership).join(Membership.person)
    return dict(session.execute(chosen.where(OfficeHolding.id.in_(ids))).all())

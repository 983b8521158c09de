"""What the places of two people say to their being one person: asked, moved and moved back from `acts.merging`."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import (
    ContactSharing,
    Designate,
    Membership,
    MemberTold,
    OutcomeTold,
    YearlyCheck,
)
from recruit.appointments.rules.merging import HeldSomewhere, may_be_one
from recruit.bodies import queries as bodies
from recruit.bodies.model import SeatGroup
from recruit.foundation.refusal import Refusal
from recruit.people import pointing
from recruit.people.model import Person, PersonMerge


def reasons(session: Session, kept: Person, merged: Person) -> tuple[Refusal, ...]:
    """Return every reason why the places of the two cannot be one person's. Three queries."""
    places = _places(session, (kept.id, merged.id))
    mine = [place for place in places if place.held.person == kept.id]
    return may_be_one(mine, [place for place in places if place.held.person == merged.id])


def move(session: Session, kept: Person, merged: Person) -> dict[str, list[str]]:
    """Give every place of the merged person to the kept one; offices come along. Return which places they were.

    Whoever was proposed stays proposed, and whoever was told something has been told it. What the kept person shares
    with a council, or was asked in it, counts for both.
    """
    moved = pointing.move(session, Designate.person_id, kept, merged)
    moved |= pointing.move(session, Membership.person_id, kept, merged)
    for said in (ContactSharing, YearlyCheck):
        moved |= pointing.move(session, said.person_id, kept, merged, once_in=said.body_id)
    moved |= pointing.move(session, OutcomeTold.person_id, kept, merged, once_in=OutcomeTold.case_id)
    return moved | pointing.move(session, MemberTold.person_id, kept, merged, once_in=MemberTold.term_id)


def move_back(session: Session, merge: PersonMerge) -> None:
    """Give the places back that the merge moved, as far as they still are the kept person's."""
    said = (ContactSharing.person_id, YearlyCheck.person_id)
    for at in (*said, Membership.person_id, Designate.person_id, OutcomeTold.person_id, MemberTold.person_id):
        pointing.move_back(session, at, merge)


def _places(session: Session, people: Sequence[UUID]) -> list[HeldSomewhere]:
    chosen = select(Membership, SeatGroup.term_id).join(Membership.group).where(Membership.person_id.in_(people))
    rows = session.execute(chosen).all()
    names = bodies.names_of_terms(session, {term for _, term in rows})
    return [HeldSomewhere(membership.facts(), term, names[term]) for membership, term in rows]

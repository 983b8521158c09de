"""Which people and places a page shows: those of the councils that the reader looks after."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.acts import directory
from recruit.acts.places import Reach
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.accounts.rules import Grant
from recruit.foundation.audit import operations as audit
from recruit.web.access import May, current_actor, grants_that_allow
from recruit.web.extensions import transaction

if TYPE_CHECKING:
    from recruit.people.model import Person


def reach(session: Session, what: May) -> Reach:
    """Return the councils within the reader's reach for this; None for all of them."""
    return bodies.reached_by(session, grants_that_allow(what))


def reaches(session: Session, *whats: May) -> list[Reach]:
    """Return the councils within the reader's reach for each of these; nothing where no role allows it. One query."""
    allowed = [grants_that_allow(what) for what in whats]
    limits = bodies.limits(session, {grant for grants in allowed for grant in grants})
    return [_reach_of(grants, limits) for grants in allowed]


def _reach_of(grants: Collection[Grant], limits: Mapping[UUID, frozenset[UUID]]) -> Reach:
    if any(grant.id not in limits for grant in grants):
        return None
    return frozenset(body for grant in grants for body in limits[grant.id])


def person_to_see(session: Session, person_id: UUID) -> "Person":
    """Return a person whom the reader may see, with other names and contacts. Raises NotFound."""
    return directory.person_open_to(session, person_id, reach(session, May.VIEW_PEOPLE))


def person_to_change(session: Session, person_id: UUID) -> "Person":
    """Return a person whom the reader may change, locked, with other names and contacts. Raises NotFound."""
    return directory.person_open_to(session, person_id, reach(session, May.MANAGE_PEOPLE), for_change=True)


def note_look(*people: "Person") -> None:
    """Note that the reader looks at how these people can be reached, apart from the log and for a shorter time."""
    with transaction() as session:
        for person in people:
            audit.look_up(session, person, by=current_actor(), at=clock.now())

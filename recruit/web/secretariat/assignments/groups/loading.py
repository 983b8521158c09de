"""What the pages of working groups load: the council, a group as it is today, and who takes part in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.assignments.queries import group as queries
from recruit.foundation.refusal import NotFound
from recruit.web.converters import BodyRef
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from recruit.assignments.model import GroupParticipation, WorkingGroup
    from recruit.bodies.model import Body

PREFIX = "/sekretariat/<body:body>/repraesentation/arbejdsgrupper"


@dataclass(frozen=True, slots=True)
class Shown:
    """A working group on a day."""

    group: "WorkingGroup"
    #: Who leads it; None where nobody does.
    lead: "GroupParticipation | None"
    #: Who takes part beside the lead, by name.
    others: "Sequence[GroupParticipation]"
    #: Who takes part from a later day, and who did before: each with their days, the lead's days as such.
    coming: "Sequence[GroupParticipation]"
    former: "Sequence[GroupParticipation]"
    has_ended: bool

    @property
    def there(self) -> "Sequence[GroupParticipation]":
        """Return who takes part, the lead first."""
        return [*([self.lead] if self.lead else []), *self.others]


def shown(group: "WorkingGroup", *, on: date) -> Shown:
    """Return a group, loaded, as it is on a day."""
    by_name = sorted(group.participations, key=lambda one: (one.person.sort_key, one.since))
    there = [one for one in by_name if on in one.span]
    return Shown(
        group,
        next((one for one in there if one.leads), None),
        [one for one in there if not one.leads],
        [one for one in by_name if one.since > on],
        [one for one in by_name if one.until is not None and one.until <= on],
        group.until is not None and group.until <= on,
    )


def the_group(session: Session, ref: BodyRef, group_id: UUID, *, lock: bool = False) -> "tuple[Body, WorkingGroup]":
    """Return the council and one of its groups; with `lock` for a change. Raises NotFound."""
    body = the_body(session, ref)
    return body, queries.group(session, body, group_id, lock=lock)


def the_participation(group: "WorkingGroup", participation_id: UUID) -> "GroupParticipation":
    """Return that somebody takes part in a group, loaded. Raises NotFound."""
    found = next((one for one in group.participations if one.id == participation_id), None)
    if found is None:
        raise NotFound("group_participation")
    return found

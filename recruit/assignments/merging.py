"""Where two people who are one were sent, what they were asked and do together: it follows, and goes back."""

from typing import Any

from sqlalchemy.orm import InstrumentedAttribute, Session

from recruit.assignments.model import Assignment, GroupParticipation, ReportBack, RoundAsk
from recruit.people import pointing
from recruit.people.model import Person, PersonMerge
from recruit.people.pointing import Pointer

#: What points at a person, and in what a person stands once only: in a place elsewhere or a group for the same days.
_POINTERS: tuple[tuple[Pointer, tuple[InstrumentedAttribute[Any], ...] | None], ...] = (
    (Assignment.person_id, (Assignment.place_id, Assignment.since)),
    (RoundAsk.person_id, (RoundAsk.step_id,)),
    (GroupParticipation.person_id, (GroupParticipation.group_id, GroupParticipation.since)),
    (ReportBack.person_id, None),
)


def move(session: Session, kept: Person, merged: Person) -> dict[str, list[str]]:
    """Give the kept person what is the merged one's; what both have had stays with each of them."""
    return {
        table: ids
        for pointer, once_in in _POINTERS
        for table, ids in pointing.move(session, pointer, kept, merged, once_in=once_in).items()
    }


def move_back(session: Session, merge: PersonMerge) -> None:
    """Give back what the merge moved."""
    for pointer, _once_in in reversed(_POINTERS):
        pointing.move_back(session, pointer, merge)

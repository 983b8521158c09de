"""Two people are found to be one: every stage is asked first, then all of it happens in one act, or nothing.

Nobody is merged silently. A person with places in councils that the secretary does not look after is left to somebody
who looks after all of them.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.acts import directory
from recruit.acts.places import Reach
from recruit.appointments import merging as appointments
from recruit.assignments import merging as assignments
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.handover import merging as handover
from recruit.meetings import merging as meetings
from recruit.nominations import merging as nominations
from recruit.people import merging as people
from recruit.people import queries
from recruit.people.model import Person, PersonMerge
from recruit.recruitment import merging as recruitment

#: The stages in which something points at a person; each moves what is its own, and moves it back.
STAGES = (people, recruitment, nominations, appointments, meetings, assignments, handover)


def both(
    session: Session, kept: UUID, merged: UUID, *, reach: Reach, for_change: bool = False
) -> tuple[Person, Person]:
    """Return two people with other names and contacts, as `directory.person_open_to` does. Raises NotFound.

    Those to be changed are locked in the order of their ids: two who merge at once wait for each other.
    """
    in_order = sorted((kept, merged))
    found = {each: directory.person_open_to(session, each, reach, for_change=for_change) for each in in_order}
    return found[kept], found[merged]


def reasons(session: Session, kept: Person, merged: Person, *, reach: Reach) -> tuple[Refusal, ...]:
    """Return every reason why the two cannot become one; `reach` are the councils that are looked after."""
    if kept.id == merged.id:
        return (Refusal("same-person"),)
    beyond = any(directory.is_beyond(session, person.id, reach) for person in (kept, merged))
    return (*([Refusal("merge-beyond-reach")] if beyond else []), *appointments.reasons(session, kept, merged))


def merge(session: Session, kept: Person, merged: Person, *, by: Actor, now: datetime, reach: Reach) -> PersonMerge:
    """Let the kept person, both loaded for change with names and contacts, stand for both from now on.

    Raises Refused with every reason why not, before anything is written.
    """
    refuse_if(reasons(session, kept, merged, reach=reach))
    moved = {name: ids for stage in STAGES for name, ids in stage.move(session, kept, merged).items()}
    made = PersonMerge(kept_id=kept.id, merged_id=merged.id, moved=moved, by=by.reference, at=now)
    session.add(made)
    session.flush()
    details = {"merge": str(made.id), "merged": str(merged.id), "memberships": len(moved["membership"])}
    audit.record(session, Event.PERSON_MERGED, kept, by=by, at=now, details=details)
    return made


def reasons_not_to_undo(session: Session, merge: PersonMerge, *, reach: Reach) -> tuple[Refusal, ...]:
    """Return every reason why a merge cannot be undone."""
    if merge.undone_at is not None:
        return (Refusal("merge-is-undone"),)
    kept = queries.person(session, merge.kept_id)
    further = [Refusal("merged-further", {"name": kept.name})] if kept.id != merge.kept_id else []
    beyond = [Refusal("merge-beyond-reach")] if directory.is_beyond(session, kept.id, reach) else []
    return (*further, *beyond)


def undo(session: Session, merge: PersonMerge, *, by: Actor, now: datetime, reach: Reach) -> None:
    """Let the two be two again: what the merge, locked, moved goes back. What came since stays with the kept person.

    Raises Refused with every reason why not.
    """
    refuse_if(reasons_not_to_undo(session, merge, reach=reach))
    for stage in reversed(STAGES):
        stage.move_back(session, merge)
    merge.undone_by, merge.undone_at = by.reference, now
    session.flush()
    kept = session.get_one(Person, merge.kept_id)
    details = {"merge": str(merge.id), "merged": str(merge.merged_id)}
    audit.record(session, Event.PERSON_MERGE_UNDONE, kept, by=by, at=now, details=details)

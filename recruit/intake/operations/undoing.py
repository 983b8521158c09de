"""Taking back as a whole that a reading was put to use, as long as nothing was built on it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments import queries as appointments
from recruit.bodies import queries as bodies
from recruit.bodies.model import Term
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit import queries as log
from recruit.foundation.audit.events import Event
from recruit.foundation.files import operations as files
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.foundation.undoing import Noted, Obstacle, obstacles, take_back
from recruit.intake.model import IntakeApplication, IntakeReading
from recruit.people import queries as people

#: More reasons than this are counted, not listed.
MOST_REASONS = 20

_NAMES: Mapping[str, Callable[[Session, Collection[UUID]], Mapping[UUID, str]]] = {
    "person": people.names_of_people,
    "organization": people.names_of_organizations,
    "seat_group": bodies.names_of_groups,
    "seat": bodies.names_of_seats,
    "membership": appointments.names_of_memberships,
    "office_holding": appointments.names_of_offices,
}
#: What it means that a row of this table came since; everything else is some use of what was made.
_SINCE = {"membership": "undo-placed-since", "office_holding": "undo-placed-since", "person_merge": "undo-merged-since"}


def reasons_not_to_undo(
    session: Session, application: IntakeApplication, *, reach: Collection[UUID] | None
) -> tuple[Refusal, ...]:
    """Return every reason why an application cannot be undone, with the name of what is in the way.

    `reach` are the councils that are looked after (None: all); the term that the people were put in counts, whichever
    the reading has now. Raises NotFound for an application beyond them.
    """
    if reach is not None and session.get_one(Term, application.term_id).body_id not in reach:
        raise NotFound("intake_application")
    if application.undone_at is not None:
        return (Refusal("application-is-undone"),)
    noted = Noted.of(application.made)
    if not noted.has_values or (application.placed and not application.made):
        return (Refusal("undo-not-noted"),)
    touched = log.subjects_since(session, application)
    found = [(_SINCE.get(each.kind, "undo-used-since"), each) for each in obstacles(session, noted)]
    found = [("undo-changed-since" if each.kind == each.on else code, each) for code, each in found]
    found += [
        ("undo-changed-since", Obstacle(table, table, UUID(one)))
        for table, ids in noted.made.items()
        for one in ids
        if (table, one) in touched
    ]
    return tuple(_told(session, found))


def _told(session: Session, found: Iterable[tuple[str, Obstacle]]) -> list[Refusal]:
    reasons = list(dict.fromkeys((code, each.on, each.id) for code, each in found))
    shown = reasons[:MOST_REASONS]
    names = {
        table: _NAMES[table](session, {one for _, on, one in shown if on == table})
        for table in {on for _, on, _ in shown}
    }
    told = {(code, names[on].get(one, "")): None for code, on, one in shown}
    more = len(reasons) - len(shown)
    counted = [Refusal("undo-more-reasons", {"number": more})] if more else []
    return [*(Refusal(code, {"name": name}) for code, name in told), *counted]


def undo(
    session: Session,
    reading: IntakeReading,
    application: IntakeApplication,
    *,
    by: Actor,
    now: datetime,
    reach: Collection[UUID] | None,
) -> None:
    """Take back everything that one application of a reading, loaded for change, made and changed.

    People, names, groups, seats, places and offices that it made are gone; what it set right stands as before. The
    reading waits again with the same decisions, unless it has been emptied by then. Raises as `reasons_not_to_undo`
    does, and Refused with every reason why not.
    """
    bodies.locked_term(session, application.term_id)
    refuse_if(reasons_not_to_undo(session, application, reach=reach))
    application.undone_by, application.undone_at = by.reference, now
    if reading.content is not None:
        reading.finished_at = None
    if reading.file_id:
        files.suspend_retention(session, reading.file_id)
    take_back(session, Noted.of(application.made))
    details = {"reading": str(reading.id), "placed": application.placed}
    audit.record(session, Event.INTAKE_APPLICATION_UNDONE, application, by=by, at=now, details=details)

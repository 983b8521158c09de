"""What a member lets the others of a council see: given field by field, and taken back at any time."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import ContactSharing
from recruit.appointments.rules.sharing import SharedField
from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.people.model import Person
from recruit.recruitment.rules import Manner


def share(
    session: Session,
    person: Person,
    body: Body,
    fields: Collection[SharedField],
    *,
    manner: Manner = Manner.ONLINE,
    by: Actor,
    now: datetime,
) -> None:
    """Let the others of a council see these fields of a person, locked, and no others; what stays keeps its instant.

    What is taken back is erased; the log keeps that it was given and taken back. Nothing is recorded where nothing
    changes.
    """
    shared = session.scalars(select(ContactSharing).filter_by(person_id=person.id, body_id=body.id)).all()
    given = [field for field in SharedField if field in fields and field not in {each.field for each in shared}]
    taken_back = [each for each in shared if each.field not in fields]
    for each in taken_back:
        session.delete(each)
    session.add_all(
        ContactSharing(person_id=person.id, body_id=body.id, field=field, at=now, by=by.reference, manner=manner)
        for field in given
    )
    session.flush()
    if given or taken_back:
        details = {"body": str(body.id), "given": given, "taken_back": [each.field for each in taken_back]}
        audit.record(session, Event.CONTACT_SHARED, person, by=by, at=now, details=details)

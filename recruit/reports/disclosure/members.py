"""What members say of themselves: what the others may see, and what they answered once a year."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select, true
from sqlalchemy.orm import Session, joinedload

from recruit.appointments.model import ContactSharing
from recruit.appointments.queries.yearly_check import checks_of
from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.people.model import Organization
from recruit.reports.disclosure.category import Record, record
from recruit.reports.disclosure.subject import Reach


def shared(session: Session, person_id: UUID, reach: Reach) -> Iterator[Record]:
    """Yield each field that the members of a council may see, and since when."""
    named = joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(ContactSharing, Body).join(Body, Body.id == ContactSharing.body_id).options(named)
    chosen = chosen.where(ContactSharing.person_id == person_id, Body.id.in_(reach) if reach is not None else true())
    for each, body in session.execute(chosen.order_by(ContactSharing.at, ContactSharing.field)):
        yield record(council=body.name_on(each.at.date()), shared=each.field, consented_at=each.at, manner=each.manner)


def checked(session: Session, person_id: UUID, reach: Reach) -> Iterator[Record]:
    """Yield each yearly check that the person was asked, and what they answered, the newest first."""
    for each in checks_of(session, person_id, within=reach):
        yield record(
            council=each.body.name_on(clock.local(each.asked_at).date()),
            asked_at=each.asked_at,
            answer_until=each.answer_by,
            answered_at=each.answered_at,
            still_right=each.answer,
            text=each.note,
            manner=each.manner,
        )

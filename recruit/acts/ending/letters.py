"""The letters that a departure writes: shown before it happens, and written in the same transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.acts.ending.following import Following
from recruit.appointments.letters import leaving
from recruit.appointments.model import Membership
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.bodies.model import Body
from recruit.foundation.actor import Actor
from recruit.foundation.dates import last_day
from recruit.foundation.mail import by_hand
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Channel, Draft
from recruit.people.model import Organization, Person
from recruit.recruitment.model import OrganisationCall


@dataclass(frozen=True, slots=True)
class Addressed:
    """A letter that belongs to a consequence, and who reads it."""

    consequence: Consequence
    reader: str
    draft: Draft


def letters(session: Session, body: Body, found: Following, new: NewEnding) -> Sequence[Addressed]:
    """Return the letters that go with what follows, but for what is left out, in its order. At most seven queries."""
    return list(_letters(session, body, found, new))


def write(
    session: Session, body: Body, found: Following, new: NewEnding, *, by: Actor, now: datetime
) -> Sequence[Letter]:
    """Write the letters of a departure down; those that are closed wait for somebody to send them."""
    return [queue(session, one.draft, by=by, now=now) for one in letters(session, body, found, new)]


def queue(session: Session, draft: Draft, *, by: Actor, now: datetime) -> Letter:
    """Put an e-mail into the outbox, and any other letter among those that are closed."""
    put = mail.enqueue if draft.channel is Channel.EMAIL else by_hand.queue_closed
    return put(session, draft, by=by, now=now)


def reader_of(session: Session, membership: Membership) -> Person:
    """Return whose membership it is, with the ways to reach them. One query."""
    chosen = select(Person).where(Person.id == membership.person_id).options(selectinload(Person.contacts))
    return session.scalars(chosen.execution_options(populate_existing=True)).one()


def contact_of(session: Session, organisation: Organization) -> tuple[str, str]:
    """Return the name and the e-mail of whoever was last written to at an organisation; empty where nobody was."""
    chosen = select(OrganisationCall.contact_name, OrganisationCall.contact_email)
    chosen = chosen.where(OrganisationCall.organization_id == organisation.id)
    row = session.execute(chosen.order_by(OrganisationCall.closes_at.desc()).limit(1)).one_or_none()
    return (row.contact_name, row.contact_email) if row else ("", "")


def _know_names(session: Session, body: Body) -> None:
    """Load what the council is called. Two queries."""
    named = joinedload(Body.organization).selectinload(Organization.names)
    chosen = select(Body).where(Body.id == body.id).options(named)
    session.scalars(chosen.execution_options(populate_existing=True)).one()


def _letters(session: Session, body: Body, found: Following, new: NewEnding) -> Iterator[Addressed]:
    carried_out = [one for one in found.consequences if one not in new.left_out]
    _know_names(session, body)
    if Consequence.ORGANISATION_ASKED in carried_out and found.organisation is not None:
        asked, until = found.organisation, new.answer_by or found.until
        last = last_day(found.until).last
        draft = leaving.to_name(asked, body, contact_of(session, asked), last, until)
        yield Addressed(Consequence.ORGANISATION_ASKED, asked.name_on(last), draft)
    if Consequence.MEMBER_TOLD in carried_out:
        person = reader_of(session, found.membership)
        draft = leaving.confirmed(person, body, found.membership.role, replace(new, last_day=last_day(found.until)))
        yield Addressed(Consequence.MEMBER_TOLD, person.name, draft)

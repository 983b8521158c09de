"""The letters that a departure writes: shown before it happens, and written in the same transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.acts.ending import ties
from recruit.acts.ending.following import Following, call_to_be
from recruit.appointments.letters import leaving, substitution
from recruit.appointments.model import Membership
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.appointments.rules.substitution import SUBSTITUTE_ASK, AskStatus
from recruit.bodies.model import Body
from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.dates import last_day
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Draft, Link
from recruit.people.model import Organization, Person
from recruit.people.rules import ContactKind
from recruit.recruitment.model import OrganisationCall


@dataclass(frozen=True, slots=True)
class Addressed:
    """A letter that belongs to a consequence, and who reads it."""

    consequence: Consequence
    reader: str
    draft: Draft


def letters(session: Session, body: Body, found: Following, new: NewEnding, *, now: datetime) -> Sequence[Addressed]:
    """Return the letters that go with what follows, but for what is left out, in its order. A few queries.

    Whoever was asked to step in for the member, and can still answer or has said yes, reads that nobody is needed.
    """
    carried_out = [one for one in found.consequences if one not in new.left_out]
    of_calls = _of_calls(body, found, new, now) if know_names(session, body) else iter(())
    return [one for one in (*of_calls, *_own(session, body, found, new)) if one.consequence in carried_out]


def write(
    session: Session, body: Body, found: Following, new: NewEnding, *, by: Actor, now: datetime
) -> Sequence[Letter]:
    """Write to whoever leaves and to the organisation; letters of calls are written by those who open and end them.

    Those that are closed wait for somebody to send them.
    """
    own = [one for one in _own(session, body, found, new) if one.consequence in found.consequences]
    return [by_hand.queue(session, one.draft, by=by, now=now) for one in own if one.consequence not in new.left_out]


def reader_of(session: Session, membership: Membership) -> Person:
    """Return whose membership it is, with the ways to reach them. One query."""
    chosen = select(Person).where(Person.id == membership.person_id).options(selectinload(Person.contacts))
    return session.scalars(chosen).one()


def contact_of(session: Session, organisation: Organization) -> tuple[str, str]:
    """Return the name and the e-mail of whoever was last written to at an organisation; empty where nobody was."""
    chosen = select(OrganisationCall.contact_name, OrganisationCall.contact_email)
    chosen = chosen.where(OrganisationCall.organization_id == organisation.id)
    row = session.execute(chosen.order_by(OrganisationCall.closes_at.desc()).limit(1)).one_or_none()
    return (row.contact_name, row.contact_email) if row else ("", "")


def know_names(session: Session, body: Body) -> Body:
    """Load what a council is called, and return it. Two queries."""
    named = joinedload(Body.organization).selectinload(Organization.names)
    return session.scalars(select(Body).where(Body.id == body.id).options(named)).one()


def _of_calls(body: Body, found: Following, new: NewEnding, now: datetime) -> Iterator[Addressed]:
    for call in found.calls:
        for asked in call.asks:
            if asked.facts().status(now=now) in (AskStatus.WAITING, AskStatus.ACCEPTED):
                yield Addressed(
                    Consequence.CALLS_CLOSE, asked.substitute.person.name, substitution.not_needed(asked, body)
                )
    if found.asks_first and new.ask_by is not None:
        call, person = call_to_be(found.membership, found.until), found.in_order[0].person
        if person.reached_by(ContactKind.EMAIL):
            link = Link(SUBSTITUTE_ASK, call.id, substitution.lifetime(new.ask_by, now=now))
            draft = substitution.ask(person, body, new.ask_by, link)
        else:
            draft = substitution.ask_on_paper(call, person, body, new.ask_by)
        yield Addressed(Consequence.SUBSTITUTE_CALLED, person.name, draft)


def _own(session: Session, body: Body, found: Following, new: NewEnding) -> Iterator[Addressed]:
    last = last_day(found.until)
    if found.organisation is not None:
        asked, until = found.organisation, new.answer_by or found.until
        draft = leaving.to_name(asked, body, contact_of(session, asked), last.last, until)
        yield Addressed(Consequence.ORGANISATION_ASKED, asked.name_on(last.last), draft)
    for reader, draft in ties.letters(body, found.ties, found.until):
        yield Addressed(Consequence.ASSIGNMENTS_END, reader, draft)
    person = reader_of(session, found.membership)
    carried_out = [one for one in found.consequences if one not in new.left_out]
    with i18n.speaking(i18n.DEFAULT):
        besides = ties.told_besides(found.ties, carried_out, found.until)
    draft = leaving.confirmed(person, body, found.membership.role, replace(new, last_day=last), besides)
    yield Addressed(Consequence.MEMBER_TOLD, person.name, draft)

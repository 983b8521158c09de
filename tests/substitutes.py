"""Calls for substitutes, as tests need them: a member who is away or has left, and who is asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.appointments.model import SubstituteAsk, SubstituteCall
from recruit.appointments.operations import calling, end, substituting
from recruit.appointments.queries import substitution as queries
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason
from recruit.appointments.rules.substitution import CallKind, NewCall, SubstitutionReason
from recruit.bodies.model import Body
from recruit.bodies.queries import body_by_slug
from recruit.foundation.dates import Span
from recruit.people import operations as people
from recruit.people.model import Person
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_day, a_member, a_person, a_substitute, day, the_seats

MEETING = day("2026-12-10")
FIRST, LAST = day("2026-12-01"), day("2027-02-28")

NEW = {
    CallKind.MEETING: NewCall(CallKind.MEETING, SubstitutionReason.APOLOGY, Span(MEETING, day("2026-12-11"))),
    CallKind.LEAVE: NewCall(CallKind.LEAVE, SubstitutionReason.LEAVE, Span(FIRST, day("2027-03-01"))),
    CallKind.FOR_GOOD: NewCall(CallKind.FOR_GOOD, SubstitutionReason.VACANCY, Span(FIRST, None)),
}


@dataclass(frozen=True)
class Called:
    """The ids of a council in which somebody is called in for Hawa Ibsen; behind her stand Bo Bruun and Kaj Lund."""

    body: UUID
    member: UUID
    seat: UUID
    call: UUID
    first: UUID
    second: UUID


def a_reachable(session: Session, name: str, *, email: bool = True) -> Person:
    person = a_person(session, name)
    if email:
        written = f"{name.split()[0].lower()}@mail.example"
        people.add_contact(session, person, ContactKind.EMAIL, written, by=BY, now=NOW)
    return person


def a_call(session: Session, kind: CallKind = CallKind.MEETING) -> Called:
    """Call somebody in for Hawa Ibsen; nobody is asked yet. Kaj Lund has no e-mail."""
    body = a_council(session, seats=2)
    seat = the_seats(session, body)[0]
    member = a_member(session, seat, a_person(session, "Hawa Ibsen"))
    first = a_substitute(session, seat.group, a_reachable(session, "Bo Bruun"), rank=1)
    second = a_substitute(session, seat.group, a_reachable(session, "Kaj Lund", email=False), rank=2)
    held = membership(session, body, member.id)
    if kind is CallKind.FOR_GOOD:
        end(session, held, a_day("30. november 2026"), EndReason.RESIGNED, by=BY, now=NOW)
    made = substituting.call_in(session, held, NEW[kind], by=BY, now=NOW)
    return Called(body.id, member.id, seat.id, made.id, first.id, second.id)


def loaded(session: Session, called: Called) -> tuple[Body, SubstituteCall]:
    """Return council and call, locked and read anew."""
    body = body_by_slug(session, "integrationsraadet")
    return body, queries.call(session, body, called.call, lock=True)


def ask(
    session: Session, called: Called, substitute: UUID, *, now: datetime = NOW, by_letter: bool = True, days: float = 4
) -> UUID:
    """Ask a substitute, who has some days to answer; return what was asked."""
    body, call = loaded(session, called)
    until = now + timedelta(days=days)
    return calling.ask(session, body, call, substitute, until, by_letter=by_letter, by=BY, now=now).id


def hear(session: Session, called: Called, asked: UUID, *, accepts: bool, now: datetime = NOW) -> None:
    """Enter what a substitute says by telephone."""
    body, call = loaded(session, called)
    calling.hear(session, body, call, the_ask(call, asked), Manner.PHONE, accepts=accepts, by=BY, now=now)


def the_ask(call: SubstituteCall, asked: UUID) -> SubstituteAsk:
    return next(one for one in call.asks if one.id == asked)

"""Meetings with those who are invited, as tests need them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, SubstituteCall
from recruit.appointments.operations import calling
from recruit.appointments.queries import membership, substitution
from recruit.bodies.model import Body
from recruit.bodies.queries import body_by_slug
from recruit.meetings.model import Apology, Meeting
from recruit.meetings.operations import apologising, planning
from recruit.meetings.operations.apologising import Taken
from recruit.meetings.queries import meeting as queries
from recruit.meetings.queries import telling
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_council, a_member, a_substitute, the_seats, the_term
from tests.substitutes import a_reachable

SLOT = Slot(date(2026, 12, 9), time(17), time(19))
BEGINS = datetime.fromisoformat("2026-12-09T16:00+00:00")


@dataclass(frozen=True)
class Evening:
    """The ids of a meeting to which Anne and Bo are invited."""

    meeting: UUID
    anne: UUID
    bo: UUID
    carl: UUID
    dina: UUID


def an_evening(session: Session) -> Evening:
    """Plan the meeting; nobody is told of it yet."""
    body = a_council(session, seats=3)
    seats = the_seats(session, body)
    anne = a_member(session, seats[0], a_reachable(session, "Anne Holm"))
    bo = a_member(session, seats[1], a_reachable(session, "Bo Bruun", email=False))
    carl = a_substitute(session, seats[0].group, a_reachable(session, "Carl Ibsen"), rank=1)
    dina = a_substitute(session, seats[0].group, a_reachable(session, "Dina Lund"), rank=2)
    new = NewMeeting(SLOT, place="Rådhuset", note="Der er mad fra kl. 16.30.")
    meeting = planning.hold(session, the_term(session, body), new, by=BY, now=NOW)
    return Evening(meeting.id, anne.id, bo.id, carl.id, dina.id)


def council(session: Session) -> Body:
    return body_by_slug(session, "integrationsraadet")


def the_meeting(session: Session, evening: Evening) -> Meeting:
    return queries.meeting(session, council(session), evening.meeting, lock=True)


def sends(session: Session, evening: Evening, who: UUID, *, now: datetime = NOW) -> Taken:
    """Let somebody send apologies by telephone."""
    body = council(session)
    member = membership(session, body, who)
    meeting = the_meeting(session, evening)
    return apologising.apologise(session, body, meeting, member, Manner.PHONE, by=BY, now=now)


def the_call(session: Session, who: UUID) -> SubstituteCall:
    """Return the call that came of somebody's apologies, locked."""
    found = session.scalars(select(Apology.call_id).filter_by(membership_id=who, revoked_at=None)).one()
    assert found is not None
    return substitution.call(session, council(session), found, lock=True)


def answers(session: Session, who: UUID, *, accepts: bool, now: datetime = NOW) -> None:
    """Let the substitute who was asked last instead of somebody answer."""
    call = the_call(session, who)
    calling.hear(session, council(session), call, call.asks[-1], Manner.PHONE, accepts=accepts, by=BY, now=now)


def asked(session: Session, who: UUID) -> list[tuple[str, bool | None]]:
    """Return who was asked instead of somebody, and what they said."""
    return [(one.substitute.person.name.split()[0], one.accepts) for one in the_call(session, who).asks]


def expected(session: Session, evening: Evening) -> list[str]:
    """Return who is expected, by their first names."""
    lines = telling.lines(session, council(session), the_meeting(session, evening), now=NOW)
    return [_name(one.membership) for one in lines if one.comes]


def to_tell(session: Session, evening: Evening, *, now: datetime = NOW) -> Sequence[tuple[str, str]]:
    """Return who is to be told what."""
    lines = telling.lines(session, council(session), the_meeting(session, evening), now=now)
    return [(_name(one.membership), str(one.message)) for one in lines if one.message]


def _name(held: Membership) -> str:
    return held.person.name.split()[0]

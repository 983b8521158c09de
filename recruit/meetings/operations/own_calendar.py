"""The meetings of one's own as a calendar: whoever holds its address reads it without a link from a letter.

The address is a link that lasts a year and can be closed at any time; the database keeps its digest only. It holds the
meetings to which its owner is invited on the day on which it is read, and no other name.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import NotFound
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens import queries as links
from recruit.meetings.formats import ics
from recruit.meetings.queries.inviting import own_meetings
from recruit.people import queries as people
from recruit.people.model import Person

PURPOSE = "calendar-of-own-meetings"
LASTS = timedelta(days=365)


def open_address(session: Session, person: Person, *, by: Actor, now: datetime) -> str:
    """Make the address of somebody's calendar, close the one before, and return its token: it exists nowhere else."""
    tokens.withdraw(session, PURPOSE, person.id, now=now)
    audit.record(session, TermEvent.OWN_CALENDAR_OPENED, person, by=by, at=now)
    return tokens.mint(session, PURPOSE, person.id, lifetime=LASTS, now=now)


def close_address(session: Session, person: Person, *, by: Actor, now: datetime) -> None:
    """Let nobody read somebody's calendar any more."""
    tokens.withdraw(session, PURPOSE, person.id, now=now)
    audit.record(session, TermEvent.OWN_CALENDAR_CLOSED, person, by=by, at=now)


def is_open(session: Session, person_id: UUID, *, now: datetime) -> bool:
    """Return whether somebody's calendar can be read."""
    return links.is_open_for(session, PURPOSE, person_id, now=now)


def written(session: Session, token: str, since: date, *, now: datetime) -> bytes:
    """Return the calendar behind an address from a Danish day on, in the language that is spoken.

    Raises NotFound when the address is unknown, closed or a year old.
    """
    link = links.by_token(session, token, now=now)
    if link.purpose != PURPOSE:
        raise NotFound("calendar")
    person = people.person(session, link.subject_id)
    return ics.own(person.id, own_meetings(session, person.id, since), now=now)

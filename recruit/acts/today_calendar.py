"""The deadlines of *I dag* as a calendar of one's own: whoever holds its address reads it without signing in.

The address is a link that lasts a year and can be closed at any time; the database keeps its digest only. Nobody is
named in the calendar. It holds what its owner looks after on the day on which it is read, and nothing once they left.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from recruit.acts import waiting
from recruit.acts.today import concerning, everything
from recruit.bodies import queries as bodies
from recruit.foundation import calendars, clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.accounts.rules import TOLD_EACH_WEEK
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.calendars import Entry
from recruit.foundation.due import Due
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens import queries as links

PURPOSE = "calendar-of-today"
LASTS = timedelta(days=365)
_OF_TODAY = UUID("5a3e2a0e-6a35-4f0f-9d0e-5d1d1f0c2b7a")


def open_address(session: Session, user_id: UUID, *, by: Actor, now: datetime) -> str:
    """Make the address of a user's calendar, close the one before, and return its token, which exists nowhere else."""
    tokens.withdraw(session, PURPOSE, user_id, now=now)
    _note(session, user_id, by=by, now=now)
    return tokens.mint(session, PURPOSE, user_id, lifetime=LASTS, now=now)


def close_address(session: Session, user_id: UUID, *, by: Actor, now: datetime) -> None:
    """Let nobody read a user's calendar any more."""
    tokens.withdraw(session, PURPOSE, user_id, now=now)
    _note(session, user_id, by=by, now=now)


def is_open(session: Session, user_id: UUID, *, now: datetime) -> bool:
    """Return whether a user's calendar can be read."""
    return links.is_open_for(session, PURPOSE, user_id, now=now)


def written(session: Session, token: str, *, public_url: str, now: datetime) -> bytes:
    """Return the calendar behind an address, in the language that is spoken; each entry leads to where it is done.

    Raises NotFound when the address is unknown, closed or a year old, and when its owner looks after nothing any more.
    """
    link = links.by_token(session, token, now=now)
    if link.purpose != PURPOSE:
        raise NotFound("calendar")
    owner, on = session.get_one(StaffUser, link.subject_id), clock.local(now).date()
    grants = [grant for grant in accounts.grants_of(session, owner.id, on=on) if grant.role in TOLD_EACH_WEEK]
    if not owner.active or not grants:
        raise NotFound("calendar")
    slugs = {slug for slug, _name in bodies.names_open_to(session, grants)}
    reader = Actor.staff(owner.id, owner.name).reference
    entries = [*_entries(concerning(everything(session, on=on), slugs=slugs, reader=reader), public_url)]
    # It is made anew each time; within an hour it is the same file, and the next hour's is newer.
    hour = now.replace(minute=0, second=0, microsecond=0)
    number = int(hour.timestamp()) // 3600
    return calendars.written(link.subject_id, _("What waits"), entries, version=number, changed_at=hour)


def _entries(found: list[Due], public_url: str) -> Iterator[Entry]:
    seen: set[UUID] = set()
    for one in found:
        if one.deadline is not None and (number := _id(one)) not in seen:
            seen.add(number)
            said = waiting.told_to_all(one)
            yield Entry(number, said.sentence, one.deadline, url=f"{public_url}{said.address}")


def _id(one: Due) -> UUID:
    """Return the same id for as long as it is about the same thing, whatever its day."""
    about = sorted(f"{code}:{value}" for code, value in one.facts.items() if isinstance(value, UUID))
    return uuid5(_OF_TODAY, "|".join((one.kind, one.body or "", *about, str(one.facts.get("term", "")))))


def _note(session: Session, user_id: UUID, *, by: Actor, now: datetime) -> None:
    user = session.get_one(StaffUser, user_id)
    audit.record(session, Event.USER_CHANGED, user, by=by, at=now, details={"fields": ["calendar"]})

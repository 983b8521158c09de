"""Calendars that others subscribe to (iCalendar, RFC 5545): what Outlook and telephones read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

MEDIA_TYPE = "text/calendar"

#: How often whoever subscribes may look again.
LOOK_AGAIN = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a day, or an instant."""

    #: The same for as long as the entry means the same, so that a moved date moves in the reader's calendar too.
    id: UUID
    title: str
    starts: date | datetime
    #: When an instant is the beginning of something.
    ends: datetime | None = None
    place: str = ""
    #: What is said about it, in lines.
    note: str = ""
    url: str = ""
    #: It does not take place; readers' calendars strike it out.
    is_cancelled: bool = False
    #: Whoever has it is busy then: it is theirs.
    is_busy: bool = False
    #: The entry's own version, and when it became so; without them it has those of the calendar.
    version: int | None = None
    changed_at: datetime | None = None


def written(calendar_id: UUID, name: str, entries: Iterable[Entry], *, version: int, changed_at: datetime) -> bytes:
    """Return a calendar as a file; the same entries at the same version give the same bytes.

    `version` grows and `changed_at` moves when any of the entries changes: by them a reader's calendar knows that it
    has an older one. Instants stand in UTC, days as days.
    """
    from icalendar import STATUS, TRANSP, Calendar, Event, vText  # loading it takes longer than most pages

    calendar = Calendar.new(uid=calendar_id, prodid="-//recruit//DA", refresh_interval=LOOK_AGAIN)
    calendar["NAME"] = calendar["X-WR-CALNAME"] = vText(name)  # the library would write it as it is
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"  # RFC 7986, 5.7: there is no default
    for entry in entries:
        changed = entry.changed_at or changed_at
        event = Event.new(
            uid=entry.id,
            summary=entry.title,
            start=entry.starts,
            end=entry.ends,
            location=entry.place or None,
            description=entry.note or None,
            url=entry.url or None,
            status=STATUS.CANCELLED if entry.is_cancelled else None,
            sequence=version if entry.version is None else entry.version,
            stamp=changed,
            last_modified=changed,
            transparency=TRANSP.OPAQUE if entry.is_busy else TRANSP.TRANSPARENT,  # nobody else is taken for busy by it
        )
        calendar.add_component(event)
    return bytes(calendar.to_ical())

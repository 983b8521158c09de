"""Meetings as calendar files: who is there stands in none of them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid5

from recruit.bodies.model import Body
from recruit.foundation import calendars
from recruit.foundation.calendars import Entry
from recruit.foundation.i18n import gettext as _
from recruit.meetings.model import Meeting
from recruit.meetings.queries.inviting import Own
from recruit.meetings.rules import Part

_OWN = UUID("b0b6f9a0-6f4e-4a3c-9d0a-0f5f6a2c7d11")


def written(
    body: Body,
    meetings: Collection[Meeting],
    *,
    now: datetime,
    note: Callable[[Meeting], str] | None = None,
    url: Callable[[Meeting], str] | None = None,
    is_busy: bool = False,
) -> bytes:
    """Return meetings of a council as a calendar: days, place, and whether everybody may listen.

    Where nothing else is told of them, everybody reads it: closed meetings have no place there.

    A meeting keeps its id when it is moved, so it moves in the reader's calendar, too; one that is cancelled stays and
    says so. `note` and `url` give what else a reader is told of each; whoever is invited `is_busy` then. The same
    meetings give the same bytes; `now` stands in a calendar without any.
    """
    entries = [
        _entry(
            body,
            one,
            note(one) if note else "",
            url(one) if url else "",
            is_busy=is_busy and not one.cancelled_at,
            tells_place=note is not None or one.is_open,
        )
        for one in meetings
    ]
    return _calendar(body.id, _("Meetings of %(council)s", council=body.name), meetings, entries, now=now)


def own(person: UUID, invited: Collection[Own], *, now: datetime) -> bytes:
    """Return the meetings to which somebody is invited, in all their councils, as their own calendar.

    It holds what the invited are told, where the agenda is, and that they have sent apologies, if they have; then they
    are free at that time.
    """
    entries = [
        _entry(
            one.body,
            one.meeting,
            "\n".join(filter(None, (_as_what(one), one.meeting.note))),
            one.meeting.agenda_url,
            is_busy=not one.has_apologised and one.meeting.cancelled_at is None,
        )
        for one in invited
    ]
    return _calendar(uuid5(_OWN, str(person)), _("My meetings"), [one.meeting for one in invited], entries, now=now)


def _as_what(one: Own) -> str:
    if one.has_apologised:
        return _("You have sent apologies.")
    return _("You step in as a substitute.") if one.part is Part.SUBSTITUTE else ""


def for_staff(apologies: Mapping[UUID, int]) -> Callable[[Meeting], str]:
    """Return what gives the secretariat's note of a meeting: what the invited are told, and how many do not come."""

    def note(meeting: Meeting) -> str:
        sent = apologies.get(meeting.id, 0)
        return "\n".join(filter(None, (meeting.note, _("Apologies: %(number)s", number=sent) if sent else "")))

    return note


def _calendar(
    number: UUID, name: str, meetings: Collection[Meeting], entries: Iterable[Entry], *, now: datetime
) -> bytes:
    changed = max((one.last_changed_at for one in meetings), default=now)
    version = sum(one.version for one in meetings)
    return calendars.written(number, name, entries, version=version, changed_at=changed)


def _entry(
    body: Body, meeting: Meeting, note: str, url: str, *, is_busy: bool = False, tells_place: bool = True
) -> Entry:
    said = [_("Everybody may listen.") if meeting.is_open else _("Closed meeting."), note]
    return Entry(
        meeting.id,
        _titled(body, meeting),
        meeting.starts_at,
        meeting.ends_at,
        place=meeting.place if tells_place else "",
        note="\n".join(filter(None, said)),
        url=url,
        is_cancelled=meeting.cancelled_at is not None,
        is_busy=is_busy,
        version=meeting.version,
        changed_at=meeting.last_changed_at,
    )


def _titled(body: Body, meeting: Meeting) -> str:
    """Return what a meeting is called: calendars that do not know of cancelling show the word."""
    if meeting.number is None:
        title = _("Meeting of %(council)s", council=body.name)
    else:
        title = _("Meeting %(number)s of %(council)s", number=meeting.number, council=body.name)
    return _("Cancelled: %(meeting)s", meeting=title) if meeting.cancelled_at else title

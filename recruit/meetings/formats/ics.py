"""Meetings as calendar files: who is there stands in none of them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from uuid import UUID

from recruit.bodies.model import Body
from recruit.foundation import calendars
from recruit.foundation.calendars import Entry
from recruit.foundation.i18n import gettext as _
from recruit.meetings.model import Meeting


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

    A meeting keeps its id when it is moved, so it moves in the reader's calendar, too; one that is cancelled stays and
    says so. `note` and `url` give what else a reader is told of each. The same meetings give the same bytes; `now`
    stands in a calendar without any.
    """
    entries = [*_entries(body, meetings, note, url, is_busy)]
    changed = max((one.last_changed_at for one in meetings), default=now)
    number = sum(one.version for one in meetings)
    name = _("Meetings of %(council)s", council=body.name)
    return calendars.written(body.id, name, entries, version=number, changed_at=changed)


def for_staff(apologies: Mapping[UUID, int]) -> Callable[[Meeting], str]:
    """Return what gives the secretariat's note of a meeting: what the invited are told, and how many do not come."""

    def note(meeting: Meeting) -> str:
        sent = apologies.get(meeting.id, 0)
        return "\n".join(filter(None, (meeting.note, _("Apologies: %(number)s", number=sent) if sent else "")))

    return note


def _entries(
    body: Body,
    meetings: Collection[Meeting],
    note: Callable[[Meeting], str] | None,
    url: Callable[[Meeting], str] | None,
    is_busy: bool,
) -> Iterator[Entry]:
    for meeting in meetings:
        said = [_("Everybody may listen.") if meeting.is_open else _("Closed meeting.")]
        if note and (more := note(meeting)):
            said.append(more)
        yield Entry(
            meeting.id,
            _titled(body, meeting),
            meeting.starts_at,
            meeting.ends_at,
            place=meeting.place,
            note="\n".join(said),
            url=url(meeting) if url else "",
            is_cancelled=meeting.cancelled_at is not None,
            is_busy=is_busy and meeting.cancelled_at is None,
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

"""A meeting in words: what it is called, when it is, and what else is on its day."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recruit.foundation import observances
from recruit.foundation.i18n import format_date, format_weekday
from recruit.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from recruit.meetings.model import Meeting
    from recruit.meetings.rules.planning import Slot


def called(meeting: "Meeting") -> str:
    """Return what a meeting is called: "Møde 3, onsdag den 3. februar 2027"."""
    day = day_of(meeting.slot)
    if meeting.number is None:
        return _("Meeting on %(day)s", day=day)
    return _("Meeting %(number)s, %(day)s", number=meeting.number, day=day)


def day_of(slot: "Slot") -> str:
    """Return the day with its weekday: "onsdag 3. februar 2027"."""
    return f"{format_weekday(slot.day)} {format_date(slot.day)}"


def hours(slot: "Slot") -> str:
    """Return from when to when by the clock: "17.00–19.00"."""
    return f"{slot.begins:%H.%M}–{slot.ends:%H.%M}"


def observed(days: Collection[date]) -> Mapping[date, Sequence[str]]:
    """Return what is observed on each of these days, named in the reader's language."""
    if not days:
        return {}
    seen = observances.between(min(days), max(days) + timedelta(days=1))
    return {day: [one.said for one in seen if day in one] for day in days}

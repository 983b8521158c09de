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

#: The years for which holidays are looked up; a day in another one is a slip of the finger, said elsewhere.
KNOWN = range(1990, 2101)


def called(meeting: "Meeting") -> str:
    """Return what a meeting is called: "Møde 3, onsdag den 3. februar 2027"."""
    day = day_of(meeting.slot)
    if meeting.number is None:
        return _("Meeting on %(day)s", day=day)
    return _("Meeting %(number)s, %(day)s", number=meeting.number, day=day)


def day_of(slot: "Slot") -> str:
    """Return the day with its weekday: "onsdag 3. februar 2027"."""
    return day_in_words(slot.day)


def day_in_words(day: date) -> str:
    """Return a day with its weekday: "onsdag 3. februar 2027"."""
    return f"{format_weekday(day)} {format_date(day)}"


def hours(slot: "Slot") -> str:
    """Return from when to when by the clock: "17.00–19.00"."""
    return f"{slot.begins:%H.%M}–{slot.ends:%H.%M}"


def observed(days: Collection[date]) -> Mapping[date, Sequence[str]]:
    """Return what is observed on each of these days, named in the reader's language."""
    found: dict[date, Sequence[str]] = dict.fromkeys(days, ())
    for year in {day.year for day in days} & {*KNOWN}:
        ours = [day for day in found if day.year == year]
        seen = observances.between(min(ours), max(ours) + timedelta(days=1))
        found |= {day: [one.said for one in seen if day in one] for day in ours}
    return found

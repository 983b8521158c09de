"""How the pages about a round of asking say where it is."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from recruit.assignments.rules.asking import Stage, stage
from recruit.assignments.rules.asking_further import next_in_line
from recruit.foundation import clock
from recruit.foundation.i18n import format_datetime, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l

if TYPE_CHECKING:
    from datetime import date

    from recruit.assignments.model import AskingRound

#: What each stage is called, and the colour that repeats it.
STAGES: Mapping[Stage, tuple[object, str]] = {
    Stage.ASKING: (_l("Being asked"), "info"),
    Stage.NEXT_STEP: (_l("The next step waits for you"), "warning"),
    Stage.TO_CHOOSE: (_l("Somebody is to be chosen"), "warning"),
    Stage.TO_READ: (_l("The answers are in"), "success"),
    Stage.NOBODY: (_l("Nobody wished to"), "warning"),
    Stage.CHOSEN: (_l("Settled"), "success"),
    Stage.CLOSED: (_l("Ended"), ""),
}

#: At what time a deadline is proposed.
NOON = time(12)
_SATURDAY = 5


def where(found: "AskingRound", *, now: datetime) -> str:
    """Return in a sentence where a round, loaded with steps, asks and people, is."""
    facts, asked = found.facts(), [one for step in found.steps for one in step.asks]
    at, yes = stage(facts, now=now), len(facts.volunteers)
    if at is Stage.CLOSED:
        return _("It ended without anybody: %(reason)s", reason=found.closed_because or "")
    if at is Stage.CHOSEN:
        names = ", ".join(one.person.name for one in asked if one.is_chosen)
        free = _("A place is free for the next on the waiting list.") if next_in_line(facts) else ""
        return f"{_('Chosen: %(names)s.', names=names)} {free}".strip()
    if at is Stage.ASKING:
        step = [one for one in found.steps if one.asks][-1]
        waiting = sum(one.facts().is_waited_for for one in step.asks)
        return ngettext(
            "One has not answered. The deadline is %(deadline)s.",
            "%(num)s have not answered. The deadline is %(deadline)s.",
            waiting,
            deadline=format_datetime(step.closes_at),
        )
    if at is Stage.TO_READ:
        return ngettext("One has said what they think.", "%(num)s have said what they think.", yes)
    if at is Stage.TO_CHOOSE:
        return ngettext("One has said yes.", "%(num)s have said yes.", yes)
    if not asked:
        return _("Nobody has been asked yet.")
    return _("Nobody who was asked has said yes.")


def noon_after(today: "date", days: int) -> "date":
    """Return the day that is proposed as a deadline: so many days on, and a Monday instead of a weekend."""
    day = today + timedelta(days=days)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def local_day(instant: datetime) -> "date":
    """Return the Danish day of an instant."""
    return clock.local(instant).date()

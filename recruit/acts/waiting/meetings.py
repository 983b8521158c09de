"""What waits before meetings: inviting, telling that they are moved or cancelled, and calling somebody in."""

from collections.abc import Callable, Mapping
from datetime import date

from babel.support import LazyProxy

from recruit.acts.waiting.addresses import Way, body, how_many
from recruit.foundation.due import Due
from recruit.foundation.i18n import format_date, lazy, ngettext
from recruit.foundation.i18n import gettext as _


def _not_invited_to(due: Due) -> tuple[str, str]:
    return _("Nobody is invited yet to the meeting on %(day)s", day=_day(due)), f"{_overview(due)}/send"


def _told_otherwise(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "One person knows an old time or place of the meeting on %(day)s",
        "%(num)s people know an old time or place of the meeting on %(day)s",
        how_many(due),
        day=_day(due),
    )
    return sentence, f"{_overview(due)}/send"


def _cancellation_not_told(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "One person does not know that the meeting on %(day)s is cancelled",
        "%(num)s people do not know that the meeting on %(day)s is cancelled",
        how_many(due),
        day=_day(due),
    )
    return sentence, f"{_overview(due)}/send"


def _nobody_comes_instead(due: Due) -> tuple[str, str]:
    sentence = _(
        "%(member)s does not come to the meeting on %(day)s, and nobody is called in instead",
        member=due.facts["member"],
        day=_day(due),
    )
    return sentence, _overview(due)


def _day(due: Due) -> str:
    day = due.facts["day"]
    assert isinstance(day, date)  # noqa: S101 (for the types: the stage says so)
    return format_date(day)


def _overview(due: Due) -> str:
    return f"{body(due)}/moeder/{due.facts['meeting']}/indkaldelse"


WAYS: Mapping[str, Way] = {
    "meeting-not-invited-to": _not_invited_to,
    "meeting-told-otherwise": _told_otherwise,
    "cancellation-not-told": _cancellation_not_told,
    "nobody-comes-instead": _nobody_comes_instead,
}

#: What a letter says instead.
NAMELESS: Mapping[str, tuple[LazyProxy, Callable[[Due], str]]] = {
    "nobody-comes-instead": (lazy("Somebody does not come to a meeting, and nobody is called in instead"), _overview),
}

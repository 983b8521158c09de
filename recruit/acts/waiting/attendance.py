"""What waits of who came to meetings: meetings nobody has noted, and members who stay away."""

from collections.abc import Callable, Mapping
from datetime import date

from babel.support import LazyProxy

from recruit.acts.waiting.addresses import Way, body, how_many
from recruit.foundation.due import Due
from recruit.foundation.i18n import format_date, lazy, ngettext


def _not_noted(due: Due) -> tuple[str, str]:
    day = due.facts["day"]
    sentence = ngettext(
        "Note who came to the meeting on %(day)s",
        "Note who came to %(num)s meetings, the last on %(day)s",
        how_many(due),
        day=format_date(day) if isinstance(day, date) else "",
    )
    return sentence, f"{body(due)}/moeder/{due.facts['meeting']}/fremmoede"


def _away(due: Due) -> tuple[str, str]:
    sentence = ngettext(
        "%(name)s was away from the last meeting",
        "%(name)s was away from the last %(num)s meetings",
        how_many(due),
        name=due.facts["name"],
    )
    return sentence, _in_the_term(due)


def _in_the_term(due: Due) -> str:
    return f"{body(due)}/moeder/fremmoede"


#: By kinds of due.
WAYS: Mapping[str, Way] = {"attendance-not-noted": _not_noted, "member-away": _away}

#: What a letter says instead: it names nobody.
NAMELESS: Mapping[str, tuple[LazyProxy, Callable[[Due], str]]] = {
    "member-away": (lazy("A member was away from several meetings in a row"), _in_the_term),
}

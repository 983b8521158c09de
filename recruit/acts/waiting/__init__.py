"""What waits, as the reader is told: a sentence, and the address of the page where it is done.

The page *I dag* and the weekly letter say the same, so it stands before both of them. A letter names nobody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from babel.support import LazyProxy

from recruit.acts.waiting import (
    appointments,
    asking,
    attendance,
    councils,
    elections,
    groups,
    handover,
    meetings,
    places_elsewhere,
    rounds,
)
from recruit.acts.waiting.addresses import Way, council
from recruit.foundation.due import Due
from recruit.foundation.i18n import lazy

__all__ = ["KINDS", "Told", "council", "told", "told_to_all"]

#: A test sees to it that every kind of due in the house stands here.
_WAYS: Mapping[str, Way] = {
    **councils.WAYS,
    **rounds.WAYS,
    **elections.WAYS,
    **appointments.WAYS,
    **meetings.WAYS,
    **handover.WAYS,
    **attendance.WAYS,
    **groups.WAYS,
    **asking.WAYS,
    **places_elsewhere.WAYS,
}
KINDS = frozenset(_WAYS)

#: What a letter says instead of the sentences that name somebody or lead to one person, and where it leads.
_NAMELESS: Mapping[str, tuple[LazyProxy, Callable[[Due], str]]] = {
    "not-in-the-municipal-council": (
        lazy("Somebody has the municipal council's place, but is not in the municipal council"),
        councils.seat,
    ),
    "organisation-ended": (lazy("Somebody sits for an organisation that has ended"), councils.seat),
    "place-ends": (lazy("Somebody leaves, and nobody is appointed after"), councils.seat),
    "erasure-asked-for": (lazy("Somebody asks to be erased"), rounds.nominations),
    **appointments.NAMELESS,
    **meetings.NAMELESS,
    **attendance.NAMELESS,
    **places_elsewhere.NAMELESS,
    "restriction-over": (lazy("What stands about somebody can be used again"), rounds.nominations),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one thing that waits, in the language that is spoken."""

    sentence: str
    #: Within the site; begins with a slash.
    address: str


def told(due: Due) -> Told:
    """Return what the page says of it; that can name a member."""
    return Told(*_WAYS[due.kind](due))


def told_to_all(due: Due) -> Told:
    """Return what a letter or a calendar says of it: the same after the council's name, and nobody is named."""
    said = told(due)
    if due.kind in _NAMELESS:
        sentence, address = _NAMELESS[due.kind]
        said = Told(str(sentence), address(due))
    return replace(said, sentence=f"{due.subject}: {said.sentence}") if due.subject else said

"""Few candidates: how many places they can fill, and how many members the council would have with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

#: How long before the deadline there is still time to find more, and reason to.
TIME_TO_FIND_MORE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The places of a round for which anybody may stand, beside those who do, and the council that would come of it."""

    places: int
    #: How many of them have somebody.
    filled: int
    #: The council's other places, of which this round says nothing.
    elsewhere: int
    #: The fewest members that the rule in force asks for, and what it cites; None without one.
    minimum: int | None = None
    citation: str = ""

    @property
    def is_short(self) -> bool:
        """Whether there are fewer candidates than places."""
        return self.filled < self.places

    @property
    def members(self) -> int:
        """How many members there would be with everybody in a place, and every other place filled."""
        return self.filled + self.elsewhere

    @property
    def is_below_minimum(self) -> bool:
        return self.minimum is not None and self.members < self.minimum


def places_filled(places: Mapping[UUID, int], standing: Mapping[UUID | None, int]) -> int:
    """Return how many of these groups' places have somebody; None stands for those who named no group.

    One too many in a group fills no place of another.
    """
    for_a_group = sum(min(standing.get(group, 0), number) for group, number in places.items())
    return min(for_a_group + standing.get(None, 0), sum(places.values()))


def is_time_to_find_more(closes_at: datetime, *, now: datetime) -> bool:
    """Return whether a round is so near its end, or past it, that few candidates are to be acted on."""
    return closes_at - now <= TIME_TO_FIND_MORE

"""The gaps in a council's composition: what those who stay cover, what the candidates would add, and what nobody does.

It counts what people gave where the round asked for it. It weighs nothing, and takes nobody's word for another's.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recruit.nominations.rules.selection import Aspect

#: The first year of each age group; whoever is younger than the first is in none.
AGES = (18, 30, 50, 65)

_TOWN = re.compile(r"\b(\d{4})\s+([^\W\d_][^\n,]*)")


@dataclass(frozen=True, slots=True)
class Line:
    """How many have something."""

    #: A code of its aspect: a language, an interest, the first year of an age group, a town.
    value: str
    members: int
    candidates: int

    @property
    def is_gap(self) -> bool:
        """Whether nobody covers it."""
        return not self.members and not self.candidates


@dataclass(frozen=True, slots=True)
class Coverage:
    """An aspect of the composition, and of how many nothing is known."""

    aspect: Aspect
    lines: Sequence[Line]
    unknown_members: int
    unknown_candidates: int


def coverage(
    aspect: Aspect, wanted: Sequence[str], members: Sequence[Sequence[str]], candidates: Sequence[Sequence[str]]
) -> Coverage:
    """Count who has what: all that is wanted, in its order, then what people have besides, the most frequent first."""
    sitting, standing = (Counter(value for one in people for value in set(one)) for people in (members, candidates))
    besides = [value for value, _number in (sitting + standing).most_common() if value not in wanted]
    return Coverage(
        aspect,
        [Line(value, sitting[value], standing[value]) for value in (*wanted, *besides)],
        unknown_members=sum(not one for one in members),
        unknown_candidates=sum(not one for one in candidates),
    )


def age_group(born: date | None, on: date) -> Sequence[str]:
    """Return the age group of somebody on a day; nothing where the day of birth is not known."""
    if born is None:
        return ()
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return [str(max(first for first in AGES if first <= years))] if years >= AGES[0] else ()


def town(address: str) -> Sequence[str]:
    """Return postal code and town of a Danish address; nothing where it has none."""
    found = _TOWN.search(address)
    return [f"{found[1]} {found[2].strip()}"] if found else ()


def age_groups() -> Mapping[str, tuple[int, int | None]]:
    """Return first and last year of each age group."""
    last = [*(first - 1 for first in AGES[1:]), None]
    return {str(first): (first, until) for first, until in zip(AGES, last, strict=True)}

"""What lists of several years say of somebody: since when, until when, and which office is theirs now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recruit.foundation.dates import iso
from recruit.intake.rules.reading import About, Conflict, Listed, Office, VacantSeat
from recruit.intake.rules.tables.dates import Days


@dataclass(frozen=True, slots=True)
class Seen:
    """One row on which somebody stands, and the year or term that it is about."""

    era: Days | None
    #: A cell of the row says the year, not the name of the sheet or a title.
    is_own_era: bool
    office: Office | None
    line: int

    @property
    def is_own_year(self) -> bool:
        """Return whether a cell of the row holds a year and nothing else."""
        return self.is_own_era and self.era is not None and self.era.is_year


def begins(era: Days | None) -> str:
    """Return a key that puts years and terms in their order; lists of no particular year come first."""
    return iso(era.since) if era and era.since else ""


class Years:
    """All years and terms that a file has lists of. A file with the list of one year says nothing of when."""

    def __init__(self, seen: Iterable[Sequence[Seen]]) -> None:
        told = list(seen)
        eras = {one.era for rows in told for one in rows if one.era}
        self.are_several = len(eras) > 1
        #: A year in a cell is the year of a list where somebody stands there once for each of several years.
        own_lists = any(len({row.era for row in rows if row.is_own_year}) > 1 for rows in told)
        lists = [row.era for rows in told for row in rows if (row.is_own_year if own_lists else not row.is_own_era)]
        self.latest = max(map(begins, lists), default="")

    def settled(self, one: Listed, seen: Sequence[Seen]) -> tuple[Listed, tuple[Conflict, ...]]:
        """Return somebody with the days and the office that all lists together say, and what has to be asked."""
        eras = [row.era for row in seen if row.era and (self.are_several or row.is_own_era)]
        if not eras:
            return one, ()
        last = max(seen, key=lambda row: begins(row.era))
        since = min((era.since for era in eras if era.since), key=lambda day: day.first, default=None)
        until = max(eras, key=begins).until
        settled = replace(one, since=one.since or since, until=one.until or until, office=last.office)
        return settled, (*_earlier_offices(one.name, seen, last), *self._absence(settled, last))

    def _absence(self, one: Listed, last: Seen) -> Iterator[Conflict]:
        """Ask about a last day where somebody is missing on the lists of later years; no day is invented."""
        if last.era and last.era.is_year and one.until is None and begins(last.era) < self.latest:
            yield Conflict(one.name, (begins(last.era),), (last.line,), About.UNTIL)

    def vacant_now(self, vacant: Iterable[tuple[Days | None, VacantSeat]]) -> tuple[VacantSeat, ...]:
        """Return the vacant seats of the last list; one of an earlier year has been filled or is told again."""
        return tuple(seat for era, seat in vacant if era is None or begins(era) >= self.latest)


def _earlier_offices(name: str, seen: Sequence[Seen], last: Seen) -> Iterator[Conflict]:
    """The office on the last list holds; another one on an earlier list is put to whoever decides."""
    earlier = {
        row.office: row.line
        for row in reversed(seen)
        if row.office and row.office is not last.office and begins(row.era) < begins(last.era)
    }
    for office, line in earlier.items():
        yield Conflict(name, (office, last.office) if last.office else (office,), (line, last.line), About.OFFICE)


def still_there(people: Iterable[Listed], asked: Iterable[Conflict]) -> Iterator[Listed]:
    """Yield those who stand on the last list and have no last day."""
    left = {conflict.name for conflict in asked if conflict.about is About.UNTIL}
    return (one for one in people if one.until is None and one.name not in left)

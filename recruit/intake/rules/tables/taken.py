"""What has been taken from tables so far, and where each of their rows went."""

from dataclasses import dataclass, field
from enum import StrEnum

from recruit.intake.rules.reading import Column, LineCount, NotUnderstood, VacantSeat
from recruit.intake.rules.tables.dates import Days
from recruit.intake.rules.tables.people import People


class Kind(StrEnum):
    """Where a row went."""

    PROPOSED = "proposed"
    VACANT = "vacant"
    HEADING = "heading"
    NOT_UNDERSTOOD = "not-understood"
    OUTSIDE = "outside"


@dataclass(slots=True)
class Taken:
    """People, vacant seats, rows in trouble, and the kind of every row that is not blank."""

    people: People = field(default_factory=People)
    #: With the year or term whose list has them.
    vacant: list[tuple[Days | None, VacantSeat]] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    kinds: dict[int, Kind] = field(default_factory=dict)

    def vacant_now(self) -> tuple[VacantSeat, ...]:
        """Return the vacant seats of the last year that there are lists of."""
        return self.people.years.vacant_now(self.vacant)

    def count(self) -> LineCount:
        """Return how many rows went where; each is counted once."""
        kinds = list(self.kinds.values())
        return LineCount(
            not_blank=len(kinds),
            proposed=kinds.count(Kind.PROPOSED),
            vacant=kinds.count(Kind.VACANT),
            headings=kinds.count(Kind.HEADING),
            not_understood=kinds.count(Kind.NOT_UNDERSTOOD),
            outside=kinds.count(Kind.OUTSIDE),
        )

"""Part of a roster: one member group, one role, one status; by seat or by name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from recruit.appointments.rules import Role, SeatStatus
from recruit.foundation.keys import sort_key
from recruit.reports.roster import Roster, RosterRow
from recruit.reports.words import word


class Order(StrEnum):
    """In which order the rows stand."""

    SEAT = "seat"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a roster is asked for; by default all of it."""

    seat_group: str = ""
    role: Role | None = None
    status: SeatStatus | None = None
    order: Order = Order.SEAT

    @property
    def narrows(self) -> bool:
        """Return True when it leaves rows out."""
        return bool(self.seat_group or self.role or self.status)


EVERYTHING = Selection()


def selected(roster: Roster, selection: Selection) -> Roster:
    """Return the rows that are asked for, in Danish order of names where that is asked for.

    The totals stay those of the whole roster; the title of every format says what is left out.
    """
    rows = [row for row in roster.rows if _fits(row, selection)]
    if selection.order is Order.NAME:
        rows.sort(key=lambda row: (row.is_empty, sort_key(row.name or "")))
    return replace(roster, rows=tuple(rows), narrowed_to=tuple(_said(selection)))


def numbers(roster: Roster) -> tuple[Mapping[str, int], Mapping[Role, int], Mapping[SeatStatus, int]]:
    """Return how many rows there are of each member group, role and status."""
    groups = Counter(row.seat_group for row in roster.rows)
    roles = Counter(role for role in Role for row in roster.rows if _has(row, role))
    return groups, roles, Counter(row.status for row in roster.rows)


def _fits(row: RosterRow, selection: Selection) -> bool:
    return (
        selection.seat_group in ("", row.seat_group)
        and (selection.role is None or _has(row, selection.role))
        and selection.status in (None, row.status)
    )


def _has(row: RosterRow, role: Role) -> bool:
    """Return True for a row of that role, and for a seat that has a substitute when substitutes are asked for."""
    return row.role is role or (role is Role.SUBSTITUTE and bool(row.substitutes))


def _said(selection: Selection) -> Iterator[str]:
    if selection.seat_group:
        yield selection.seat_group
    yield from (word(code) for code in (selection.role, selection.status) if code)

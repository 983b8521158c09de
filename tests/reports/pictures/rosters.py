"""Rosters for pictures, made by hand: no database is needed to draw."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

from recruit.appointments.rules import Office, Role, SeatStatus
from recruit.bodies.rules import FillingMethod
from recruit.foundation.dates import PartialDate
from recruit.reports.roster import Roster, RosterRow, Turnover, totals

EMPTY = (SeatStatus.VACANT, SeatStatus.NOT_YET_BEGUN)


def a_row(
    group: str,
    number: int,
    name: str | None = "Amina Rahimi",
    status: SeatStatus = SeatStatus.FILLED,
    *offices: Office,
    office: str | None = None,
) -> RosterRow:
    """Return a seat and whoever sits there; nobody where the status says so."""
    return RosterRow(
        seat_group=group,
        seat_number=number,
        filling_method=FillingMethod.ADVISORY_ELECTION,
        role=Role.MEMBER,
        status=status,
        person=None if status in EMPTY else uuid4(),
        name=None if status in EMPTY else name,
        offices=offices,
        office=office,
    )


def a_roster(rows: Sequence[RosterRow], *, as_of: date | None = date(2026, 11, 21)) -> Roster:
    """Return the roster with these rows."""
    seats = {(row.seat_group, row.seat_number) for row in rows if row.seat_number is not None}
    return Roster(
        body="Integrationsrådet",
        slug="integrationsraadet",
        classification="integration_council",
        term="2026–2029",
        first_day=PartialDate(date(2026, 1, 1)),
        last_day=PartialDate(date(2029, 12, 31)),
        as_of=as_of,
        rows=tuple(rows),
        totals=totals(rows, seats=len(seats), turnover=Turnover(0, 0, 0), genders=defaultdict(lambda: None)),
    )


def a_roster_of(sizes: Mapping[str, int]) -> Roster:
    """Return a roster of groups of these sizes in which everybody sits."""
    return a_roster([a_row(group, number) for group, size in sizes.items() for number in range(1, size + 1)])

"""*Diæter*: who is paid how many amounts for the meetings of a quarter (KSL § 16 a), for payroll."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.meetings.model import Attendance
from recruit.meetings.queries.allowances import duties
from recruit.meetings.rules.allowance import Duty, amounts
from recruit.reports.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which somebody came to a meeting, or to several."""

    day: date
    #: 1, or 2 where the duty took more than four hours.
    amounts: int


@dataclass(frozen=True, slots=True)
class Paid:
    """What somebody is paid for a quarter."""

    person: UUID
    name: str
    days: Sequence[Day]
    #: The meetings, loaded; the earliest first.
    rows: Sequence[Attendance]
    #: Name and address are protected: the list for payroll says so.
    is_protected: bool = False

    @property
    def amounts(self) -> int:
        """Return how many amounts it is altogether."""
        return sum(one.amounts for one in self.days)

    @property
    def travel(self) -> int:
        """Return how many minutes the journeys took."""
        return sum(row.travel_minutes for row in self.rows)

    @property
    def paid_on(self) -> date | None:
        """Return the newest day of payment; None while something is not paid."""
        days = [row.paid_on for row in self.rows]
        return max((day for day in days if day), default=None) if all(days) else None

    @property
    def is_paid_in_part(self) -> bool:
        """Return whether a meeting came to light after the others were paid."""
        return self.paid_on is None and any(row.paid_on for row in self.rows)


def of_quarter(session: Session, body: Body, quarter: tuple[date, date]) -> Sequence[Paid]:
    """Return what everybody is paid for a quarter, or was, in Danish order. Two queries."""
    rows = duties(session, body, *quarter)
    return [_paid(list(some)) for _person, some in groupby(rows, key=lambda row: row.person_id)]


def _paid(rows: Sequence[Attendance]) -> Paid:
    person = rows[0].person
    days = [
        Day(day, amounts([_duty(row) for row in some]))
        for day, some in groupby(rows, key=lambda row: row.meeting.slot.day)
    ]
    return (
        Paid(person.id, person.name, days, rows, person.is_protected) if person else Paid(UUID(int=0), "", days, rows)
    )


def _duty(row: Attendance) -> Duty:
    meeting = row.meeting
    travel = timedelta(minutes=row.travel_minutes)
    return Duty(row.part, row.presence, meeting.ends_at - meeting.starts_at, travel)


def as_table(people: Sequence[Paid], council: str, quarter: str) -> Table:
    """Return the list for payroll; what this house does not keep stands as an empty column to fill in."""
    columns = (
        _("Name"),
        _("Payroll number"),
        _("Protection"),
        _("Days with a meeting"),
        _("Days with one amount"),
        _("Days with two amounts"),
        _("Amounts altogether"),
        _("Travel, minutes"),
        _("Loss of earnings"),
        _("Travel expenses"),
        _("Paid on"),
    )
    total = sum(one.amounts for one in people)
    said = ngettext("%(num)s amount altogether", "%(num)s amounts altogether", total)
    rows = tuple(_row(one) for one in people)
    return Table(_("Allowances of %(council)s, %(quarter)s", council=council, quarter=quarter), columns, rows, said)


def _row(one: Paid) -> tuple[Cell, ...]:
    return (
        one.name,
        "",
        _("name and address protected") if one.is_protected else "",
        ", ".join(format_date(day.day) for day in one.days),
        sum(day.amounts == 1 for day in one.days),
        sum(day.amounts == 2 for day in one.days),
        one.amounts,
        one.travel or "",
        "",
        "",
        PartialDate(one.paid_on) if one.paid_on else "",
    )

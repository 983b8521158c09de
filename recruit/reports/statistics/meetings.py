"""How many came to each meeting, and how many seats were represented: numbers, and nobody by name."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, time
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import _, format_date
from recruit.meetings.model import Attendance, Meeting
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.figures import Rate
from recruit.reports.pictures.bars import BarChart, Bars
from recruit.reports.statistics.chart import Chart, Subject, percent


class Came(NamedTuple):
    """A meeting at which somebody noted who was there."""

    meeting: UUID
    day: date
    #: Members.
    present: int
    apologies: int
    absent: int
    #: Substitutes who sat for a member.
    instead: int

    @property
    def called(self) -> int:
        """Return how many members were to come."""
        return self.present + self.apologies + self.absent


def attendance(session: Session, body: Body, year: int) -> Chart:
    """Return who came to the meetings of a calendar year that are not cancelled. One query."""
    heading = _("Attendance in %(year)s", year=year)
    held = came_in(session, body, year)
    if not held:
        remark = _("Nothing is noted about who came to meetings in %(year)s.", year=year)
        return Chart(Subject.ATTENDANCE, heading, remark)
    columns = (
        _("Meeting"),
        _("Members called"),
        _("Members who came"),
        _("Apologies"),
        _("Absent without apologies"),
        _("Substitutes who came instead"),
    )
    rows = tuple(
        (PartialDate(one.day), one.called, one.present, one.apologies, one.absent, one.instead) for one in held
    )
    came, called = sum(one.present for one in held), sum(one.called for one in held)
    remark = _(
        "Members came %(came)s of %(called)s times, %(percent)s per cent; substitutes came instead %(instead)s times.",
        came=came,
        called=called,
        percent=percent(Rate(came, called).share) or 0,
        instead=sum(one.instead for one in held),
    )
    series = (columns[1], _("Substitutes instead"), columns[2])
    lines = tuple(Bars(format_date(one.day), (one.called, one.instead, one.present)) for one in held)
    return Chart(Subject.ATTENDANCE, heading, remark, BarChart(heading, remark, series, lines), columns, rows)


def years(session: Session, body: Body) -> Sequence[int]:
    """Return the years with meetings of which it is noted who came, the newest first. One query."""
    chosen = select(Meeting.starts_at).join(Term, Term.id == Meeting.term_id)
    is_noted = select(Attendance.id).where(Attendance.meeting_id == Meeting.id).exists()
    found = session.scalars(chosen.where(Term.body_id == body.id, Meeting.cancelled_at.is_(None), is_noted))
    return sorted({clock.local(instant).year for instant in found}, reverse=True)


def came_in(session: Session, body: Body, year: int) -> Sequence[Came]:
    """Return how many came to each meeting of a calendar year that is not cancelled, by its time. One query.

    Meetings of which nobody has noted who came are left out.
    """
    chosen = (
        select(Meeting.id, Meeting.starts_at, Attendance.part, Attendance.presence, func.count())
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Term, Term.id == Meeting.term_id)
        .where(
            Term.body_id == body.id,
            Meeting.cancelled_at.is_(None),
            Meeting.starts_at >= clock.instant(date(year, 1, 1), time.min),
            Meeting.starts_at < clock.instant(date(year + 1, 1, 1), time.min),
        )
        .group_by(Meeting.id, Meeting.starts_at, Attendance.part, Attendance.presence)
        .order_by(Meeting.starts_at, Meeting.id)
    )
    counted: dict[tuple[UUID, date], dict[tuple[Part, Presence], int]] = defaultdict(dict)
    for meeting, starts_at, part, presence, number in session.execute(chosen):
        counted[meeting, clock.local(starts_at).date()][part, presence] = number
    return [
        Came(
            meeting,
            day,
            of.get((Part.MEMBER, Presence.PRESENT), 0),
            of.get((Part.MEMBER, Presence.APOLOGY), 0),
            of.get((Part.MEMBER, Presence.ABSENT), 0),
            of.get((Part.SUBSTITUTE, Presence.PRESENT), 0),
        )
        for (meeting, day), of in counted.items()
    ]

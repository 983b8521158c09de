"""*Fremmøde i perioden*: who came to which meetings of a term, and how often; per person and per seat.

A meeting that is cancelled, or at which nobody has noted anything, counts for nobody. Four queries.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.appointments.model import Membership
from recruit.bodies.model import Seat, SeatGroup, Term
from recruit.foundation.i18n import _, format_date
from recruit.meetings.model import Attendance, Meeting
from recruit.meetings.queries.entry import in_order
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted, represented
from recruit.meetings.rules.figures import AbsenceRule, PersonFigures, Rate, is_away_too_often, of_person, of_seats
from recruit.reports.table import Cell, Table
from recruit.reports.words import word


@dataclass(frozen=True, slots=True)
class Column:
    """A meeting that was held."""

    #: Loaded without its term.
    meeting: Meeting
    #: How many came who have a place in the council.
    came: int
    #: How many seats were represented.
    represented: int


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody with a place in the council, and what was noted of them."""

    person: UUID
    name: str
    group: str
    #: By meeting; who was not there yet, or any more, is not in it.
    noted: Mapping[UUID, Noted]
    figures: PersonFigures
    #: Has missed as many meetings in a row as the council's settings say.
    is_away_too_often: bool
    #: Name and address are protected: a list that leaves the house says so.
    is_protected: bool


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat, and how often somebody sat on it."""

    label: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Grid:
    """The attendance of a period; meetings in order of time, people in that of their seats."""

    council: str
    period: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    seats: Sequence[SeatRow]

    @property
    def members(self) -> Rate:
        """Return how often members came, all of them together."""
        rates = [row.figures.as_member for row in self.rows]
        return Rate(sum(one.came for one in rates), sum(one.possible for one in rates))


def came(grid: Grid, meeting: UUID) -> list[str]:
    """Return who came to a meeting; whoever was there as something else than a member, with that."""
    there = [(row, row.noted[meeting]) for row in grid.rows if meeting in row.noted]
    return [
        row.name if noted.part is Part.MEMBER else f"{row.name} ({word(noted.part)})"
        for row, noted in there
        if noted.presence is Presence.PRESENT
    ]


def away(grid: Grid, meeting: UUID) -> list[str]:
    """Return who was to come to a meeting and did not, each with whether they sent apologies."""
    missing = (Presence.APOLOGY, Presence.ABSENT)
    there = [(row, row.noted[meeting].presence) for row in grid.rows if meeting in row.noted]
    return [f"{row.name} ({word(presence)})" for row, presence in there if presence in missing]


def grid(
    session: Session, term: Term, council: str, *, on: date, warn_after: int | None, year: int | None = None
) -> Grid:
    """Return the attendance of a term, or of one year of it.

    `warn_after` is how many missed in a row are too many, of whoever sits in the term `on` a day.
    """
    kept = [row for row in _rows(session, term) if year in (None, row.meeting.slot.day.year)]
    held = sorted({row.meeting_id: row.meeting for row in kept}.values(), key=lambda one: one.starts_at)
    facts = [(row, row.facts()) for row in kept]
    of_meeting: dict[UUID, list[Noted]] = {one.id: [] for one in held}
    for row, noted in facts:
        of_meeting[row.meeting_id].append(noted)
    seats = _seats(session, term, {row.seat_id for row in kept if row.seat_id})
    rates = of_seats(of_meeting.values(), [seat.id for seat in seats])
    return Grid(
        council,
        f"{term.label}, {year}" if year else term.label,
        [_column(one, of_meeting[one.id]) for one in held],
        _people(facts, held, AbsenceRule(warn_after, apologies_excuse=False) if warn_after else None, on),
        [
            SeatRow(_("%(group)s, seat %(number)s", group=seat.group.label, number=seat.number), rates[seat.id])
            for seat in seats
            if rates[seat.id].possible
        ],
    )


def years(session: Session, term: Term) -> Sequence[int]:
    """Return the years of a term in which it is noted who came, the first one first. One query."""
    chosen = select(Meeting).where(Meeting.term_id == term.id, Meeting.cancelled_at.is_(None))
    noted = select(Attendance.id).where(Attendance.meeting_id == Meeting.id).exists()
    return sorted({one.slot.day.year for one in session.scalars(chosen.where(noted))})


def _rows(session: Session, term: Term) -> Sequence[Attendance]:
    membership = selectinload(Attendance.membership)
    chosen = select(Attendance).join(Attendance.meeting)
    chosen = chosen.where(Meeting.term_id == term.id, Meeting.cancelled_at.is_(None))
    chosen = chosen.options(
        selectinload(Attendance.meeting),
        membership.joinedload(Membership.group),
        membership.joinedload(Membership.seat),
        membership.joinedload(Membership.person),
    )
    return session.scalars(chosen.order_by(Meeting.starts_at, Attendance.id)).all()


def _seats(session: Session, term: Term, noted: Collection[UUID]) -> Sequence[Seat]:
    """Return the seats of a term, and those noted of members who go on from an earlier one."""
    ours = or_(SeatGroup.term_id == term.id, Seat.id.in_(noted))
    chosen = select(Seat).join(Seat.group).where(ours).options(joinedload(Seat.group))
    return session.scalars(chosen.order_by(SeatGroup.position, Seat.number)).all()


def _column(meeting: Meeting, noted: Sequence[Noted]) -> Column:
    came = sum(one.presence is Presence.PRESENT and one.membership is not None for one in noted)
    return Column(meeting, came, len(represented(noted)))


def _people(
    facts: Iterable[tuple[Attendance, Noted]], held: Sequence[Meeting], rule: AbsenceRule | None, on: date
) -> Sequence[Row]:
    """Return everybody who had a place, by the newest of their places."""
    found: dict[UUID, list[tuple[Membership, UUID, Noted]]] = {}
    for row, noted in facts:
        if row.membership is not None and row.person_id is not None:
            found.setdefault(row.person_id, []).append((row.membership, row.meeting_id, noted))
    order = {one.id: place for place, one in enumerate(held)}
    rows = []
    for person, ours in found.items():
        ours.sort(key=lambda one: order[one[1]])
        newest = ours[-1][0]
        figures = of_person([noted for _held, _meeting, noted in ours])
        noted_at = {meeting: noted for _held, meeting, noted in ours}
        away = rule is not None and on in newest.span and is_away_too_often(figures, rule)
        who, group = newest.person, newest.group.label
        rows.append((in_order(newest), Row(person, who.name, group, noted_at, figures, away, who.is_protected)))
    return [row for _order, row in sorted(rows, key=lambda one: one[0])]


def rates_table(grid: Grid) -> Table:
    """Return how often each came, as member and as substitute apart."""
    columns = (
        _("Name"),
        _("Member group"),
        _("Protection"),
        _("Came as a member"),
        _("Possible"),
        _("Per cent"),
        _("Apologies"),
        _("Did not come"),
        _("Missed in a row, most recently"),
        _("Came as a substitute"),
        _("Called as a substitute"),
    )
    rows = tuple(_rates(row) for row in grid.rows)
    return Table(title(grid), columns, rows, summary(grid), _seat_figures(grid))


def whole_table(grid: Grid) -> Table:
    """Return the same with a column for each meeting, in words: what the picture shows."""
    rates = rates_table(grid)
    days = tuple(format_date(column.meeting.slot.day) for column in grid.columns)
    columns = (*rates.columns[:2], *days, *rates.columns[2:])
    rows = tuple(
        (*told[:2], *(cell(row, column.meeting.id) for column in grid.columns), *told[2:])
        for row, told in zip(grid.rows, rates.rows, strict=True)
    )
    return Table(rates.title, columns, rows, rates.summary, rates.figures)


def cell(row: Row, meeting: UUID) -> str:
    """Return in words what is noted of somebody at a meeting; empty where nothing is."""
    noted = row.noted.get(meeting)
    if noted is None:
        return ""
    said = word(noted.presence)
    if noted.presence is Presence.PRESENT and noted.part is not Part.MEMBER:
        return f"{said}, {word(noted.part)}"
    return said


def title(grid: Grid) -> str:
    """Return what the list is."""
    return _("Attendance in %(council)s, %(period)s", council=grid.council, period=grid.period)


def summary(grid: Grid) -> str:
    """Return what the rows come to, all members together."""
    together = grid.members
    share = per_cent(together)
    return _(
        "%(meetings)s meetings; members came %(came)s of %(possible)s times (%(share)s per cent)",
        meetings=len(grid.columns),
        came=together.came,
        possible=together.possible,
        share=share,
    )


def per_cent(rate: Rate) -> Cell:
    """Return a rate in whole per cent; empty where nothing was possible."""
    return "" if rate.share is None else round(100 * rate.share)


def _rates(row: Row) -> tuple[Cell, ...]:
    figures = row.figures
    member, substitute = figures.as_member, figures.as_substitute
    return (
        row.name,
        row.group,
        _("name and address protected") if row.is_protected else "",
        member.came if member.possible else "",
        member.possible or "",
        per_cent(member),
        figures.apologies if member.possible else "",
        figures.absences if member.possible else "",
        figures.streak if member.possible else "",
        substitute.came if substitute.possible else "",
        substitute.possible or "",
    )


def _seat_figures(grid: Grid) -> tuple[tuple[str, Cell], ...]:
    """Return how often each seat was represented."""
    return tuple(
        (seat.label, _("%(came)s of %(possible)s", came=seat.rate.came, possible=seat.rate.possible))
        for seat in grid.seats
    )

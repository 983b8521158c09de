"""Attendance as a picture: a row for each person, a column for each meeting, and in it one of four marks.

A filled disc came, a ring sent apologies, a cross stayed away, a dash was not to come; none of them needs colour.
"""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markupsafe import Markup

from recruit.foundation.i18n import _, format_date
from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.lettering import shortened
from recruit.foundation.pictures.shapes import BLUE, INK, LINE, PAPER, Look
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.reports.meetings.attendance import Column, Grid, Row, per_cent, summary, title

WIDTH = 360.0
#: More meetings than these are too narrow to tell apart; the newest are shown, the table has all.
MOST = 24
_EDGE, _SIZE, _NAMES, _ROW, _HEAD = 8.0, 11.0, 118.0, 17.0, 30.0
_WIDEST = 26.0


def draw(grid: Grid, *, ident: str = "fremmoede", twin: str | None = None) -> Markup:
    """Return the picture; `twin` is the id, on the page, of what leads to the same as a table."""
    chart = _Chart(grid)
    drawn = list(chart.shapes())
    return drawing(ident, title(grid), _described(grid), drawn, size=(WIDTH, chart.y), twin=twin)


def _described(grid: Grid) -> str:
    said = [f"{summary(grid)}."]
    for row in grid.rows:
        if row.figures.as_member.possible:
            came = row.figures.as_member
            said.append(_("%(name)s: %(came)s of %(possible)s.", name=row.name, came=came.came, possible=came.possible))
    return " ".join(said)


class _Chart:
    """The picture in the making, from the top downwards; `y` is how far it has come."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.columns: Sequence[Column] = grid.columns[-MOST:]
        room = WIDTH - 2 * _EDGE - _NAMES - 30
        self.column = min(_WIDEST, room / max(len(self.columns), 1))
        self.y = _EDGE

    def shapes(self) -> Iterator[Element]:
        """Yield what the marks mean, the days, then each person; the share of each stands at the end."""
        yield from self._legend()
        yield from self._days()
        group = ""
        for row in self.grid.rows:
            if row.group != group:
                group = row.group
                self.y += _ROW + 6
                yield shapes.words(_EDGE, self.y - 4, shortened(group, _SIZE, WIDTH - 2 * _EDGE), size=_SIZE, bold=True)
            yield from self._row(row)
        self.y += _EDGE

    def _middle(self, at: int) -> float:
        return _EDGE + _NAMES + (at + 0.5) * self.column

    def _legend(self) -> Iterator[Element]:
        marks = (
            (Presence.PRESENT, _("present")),
            (Presence.APOLOGY, _("sent apologies")),
            (Presence.ABSENT, _("absent without apologies")),
            (Presence.NOT_CALLED, _("not called")),
        )
        for presence, said in marks:
            yield from _mark(Noted(Part.MEMBER, presence), _EDGE + 6, self.y + 6)
            yield shapes.words(_EDGE + 18, self.y + 10, said, size=_SIZE)
            self.y += 15
        yield from _mark(Noted(Part.SUBSTITUTE, Presence.PRESENT), _EDGE + 6, self.y + 6)
        yield shapes.words(_EDGE + 18, self.y + 10, _("present as a substitute"), size=_SIZE)
        self.y += 15

    def _days(self) -> Iterator[Element]:
        """Yield day and month of each meeting; where columns are narrow, of every other or third one."""
        self.y += _HEAD
        every = max(1, round(24 / self.column))
        for at, column in enumerate(self.columns):
            if (len(self.columns) - 1 - at) % every == 0:
                day = column.meeting.slot.day
                yield shapes.words(self._middle(at), self.y - 6, f"{day.day}.{day.month}", size=9, anchor="middle")
        if self.columns:
            first, last = (format_date(one.meeting.slot.day) for one in (self.columns[0], self.columns[-1]))
            yield shapes.words(_EDGE, self.y - 18, f"{first} – {last}", size=_SIZE)

    def _row(self, row: Row) -> Iterator[Element]:
        self.y += _ROW
        middle = self.y - 6
        yield shapes.words(_EDGE, self.y - 2, shortened(row.name, _SIZE, _NAMES - 6), size=_SIZE)
        yield shapes.line((_EDGE, self.y + 1), (WIDTH - _EDGE, self.y + 1), Look(stroke=LINE, width=0.3))
        for at, column in enumerate(self.columns):
            noted = row.noted.get(column.meeting.id)
            if noted is not None:
                yield from _mark(noted, self._middle(at), middle)
        share = per_cent(row.figures.as_member)
        if share != "":
            yield shapes.words(WIDTH - _EDGE, self.y - 2, f"{share} %", size=_SIZE, anchor="end", bold=True)


def _mark(noted: Noted, x: float, y: float) -> Iterator[Element]:
    """Yield the mark: whoever sat there as a substitute, or listened, has a box instead of a disc."""
    if noted.presence is Presence.PRESENT and noted.part is Part.MEMBER:
        yield shapes.circle(x, y, 4.2, Look(fill=BLUE, stroke=BLUE))
    elif noted.presence is Presence.PRESENT:
        yield shapes.box(x - 3.8, y - 3.8, 7.6, 7.6, Look(fill=BLUE, stroke=BLUE))
    elif noted.presence is Presence.APOLOGY:
        yield shapes.circle(x, y, 3.8, Look(fill=PAPER, stroke=INK, width=1.2))
    elif noted.presence is Presence.ABSENT:
        look = Look(stroke=INK, width=1.6)
        yield shapes.line((x - 3.4, y - 3.4), (x + 3.4, y + 3.4), look)
        yield shapes.line((x - 3.4, y + 3.4), (x + 3.4, y - 3.4), look)
    else:
        yield shapes.line((x - 3, y), (x + 3, y), Look(stroke=INK, width=1))

"""How votes moved from stage to stage: a row for each candidate, a column for each stage, and in it the votes as a bar.

What came in a stage is hatched, what left it is outlined. It is read without colour, by thirty candidates as by three.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markupsafe import Markup

from recruit.elections.rules.vocabulary import Advice
from recruit.foundation.i18n import _
from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.lettering import shortened
from recruit.foundation.pictures.shapes import BLUE, INK, LINE, PAPER, Look
from recruit.reports.elections.flow import Flow, Row
from recruit.reports.words import word

WIDTH = 360.0
_EDGE, _SIZE, _NAMES = 8.0, 11.0, 112.0
_ROW, _BAR, _LEGEND = 28.0, 22.0, 17.0
#: The votes of several together stand as high as this, so that a vote is as high in every row.
_TALLEST = 66.0
#: So wide is a column at most, and so wide it must be for a number above it.
_WIDEST, _NUMBERED = 44.0, 15.0
_GREY = "#d0d0d0"


def draw(title: str, flow: Flow, *, ident: str, twin: str | None = None) -> Markup:
    """Return the picture; `twin` is the id, on the page, of what leads to the same as a table."""
    chart = _Chart(flow, ident)
    drawn = list(chart.shapes())
    return drawing(
        ident,
        _("How the votes moved: %(contest)s", contest=title),
        " ".join(_said(row, flow) for row in flow.rows),
        drawn,
        size=(WIDTH, chart.y),
        patterns=[shapes.hatching(chart.hatching)],
        twin=twin,
    )


def _said(row: Row, flow: Flow) -> str:
    votes = _("%(name)s: %(first)s at first, %(last)s at the end", name=row.name, first=row.told[0], last=row.told[-1])
    said = [votes]
    if row.enough is not None:
        said.append(_("has enough votes after stage %(number)s", number=flow.numbers[row.enough]))
    if row.out is not None:
        said.append(_("is out after stage %(number)s", number=flow.numbers[row.out]))
    return f"{', '.join(said)}."


def _scale(flow: Flow, room: float, *, is_sum: bool) -> float:
    """Return how high a vote is where the most votes of such rows have this room."""
    most = max((max(row.votes) for row in flow.rows if row.is_sum is is_sum), default=0)
    return room / float(most) if most else room


class _Chart:
    """The picture in the making, from the top downwards; `y` is how far it has come."""

    def __init__(self, flow: Flow, ident: str) -> None:
        self.flow = flow
        self.hatching = f"{ident}-skravering"
        self.column = min((WIDTH - 2 * _EDGE - _NAMES) / len(flow.numbers), _WIDEST)
        self.scale = min(_scale(flow, _BAR, is_sum=False), _scale(flow, _TALLEST, is_sum=True))
        self.y = _EDGE

    def shapes(self) -> Iterator[Element]:
        yield from self._numbers()
        for row in self.flow.rows:
            yield from self._row(row)
        yield from self._legend()

    def _left(self, at: int) -> float:
        return _EDGE + _NAMES + at * self.column

    def _numbers(self) -> Iterator[Element]:
        """Yield the numbers of the stages; where columns are narrow, of every fifth and of the first."""
        self.y += _SIZE
        every = 1 if self.column >= _NUMBERED else 5
        for at, number in enumerate(self.flow.numbers):
            if at == 0 or number % every == 0:
                middle = self._left(at) + self.column / 2
                yield shapes.words(middle, self.y, str(number), size=_SIZE - 1, anchor="middle")
        self.y += 4

    def _row(self, row: Row) -> Iterator[Element]:
        height = max(self.scale * float(max(row.votes)) + _ROW - _BAR, _ROW)
        floor = self.y + height - 3
        name = shortened(row.name, _SIZE, _NAMES - 6)
        yield shapes.words(_EDGE, floor - 5, name, size=_SIZE, bold=row.enough is not None)
        yield shapes.line((_EDGE, floor), (self._left(len(self.flow.numbers)), floor), Look(stroke=LINE, width=0.5))
        for at in range(len(self.flow.numbers)):
            yield from self._cell(row, at, floor)
        if self.flow.quotas and not row.is_sum:
            ends = enumerate(self.flow.quotas)
            points = [
                (self._left(at + side), floor - self.scale * float(quota)) for at, quota in ends for side in (0, 1)
            ]
            yield shapes.polyline(points, Look(stroke=INK, width=0.7, dashes="1 2"))
        self.y += height

    def _cell(self, row: Row, at: int, floor: float) -> Iterator[Element]:
        """Yield the votes of a row after a stage: what stayed, what came on top of it, and above that what left."""
        left, width = self._left(at) + 1, self.column - 2
        votes, came, gone = (self.scale * float(one) for one in (row.votes[at], row.received(at), row.passed_on(at)))
        has_enough = row.enough is not None and at >= row.enough
        stayed = Look(fill=BLUE if has_enough else _GREY, stroke=BLUE if has_enough else LINE, width=0.5)
        if votes - came > 0:
            yield shapes.box(left, floor - votes + came, width, votes - came, stayed)
        if came:
            yield shapes.box(left, floor - votes, width, came, Look(shapes.paint(self.hatching), INK, 0.5))
        if gone:
            yield shapes.box(left, floor - votes - gone, width, gone, Look(PAPER, INK, 0.5, "2 1.5"))
        if row.out == at:
            yield from self._cross(self._left(at + 1) - 1, floor - 4)

    def _cross(self, x: float, y: float) -> Iterator[Element]:
        look = Look(stroke=INK, width=1.4)
        yield shapes.line((x - 3, y - 3), (x + 3, y + 3), look)
        yield shapes.line((x - 3, y + 3), (x + 3, y - 3), look)

    def _legend(self) -> Iterator[Element]:
        """Yield what each mark means."""
        self.y += 6
        enough = word(Advice.RECOMMENDED)
        hatched, gone = Look(shapes.paint(self.hatching), INK, 0.5), Look(PAPER, INK, 0.5, "2 1.5")
        boxes = (
            (Look(BLUE, BLUE), _("has enough votes: %(advice)s", advice=enough)),
            (Look(_GREY, LINE, 0.5), _("votes before the stage")),
            (hatched, _("came in the stage")),
            (gone, _("left in the stage")),
        )
        for look, said in boxes:
            yield shapes.box(_EDGE, self.y, 12, 10, look)
            yield from self._means(said)
        yield from self._cross(_EDGE + 6, self.y + 5)
        yield from self._means(_("is out, and the votes move on"))
        if self.flow.quotas:
            yield shapes.line((_EDGE, self.y + 5), (_EDGE + 12, self.y + 5), Look(stroke=INK, width=0.7, dashes="1 2"))
            yield from self._means(_("enough for a seat"))
        self.y += _EDGE - 4

    def _means(self, said: str) -> Iterator[Element]:
        yield shapes.words(_EDGE + 18, self.y + 9, shortened(said, _SIZE, WIDTH - 2 * _EDGE - 18), size=_SIZE)
        self.y += _LEGEND

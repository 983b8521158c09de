"""Numbers as bars on one scale: below each heading a bar for each series, with the number beside it.

The first series is outlined, the second hatched and the last one full, so that no colour is needed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markupsafe import Markup

from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.lettering import width_of, wrapped
from recruit.foundation.pictures.shapes import BLUE, INK, PAPER, Look

WIDTH = 360.0
_EDGE, _SIZE = 8.0, 11.5
_BAR, _GAP, _BETWEEN = 11.0, 3.0, 14.0
#: Room for what is written at the end of the longest bar, beside the gap before it.
_FOR_NUMBERS, _BEFORE = 44.0, 5.0
#: One of many has to be seen, too.
_NARROWEST = 2.0


@dataclass(frozen=True, slots=True)
class Bars:
    """What stands below one heading: a number for each series, None where it has none."""

    label: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars with what they are called: one series or more, of which more than one is explained at the top."""

    title: str
    #: What a picture says to those who have it read to them.
    description: str
    series: tuple[str, ...]
    lines: tuple[Bars, ...]
    #: What a number is written like, where it is none of people, seats or the like: "83 days".
    written: Callable[[int], str] = str


def draw(chart: BarChart, *, ident: str, twin: str | None = None) -> Markup:
    """Return the picture; `twin` is the id, on the page, of what leads to the same as a table."""
    made = _Chart(chart, ident)
    drawn = list(made.shapes())
    said = " ".join([chart.description, *(f"{line.label}: {_said(chart, line)}." for line in chart.lines)])
    hatching = [shapes.hatching(made.hatching)]
    return drawing(ident, chart.title, said, drawn, size=(WIDTH, made.y), patterns=hatching, twin=twin)


class _Chart:
    """The picture in the making, from the top downwards; `y` is how far it has come."""

    def __init__(self, chart: BarChart, ident: str) -> None:
        self.chart = chart
        self.hatching = f"{ident}-skravering"
        outlined, full = Look(fill=PAPER, stroke=INK), Look(fill=BLUE, stroke=BLUE)
        hatched = Look(fill=shapes.paint(self.hatching), stroke=INK)
        self.looks = (outlined, hatched, full) if len(chart.series) > 2 else (outlined, full)[-len(chart.series) :]
        self.most = max((number or 0 for line in chart.lines for number in line.numbers), default=0)
        self.y = _EDGE

    def shapes(self) -> Iterator[Element]:
        """Yield what the bars mean, where there are several, then each heading with its bars."""
        if len(self.chart.series) > 1:
            yield from self._legend()
        for line in self.chart.lines:
            yield from self._line(line)

    def _legend(self) -> Iterator[Element]:
        x = _EDGE
        for said, look in zip(self.chart.series, self.looks, strict=True):
            width = width_of(said, _SIZE) + 34
            if x > _EDGE and x + width > WIDTH:
                x, self.y = _EDGE, self.y + 18
            yield shapes.box(x, self.y, 16, _BAR, look)
            yield shapes.words(x + 21, self.y + _BAR - 1.5, said, size=_SIZE)
            x += width
        self.y += _BAR + _BETWEEN

    def _line(self, line: Bars) -> Iterator[Element]:
        for words in wrapped(line.label, _SIZE, WIDTH - 2 * _EDGE):
            yield shapes.words(_EDGE, self.y + _SIZE - 2, words, size=_SIZE, bold=True)
            self.y += _SIZE + 4
        for number, look in zip(line.numbers, self.looks, strict=True):
            if number is not None:
                yield from self._bar(number, look)
        self.y += _BETWEEN

    def _bar(self, number: int, look: Look) -> Iterator[Element]:
        room = WIDTH - 2 * _EDGE - max(_FOR_NUMBERS, _BEFORE + width_of(self.chart.written(self.most), _SIZE) + 4)
        width = max(room * number / self.most, _NARROWEST) if number else 0.0
        if width:
            yield shapes.box(_EDGE, self.y, width, _BAR, look)
        yield shapes.words(_EDGE + width + _BEFORE, self.y + _BAR - 1.5, self.chart.written(number), size=_SIZE)
        self.y += _BAR + _GAP


def _said(chart: BarChart, line: Bars) -> str:
    named = zip(chart.series, line.numbers, strict=True)
    return ", ".join(f"{series} {number}" for series, number in named if number is not None)

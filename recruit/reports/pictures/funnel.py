"""The funnel of a round: for each channel a bar a stage, all on one scale, the number beside each."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from markupsafe import Markup

from recruit.foundation.i18n import _
from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.lettering import width_of, wrapped
from recruit.foundation.pictures.shapes import BLUE, INK, PAPER, Look
from recruit.reports.recruitment import Brought, Funnel, Stage, summary

WIDTH = 360.0
_EDGE, _SIZE = 8.0, 11.5
_BAR, _GAP, _BETWEEN = 11.0, 3.0, 14.0
#: Room for the number at the end of the longest bar.
_FOR_NUMBERS = 44.0
#: One visitor has to be seen among thousands.
_NARROWEST = 2.0


def draw(funnel: Funnel, *, ident: str = "tragt", twin: str | None = None) -> Markup:
    """Return the picture; `twin` is the id, on the page, of what leads to the same as a table."""
    chart = _Chart(funnel, ident)
    drawn = list(chart.shapes())
    return drawing(
        ident,
        _("What the channels of %(round)s brought", round=funnel.round),
        " ".join([f"{summary(funnel)}.", *(f"{line.label}: {_said(line)}." for line in funnel.lines)]),
        drawn,
        size=(WIDTH, chart.y),
        patterns=[shapes.hatching(chart.hatching)],
        twin=twin,
    )


class _Chart:
    """The picture in the making, from the top downwards; `y` is how far it has come."""

    def __init__(self, funnel: Funnel, ident: str) -> None:
        self.funnel = funnel
        self.hatching = f"{ident}-skravering"
        self.looks: Mapping[Stage, Look] = {
            Stage.VISITS: Look(fill=PAPER, stroke=INK),
            Stage.NOMINATIONS: Look(fill=shapes.paint(self.hatching), stroke=INK),
            Stage.STANDING: Look(fill=BLUE, stroke=BLUE),
        }
        self.most = max((number for line in funnel.lines for number in line.numbers.values()), default=0)
        self.y = _EDGE

    def shapes(self) -> Iterator[Element]:
        """Yield what the bars mean, then each channel with its bars."""
        yield from self._legend()
        for line in self.funnel.lines:
            yield from self._line(line)

    def _legend(self) -> Iterator[Element]:
        x = _EDGE
        for stage, look in self.looks.items():
            said = str(stage)
            width = width_of(said, _SIZE) + 34
            if x > _EDGE and x + width > WIDTH:
                x, self.y = _EDGE, self.y + 18
            yield shapes.box(x, self.y, 16, _BAR, look)
            yield shapes.words(x + 21, self.y + _BAR - 1.5, said, size=_SIZE)
            x += width
        self.y += _BAR + _BETWEEN

    def _line(self, line: Brought) -> Iterator[Element]:
        for words in wrapped(line.label, _SIZE, WIDTH - 2 * _EDGE):
            yield shapes.words(_EDGE, self.y + _SIZE - 2, words, size=_SIZE, bold=True)
            self.y += _SIZE + 4
        for stage, number in line.numbers.items():
            yield from self._bar(stage, number)
        self.y += _BETWEEN

    def _bar(self, stage: Stage, number: int) -> Iterator[Element]:
        room = WIDTH - 2 * _EDGE - _FOR_NUMBERS
        width = max(room * number / self.most, _NARROWEST) if number else 0.0
        if width:
            yield shapes.box(_EDGE, self.y, width, _BAR, self.looks[stage])
        yield shapes.words(_EDGE + width + 5, self.y + _BAR - 1.5, str(number), size=_SIZE)
        self.y += _BAR + _GAP


def _said(line: Brought) -> str:
    return ", ".join(f"{stage} {number}" for stage, number in line.numbers.items())

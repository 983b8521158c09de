"""The votes of a contest as bars, with the line between those who are recommended and those next in line."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markupsafe import Markup

from recruit.elections.rules.vocabulary import Advice
from recruit.foundation.i18n import _, ngettext
from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.lettering import shortened
from recruit.foundation.pictures.shapes import BLUE, INK, LINE, PAPER, Look
from recruit.reports.elections.result import Line
from recruit.reports.words import word

WIDTH = 360.0
_EDGE, _SIZE = 8.0, 12.0
_BAR, _STEP, _FOR_LINE = 12.0, 36.0, 30.0
#: Room for the number at the end of the longest bar.
_FOR_NUMBERS = 44.0


def draw(title: str, lines: Sequence[Line], *, ident: str, twin: str | None = None) -> Markup:
    """Return the picture; `twin` is the id, on the page, of what leads to the same as a table."""
    chart = _Chart(lines, ident)
    drawn = list(chart.shapes())
    return drawing(
        ident,
        _("Votes: %(contest)s", contest=title),
        " ".join(f"{_said(line)}." for line in lines),
        drawn,
        size=(WIDTH, chart.y),
        patterns=[shapes.hatching(chart.hatching)],
        twin=twin,
    )


def _said(line: Line) -> str:
    number = ngettext("%(num)s vote", "%(num)s votes", line.votes or 0)
    return f"{line.name}: {number}, {word(line.advice)}"


class _Chart:
    """The picture in the making, from the top downwards; `y` is how far it has come."""

    def __init__(self, lines: Sequence[Line], ident: str) -> None:
        self.lines = lines
        self.hatching = f"{ident}-skravering"
        self.looks = {
            Advice.RECOMMENDED: Look(fill=BLUE, stroke=BLUE),
            Advice.NEXT: Look(fill=shapes.paint(self.hatching), stroke=INK),
        }
        self.most = max((line.votes or 0 for line in lines), default=0)
        self.y = _EDGE

    def shapes(self) -> Iterator[Element]:
        """Yield the candidates with their bars, and where what the vote advises changes, a line with its words."""
        before = None
        for line in self.lines:
            if line.advice is not before:
                yield from self._border(word(line.advice), is_first=before is None)
            before = line.advice
            yield from self._bar(line)

    def _border(self, said: str, *, is_first: bool) -> Iterator[Element]:
        if not is_first:
            self.y += 4
            yield shapes.line((_EDGE, self.y), (WIDTH - _EDGE, self.y), Look(stroke=INK, width=1.6, dashes="6 4"))
            self.y += 4
        yield shapes.words(_EDGE, self.y + _SIZE + 2, said[:1].upper() + said[1:], size=_SIZE, fill=INK)
        self.y += _FOR_LINE - 8

    def _bar(self, line: Line) -> Iterator[Element]:
        room = WIDTH - 2 * _EDGE
        name = f"{line.rank}. {line.name}" if line.rank else line.name
        bold = line.advice is Advice.RECOMMENDED
        yield shapes.words(_EDGE, self.y + _SIZE - 1, shortened(name, _SIZE, room), size=_SIZE, bold=bold)
        width = (room - _FOR_NUMBERS) * (line.votes or 0) / self.most if self.most else 0.0
        if width:
            look = self.looks.get(line.advice, Look(fill=PAPER, stroke=LINE))
            yield shapes.box(_EDGE, self.y + _SIZE + 4, width, _BAR, look)
        yield shapes.words(_EDGE + width + 5, self.y + _SIZE + 4 + _BAR - 1.5, str(line.votes or 0), size=_SIZE)
        self.y += _STEP

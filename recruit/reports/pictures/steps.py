"""How many of something there were, day by day, and how many there could have been: a full step within an outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from markupsafe import Markup

from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.lettering import width_of
from recruit.foundation.pictures.shapes import BLUE, INK, Look
from recruit.reports.pictures.scale import Scale

WIDTH, HEIGHT = 360.0, 190.0
_LEFT, _RIGHT, _TOP, _AXIS, _BOTTOM = 30.0, 344.0, 24.0, 52.0, 178.0
_SIZE = 10.5
FULL = Look(fill=BLUE, stroke=BLUE)
OUTLINE = Look(stroke=INK, width=1.4, dashes="4 3")


@dataclass(frozen=True, slots=True)
class Step:
    """From a day on, so many of so many."""

    since: date
    number: int
    possible: int


@dataclass(frozen=True, slots=True)
class StepChart:
    """Steps in the order of their days, up to a day, with what they are called."""

    title: str
    description: str
    #: What is full, and what is outlined.
    series: tuple[str, str]
    steps: Sequence[Step]
    #: First day that is not drawn.
    until: date


def draw(chart: StepChart, *, ident: str, twin: str | None = None) -> Markup:
    """Return the picture of at least one step; `twin` is the id of what leads to the same as a table."""
    drawn = list(_shapes(chart))
    return drawing(ident, chart.title, chart.description, drawn, size=(WIDTH, HEIGHT), twin=twin)


def _shapes(chart: StepChart) -> Iterator[Element]:
    scale = Scale(chart.steps[0].since, chart.until, _LEFT, _RIGHT)
    most = max(max(step.number, step.possible) for step in chart.steps) or 1
    yield from _legend(chart.series)
    yield from scale.axis(_AXIS, _BOTTOM)

    def height(number: int) -> float:
        return _BOTTOM - (_BOTTOM - _AXIS - 14) * number / most

    full = [(x, height(step.number)) for step, x in _ends(chart, scale)]
    yield shapes.polygon([(full[0][0], _BOTTOM), *full, (full[-1][0], _BOTTOM)], FULL)
    yield shapes.polyline([(x, height(step.possible)) for step, x in _ends(chart, scale)], OUTLINE)
    last = chart.steps[-1].number
    apart = min(height(0) - height(last), height(last) - height(most)) >= _SIZE
    for number in (0, last, most) if apart else (0, most):
        yield shapes.words(_LEFT - 6, height(number) + 3.5, str(number), size=_SIZE, anchor="end")


def _ends(chart: StepChart, scale: Scale) -> Iterator[tuple[Step, float]]:
    """Yield each step at the day on which it begins, and at the one on which it is over."""
    ends = [step.since for step in chart.steps[1:]] + [chart.until]
    for step, until in zip(chart.steps, ends, strict=True):
        yield step, scale.at(step.since)
        yield step, scale.at(until)


def _legend(series: tuple[str, str]) -> Iterator[Element]:
    full, possible = series
    yield shapes.box(_LEFT, _TOP - 16, 16, 11, FULL)
    yield shapes.words(_LEFT + 21, _TOP - 6.5, full, size=_SIZE)
    x = _LEFT + width_of(full, _SIZE) + 36
    yield shapes.line((x, _TOP - 10), (x + 16, _TOP - 10), OUTLINE)
    yield shapes.words(x + 21, _TOP - 6.5, possible, size=_SIZE)

"""The answers to questions on a scale: below each question a column for each step, with how many chose it."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markupsafe import Markup

from recruit.foundation.i18n import _
from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.lettering import wrapped
from recruit.foundation.pictures.shapes import BLUE, LINE, Look
from recruit.reports.handover.evaluation import Outcome, Said, steps

_WIDTH, _EDGE, _SIZE, _LINE = 360.0, 8.0, 11.5, 15.0
#: As high as a column gets, and as wide as it is.
_TALLEST, _COLUMN = 44.0, 34.0
_BETWEEN = 16.0


def draw(found: Outcome, *, ident: str = "svar", twin: str | None = None) -> Markup:
    """Return the picture of the questions on the scale; nothing where there are none. `twin` leads to the table."""
    asked = [one for one in found.said if one.chosen]
    if not asked:
        return Markup()
    most = max((number for one in asked if one.chosen for number in one.chosen.chosen), default=0)
    drawn: list[Element] = []
    top = _EDGE
    for one in asked:
        parts, top = _question(one, top, most)
        drawn += parts
    said = _("How many chose each step, from 1 (not at all) to 5 (very much).")
    told = " ".join([said, *(f"{one.question.text}: {_counted(one)}." for one in asked)])
    return drawing(ident, found.title, told, drawn, size=(_WIDTH, top), twin=twin)


def _question(one: Said, top: float, most: int) -> tuple[list[Element], float]:
    """Return a question with its columns from `top` downwards, and where the next begins."""
    lines = wrapped(one.question.text, _SIZE, _WIDTH - 2 * _EDGE)
    drawn = [
        shapes.words(_EDGE, top + _LINE * (number + 1), line, size=_SIZE, bold=True)
        for number, line in enumerate(lines)
    ]
    ground = top + _LINE * (len(lines) + 1) + _TALLEST + 4
    drawn.append(shapes.line((_EDGE, ground), (_WIDTH - _EDGE, ground), Look(stroke=LINE)))
    drawn += _columns(one.chosen.chosen if one.chosen else (), ground, most)
    return drawn, ground + _LINE + _BETWEEN


def _columns(chosen: Sequence[int], ground: float, most: int) -> Iterator[Element]:
    room = (_WIDTH - 2 * _EDGE) / max(len(chosen), 1)
    for place, number in enumerate(chosen):
        middle = _EDGE + room * (place + 0.5)
        height = _TALLEST * number / most if most else 0
        if number:
            yield shapes.box(middle - _COLUMN / 2, ground - height, _COLUMN, height, Look(fill=BLUE))
        yield shapes.words(middle, ground - height - 4, str(number), size=_SIZE, anchor="middle")
        yield shapes.words(middle, ground + _LINE - 2, str(place + 1), size=_SIZE, anchor="middle")


def _counted(one: Said) -> str:
    chosen = one.chosen.chosen if one.chosen else ()
    return ", ".join(f"{label}: {number}" for label, number in zip(steps(), chosen, strict=False))

"""What a drawing is made of: discs, boxes, lines, outlines and words, each a node that can hold no markup."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from recruit.foundation.pictures.lettering import reads_from_the_right

#: Dark enough for white words on it, and different from paper without any colour.
INK, BLUE, LINE, PAPER = "#1a1a1a", "#1f4e79", "#8c8c8c", "#ffffff"

#: Around words that read from the right. As letters, not as attributes, because the makers of PDF know only these.
_FROM_THE_RIGHT, _UP_TO_HERE = "\u2067", "\u2069"

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is filled and outlined."""

    fill: str = "none"
    stroke: str = "none"
    width: float = 1
    #: Lengths of dash and gap: "4 3"; with round ends, "0 4" is a dotted line.
    dashes: str = ""
    round: bool = False

    def attributes(self) -> dict[str, str]:
        """Return the presentation attributes that say so."""
        outline = {"stroke-width": _number(self.width)} if self.stroke != "none" else {}
        ends = {"stroke-linecap": "round"} if self.round else {}
        dashes = {"stroke-dasharray": self.dashes} if self.dashes else {}
        return {"fill": self.fill, "stroke": self.stroke} | outline | dashes | ends


def circle(x: float, y: float, radius: float, look: Look) -> Element:
    """Return a disc or a ring."""
    return Element("circle", {"cx": _number(x), "cy": _number(y), "r": _number(radius), **look.attributes()})


def box(x: float, y: float, width: float, height: float, look: Look, *, corner: float = 0) -> Element:
    """Return a box, with round corners if asked."""
    size = {"width": _number(max(width, 0)), "height": _number(height)}
    corners = {"rx": _number(corner)} if corner else {}
    return Element("rect", {"x": _number(x), "y": _number(y)} | size | corners | look.attributes())


def line(start: Point, end: Point, look: Look) -> Element:
    """Return a straight line."""
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    return Element("line", {name: _number(value) for name, value in ends.items()} | look.attributes())


def polyline(points: Iterable[Point], look: Look) -> Element:
    """Return a line through the points."""
    return Element("polyline", {"points": _points(points)} | look.attributes())


def polygon(points: Iterable[Point], look: Look) -> Element:
    """Return a closed outline through the points."""
    return Element("polygon", {"points": _points(points)} | look.attributes())


def words(
    x: float,
    y: float,
    said: str,
    *,
    size: float,
    anchor: Anchor = "start",
    bold: bool = False,
    fill: str = INK,
    halo: bool = False,
) -> Element:
    """Return words on one line; `y` is where the letters stand. Words of another direction keep to themselves.

    With a halo they stay readable on top of a line.
    """
    look = {"font-size": _number(size), "text-anchor": anchor, "fill": fill}
    weight = {"font-weight": "600"} if bold else {}
    around = {"stroke": PAPER, "stroke-width": "3", "paint-order": "stroke"} if halo else {}
    node = Element("text", {"x": _number(x), "y": _number(y)} | look | weight | around)
    node.text = f"{_FROM_THE_RIGHT}{said}{_UP_TO_HERE}" if reads_from_the_right(said) else said
    return node


def hatching(ident: str) -> Element:
    """Return slanting lines as a pattern; `paint(ident)` fills a shape with it."""
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = Element("pattern", {"id": ident} | size)
    pattern.append(box(0, 0, 6, 6, Look(fill=PAPER)))
    pattern.append(line((0, 0), (0, 6), Look(stroke=LINE, width=2.4)))
    return pattern


def paint(ident: str) -> str:
    """Return the fill that is made with the pattern of that id."""
    return f"url(#{ident})"


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

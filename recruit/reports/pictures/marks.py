"""How a seat is drawn: what it is shows in its outline, its filling and its star, so that no colour is needed."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from xml.etree.ElementTree import Element

from recruit.appointments.rules import Office, SeatStatus
from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.shapes import BLUE, INK, PAPER, Look, Point

#: One after the other, each on a line of its own around the disc.
DASHED = Look(fill=PAPER, stroke=INK, width=1.4, dashes="4 3")
DOTTED = Look(fill=PAPER, stroke=BLUE, width=2.4, dashes="0 4.2", round=True)
OUTLINED = Look(fill=PAPER, stroke=INK, width=1.2)
FILLED = Look(fill=BLUE)

_STARS = {Office.CHAIR: Look(fill=INK, stroke=PAPER), Office.VICE_CHAIR: Look(fill=PAPER, stroke=INK, width=1.2)}


def seat(at: Point, radius: float, said: str, status: SeatStatus, offices: Sequence[Office]) -> Iterator[Element]:
    """Yield one seat with its number on it: full, dashed when vacant, in a dotted ring when held over."""
    x, y = at
    is_taken = status in (SeatStatus.FILLED, SeatStatus.ENDS_SOON, SeatStatus.HELD_OVER)
    if status is SeatStatus.HELD_OVER:
        yield shapes.circle(x, y, radius - 0.5, DOTTED)
        yield shapes.circle(x, y, radius - 3.2, FILLED)
    elif is_taken:
        yield shapes.circle(x, y, radius, FILLED)
    else:
        yield shapes.circle(x, y, radius - 0.7, DASHED if status is SeatStatus.VACANT else OUTLINED)
    size = min(12.0, radius * 0.92)
    if said:
        fill = PAPER if is_taken else INK
        yield shapes.words(x, y + size * 0.36, said, size=size, anchor="middle", bold=True, fill=fill)
    for office in offices:
        if office in _STARS:
            yield star((x + radius * 0.78, y - radius * 0.78), office)


def star(at: Point, office: Office) -> Element:
    """Return the star of the chair, full, or of the vice chair, empty."""
    corners = [(7.0 if corner % 2 == 0 else 2.9, corner * pi / 5) for corner in range(10)]
    points = [(at[0] + length * sin(angle), at[1] - length * cos(angle)) for length, angle in corners]
    return shapes.polygon(points, _STARS[office])

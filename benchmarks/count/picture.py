"""The picture in docs/benchmarks.md: seconds over number of ballots, both by powers of ten, a line for each program."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from benchmarks.count.measure import LINE, METHODS, MILLION, PLAIN, Counted
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.shapes import BLUE, INK, PAPER, Look, box, circle, line, polyline, words
from recruit.foundation.pictures.shapes import LINE as GREY

FILE = Path("docs", "counting-speed.svg")
WIDTH, HEIGHT = 720, 460
#: Where the axes lie, and between which powers of ten.
LEFT, RIGHT, TOP, BOTTOM = 70, 470, 50, 400
BALLOTS, SECONDS = (4, 6), (-2, 2)
#: What a line of words takes in height, and where the words beside the lines begin.
ROW, BESIDE = 17, RIGHT + 28


def draw(counted: Sequence[Counted]) -> None:
    """Write the picture of those that came as far as a million."""
    shown = sorted((each for each in counted if MILLION in each.seconds), key=lambda each: each.seconds[MILLION])
    said = "; ".join(f"{each.name} {_said(each)}" for each in shown)
    title = "Seconds to read and count a file of ballots"
    shapes = [box(0, 0, WIDTH, HEIGHT, Look(fill=PAPER)), *_axes(title)]
    places = _apart([_y(each.seconds[MILLION]) for each in shown])
    for each, place in zip(shown, places, strict=True):
        shapes += _line(each, place)
    description = f"20 candidates, 7 seats. A million ballots: {said}."
    FILE.write_text(f"{drawing('taelling', title, description, shapes, size=(WIDTH, HEIGHT))}\n", encoding="utf-8")


def _axes(title: str) -> Iterator[Element]:
    faint = Look(stroke=GREY, width=0.5)
    yield words(LEFT, 26, title, size=16, bold=True)
    for power in range(BALLOTS[0], BALLOTS[1] + 1):
        x = _x(10**power)
        yield line((x, TOP), (x, BOTTOM), faint)
        yield words(x, BOTTOM + 22, f"{10**power:,}", size=13, anchor="middle")
    for power in range(SECONDS[0], SECONDS[1] + 1):
        y = _y(10.0**power)
        yield line((LEFT, y), (RIGHT, y), faint)
        yield words(LEFT - 8, y + 4, f"{10.0**power:g} s", size=13, anchor="end")
    yield words((LEFT + RIGHT) / 2, BOTTOM + 44, "ballots", size=13, anchor="middle")


def _line(each: Counted, place: float) -> Iterator[Element]:
    """Yield the line of a program, and its name beside the end, where there is room for it."""
    ours = each.name in METHODS
    colour = BLUE if ours else INK if each.name == PLAIN else GREY
    look = Look(stroke=colour, width=3 if ours else 1.5, dashes="" if ours else "5 3" if each.name == PLAIN else "")
    points = [(_x(number), _y(each.seconds[number])) for number in LINE]
    yield polyline(points, look)
    for x, y in points:
        yield circle(x, y, 3.5 if ours else 2.5, Look(fill=colour))
    yield line(points[-1], (BESIDE - 4, place), Look(stroke=GREY, width=0.5))
    yield words(BESIDE, place + 4, f"{each.name}: {_said(each)}", size=13, bold=ours)


def _apart(wanted: Sequence[float]) -> list[float]:
    """Return heights near the wanted ones, from the lowest up, each with room for a line of words."""
    places: list[float] = []
    for height in wanted:
        places.append(min(height, places[-1] - ROW) if places else height)
    return places


def _said(each: Counted) -> str:
    return f"{each.seconds[MILLION]:.2g} s" if each.seconds[MILLION] < 10 else f"{each.seconds[MILLION]:.0f} s"


def _x(number: int) -> float:
    return _between(LEFT, RIGHT, math.log10(number), BALLOTS)


def _y(seconds: float) -> float:
    return _between(BOTTOM, TOP, math.log10(seconds), SECONDS)


def _between(start: float, end: float, power: float, powers: tuple[int, int]) -> float:
    return start + (end - start) * (power - powers[0]) / (powers[1] - powers[0])

"""Where the seats of a horseshoe stand: along a bow whose ends run straight down when the bow is too short for all.

Seats keep their order from the left foot over the bow to the right foot, and each group stands together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin

from recruit.foundation.pictures.shapes import Point

#: So many seats stand one by one; more stand in pairs, one behind the other.
MOST_ONE_BY_ONE = 26

#: Room for one seat along the bow, and between two groups.
_NARROWEST, _WIDEST, _BETWEEN_GROUPS = 25.0, 46.0, 12.0
_SMALLEST_BOW, _LARGEST_BOW = 84.0, 150.0
_BETWEEN_ROWS = 26.0


@dataclass(frozen=True, slots=True)
class Wing:
    """One group in the horseshoe."""

    #: Its seats, in order.
    seats: tuple[Point, ...]
    #: A line along its inner side, and the place for its letter.
    bracket: tuple[Point, ...]
    letter: Point


@dataclass(frozen=True, slots=True)
class Horseshoe:
    """A horseshoe in a frame: from 0 to `width`, from 0 to `height`."""

    wings: tuple[Wing, ...]
    #: Of one seat.
    radius: float
    width: float
    height: float
    #: The middle of the bow, and how far the room around it reaches.
    middle: Point
    room: float


def horseshoe(sizes: Sequence[int], *, width: float) -> Horseshoe:
    """Return where the seats of groups of these sizes stand, side by side in the middle of the width."""
    return _Bow(sizes, width).horseshoe()


class _Bow:
    """The line along which the seats stand; measured from its left foot."""

    def __init__(self, sizes: Sequence[int], width: float) -> None:
        self.sizes, self.width = sizes, width
        self.rows = 1 if sum(sizes) <= MOST_ONE_BY_ONE else 2
        columns = [ceil(size / self.rows) for size in sizes]
        gaps = _BETWEEN_GROUPS * max(len(sizes) - 1, 0)
        depth = _BETWEEN_ROWS * (self.rows - 1) / 2
        largest = _LARGEST_BOW - depth
        self.pitch = min(_WIDEST, max(_NARROWEST, (pi * largest - gaps) / max(sum(columns), 1)))
        self.seat = min(16.0 if self.rows == 1 else _BETWEEN_ROWS / 2 - 1.5, self.pitch / 2 - 1.5)
        length = sum(columns) * self.pitch + gaps
        self.bow = min(largest, max(_SMALLEST_BOW, length / pi))
        self.leg = max(0.0, (length - pi * self.bow) / 2)
        #: A council that does not fill the bow stands in the middle of it.
        self.start = max(0.0, (pi * self.bow - length) / 2)
        self.columns = columns
        #: Room above for the star of whoever sits in the middle.
        self.top = self.bow + depth + self.seat + 7

    def horseshoe(self) -> Horseshoe:
        wings = tuple(self._wings())
        lowest = max((y for wing in wings for _, y in wing.seats), default=self.top)
        return Horseshoe(
            wings=wings,
            radius=self.seat,
            width=self.width,
            height=max(lowest + self.seat + 2, self.top + 6),
            middle=(self.width / 2, self.top),
            room=2 * (self.bow - self._inside(24)),
        )

    def _wings(self) -> list[Wing]:
        wings, along = [], self.start
        for size, columns in zip(self.sizes, self.columns, strict=True):
            wings.append(self._wing(size, columns, along))
            along += columns * self.pitch + _BETWEEN_GROUPS
        return wings

    def _wing(self, size: int, columns: int, along: float) -> Wing:
        seats = [
            self._at(along + (place // self.rows + 0.5) * self.pitch, self._out(place, last=place == size - 1))
            for place in range(size)
        ]
        end = along + columns * self.pitch
        edge = self.pitch * 0.18
        steps = max(2, ceil((end - along) / 5))
        bracket = [
            self._at(along + edge + (end - along - 2 * edge) * step / steps, -self._inside(6))
            for step in range(steps + 1)
        ]
        return Wing(tuple(seats), tuple(bracket), self._at((along + end) / 2, -self._inside(16)))

    def _out(self, place: int, *, last: bool) -> float:
        """Return how far outside the line a seat stands; one that has nobody to pair with stands on it."""
        if self.rows == 1 or (last and place % 2 == 0):
            return 0.0
        return _BETWEEN_ROWS / 2 * (1 if place % 2 == 0 else -1)

    def _inside(self, more: float) -> float:
        return _BETWEEN_ROWS * (self.rows - 1) / 2 + self.seat + more

    def _at(self, along: float, out: float) -> Point:
        """Return the point that lies so far along the line, and so far outside it."""
        middle, radius = self.width / 2, self.bow + out
        if along < self.leg:
            return middle - radius, self.top + self.leg - along
        angle = (along - self.leg) / self.bow
        if angle > pi:
            return middle + radius, self.top + (angle - pi) * self.bow
        return middle - radius * cos(angle), self.top - radius * sin(angle)

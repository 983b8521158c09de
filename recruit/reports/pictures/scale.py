"""Days along a line: where a day lies, and what is written above it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from recruit.foundation.i18n import _, format_month
from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.lettering import width_of
from recruit.foundation.pictures.shapes import INK, LINE, Look

_SIZE = 10.5
#: Months are written where the whole is this short, else years.
_MONTHS_UP_TO = 24

FAINT = Look(stroke="#d5d5d5", width=0.8)
TODAY = Look(stroke=INK, width=1.4, dashes="1 2.5", round=True)


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `since` up to `until`, from `left` to `right`."""

    since: date
    until: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return where the day begins; before the first and after the last, the edge."""
        along = (day - self.since).days / max((self.until - self.since).days, 1)
        return self.left + (self.right - self.left) * min(max(along, 0), 1)

    def axis(self, y: float, bottom: float) -> Iterator[Element]:
        """Yield the years or months with their names above the line at `y`, and faint lines down to the bottom."""
        yield shapes.line((self.left, y), (self.right, y), Look(stroke=LINE))
        free = self.left
        for day, said in self._ticks():
            x = self.at(day)
            yield shapes.line((x, y - 4), (x, bottom), FAINT)
            width = width_of(said, _SIZE)
            if x >= free and x + width <= self.right + 4:
                yield shapes.words(x + 2, y - 4, said, size=_SIZE)
                free = x + width + 6
        yield shapes.line((self.right, y - 4), (self.right, bottom), FAINT)

    def today(self, day: date, y: float, bottom: float) -> Iterator[Element]:
        """Yield the day from which all of it is seen, where it lies within: a line of dots with its name on top."""
        if not self.since <= day < self.until:
            return
        x, said = self.at(day), _("today")
        half = width_of(said, _SIZE) / 2
        middle = min(max(x, self.left + half), self.right - half)
        yield shapes.words(middle, y, said, size=_SIZE, anchor="middle", bold=True)
        yield shapes.polygon([(x - 4, y + 3), (x + 4, y + 3), (x, y + 9)], Look(fill=INK))
        yield shapes.line((x, y + 9), (x, bottom), TODAY)

    def _ticks(self) -> Iterator[tuple[date, str]]:
        """Yield the days at which something begins, and its name."""
        months = (self.until.year - self.since.year) * 12 + self.until.month - self.since.month
        if months > _MONTHS_UP_TO:
            yield self.since, str(self.since.year)
            for year in range(self.since.year + 1, self.until.year + 1):
                if date(year, 1, 1) < self.until:
                    yield date(year, 1, 1), str(year)
            return
        for number in range(self.since.month - 1, self.since.month + months):
            day = max(date(self.since.year + number // 12, number % 12 + 1, 1), self.since)
            if day < self.until:
                names_year = day == self.since or day.month == 1
                yield day, f"{format_month(day)} {day.year}" if names_year else format_month(day)

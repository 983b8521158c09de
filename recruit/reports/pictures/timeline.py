"""The timeline of a term as a picture: a row a seat, a bar a holder, gaps hatched, substitutes thin below."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markupsafe import Markup

from recruit.appointments.rules import Role, SeatStatus
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.lettering import shortened, width_of, wrapped
from recruit.foundation.pictures.shapes import BLUE, INK, LINE, PAPER, Look
from recruit.reports.pictures.scale import Scale
from recruit.reports.timeline import SeatLine, Stretch, Timeline
from recruit.reports.words import word

WIDTH = 360.0
_LEFT, _RIGHT = 8.0, 352.0
_SIZE, _LINE = 11.0, 14.0
_BAR, _THIN = 18.0, 4.0
#: A stretch is never drawn narrower: a substitute for a fortnight has to be seen in four years.
_NARROWEST = 2.0

HELD = Look(fill=BLUE, stroke=PAPER, width=0.8)
HELD_OVER = Look(fill=PAPER, stroke=BLUE, width=2, dashes="0 3.6", round=True)
STANDING_IN = Look(fill="#5c5c5c")


def draw(timeline: Timeline, *, ident: str = "tidslinje", twin: str | None = None) -> Markup:
    """Return the timeline of a term; `twin` is the id, on the page, of what leads to the same as a table."""
    chart = _Chart(timeline, ident)
    return drawing(
        ident,
        _("Timeline of %(body)s, %(term)s", body=timeline.body, term=timeline.term),
        _described(timeline),
        chart.shapes(),
        size=(WIDTH, chart.y),
        patterns=[shapes.hatching(chart.hatching)],
        twin=twin,
    )


class _Chart:
    """The picture in the making, from the top downwards; `y` is how far it has come."""

    def __init__(self, timeline: Timeline, ident: str) -> None:
        self.timeline = timeline
        self.hatching = f"{ident}-skravering"
        self.vacant = Look(fill=shapes.paint(self.hatching), stroke=LINE, width=0.8)
        self.scale = Scale(timeline.since, timeline.shown_until, _LEFT, _RIGHT)
        self.y = 14.0

    def shapes(self) -> list[Element]:
        legend = list(self._legend())
        top = self.y + 18
        self.y = top + 28
        rows = [shape for group, lines in self.timeline.groups.items() for shape in self._group(group, lines)]
        self.y += 6
        axis = self.scale.axis(top + 24, self.y - 4)
        return [*legend, *axis, *self.scale.today(self.timeline.on, top, self.y - 4), *rows]

    def _group(self, label: str, lines: Sequence[SeatLine]) -> Iterator[Element]:
        self.y += 8
        yield from self._written(label, bold=True)
        for line in lines:
            yield from self._row(line)

    def _row(self, line: SeatLine) -> Iterator[Element]:
        """Yield one seat: what it is, its bar, the names that had no room, and whoever stands in."""
        yield from self._written(_label(line))
        if line.stretches:
            yield from self._bar(line.stretches)
        for standing in line.standing_in:
            yield self._box(standing, STANDING_IN, _THIN)
            self.y += _THIN + 1
            alone = line.number is None
            yield from self._written(standing.name or "" if alone else f"{word(Role.SUBSTITUTE)}: {standing.name}")
            self.y += 2
        self.y += 5

    def _bar(self, stretches: Sequence[Stretch]) -> Iterator[Element]:
        """Yield the bar of a seat, and below it the names that have no room on it, each with its number."""
        top, below = self.y, list[str]()
        for before, stretch in zip((None, *stretches), stretches, strict=False):
            yield self._box(stretch, self._look(stretch.status), _BAR)
            if stretch.name and not _goes_on(before, stretch):
                yield self._name(stretch, stretch.name, top, below)
        self.y += _BAR + (12 if below else 0) + 3
        for number, name in enumerate(below, 1):
            yield shapes.words(_LEFT, self.y + _SIZE - 1, str(number), size=_SIZE, bold=True, halo=True)
            yield from self._written(name, after=12)

    def _name(self, stretch: Stretch, name: str, top: float, below: list[str]) -> Element:
        """Return the name on its stretch; where there is no room it goes `below`, and its number is returned."""
        left, right = self._ends(stretch)
        if width_of(name, _SIZE) <= right - left - 8:
            fill = PAPER if stretch.status is SeatStatus.FILLED else INK
            return shapes.words(left + 5, top + 13, name, size=_SIZE, bold=True, fill=fill)
        below.append(name)
        return shapes.words((left + right) / 2, top + _BAR + 10, str(len(below)), size=9, anchor="middle", bold=True)

    def _look(self, status: SeatStatus) -> Look:
        return {SeatStatus.FILLED: HELD, SeatStatus.HELD_OVER: HELD_OVER, SeatStatus.VACANT: self.vacant}[status]

    def _ends(self, stretch: Stretch) -> tuple[float, float]:
        left = min(self.scale.at(stretch.since), _RIGHT - _NARROWEST)
        return left, max(self.scale.at(stretch.until), left + _NARROWEST)

    def _box(self, stretch: Stretch, look: Look, height: float) -> Element:
        left, right = self._ends(stretch)
        inset = 1.0 if look is HELD_OVER else 0.0
        return shapes.box(left + inset, self.y + inset, right - left - 2 * inset, height - 2 * inset, look)

    def _written(self, said: str, *, bold: bool = False, after: float = 0) -> Iterator[Element]:
        """Yield a text on lines of its own, as far as there is room; `after` is what stands before it already."""
        for line in wrapped(said, _SIZE, _RIGHT - _LEFT - after, 2):
            yield shapes.words(_LEFT + after, self.y + _SIZE - 1, line, size=_SIZE, bold=bold, halo=True)
            self.y += _LINE

    def _legend(self) -> Iterator[Element]:
        """Yield what is in use, side by side as far as there is room."""
        x = _LEFT
        for code in _in_use(self.timeline):
            said = shortened(word(code), _SIZE, _RIGHT - 40)
            if x > _LEFT and x + width_of(said, _SIZE) + 31 > WIDTH:
                x, self.y = _LEFT, self.y + 18
            if isinstance(code, SeatStatus):
                yield shapes.box(x + 1, self.y - 9, 24, 10, self._look(code))
            else:
                yield shapes.box(x, self.y - 6, 24, _THIN, STANDING_IN)
            yield shapes.words(x + 31, self.y, said, size=_SIZE)
            x += width_of(said, _SIZE) + 42


def _goes_on(before: Stretch | None, stretch: Stretch) -> bool:
    """Return True for somebody who sits on after the term: they are named already, right before."""
    return stretch.status is SeatStatus.HELD_OVER and before is not None and before.name == stretch.name


def _in_use(timeline: Timeline) -> Iterator[SeatStatus | Role]:
    """Yield what has to be explained: how seats are held, and that somebody stands in."""
    statuses = {stretch.status for line in timeline.lines for stretch in line.stretches}
    yield from (status for status in SeatStatus if status in statuses)
    if any(line.standing_in for line in timeline.lines):
        yield Role.SUBSTITUTE


def _label(line: SeatLine) -> str:
    if line.number is None:
        return _("Substitutes of the whole group")
    seat = _("Seat %(number)s", number=line.number)
    return f"{seat}, {line.represents}" if line.represents else seat


def _described(timeline: Timeline) -> str:
    seats = [line for line in timeline.lines if line.number is not None]
    gaps = sum(stretch.status is SeatStatus.VACANT for line in seats for stretch in line.stretches)
    return " ".join(
        (
            _(
                "From %(first)s to %(last)s.",
                first=format_date(timeline.first_day),
                last=format_date(timeline.last_day),
            ),
            ngettext("%(num)s seat.", "%(num)s seats.", len(seats)),
            ngettext("Vacant %(num)s time.", "Vacant %(num)s times.", gaps),
        )
    )

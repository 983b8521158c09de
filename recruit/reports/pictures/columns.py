"""The names below a picture: under the heading of their group, in one column or two, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.lettering import wrapped

_SIZE, _LINE, _ABOVE_HEADING, _EDGE, _FOR_MARKS = 11.5, 15.0, 9.0, 8.0, 22.0
#: So many entries are read in one column.
_ONE_COLUMN = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One name, or the heading of a group, with the mark by which the picture shows it."""

    mark: str
    said: str
    #: What else is said of it, on a line of its own.
    note: str = ""
    is_heading: bool = False


def columns(entries: Sequence[Entry], top: float, *, width: float) -> tuple[list[Element], float]:
    """Return the entries set from `top` downwards, and where they end."""
    number = 1 if len(entries) <= _ONE_COLUMN else 2
    room = (width - 2 * _EDGE) / number
    heights = [_height(entry, room - _FOR_MARKS) for entry in entries]
    split = _split(entries, heights) if number == 2 else len(entries)
    drawn: list[Element] = []
    for place, column in enumerate((range(split), range(split, len(entries)))):
        y = top - (_ABOVE_HEADING if column and entries[column[0]].is_heading else 0)
        for index in column:
            drawn += _set(entries[index], _EDGE + place * room, y, room - _FOR_MARKS)
            y += heights[index]
    return drawn, top + max(sum(heights[:split]), sum(heights[split:])) + _EDGE


def _lines(entry: Entry, room: float) -> list[tuple[str, bool]]:
    """Return the lines of an entry, each with whether it is set in bold."""
    said = [(line, entry.is_heading) for line in wrapped(entry.said, _SIZE, room - 4)]
    return [*said, *((line, False) for line in wrapped(entry.note, _SIZE, room - 4))]


def _height(entry: Entry, room: float) -> float:
    return len(_lines(entry, room)) * _LINE + (_ABOVE_HEADING if entry.is_heading else 0)


def _set(entry: Entry, x: float, top: float, room: float) -> Iterator[Element]:
    y = top + (_ABOVE_HEADING if entry.is_heading else 0) + _SIZE
    anchor: shapes.Anchor = "start" if entry.is_heading else "end"
    at = x if entry.is_heading else x + _FOR_MARKS - 6
    yield shapes.words(at, y, entry.mark, size=_SIZE, anchor=anchor, bold=entry.is_heading)
    for number, (line, bold) in enumerate(_lines(entry, room)):
        yield shapes.words(x + _FOR_MARKS, y + number * _LINE, line, size=_SIZE, bold=bold)


def _split(entries: Sequence[Entry], heights: Sequence[float]) -> int:
    """Return where the second column begins: both about as long, rather above a heading, never right below one."""
    total = sum(heights)

    def cost(place: int) -> float:
        first = sum(heights[:place])
        return max(first, total - first) + (0 if entries[place].is_heading else 3 * _LINE)

    return min((place for place in range(1, len(entries)) if not entries[place - 1].is_heading), key=cost)

"""The seat plan: the seats of a council as a horseshoe, group by group, and who sits in them, in reading order."""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from markupsafe import Markup

from recruit.appointments.rules import Office, SeatStatus
from recruit.foundation.i18n import _, format_date
from recruit.foundation.pictures import shapes
from recruit.foundation.pictures.drawing import drawing
from recruit.foundation.pictures.lettering import width_of, wrapped
from recruit.foundation.pictures.shapes import LINE, Look
from recruit.reports.pictures import marks
from recruit.reports.pictures.columns import Entry, columns
from recruit.reports.pictures.horseshoe import Horseshoe, horseshoe
from recruit.reports.roster import Roster, RosterRow
from recruit.reports.words import word

WIDTH = 360.0
_SIZE = 11.5
_MARKED = (Office.CHAIR, Office.VICE_CHAIR)

#: The seats of each group, by its label; each seat as the row of whoever has it.
Groups = Mapping[str, Sequence[RosterRow]]


def draw(roster: Roster, *, ident: str = "pladser", twin: str | None = None) -> Markup:
    """Return the seat plan of a roster; of a whole term, as it stood at the end.

    `twin` is the id, on the page, of what leads to the same as a table.
    """
    groups = _seats(roster)
    bow = horseshoe([len(seats) for seats in groups.values()], width=WIDTH)
    legend, below = _legend(groups, bow.height + 16)
    key, height = columns(list(_key(groups)), below, width=WIDTH)
    return drawing(
        ident,
        _title(roster),
        " ".join([_filled(groups), *(_of_group(label, seats) for label, seats in groups.items())]),
        [*_total(groups, bow), *_bow(groups, bow), *legend, *key],
        size=(WIDTH, height),
        twin=twin,
    )


def letter(place: int) -> str:
    """Return the letter by which a group is known in the picture: A, B, … Z, AA."""
    before, here = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + here)


def _seats(roster: Roster) -> Groups:
    """Return each seat once, with whoever had it last."""
    groups: dict[str, dict[int, RosterRow]] = {}
    for row in roster.rows:
        if row.seat_number is not None:
            groups.setdefault(row.seat_group, {})[row.seat_number] = row
    return {label: list(seats.values()) for label, seats in groups.items()}


def _bow(groups: Groups, bow: Horseshoe) -> Iterator[Element]:
    for place, (seats, wing) in enumerate(zip(groups.values(), bow.wings, strict=True)):
        yield shapes.polyline(wing.bracket, Look(stroke=LINE, width=1.2))
        x, y = wing.letter
        yield shapes.words(x, y + _SIZE * 0.36, letter(place), size=_SIZE, anchor="middle", bold=True)
        for row, at in zip(seats, wing.seats, strict=True):
            yield from marks.seat(at, bow.radius, str(row.seat_number), row.status, row.offices)


def _total(groups: Groups, bow: Horseshoe) -> Iterator[Element]:
    x, y = bow.middle
    lines = wrapped(_filled(groups), _SIZE, bow.room)
    for number, line in enumerate(lines, 1 - len(lines)):
        yield shapes.words(x, y + number * 15, line, size=_SIZE, anchor="middle", bold=True)


def _legend(groups: Groups, top: float) -> tuple[list[Element], float]:
    """Return what the marks mean that are in use, side by side as far as there is room, and where they end."""
    drawn: list[Element] = []
    x, y = 8.0, top
    for status, offices, said in _in_use(groups):
        width = width_of(said, _SIZE) + 36
        if x > 8 and x + width > WIDTH:
            x, y = 8.0, y + 20
        sample = marks.star((x + 8, y), offices[0]) if offices else None
        drawn += [sample] if sample is not None else marks.seat((x + 8, y), 7.5, "", status, ())
        drawn.append(shapes.words(x + 21, y + 4, said, size=_SIZE))
        x += width
    return drawn, y + 16


def _in_use(groups: Groups) -> Iterator[tuple[SeatStatus, tuple[Office, ...], str]]:
    rows = [row for seats in groups.values() for row in seats]
    # An end that is near is no mark of its own: somebody sits there.
    statuses = dict.fromkeys(_plain(row.status) for row in rows)
    for status in (status for status in SeatStatus if status in statuses):
        yield status, (), word(status)
    for office in _MARKED:
        called = next((row.office for row in rows if office in row.offices and row.office), None)
        if called:
            yield SeatStatus.FILLED, (office,), called


def _plain(status: SeatStatus) -> SeatStatus:
    return SeatStatus.FILLED if status is SeatStatus.ENDS_SOON else status


def _key(groups: Groups) -> Iterator[Entry]:
    for place, (label, seats) in enumerate(groups.items()):
        yield Entry(letter(place), label, is_heading=True)
        for row in seats:
            yield Entry(str(row.seat_number), row.name or word(row.status), row.office or "")


def _title(roster: Roster) -> str:
    if roster.as_of is None:
        return _("Seat plan of %(body)s, %(term)s", body=roster.body, term=roster.term)
    return _("Seat plan of %(body)s on %(day)s", body=roster.body, day=format_date(roster.as_of))


def _filled(groups: Groups) -> str:
    rows = [row for seats in groups.values() for row in seats]
    return _("%(filled)s of %(seats)s seats are filled.", filled=_taken(rows), seats=len(rows))


def _of_group(label: str, seats: Sequence[RosterRow]) -> str:
    return _("%(group)s: %(filled)s of %(seats)s.", group=label, filled=_taken(seats), seats=len(seats))


def _taken(seats: Sequence[RosterRow]) -> int:
    return sum(not row.is_empty for row in seats)

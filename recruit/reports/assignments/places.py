"""A council's places in other bodies, as every page and file shows them: who has them, who had them, which are open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.assignments.queries import place as queries
from recruit.assignments.rules import PlaceMessage, PlaceStatus
from recruit.assignments.rules import places as rules
from recruit.foundation.dates import PartialDate, last_day
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.reports.table import Cell, Table
from recruit.reports.words import word

if TYPE_CHECKING:
    from recruit.assignments.model import Assignment, PlaceElsewhere
    from recruit.bodies.model import Body

#: Where in a row it stands who has the place; after it stands whether they are protected.
_WHO = 2
#: So many columns of the table stand on paper, in which that stands beside the name.
_ON_PAPER = 7
_ORDER = (PlaceStatus.OPEN, PlaceStatus.ENDS_SOON, PlaceStatus.HELD, PlaceStatus.TO_COME, PlaceStatus.CLOSED)


@dataclass(frozen=True, slots=True)
class Line:
    """A place on a day."""

    place: "PlaceElsewhere"
    #: The body where it is, by the name of the day.
    target: str
    status: PlaceStatus
    #: How many are lacking on the day.
    missing: int
    #: Who has it on the day, who comes later, and who had it, the latest first.
    holders: "Sequence[Assignment]"
    coming: "Sequence[Assignment]"
    former: "Sequence[Assignment]"
    #: The assignments of those who have it and have left the council, by id; a reason why they go on is no matter.
    left: Collection[UUID] = ()
    #: The round in which it is asked who takes it.
    round: UUID | None = None

    def to_tell(self, on: date) -> "Sequence[tuple[Assignment, PlaceMessage]]":
        """Return what the other body is to be told on a day, of whom."""
        found = []
        for one in (*self.coming, *self.holders, *self.former):
            what = rules.left_to_tell(one.is_told, one.span, has_ended=one.ended_because is not None, on=on)
            if what:
                found.append((one, what))
        return found

    def last_day(self, one: "Assignment") -> date | None:
        """Return the last day of somebody in the place, theirs or the place's; None where neither is known."""
        until = rules.ends(self.place.span, one.span)
        return last_day(until).last if until else None


def lines(session: Session, body: "Body", *, on: date) -> Sequence[Line]:
    """Return the places of a council on a day: those that are open first, those that are closed last. Six queries."""
    found = queries.places(session, body)
    left = queries.left_the_council(session, body, [each for one in found for each in one.assignments], on=on)
    rounds = queries.open_rounds(session, body)
    shown = [line(one, on=on, left=left, in_round=rounds.get(one.id)) for one in found]
    return sorted(shown, key=lambda one: _ORDER.index(one.status))


def line(place: "PlaceElsewhere", *, on: date, left: Collection[UUID], in_round: UUID | None) -> Line:
    """Return a place, loaded with those who had it, as it is on a day."""
    facts = [one.facts() for one in place.assignments]
    return Line(
        place,
        place.target.name_on(on),
        rules.status(place.span, place.number, facts, on=on),
        rules.missing(place.number, facts, on=on) if on in place.span else 0,
        [one for one in place.assignments if on in one.span],
        [one for one in place.assignments if one.since > on],
        sorted((one for one in place.assignments if one.until and one.until <= on), key=lambda one: one.since)[::-1],
        [one.id for one in place.assignments if one.id in left],
        in_round,
    )


def table(found: Sequence[Line], council: str, *, on: date) -> Table:
    """Return the places as every flat format shows them: a row for each who has one, and one where nobody has.

    Of whoever is protected the row says so: such a list leaves the house.
    """
    columns = (
        _("Body"),
        _("As"),
        _("Who"),
        _("Protection"),
        _("From"),
        _("To and including"),
        _("Rights"),
        _("Where it stands"),
        _("How they were chosen"),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        where = word(one.status)
        role, rights = word(one.place.role), short_rights(one.place)
        for held in one.holders:
            last = one.last_day(held)
            begins, ends = PartialDate(held.since), PartialDate(last) if last else ""
            mark = _("name and address protected") if held.person.is_protected else ""
            rows.append((one.target, role, held.person.name, mark, begins, ends, rights, where, word(held.chosen_by)))
        if one.missing or not one.holders:
            rows.append((one.target, role, "", "", "", "", rights, where, ""))
    title = _("Places of %(council)s in other bodies, %(day)s", council=council, day=format_date(on))
    return Table(title, columns, tuple(rows), ngettext("%(num)s place", "%(num)s places", len(found)))


def for_paper(found: Table) -> Table:
    """Return the table with the columns that have room beside each other on paper: who, where, when, which rights."""
    before, after = slice(_WHO), slice(_WHO + 2, _ON_PAPER)
    rows = tuple((*row[before], _marked(*row[_WHO : _WHO + 2]), *row[after]) for row in found.rows)
    return replace(found, columns=(*found.columns[before], found.columns[_WHO], *found.columns[after]), rows=rows)


def _marked(name: Cell, mark: Cell) -> Cell:
    return f"{name} ({mark})" if mark else name


def short_rights(place: "PlaceElsewhere") -> str:
    """Return in a few words what whoever has a place may do there, and that it pays an allowance."""
    parts = [_("votes") if place.votes else _("no vote")]
    if place.is_heard and not place.votes:
        parts.append(_("is heard"))
    if place.allowance:
        parts.append(_("allowance"))
    return ", ".join(parts)

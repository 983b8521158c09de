"""A roster as a plain table: what every flat format shows, column by column."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from recruit.foundation.dates import PartialDate, iso
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.meetings.rules.figures import Rate
from recruit.people.rules import ContactKind
from recruit.reports.roster import DecisionLine, Edition, Genders, Leave, Roster, RosterRow, Substitute, Totals
from recruit.reports.words import word

#: What stands in a cell. Nothing known is an empty text; each format writes days and numbers as it knows them.
Cell = str | int | PartialDate


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, with what stands above and below them."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summary: str
    #: What the rows add up to, one by one, where that is more than the summary says.
    figures: tuple[tuple[str, Cell], ...] = ()

    def without_empty_columns(self) -> "Table":
        """Return the table as people read it: without the columns in which nothing stands."""
        kept = [place for place in range(len(self.columns)) if any(row[place] != "" for row in self.rows)]
        columns = tuple(self.columns[place] for place in kept)
        return replace(self, columns=columns, rows=tuple(tuple(row[place] for place in kept) for row in self.rows))


def table(roster: Roster) -> Table:
    """Return the roster with its headings in the reader's language, and the columns that its edition may have."""
    columns = _columns(roster.edition)
    rows = tuple(tuple(cell(row) for _heading, cell in columns) for row in roster.rows)
    headings = tuple(heading for heading, _cell in columns)
    return Table(title(roster), headings, rows, summary(roster), figures(roster))


def text(cell: Cell) -> str:
    """Return a cell as a text file carries it; days as 2026-06-04, 2016-06 or 2016."""
    return iso(cell) if isinstance(cell, PartialDate) else str(cell)


def title(roster: Roster) -> str:
    """Return what the roster is: body, term, the day if it is as of one, and what it is limited to."""
    of = f"{roster.body}, {roster.term}"
    if roster.as_of is not None:
        of = _("%(roster)s, as of %(day)s", roster=of, day=format_date(roster.as_of))
    if roster.narrowed_to:
        of = _("%(roster)s – only: %(parts)s", roster=of, parts=", ".join(roster.narrowed_to))
    return of


def summary(roster: Roster) -> str:
    """Return what the rows add up to: "16 medlemmer, 2 suppleanter, 1 ledig plads"."""
    totals = roster.totals
    parts = [
        ngettext("%(num)s member", "%(num)s members", totals.members),
        ngettext("%(num)s substitute", "%(num)s substitutes", totals.substitutes),
        ngettext("%(num)s vacant seat", "%(num)s vacant seats", totals.vacant),
    ]
    if totals.not_yet_begun:
        parts.append(
            ngettext(
                "%(num)s seat where nobody has begun", "%(num)s seats where nobody has begun", totals.not_yet_begun
            )
        )
    if totals.associates:
        parts.append(ngettext("%(num)s associate", "%(num)s associates", totals.associates))
    return ", ".join(parts)


def figures(roster: Roster) -> tuple[tuple[str, Cell], ...]:
    """Return each total with what it is called; a minimum, and women and men, only where they are known."""
    totals = roster.totals
    found: list[tuple[str, Cell]] = [
        (_("Seats"), totals.seats),
        (_("Filled seats"), totals.filled),
        (_("Vacant seats"), totals.vacant),
        (_("Members who go on until a successor is appointed"), totals.held_over),
        (_("Members"), totals.members),
    ]
    if totals.minimum is not None:
        found.append((_("Fewest members, by %(citation)s", citation=totals.citation), totals.minimum))
    found += [
        (_("Members on seats with an election"), totals.elected),
        (_("Members on other seats"), totals.appointed),
        (_("Substitutes"), totals.substitutes),
        (_("Associates"), totals.associates),
        (_("Members who began in the term"), totals.turnover.started),
        (_("Of these, have left"), totals.turnover.left),
        (_("Members who continue from the last term"), totals.turnover.continuing),
    ]
    if roster.edition is Edition.INTERNAL:
        found.append((_("Members who have been so in this term alone"), totals.new))
        found += _of_few(totals)
    return tuple(found)


def _of_few(totals: Totals) -> Iterator[tuple[str, Cell]]:
    """Yield what is counted of so few people that only the council itself sees it."""
    if totals.attendance:
        yield (_("How often the members came"), _rate(totals.attendance))
    if totals.genders and totals.genders.not_stated < totals.members:
        yield from _stated(totals.genders)
    if totals.appointed_genders and totals.appointed_genders.not_stated < totals.appointed:
        for name, number in _stated(totals.appointed_genders):
            yield (_("%(what)s, on seats without an election", what=name), number)
    for interest, number in totals.interests:
        yield (_("Members who work for: %(interest)s", interest=interest), number)


def _stated(genders: Genders) -> tuple[tuple[str, int], ...]:
    return (
        (_("Women"), genders.women),
        (_("Men"), genders.men),
        (_("Other gender"), genders.other),
        (_("Gender not stated"), genders.not_stated),
    )


def substitute(standing: Substitute) -> str:
    """Return a substitute as text: "1. Amina Holm" where there is an order."""
    return f"{standing.rank}. {standing.name}" if standing.rank else standing.name


def decision(line: DecisionLine | None) -> str:
    """Return a decision as text: who, when, and the case."""
    if line is None:
        return ""
    text = f"{line.decided_by}, {iso(line.decided_on)}"
    return f"{text}, {line.case_number}" if line.case_number else text


def _columns(edition: Edition) -> tuple[tuple[str, Callable[[RosterRow], Cell]], ...]:
    """Return heading and content of each column, in order."""
    internal = edition is Edition.INTERNAL
    columns: tuple[tuple[str, Callable[[RosterRow], Cell], bool], ...] = (
        (_("Member group"), lambda row: row.seat_group, True),
        (_("Seat"), lambda row: row.seat_number or "", True),
        (_("How it is filled"), lambda row: word(row.filling_method), True),
        (_("Role"), lambda row: word(row.role), True),
        (_("Status"), _status, True),
        (_("Name"), lambda row: row.name or "", True),
        (_("Represents"), lambda row: row.represents or "", True),
        (_("Unit"), lambda row: row.unit or "", True),
        (_("Office"), lambda row: row.office or "", True),
        (_("Party"), lambda row: row.party or "", True),
        (_("From"), lambda row: row.since or "", True),
        (_("First day"), lambda row: _("assumed") if row.since_assumed else "", internal),
        (_("To and including"), lambda row: row.last_day or "", True),
        (_("Why it ended"), lambda row: word(row.end_reason) if row.end_reason else "", internal),
        (_("Decision"), lambda row: decision(row.decision), internal),
        (_("E-mail"), lambda row: _contacts(row, ContactKind.EMAIL), internal),
        (_("Phone"), lambda row: _contacts(row, ContactKind.PHONE), internal),
        (_("Address"), lambda row: _contacts(row, ContactKind.ADDRESS), internal),
        (_("Protection"), lambda row: _("name and address protected") if row.is_protected else "", internal),
        (_("Rank"), lambda row: row.rank or "", True),
        (_("Substitutes"), lambda row: "; ".join(substitute(standing) for standing in row.substitutes), True),
        (_("To be filled by"), lambda row: row.filled_by or "", True),
        (_("Places elsewhere"), lambda row: "; ".join(row.elsewhere), True),
        (_("Attendance"), came, internal),
        (_("Missed in a row, most recently"), lambda row: (row.attendance and row.attendance.streak) or "", internal),
        (_("Attendance as a substitute"), came_instead, internal),
        (_("Terms as a member"), lambda row: row.terms or "", internal),
    )
    return tuple((heading, cell) for heading, cell, shown in columns if shown)


def came(row: RosterRow) -> str:
    """Return how often a member came: "5 of 7"; nothing where nothing was noted of them as a member."""
    figures = row.attendance.as_member if row.attendance else None
    return _rate(figures) if figures and figures.possible else ""


def came_instead(row: RosterRow) -> str:
    """Return how often a substitute came who was called in: of the row itself, else of each who stands in for it."""
    own = row.attendance.as_substitute if row.attendance else None
    if own and own.possible:
        return _rate(own)
    called = [(one, one.attendance.as_substitute) for one in row.substitutes if one.attendance]
    return "; ".join(f"{one.name}: {_rate(rate)}" for one, rate in called if rate.possible)


def _rate(rate: Rate) -> str:
    return _("%(came)s of %(possible)s", came=rate.came, possible=rate.possible)


def leave(taken: Leave) -> str:
    """Return a leave as text: "on leave from 1 June 2026 to 1 September 2026; stand-in: Amina Holm"."""
    days = {"first": format_date(taken.first_day), "last": format_date(taken.last_day)}
    parts = [_("on leave from %(first)s to and including %(last)s", **days)]
    if taken.standing_in:
        parts.append(_("stand-in: %(name)s", name=taken.standing_in.name))
    return "; ".join(parts)


def _status(row: RosterRow) -> Cell:
    return "; ".join([word(row.status), *(leave(taken) for taken in row.leaves)])


def _contacts(row: RosterRow, kind: ContactKind) -> str:
    return ", ".join(value for known, value in row.contacts if known is kind)

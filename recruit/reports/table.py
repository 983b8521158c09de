"""A roster as a plain table of texts: what every flat format shows, column by column."""

from collections.abc import Callable
from dataclasses import dataclass

from recruit.foundation.dates import PartialDate, iso
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.reports.roster import DecisionLine, Roster, RosterRow, Substitute
from recruit.reports.words import word


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of texts, with what stands above and below them."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    summary: str


def table(roster: Roster) -> Table:
    """Return the roster with its headings in the reader's language."""
    columns = _columns()
    rows = tuple(tuple(cell(row) for _heading, cell in columns) for row in roster.rows)
    return Table(title(roster), tuple(heading for heading, _cell in columns), rows, summary(roster))


def title(roster: Roster) -> str:
    """Return what the roster is: body, term, and the day if it is as of one."""
    if roster.as_of is None:
        return f"{roster.body}, {roster.term}"
    day = format_date(roster.as_of)
    return _("%(body)s, %(term)s, as of %(day)s", body=roster.body, term=roster.term, day=day)


def summary(roster: Roster) -> str:
    """Return what the rows add up to: "16 medlemmer, 2 suppleanter, 1 ledig plads"."""
    totals = roster.totals
    parts = [
        ngettext("%(num)s member", "%(num)s members", totals.members),
        ngettext("%(num)s substitute", "%(num)s substitutes", totals.substitutes),
        ngettext("%(num)s vacant seat", "%(num)s vacant seats", totals.vacant),
    ]
    if totals.associates:
        parts.append(ngettext("%(num)s associate", "%(num)s associates", totals.associates))
    return ", ".join(parts)


def substitute(standing: Substitute) -> str:
    """Return a substitute as text: "1. Amina Holm" where there is an order."""
    return f"{standing.rank}. {standing.name}" if standing.rank else standing.name


def decision(line: DecisionLine | None) -> str:
    """Return a decision as text: who, when, and the case."""
    if line is None:
        return ""
    text = f"{line.decided_by}, {iso(line.decided_on)}"
    return f"{text}, {line.case_number}" if line.case_number else text


def _columns() -> tuple[tuple[str, Callable[[RosterRow], str]], ...]:
    return (
        (_("Member group"), lambda row: row.seat_group),
        (_("Seat"), lambda row: str(row.seat_number or "")),
        (_("How it is filled"), lambda row: word(row.filling_method)),
        (_("Role"), lambda row: word(row.role)),
        (_("Status"), lambda row: word(row.status)),
        (_("Name"), lambda row: row.name or ""),
        (_("Represents"), lambda row: row.represents or ""),
        (_("Unit"), lambda row: row.unit or ""),
        (_("Office"), lambda row: row.office or ""),
        (_("Party"), lambda row: row.party or ""),
        (_("From"), lambda row: _day(row.since)),
        (_("To and including"), lambda row: _day(row.last_day)),
        (_("Why it ended"), lambda row: word(row.end_reason) if row.end_reason else ""),
        (_("Decision"), lambda row: decision(row.decision)),
        (_("Rank"), lambda row: str(row.rank or "")),
        (_("Substitutes"), lambda row: "; ".join(substitute(standing) for standing in row.substitutes)),
        (_("To be filled by"), lambda row: row.filled_by or ""),
    )


def _day(day: PartialDate | None) -> str:
    return iso(day) if day else ""

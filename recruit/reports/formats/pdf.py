"""PDF for the annex of an agenda: tagged, so that it can be read aloud (PDF/UA-1), and set for people.

It says what every other format says, but not as one table of twenty columns: each member group has a table of its own,
what is the same for the whole group stands once above it, and what belongs together stands in one cell, each value
after the first with its name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from itertools import groupby, product
from typing import Any

from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import _, _l, current_locale, format_date, format_datetime
from recruit.foundation.papers import press
from recruit.reports.roster import Roster
from recruit.reports.table import Cell, Table, table

#: The columns of the paper and their shares of its width. The first of these that a group has gives the column its
#: heading; the others stand in the same cell. A column of the table that is not named here stands by itself.
_TOGETHER = (
    (14, (_l("Seat"), _l("Role"), _l("Rank"))),
    (24, (_l("Name"), _l("Status"), _l("Office"), _l("Party"), _l("Protection"))),
    (24, (_l("E-mail"), _l("Phone"), _l("Address"))),
    (20, (_l("Represents"), _l("Unit"), _l("To be filled by"))),
    (20, (_l("From"), _l("First day"), _l("To and including"), _l("Why it ended"), _l("Decision"))),
    (22, (_l("Substitutes"), _l("Attendance as a substitute"))),
    (20, (_l("Places elsewhere"),)),
    (22, (_l("Attendance"), _l("Missed in a row, most recently"), _l("Terms as a member"))),
)
_BY_ITSELF = 20

#: What is the same for a whole group is said once above it: of every seat, and of everybody who sits in one.
_OF_SEATS = (_l("How it is filled"), _l("Role"))
_OF_PEOPLE = (_l("Status"), _l("From"), _l("First day"), _l("To and including"), _l("Decision"))

#: A paper with more columns lies down.
_MOST_UPRIGHT = 4

#: A longer roster is set as lists: a table of many thousand cells takes more memory than a small server has.
LONGEST_TABLE = 1000

#: A word that would run into the next column, and where it may be broken: an address rather after its @.
_LONG_WORD, _PART = re.compile(r"\S{25,}"), re.compile(r"\S{1,19}?@(?=\S)|\S{20}(?=\S)")

#: A row by the headings of the table, without what is empty.
Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who made a paper, and when."""

    municipality: str
    made_at: datetime

    def __str__(self) -> str:
        made = _("Made %(instant)s", instant=format_datetime(self.made_at))
        return " · ".join(part for part in (self.municipality, made) if part)


def write(roster: Roster, imprint: Imprint, pictures: Sequence[str] = ()) -> bytes:
    """Return the paper; `pictures` are drawings (SVG) that say in `title` and `desc` what they show.

    Raises PaperError when it cannot be set.
    """
    whole = table(roster)
    sections = list(_sections(whole))
    widest = max((sum(section["widths"]) for section in sections), default=0)
    for section in sections:
        section["widths"][-1] += widest - sum(section["widths"])  # the columns of all groups stand below each other
    data = {
        "summary": whole.summary,
        "sections": sections,
        "flipped": any(len(section["columns"]) > _MOST_UPRIGHT for section in sections),
        "figures": {
            "heading": _("Totals"),
            "columns": [_("What"), _("How many")],
            "rows": [[name, said(number)] for name, number in whole.figures],
        },
        "pictures": [picture(drawing) for drawing in pictures],
        "made-by": str(imprint),
        "page-of-pages": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
    }
    return press.render("roster", data, title=whole.title, language=current_locale().code, made_at=imprint.made_at)


def said(cell: Cell) -> str:
    """Return a cell as a paper says it: days in words, and no word so long that it leaves its column."""
    if isinstance(cell, PartialDate):
        return format_date(cell)
    return _LONG_WORD.sub(lambda word: _PART.sub("\\g<0>\u200b", word[0]), str(cell))


def _sections(whole: Table) -> Iterator[dict[str, Any]]:
    """Yield the members of each group, and after them whoever else belongs to it."""
    group, role = whole.columns[0], _("Role")
    rows = (
        {heading: said(cell) for heading, cell in zip(whole.columns, row, strict=True) if cell != ""}
        for row in whole.rows
    )
    listed = len(whole.rows) > LONGEST_TABLE
    before = ""
    for (label, _role), some in groupby(rows, key=lambda row: (row[group], row[role])):
        members = list(some)
        for row in members:
            del row[group]
        yield {"heading": label if label != before else ""} | (_list(members) if listed else _table(members))
        before = label


def _table(rows: list[Values]) -> dict[str, Any]:
    common = _common(rows)
    columns = list(_columns(rows))
    return {
        "common": common,
        "columns": [names[0] for _share, names in columns],
        "widths": [share for share, _names in columns],
        "rows": [[_cell(row, names) for _share, names in columns] for row in rows],
    }


def _list(rows: list[Values]) -> dict[str, Any]:
    common = _common(rows)
    entries = [(row.pop(_("Name"), ""), _named(row, row)) for row in rows]
    return {"common": common, "columns": [], "widths": [0], "entries": entries}


def _common(rows: list[Values]) -> str:
    """Take out of the rows what is said of each and is the same, and return it."""
    common: Values = {}
    for some, names in (rows, _OF_SEATS), ([row for row in rows if _("Name") in row], _OF_PEOPLE):
        shared = _shared(some, names)
        for row, name in product(some, shared):
            del row[name]
        common |= shared
    return " · ".join(f"{name}: {value}" for name, value in common.items())


def _shared(rows: list[Values], names: Iterable[object]) -> Values:
    found = {}
    for name in map(str, names):
        values = {row.get(name) for row in rows}
        if len(values) == 1 and (value := values.pop()) is not None:
            found[name] = value
    return found


def _columns(rows: list[Values]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield share and headings of each column in which something stands."""
    used = dict.fromkeys(name for row in rows for name in row)
    for share, together in _TOGETHER:
        names = tuple(name for name in map(str, together) if name in used)
        if names:
            yield share, names
        for name in names:
            del used[name]
    yield from ((_BY_ITSELF, (name,)) for name in used)


def _cell(row: Values, names: tuple[str, ...]) -> tuple[str, str]:
    """Return the column's own value, and the others with their names."""
    first, *others = names
    return row.get(first, ""), _named(row, others)


def _named(row: Values, names: Iterable[str]) -> str:
    return "\n".join(f"{name}: {row[name]}" for name in names if name in row)


def picture(drawing: str) -> dict[str, str]:
    """Return a drawing with what it says of itself."""
    found = {
        tag: unescape(words).strip()
        for tag, words in re.findall(r"<(title|desc)\b[^>]*>(.*?)</\1>", drawing, re.DOTALL)
    }
    return {"svg": drawing, "title": found["title"], "alt": " ".join(found.values())}

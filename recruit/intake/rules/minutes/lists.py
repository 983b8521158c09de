"""A participant list as it was found: its heading, its rows, and how it is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from recruit.intake.rules.minutes.entry import Entry, read_entry
from recruit.intake.rules.minutes.headings import Heading
from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.minutes.rows import Style
from recruit.intake.rules.reading import Attendance, NotUnderstood, Role
from recruit.intake.rules.words.facts import Facts, Manner

#: Roles whose lists say who sits in the council, not only who came.
STAYING = (Role.MEMBER, Role.SUBSTITUTE)


@dataclass(slots=True)
class Row:
    """One line of a list as it will be read, put together where it was broken."""

    line: Line
    text: str
    #: The person of the row above has this one as substitute.
    is_substitute_of_above: bool = False


@dataclass(slots=True)
class Section:
    """One list under one heading."""

    heading: Heading
    role: Role | None
    attendance: Attendance | None
    #: What a heading within the list says of everybody below it: "Byrådsmedlemmer:".
    group: Facts | None = None
    #: Below the first items of the agenda, where a list may be of something else.
    is_late: bool = False
    #: Names are expected in a row, on the heading's own line.
    is_inline: bool = False
    #: Written without any capitals.
    is_small: bool = False
    rows: list[Row] = field(default_factory=list)

    def style(self, manner: Manner) -> Style:
        """Return how the list is written, judged by all its rows."""
        first = [read_entry(row.text, manner, Style()) for row in self.rows[:40]]
        one_a_line = len(first) > 1 and any(
            entry and len(entry.people) == 1 and entry.people[0].facts for entry in first
        )
        in_a_row = self.role in (None, *STAYING) and len(self.rows) == 1
        return Style(
            inline=(self.is_inline and in_a_row)
            or (in_a_row and "," in self.rows[0].text and not self.rows[0].line.is_item),
            one_a_line=one_a_line,
        )


@dataclass(slots=True)
class Found:
    """All lists of a document, and where its other lines went."""

    sections: list[Section] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    #: A list of people who are away stands in the document, even if empty: who is a member and not on it was there.
    names_absentees: bool = False


def rows_of(found: Found, manner: Manner) -> Iterator[tuple[Section, Row, Entry]]:
    """Read every row again, now that it is known how each list is written; what cannot be read is put on record."""
    for section in found.sections:
        style = section.style(manner)
        for row in section.rows:
            entry = read_entry(row.text, manner, style)
            if entry is None:
                found.not_understood.append(NotUnderstood(row.line.number, row.text))
            else:
                yield section, row, entry

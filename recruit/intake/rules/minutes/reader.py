"""Reads minutes from end to end."""

from collections.abc import Mapping
from dataclasses import replace

from recruit.intake.rules import tables
from recruit.intake.rules.charter.body import body_facts
from recruit.intake.rules.charter.reader import Charter, charter
from recruit.intake.rules.minutes import scan
from recruit.intake.rules.minutes.entry import Entry
from recruit.intake.rules.minutes.lines import Lines, lines_of
from recruit.intake.rules.minutes.lists import Found, Row, Section, rows_of
from recruit.intake.rules.minutes.meeting import meeting_facts, own_body
from recruit.intake.rules.minutes.roster import Roster, listed
from recruit.intake.rules.minutes.sections import Walk
from recruit.intake.rules.reading import (
    Attendance,
    Field,
    LineCount,
    Listed,
    Reading,
    Role,
    VacantSeat,
)
from recruit.intake.rules.rivals import rival_chairs
from recruit.intake.rules.tables import Kind, Tables
from recruit.intake.rules.words.facts import Manner, Named
from recruit.intake.rules.words.letters import uses_initials
from recruit.intake.rules.words.parties import uses_newspaper_letters

_AWAY = (Attendance.APOLOGY, Attendance.ABSENT)


def read(text: str, *, taught: Mapping[str, Field | None] = {}) -> Reading:
    """Return what the participant lists of the minutes say, by line, and a count of everything else.

    `taught` says what a column of a table holds, as in `tables.read_sheets`.
    Never raises: a text that is no minutes gives no people and every line outside the lists.
    """
    lines = lines_of(text)
    manner = Manner(own_body(lines.logical), uses_newspaper_letters(text), uses_initials(text))
    rows = tables.find(text, lines, manner, taught=taught)
    logical = tuple(line for line in lines.logical if line.number not in rows.kinds)
    seats = charter(logical, manner)
    found = Walk(manner, seats).through(logical)
    taken = _Taken(found, manner, rows, seats)
    people = taken.roster.settled(names_absentees=found.names_absentees or taken.marks_absentees)
    meeting, fact_lines = meeting_facts(logical)
    body, body_lines = body_facts(logical, sets_up_seats=bool(seats.groups))
    inside = taken.inside()
    outside = [line for line in logical if line.number not in inside]
    conflicts = (
        *taken.roster.conflicts,
        *rival_chairs(people),
        *scan.contradictions(outside, people, newspaper_letters=manner.newspaper_letters),
        *seats.conflicts,
    )
    count = taken.count(lines, fact_lines | body_lines)
    not_understood = tuple(sorted(taken.not_understood, key=lambda one: one.line))
    return Reading(
        meeting, people, tuple(taken.vacant), not_understood, conflicts, count, seats.groups, body, columns=rows.columns
    )


class _Taken:
    """What tables, seat groups and the rows of all lists gave, and the lines that gave it."""

    def __init__(self, found: Found, manner: Manner, rows: Tables, seats: Charter) -> None:
        self.roster = Roster(list(rows.people), list(rows.conflicts))
        self.vacant = list(rows.vacant_seats)
        self.proposed = {*_of_kind(rows, Kind.PROPOSED), *seats.lines}
        self.vacancies = _of_kind(rows, Kind.VACANT)
        #: Headings, and lines that say nobody is meant.
        self.headings = {*_of_kind(rows, Kind.HEADING), *seats.headings, *found.headings}
        #: Somebody on a list of all members is marked as away, so the others were there.
        self.marks_absentees = any(one.attendance in _AWAY for one in rows.people)
        above = ""
        for section, row, entry in rows_of(found, manner):
            self._take(section, row, entry, above)
            above = entry.people[-1].name if entry.people and not row.is_substitute_of_above else above
        self.not_understood = [*rows.not_understood, *seats.not_understood, *found.not_understood]

    def inside(self) -> set[int]:
        """Return every line that is part of a list or a charter's composition."""
        return self.proposed | self.vacancies | self.headings | {one.line for one in self.not_understood}

    def count(self, lines: Lines, fact_lines: frozenset[int]) -> LineCount:
        """Put each line that is not blank in exactly one place; a line that gave a person is counted for that."""
        not_understood = {one.line for one in self.not_understood}
        left = set(lines.not_blank)
        numbers = []
        for kind in (self.proposed, self.vacancies, not_understood, self.headings | fact_lines):
            numbers.append(len(left & kind))
            left -= kind
        proposed, vacant, unread, headings = numbers
        return LineCount(len(lines.not_blank), proposed, vacant, headings, unread, len(left))

    def _take(self, section: Section, row: Row, entry: Entry, above: str) -> None:
        self.vacant.extend(VacantSeat(seat.represents, row.line.number) for seat in entry.vacant)
        people = [_seated(listed(self._named(one, row, above), section, row), one) for one in entry.people]
        self.marks_absentees |= any(one.attendance in _AWAY for one in people)
        for one in people:
            self.roster.add(one, is_late=section.is_late, of_composition=section.heading.is_composition)
        kind = self.proposed if people else self.vacancies if entry.vacant else self.headings
        kind.update(row.line.numbers)

    @staticmethod
    def _named(one: Named, row: Row, above: str) -> Named:
        is_of_above = row.is_substitute_of_above and above and not any(fact.substitute_for for fact in one.facts)
        return replace(one, instead_of=above) if is_of_above else one


def _seated(person: Listed, named: Named) -> Listed:
    """Who has left, on a day that nobody says, is a member no more."""
    has_left = any(fact.rule == "left" for fact in named.facts) and person.until is None
    return replace(person, role=Role.UNCLASSIFIED) if has_left else person


def _of_kind(rows: Tables, kind: Kind) -> set[int]:
    return {number for number, its in rows.kinds.items() if its is kind}

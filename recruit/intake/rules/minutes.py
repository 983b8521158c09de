"""Reads minutes from end to end."""

from collections.abc import Iterator
from dataclasses import replace

from recruit.intake.rules import scan
from recruit.intake.rules.body import body_facts
from recruit.intake.rules.charter import charter
from recruit.intake.rules.entry import Entry
from recruit.intake.rules.facts import Manner, Named
from recruit.intake.rules.lines import Lines, lines_of
from recruit.intake.rules.lists import Found, Row, Section, rows_of
from recruit.intake.rules.meeting import meeting_facts, own_body
from recruit.intake.rules.parties import uses_newspaper_letters
from recruit.intake.rules.reading import About, Attendance, Conflict, LineCount, Listed, Office, Reading, VacantSeat
from recruit.intake.rules.roster import Roster, listed
from recruit.intake.rules.sections import Walk


def read(text: str) -> Reading:
    """Return what the participant lists of the minutes say, by line, and a count of everything else.

    Never raises: a text that is no minutes gives no people and every line outside the lists.
    """
    lines = lines_of(text)
    manner = Manner(own_body(lines.logical), uses_newspaper_letters(text))
    seats = charter(lines.logical, manner)
    found = Walk(manner, seats).through(lines.logical)
    taken = _Taken(found, manner)
    taken.proposed.update(seats.lines)
    found.headings.update(seats.headings)
    found.not_understood.extend(seats.not_understood)
    people = taken.roster.settled(names_absentees=found.names_absentees or taken.marks_absentees)
    meeting, fact_lines = meeting_facts(lines.logical)
    body, body_lines = body_facts(lines.logical, sets_up_seats=bool(seats.groups))
    inside = taken.inside(found)
    outside = [line for line in lines.logical if line.number not in inside]
    conflicts = (
        *taken.roster.conflicts,
        *_rival_chairs(people),
        *scan.contradictions(outside, people, newspaper_letters=manner.newspaper_letters),
        *seats.conflicts,
    )
    return Reading(
        meeting,
        people,
        tuple(taken.vacant),
        tuple(sorted(found.not_understood, key=lambda one: one.line)),
        conflicts,
        _count(lines, taken, found, fact_lines | body_lines),
        seats.groups,
        body,
    )


class _Taken:
    """What the rows of all lists gave, and the lines that gave it."""

    def __init__(self, found: Found, manner: Manner) -> None:
        self.roster = Roster()
        self.vacant: list[VacantSeat] = []
        self.proposed: set[int] = set()
        self.vacancies: set[int] = set()
        self.of_nobody: set[int] = set()
        #: Somebody on a list of all members is marked as away, so the others were there.
        self.marks_absentees = False
        above = ""
        for section, row, entry in rows_of(found, manner):
            self._take(section, row, entry, above)
            above = entry.people[-1].name if entry.people else above

    def _take(self, section: Section, row: Row, entry: Entry, above: str) -> None:
        self.vacant.extend(VacantSeat(seat.represents, row.line.number) for seat in entry.vacant)
        people = [listed(self._named(one, row, above), section, row) for one in entry.people]
        self.marks_absentees |= any(one.attendance in (Attendance.APOLOGY, Attendance.ABSENT) for one in people)
        for one in people:
            self.roster.add(one, is_late=section.is_late, of_composition=section.heading.is_composition)
        kind = self.proposed if people else self.vacancies if entry.vacant else self.of_nobody
        kind.update(row.line.numbers)

    @staticmethod
    def _named(one: Named, row: Row, above: str) -> Named:
        is_of_above = row.is_substitute_of_above and above and not any(fact.substitute_for for fact in one.facts)
        return replace(one, instead_of=above) if is_of_above else one

    def inside(self, found: Found) -> set[int]:
        """Return every line that is part of a list."""
        return (
            self.proposed
            | self.vacancies
            | self.of_nobody
            | found.headings
            | {one.line for one in found.not_understood}
        )


def _count(lines: Lines, taken: _Taken, found: Found, fact_lines: frozenset[int]) -> LineCount:
    """Put each line that is not blank in exactly one place; a line that gave a person is counted for that."""
    not_understood = {one.line for one in found.not_understood}
    kinds = [
        _kind(number, taken, found.headings | fact_lines | taken.of_nobody, not_understood)
        for number in lines.not_blank
    ]
    return LineCount(
        not_blank=len(kinds),
        proposed=kinds.count("proposed"),
        vacant=kinds.count("vacant"),
        headings=kinds.count("heading"),
        not_understood=kinds.count("not-understood"),
        outside=kinds.count("outside"),
    )


def _kind(number: int, taken: _Taken, headings: set[int] | frozenset[int], not_understood: set[int]) -> str:
    if number in taken.proposed:
        return "proposed"
    if number in taken.vacancies:
        return "vacant"
    if number in not_understood:
        return "not-understood"
    return "heading" if number in headings else "outside"


def _rival_chairs(people: tuple[Listed, ...]) -> Iterator[Conflict]:
    """Two people cannot both chair the council."""
    chairs = [one for one in people if one.office == Office.CHAIR]
    if len(chairs) > 1:
        yield Conflict(
            chairs[0].name, tuple(one.name for one in chairs), tuple(one.line for one in chairs), About.OFFICE
        )

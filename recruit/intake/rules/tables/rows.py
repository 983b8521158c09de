"""From one row of a table to people, vacant seats, or what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from recruit.intake.rules.document import SheetRow
from recruit.intake.rules.minutes.entry import Entry
from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.minutes.lists import Row
from recruit.intake.rules.minutes.roster import listed
from recruit.intake.rules.reading import Listed, NotUnderstood, Role, Trouble, VacantSeat
from recruit.intake.rules.tables import cells, dates
from recruit.intake.rules.tables.above import Above
from recruit.intake.rules.tables.dates import Days
from recruit.intake.rules.tables.layout import Block, Layout
from recruit.intake.rules.tables.people import Said
from recruit.intake.rules.tables.people_in import read_names
from recruit.intake.rules.tables.values import RowInTroubleError, Values
from recruit.intake.rules.tables.words import Words, in_group
from recruit.intake.rules.words.facts import Facts, Named

#: As much of a row, or of a value, as is shown.
_LONGEST_TEXT = 500
#: Where the first thing in a cell that holds several ends.
_FIRST = re.compile(r"[,;\n]")


@dataclass(slots=True)
class Found:
    """What one row gave."""

    people: list[Said] = field(default_factory=list)
    vacant: list[VacantSeat] = field(default_factory=list)
    trouble: NotUnderstood | None = None


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, layout: Layout, words: Words, *, is_guessed: bool = False) -> None:
        self.layout = layout
        self._words = words
        self._is_guessed = is_guessed
        self._understood, self._shared = layout.understood, layout.shared
        #: The member in the row above, whose further substitutes may stand below.
        self._member: Listed | None = None

    def read(self, row: SheetRow, line: int, above: Above) -> Found:
        """Return what the row says; a part of it that is broken gives nothing but its trouble."""
        found = Found()
        text = self.text(row)
        written = Row(Line(line, text), text)
        for part in self.layout.parts:
            try:
                people, vacant = self._part(part, row, written, above)
            except RowInTroubleError as broken:
                found.trouble = found.trouble or NotUnderstood(line, text, broken.trouble, broken.value[:_LONGEST_TEXT])
                continue
            found.people.extend(people)
            found.vacant.extend(vacant)
        return found

    def text(self, row: SheetRow) -> str:
        """Return the cells of the columns that are understood."""
        found = (cells.written(self._cell(row, at)) for at in self._understood)
        return ", ".join(cell for cell in found if cell)[:_LONGEST_TEXT]

    def _cell(self, row: SheetRow, at: int) -> str:
        """Return a cell; of one that holds more than is asked for, what stands first."""
        cell = row.cells[at].strip() if at < len(row.cells) else ""
        return _FIRST.split(cell, maxsplit=1)[0] if at in self._shared else cell

    def _part(
        self, part: tuple[Block, ...], row: SheetRow, written: Row, above: Above
    ) -> tuple[list[Said], list[VacantSeat]]:
        people: list[Said] = []
        vacant: list[VacantSeat] = []
        member: Listed | None = None
        for block in part:
            values = self._values(block, row)
            entry = self._entry(block, row, values, part)
            values.take_contact(cells.written(" ".join(row.cells[at] for at in block.names if at < len(row.cells))))
            if entry.vacant and not block.stands_in:
                vacant.append(VacantSeat(entry.vacant[0].represents or _represents(values, above), written.line.number))
                self._member = member = self._listed(Named(""), block, values, written, above, None)
            if sum(named.instead_of is None for named in entry.people) > 1:
                values.email = values.phone = None  # whose of several they are, nobody says
            instead_of = (member or self._member) if block.stands_in else None
            for named in entry.people:
                of = self._member if named.instead_of else instead_of
                one = self._listed(named, block, values, written, above, of)
                people.append(Said(one, values.period or above.era, values.period is not None))
                if not (block.stands_in or named.instead_of):
                    # whom of several in one cell a substitute is for, nobody says
                    self._member = member = replace(one, name="") if member and member.line == one.line else one
        return people, vacant

    def _entry(self, block: Block, row: SheetRow, values: Values, part: tuple[Block, ...]) -> Entry:
        name = " ".join(filled for at in block.names if (filled := self._cell(row, at)))
        if not name or cells.is_nothing(name):
            others = (self._cell(row, at) for other in part if other.stands_in for at in other.names)
            if values.is_filled and not block.stands_in and not (not values.facts and any(others)):
                raise RowInTroubleError(Trouble.NAME_MISSING, "")
            return Entry()
        entry = read_names(name, self._words.manner, turned=block.is_turned)
        if entry is None:
            raise RowInTroubleError(Trouble.NAME_UNREADABLE, cells.written(name))
        return entry

    def _values(self, block: Block, row: SheetRow) -> Values:
        for at in row.without_result:
            if at in block.names or any(at == column for column, _, _ in block.others):
                raise RowInTroubleError(Trouble.FORMULA_WITHOUT_RESULT, self.layout.heads[at].heading)
        values = Values()
        for at, held, heading in block.others:
            if cell := cells.written(self._cell(row, at)):
                values.take(held, heading, cell, self._words.facts(held, heading, cell))
        return values

    def _listed(
        self, named: Named, block: Block, values: Values, written: Row, above: Above, instead_of: Listed | None
    ) -> Listed:
        own = named.instead_of is None
        told = _told(named, values, above) if own else named
        stands_in = named.instead_of or (instead_of.name if instead_of else None)
        role = Role.SUBSTITUTE if block.stands_in else block.role
        one = listed(replace(told, instead_of=stands_in), above.section(role), written)
        if instead_of and not any(fact.represents for fact in told.facts):
            one = replace(one, seat_type=one.seat_type or instead_of.seat_type, represents=instead_of.represents)
        if told.until is None and values.ends_open and cells.left(told.wording) is not None:
            one = replace(one, role=Role.UNCLASSIFIED)  # on which day, nobody says
        one = replace(one, rule=self._rule(one.rule))
        return replace(one, email=values.email, phone=values.phone) if own else one

    def _rule(self, of_list: str) -> str:
        """Return the rule of lists that understood the words, as a rule of tables."""
        if self._is_guessed:
            return "table-guessed"
        return f"table{of_list.removeprefix('name')}" if of_list.startswith("name") else f"table+{of_list}"


def _told(named: Named, values: Values, above: Above) -> Named:
    """Put together what the cell of names and the other cells say of somebody.

    Raises RowInTroubleError when the days are backwards.
    """
    wording = ", ".join(words for words in (named.wording, *values.wording) if words)
    facts = in_group((*named.facts, *values.facts), above.seats)
    left = cells.left(wording)
    since, until = values.since or named.since, values.until or named.until or (dates.day_in(left) if left else None)
    if Days(since, until).is_backwards:
        raise RowInTroubleError(Trouble.ENDS_BEFORE_IT_BEGINS, values.last_day or left or "")
    return replace(named, facts=facts, wording=wording, since=since, until=until)


def _represents(values: Values, above: Above) -> str | None:
    facts: Iterator[Facts] = iter((*values.facts, *((above.group,) if above.group else ())))
    return next((fact.represents for fact in facts if fact.represents), None)

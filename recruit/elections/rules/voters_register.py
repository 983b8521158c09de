"""The register of voters: a list by origin, so where it is from, why and for how long comes first.

A row that is read is taken, known already or broken for a reason; none is passed over in silence. Of a voter, name and
number are kept, and nothing else that a list holds.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.foundation.writing import tidy_line

LONGEST_NAME, LONGEST_NUMBER = 200, 30

_NAME = frozenset({"navn", "fulde navn", "vaelger", "name"})
_GIVEN, _FAMILY = frozenset({"fornavn", "fornavne", "first name"}), frozenset({"efternavn", "last name"})
_NUMBER = frozenset({"nr", "nummer", "vaelgernr", "vaelgernummer", "loebenr", "loebenummer", "number", "no"})
_HEADINGS = _NAME | _GIVEN | _FAMILY | _NUMBER
_CPR = re.compile(r"\b\d{6}[- ]?\d{4}\b")


class RowFault(StrEnum):
    """Why a row is no voter."""

    NO_NAME = "no-name"
    TOO_LONG = "too-long"
    CPR = "cpr"
    #: The same number, or the same name without one, stands in a row above.
    TWICE = "twice"
    #: The number is in the register under another name.
    OTHER_NAME = "other-name"


@dataclass(frozen=True, slots=True)
class NewRegister:
    """Where a register is from, by what right it is kept, and until when."""

    source: str
    legal_basis: str
    delete_by: date


@dataclass(frozen=True, slots=True)
class Row:
    """A voter as a row says; `number` is empty where the list has none."""

    row: int
    name: str
    number: str = ""

    @property
    def key(self) -> str:
        """What the voter is known by: the number, or else the name."""
        return self.number or search_key(self.name)


@dataclass(frozen=True, slots=True)
class ReadRows:
    """What has become of every row."""

    taken: tuple[Row, ...]
    broken: tuple[tuple[int, RowFault], ...]
    #: In the register already.
    known: int
    #: The row of headings.
    headings: int


def may_keep(new: NewRegister, polling_on: date) -> tuple[Refusal, ...]:
    """Return why no register is kept like this."""
    said = {"source": new.source, "legal_basis": new.legal_basis}
    reasons = [Refusal("answer-missing", field=field) for field, text in said.items() if not text.strip()]
    if new.delete_by <= polling_on:
        reasons.append(Refusal("register-ends-before-the-poll", field="delete_by"))
    return tuple(reasons)


def read_rows(rows: Sequence[tuple[int, Sequence[str]]], kept: Mapping[str, str]) -> ReadRows:
    """Return what becomes of each numbered row of cells, beside the voters who are `kept`: key to folded name."""
    head = [search_key(cell) for cell in rows[0][1]] if rows else []
    has_headings = bool({*head} & _HEADINGS)
    body = rows[1:] if has_headings else rows
    names, number = _columns(head) if has_headings else _guessed(body)
    found = [Row(at, _joined(cells, names), _joined(cells, number)) for at, cells in body]
    return sort_out(found, kept, headings=int(has_headings))


def sort_out(rows: Sequence[Row], kept: Mapping[str, str], *, headings: int = 0) -> ReadRows:
    """Return what becomes of voters as rows say, beside those who are `kept`."""
    taken: dict[str, Row] = {}
    broken, known = [], 0
    for row in rows:
        fault = _fault(row, taken, kept)
        if fault:
            broken.append((row.row, fault))
        elif row.key in kept:
            known += 1
        else:
            taken[row.key] = row
    return ReadRows(tuple(taken.values()), tuple(broken), known, headings)


def _fault(row: Row, above: Collection[str], kept: Mapping[str, str]) -> RowFault | None:
    if not search_key(row.name):
        return RowFault.NO_NAME
    if len(row.name) > LONGEST_NAME or len(row.number) > LONGEST_NUMBER:
        return RowFault.TOO_LONG
    if _CPR.search(row.number) or _CPR.search(row.name):
        return RowFault.CPR
    if row.key in above:
        return RowFault.TWICE
    return RowFault.OTHER_NAME if kept.get(row.key, search_key(row.name)) != search_key(row.name) else None


def _columns(head: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the columns of name and number by their headings."""
    whole = [at for at, cell in enumerate(head) if cell in _NAME][:1]
    parts = [[at for at, cell in enumerate(head) if cell in wanted][:1] for wanted in (_GIVEN, _FAMILY)]
    return whole or [*parts[0], *parts[1]], [at for at, cell in enumerate(head) if cell in _NUMBER][:1]


def _guessed(rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[list[int], list[int]]:
    """Return the columns where nothing heads them: a first one of numbers, and the next is the name."""
    first = [cells[0] for _at, cells in rows if cells and cells[0]]
    numbers = sum(cell.isdecimal() for cell in first)
    return ([1], [0]) if first and 2 * numbers > len(first) else ([0], [])


def _joined(cells: Sequence[str], columns: Sequence[int]) -> str:
    return tidy_line(" ".join(cells[at] for at in columns if at < len(cells)))


def digest(voters: Collection[tuple[str, str]]) -> str:
    """Return the SHA-256 of numbers and names: `number;name` on a line, the lines sorted."""
    return sha256("".join(f"{number};{name}\n" for number, name in sorted(voters)).encode()).hexdigest()


def percent(marked: int, voters: int) -> str:
    """Return the turnout in per cent with one decimal, rounded half up; empty where there is nobody."""
    if not voters:
        return ""
    tenths = (2000 * marked + voters) // (2 * voters)
    return f"{tenths // 10},{tenths % 10}"

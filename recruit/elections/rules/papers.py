"""Papers as somebody hands them in: a file from a scanner or another program, or one paper on a line.

All of them are read as BLT is, so that a fault is told with the number of its line.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recruit.counting.ballots import TOO_MANY
from recruit.counting.contest import BadInput
from recruit.counting.formats import blt, names
from recruit.counting.sentences import Sentence

#: What people put between the numbers of a paper.
_BETWEEN = re.compile(r"[\s,;>-]+")
#: How the first column of a table is called.
_TABLE = re.compile(rb"(?:\xef\xbb\xbf)?\"?antal\b", re.IGNORECASE)
_MANY = re.compile(r"\d{1,7}")


@dataclass(frozen=True, slots=True)
class Handed:
    """Papers that were read: those that count, and how many do not."""

    #: Numbers in the order of the paper -> how many papers.
    papers: Mapping[tuple[int, ...], int] = field(default_factory=dict)
    blank: int = 0
    #: Reason -> papers.
    invalid: Mapping[str, int] = field(default_factory=dict)

    @property
    def valid(self) -> int:
        """Papers that count."""
        return sum(self.papers.values())


def from_file(data: bytes, entries: int, *, most: int | None, crosses: bool) -> Handed:
    """Read a BLT file, or a table whose first column is "antal" and whose others give each candidate's place.

    `most` is how many marks a paper may hold; with `crosses` their order says nothing. Raises BadInput for a file that
    cannot be read, and for one with other candidates than the ballot's.
    """
    if _TABLE.match(data):
        return _handed(_as_blt(_rows(data, entries), entries), entries, most=most, crosses=crosses, added=1)
    return _handed(data, entries, most=most, crosses=crosses)


def from_lines(text: str, entries: int, *, most: int | None, crosses: bool) -> Handed:
    """Read papers that somebody typed, one on a line: "3 1 2", "5 x 3 1 2" for five, or "blank". Raises BadInput."""
    lines = [_typed(line.strip()) for line in text.splitlines()]
    return _handed(_as_blt(lines, entries), entries, most=most, crosses=crosses, added=1)


def as_lines(papers: Mapping[tuple[int, ...], int]) -> str:
    """Return papers as somebody would type them, the commonest first."""
    kinds = sorted(papers.items(), key=lambda kind: (-kind[1], kind[0]))
    return "\n".join(f"{many} x {' '.join(map(str, paper))}" for paper, many in kinds)


def _typed(line: str) -> str:
    many, _, marks = line.rpartition("x")
    numbers = [] if marks.strip() == "blank" else _BETWEEN.split(marks.strip())
    return " ".join([many.strip() or "1", *numbers, "0"]) if line else ""


def _as_blt(lines: Sequence[str], entries: int) -> bytes:
    """Return lines of papers as a file: one line is added, before them."""
    return "\n".join([f"{entries} 1", *lines, "0", *(f'"{number}"' for number in range(1, entries + 1)), ""]).encode()


def _handed(data: bytes, entries: int, *, most: int | None, crosses: bool, added: int = 0) -> Handed:
    """Read a file; `added` lines stand before those that somebody handed in."""
    try:
        read = blt.read(data, repeats=crosses)
    except BadInput as fault:
        raise BadInput(fault.why, (fault.line or added) - added) from None
    if len(read.names) != entries:
        raise BadInput(_others(len(read.names), entries))
    papers: dict[tuple[int, ...], int] = {}
    too_many = 0
    for paper, many in read.ballots.papers.items():
        marks = tuple(sorted(map(ord, paper))) if crosses else tuple(map(ord, paper))
        if most is not None and len(marks) > most:
            too_many += many
        else:
            papers[marks] = papers.get(marks, 0) + many
    return Handed(papers, read.ballots.blank, {TOO_MANY: too_many} if too_many else {})


def _rows(data: bytes, entries: int) -> list[str]:
    """Return the rows of a table as lines of BLT. Raises BadInput with the number of the row."""
    text = names.text(data.removeprefix(b"\xef\xbb\xbf"))
    delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
    try:
        head, *rows = csv.reader(text.splitlines(), delimiter=delimiter)
    except csv.Error:
        raise BadInput(_NO_ROW) from None
    if len(head) != entries + 1:
        raise BadInput(_others(len(head) - 1, entries), 1)
    return ["", *(_row(row, number) for number, row in enumerate(rows, 2))]


def _row(row: Sequence[str], number: int) -> str:
    if not any(cell.strip() for cell in row):
        return ""
    many, *places = (cell.strip() for cell in row)
    ranked = sorted((int(place), who) for who, place in enumerate(places, 1) if _MANY.fullmatch(place))
    written = sum(bool(place) for place in places)
    if not _MANY.fullmatch(many) or [place for place, _ in ranked] != list(range(1, written + 1)):
        raise BadInput(_NO_ROW, number)
    return " ".join([many, *(str(who) for _, who in ranked), "0"])


def _others(found: int, entries: int) -> Sentence:
    return Sentence(
        f"Filen har {found} kandidater, men der er {entries} på stemmesedlen.",
        f"The file has {found} candidates, but there are {entries} on the ballot.",
    )


_NO_ROW = Sentence(
    "En række begynder med, hvor mange sedler den står for, og giver kandidaternes pladser på sedlen: 1, 2, 3.",
    "A row begins with how many papers it stands for, and gives the candidates' places on the paper: 1, 2, 3.",
)

"""BLT, the format in which ballots of preference elections are exchanged: read as found in the wild, and written.

    4 2                 four candidates, two seats
    -3                  candidate 3 has withdrawn (may be missing)
    5 1 4 2 0           five papers: 1 before 4 before 2
    2 0                 two blank papers
    0                   the end of the papers
    "Anna" … "Title"    a line for each candidate, and the title

Hill, Wichmann, Woodall: Algorithm 123, Computer Journal 30 (1987). In the wild lines end as Windows ends them, a byte
order mark stands in front, names are Latin-1 or without quotes, and comments begin with #.
"""

import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from recruit.counting.ballots import Ballots
from recruit.counting.checks import MOST_SEATS
from recruit.counting.contest import BadInput, Contest
from recruit.counting.formats import names
from recruit.counting.sentences import Sentence

#: More candidates than any election ever had; a larger number is a slip of the pen.
_MOST_CANDIDATES = 10_000
#: The line that ends the papers. It begins with the line before it, which is what makes it quick to find.
_END = re.compile(rb"\n[ \t]*0[ \t\r]*(?:#[^\n]*)?(?:\n|\Z)")
#: A line that says something, and what it says before a comment.
_SAYS = re.compile(rb"^[^\S\n]*([^\s#][^#\n]*)", re.MULTILINE)
#: Digits of the largest number that is none of a slip of the pen.
_MOST_DIGITS = 12
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Blt(NamedTuple):
    """A BLT file. `names` has one for each candidate, by number."""

    seats: int
    names: tuple[str, ...]
    ballots: Ballots
    withdrawn: frozenset[int] = frozenset()
    title: str = ""


def read(data: bytes, *, repeats: bool = False) -> Blt:
    """Read a BLT file; `repeats` lets a paper hold a candidate twice, which only crosses may.

    A million papers are read in half a second: lines are counted as they stand, and only different ones looked at.
    Raises BadInput, with the number of the first line that is not as it should be, and one sentence.
    """
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    head, start = _head(data)
    end = _END.search(data, start - 1)
    ballots = _ballots(data, start, end.start() + 1 if end else data.rfind(b"\n") + 1, head.candidates, repeats)
    if end is None:
        raise BadInput(_NO_END, line=_line_number(data, len(data)))
    found, title = names.read(data[end.end() :], head.candidates, first=_line_number(data, end.end()))
    return Blt(head.seats, found, ballots, head.withdrawn, title)


def of_contest(contest: Contest) -> Blt:
    """Return the papers of a contest's first poll as a file."""
    called = tuple(one.name for one in contest.candidates)
    return Blt(contest.seats, called, contest.polls[0], contest.withdrawn, contest.title)


def write(blt: Blt) -> str:
    """Return the file as text: commonest papers first, names in quotes, lines that end with a line feed."""
    withdrawn = [f"-{number}" for number in sorted(blt.withdrawn)]
    papers = [f"{many} {' '.join(str(ord(mark)) for mark in paper)} 0" for paper, many in commonest(blt.ballots)]
    blank = [f"{blt.ballots.blank} 0"] if blt.ballots.blank else []
    named = [_in_quotes(name) for name in (*blt.names, blt.title)]
    return "\n".join([f"{len(blt.names)} {blt.seats}", *withdrawn, *papers, *blank, "0", *named, ""])


def commonest(ballots: Ballots) -> list[tuple[str, int]]:
    """Return the different papers and their numbers, the commonest first, and papers alike in number by their marks."""
    return sorted(ballots.papers.items(), key=lambda kind: (-kind[1], kind[0]))


def _in_quotes(name: str) -> str:
    """Return the name as BLT can hold it: it knows no quote inside a name, and no line end."""
    return '"' + " ".join(name.replace('"', "'").split()) + '"'


class _Head(NamedTuple):
    """What stands before the papers."""

    candidates: int
    seats: int
    withdrawn: frozenset[int]


def _head(data: bytes) -> tuple[_Head, int]:
    """Return what stands before the papers, and where they begin: at the first line that is not a withdrawal."""
    lines = _SAYS.finditer(data)
    line = next(lines, None)
    if line is None:
        raise BadInput(_EMPTY, line=1)
    gone: set[int] = set()
    try:
        candidates, seats = _first_line(line[1].split())
        for line in lines:
            if not line[1].startswith(b"-"):
                return _Head(candidates, seats, frozenset(gone)), line.start()
            words = line[1].split()
            if words[-1] == b"0":
                raise BadInput(_NEGATIVE)
            gone.update(_known(_withdrawn(word), candidates) for word in words)
    except BadInput as fault:
        raise BadInput(fault.why, line=_line_number(data, line.start())) from None
    return _Head(candidates, seats, frozenset(gone)), len(data)


def _first_line(words: Sequence[bytes]) -> tuple[int, int]:
    numbers = [_number(word) for word in words]
    if len(numbers) != 2:
        raise BadInput(_TWO_NUMBERS)
    candidates, seats = numbers
    if not (1 <= candidates <= _MOST_CANDIDATES and 1 <= seats <= MOST_SEATS):
        raise BadInput(_ONE_OF_EACH)
    return candidates, seats


def _ballots(data: bytes, start: int, end: int, candidates: int, repeats: bool) -> Ballots:
    lines = io.BytesIO(data)
    lines.seek(start)
    mark = {b"%d" % number: chr(number) for number in range(1, candidates + 1)}.__getitem__
    papers: dict[str, int] = {}
    for line, times in Counter(islice(lines, data.count(b"\n", start, end))).items():
        try:
            weight, *marks, zero = line.split()
            paper = "".join(map(mark, marks))
            if zero != b"0" or len(set(paper)) < len(paper):
                raise ValueError
            many = 1 if weight == b"1" else _weight(weight)
        except (KeyError, ValueError):
            try:
                paper, many = _careful(line, candidates, repeats)
            except BadInput as fault:
                at = data.index(b"\n" + line, start - 1) + 1
                raise BadInput(fault.why, line=_line_number(data, at)) from None
        papers[paper] = papers.get(paper, 0) + many * times
    return Ballots(papers, blank=papers.pop("", 0))


def _careful(line: bytes, candidates: int, repeats: bool) -> tuple[str, int]:
    """Read a line that is not as simple as most; one that is empty or a comment is no paper. Raises BadInput."""
    words = line.partition(b"#")[0].split()
    if not words:
        return "", 0
    many, *marks = _weight(words[0]), *map(_number, words[1:])
    if not marks or marks.pop() != 0:
        raise BadInput(_NO_ZERO)
    paper: dict[str, None] = {}
    for candidate in marks:
        mark = chr(_known(candidate, candidates))
        if mark in paper and not repeats:
            raise BadInput(Sentence(f"Kandidat {candidate} står to gange.", f"Candidate {candidate} stands twice."))
        paper[mark] = None
    return "".join(paper), many


def _number(word: bytes) -> int:
    if not (word.isdigit() and len(word) <= _MOST_DIGITS):
        seen = "".join(one if one.isprintable() else "?" for one in names.text(word[:80])[:20])
        raise BadInput(
            Sentence(
                f"Her skulle stå et helt tal, men der står “{seen}”.",
                f"A whole number is due here, but it says “{seen}”.",
            )
        )
    return int(word)


def _withdrawn(word: bytes) -> int:
    if not word.startswith(b"-"):
        raise BadInput(_NO_MINUS)
    return _number(word[1:])


def _weight(word: bytes) -> int:
    many = _number(word)
    if many == 0:
        raise BadInput(_NO_PAPERS)
    return many


def _known(candidate: int, candidates: int) -> int:
    if not 1 <= candidate <= candidates:
        raise BadInput(
            Sentence(
                f"Kandidat {candidate} findes ikke: der er {candidates} kandidater.",
                f"There is no candidate {candidate}: there are {candidates} candidates.",
            )
        )
    return candidate


def _line_number(data: bytes, at: int) -> int:
    """Return the number of the line that holds the byte at `at`, or of the last one at the end of the file."""
    return data.count(b"\n", 0, at - (at == len(data) and data.endswith(b"\n"))) + 1


_EMPTY = Sentence("Filen er tom.", "The file is empty.")
_TWO_NUMBERS = Sentence(
    "Den første linje skal være to tal: kandidater og pladser.",
    "The first line must be two numbers: candidates, seats.",
)
_ONE_OF_EACH = Sentence(
    f"Der skal være mellem 1 og {_MOST_CANDIDATES} kandidater og mellem 1 og {MOST_SEATS} pladser.",
    f"There must be between 1 and {_MOST_CANDIDATES} candidates, and between 1 and {MOST_SEATS} seats.",
)
_NO_END = Sentence(
    "Filen slutter for tidligt: linjen med 0 efter stemmesedlerne mangler.",
    "The file ends too early: the line with 0 after the papers is missing.",
)
_NO_MINUS = Sentence(
    "Her står, hvem der har trukket sig: hvert nummer skal have minus foran.",
    "Whoever has withdrawn stands here: each number needs a minus in front.",
)
_NEGATIVE = Sentence(
    "Linjen ligner en stemmeseddel, men begynder med minus: så mange sedler kan der ikke være.",
    "The line looks like a paper but begins with a minus: there cannot be that many papers.",
)
_NO_ZERO = Sentence("Linjen skal slutte med 0.", "The line must end with 0.")
_NO_PAPERS = Sentence(
    "Linjen begynder med 0, men skal begynde med, hvor mange sedler den står for.",
    "The line begins with 0, but must begin with how many papers it stands for.",
)

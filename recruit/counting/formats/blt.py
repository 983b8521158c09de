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
from dataclasses import dataclass
from itertools import islice

from recruit.counting.ballots import Ballots
from recruit.counting.contest import BadInput, Contest
from recruit.counting.sentences import Sentence

#: More candidates than any election ever had; a larger number is a slip of the pen.
_MOST_CANDIDATES = 10_000
#: The line that ends the papers. It begins with the line before it, which is what makes it quick to find.
_END = re.compile(rb"\n[ \t]*0[ \t\r]*(?:#[^\n]*)?(?:\n|\Z)")
_NUMBER = re.compile(rb"[0-9]{1,12}")
_QUOTED = re.compile(r'"([^"]*)"')
_ALL_QUOTED = re.compile(r'(?:"[^"]*"\s*)+(?:#.*)?')
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Blt:
    """A BLT file. `names` has one for each candidate, by number."""

    seats: int
    names: tuple[str, ...]
    ballots: Ballots
    withdrawn: frozenset[int] = frozenset()
    title: str = ""


def read(data: bytes, *, repeats: bool = False) -> Blt:
    """Read a BLT file; `repeats` lets a paper hold a candidate twice, which only crosses may.

    A million papers are read in half a second: lines are counted as they stand, and only different ones looked at.
    Raises BadInput, with the number of the line and one sentence, for anything that is not as it should be.
    """
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    start, (candidates, seats) = _first_line(data)
    start, withdrawn = _withdrawn(data, start, candidates)
    end = _END.search(data, start - 1)
    if end is None:
        raise BadInput(_NO_END, line=_line_number(data, len(data)))
    ballots = _ballots(data, start, end.start() + 1, candidates, repeats)
    names, title = _names(data, end.end(), candidates)
    return Blt(seats, names, ballots, withdrawn, title)


def of_contest(contest: Contest) -> Blt:
    """Return the papers of a contest's first poll as a file."""
    names = tuple(one.name for one in contest.candidates)
    return Blt(contest.seats, names, contest.polls[0], contest.withdrawn, contest.title)


def write(blt: Blt) -> str:
    """Return the file as text: commonest papers first, names in quotes, lines that end with a line feed."""
    withdrawn = [f"-{number}" for number in sorted(blt.withdrawn)]
    papers = [f"{many} {' '.join(str(ord(mark)) for mark in paper)} 0" for paper, many in _commonest(blt.ballots)]
    blank = [f"{blt.ballots.blank} 0"] if blt.ballots.blank else []
    named = [_in_quotes(name) for name in (*blt.names, blt.title)]
    return "\n".join([f"{len(blt.names)} {blt.seats}", *withdrawn, *papers, *blank, "0", *named, ""])


def write_csv(blt: Blt) -> str:
    """Return the papers as a table for a spreadsheet: how many, and each candidate's place on them; Windows' line ends.

    A column's head begins with the candidate's number, so no spreadsheet takes a name for a formula.
    """
    heads = [f"{number} {name}" for number, name in enumerate(blt.names, 1)]
    rows = [["antal", *(_cell(head) for head in heads)]]
    kinds = [*_commonest(blt.ballots), *([("", blt.ballots.blank)] if blt.ballots.blank else [])]
    for paper, many in kinds:
        rows.append([str(many), *(str(paper.find(chr(number)) + 1 or "") for number in range(1, len(heads) + 1))])
    return "".join(";".join(row) + "\r\n" for row in rows)


def _commonest(ballots: Ballots) -> list[tuple[str, int]]:
    return sorted(ballots.papers.items(), key=lambda kind: (-kind[1], kind[0]))


def _in_quotes(name: str) -> str:
    """Return the name as BLT can hold it: it knows no quote inside a name, and no line end."""
    return '"' + " ".join(name.replace('"', "'").split()) + '"'


def _cell(text: str) -> str:
    return '"' + " ".join(text.split()).replace('"', '""') + '"'


def _first_line(data: bytes) -> tuple[int, tuple[int, int]]:
    """Return where the second line begins, and the numbers of candidates and of seats."""
    at = 0
    while at < len(data):
        end = data.find(b"\n", at) + 1 or len(data)
        words = _words(data[at:end])
        if words:
            line = _line_number(data, at)
            numbers = [_number(word, line) for word in words]
            if len(numbers) != 2:
                raise BadInput(_TWO_NUMBERS, line=line)
            if not (1 <= numbers[0] <= _MOST_CANDIDATES and numbers[1] >= 1):
                raise BadInput(_ONE_OF_EACH, line=line)
            return end, (numbers[0], numbers[1])
        at = end
    raise BadInput(_EMPTY, line=1)


def _withdrawn(data: bytes, start: int, candidates: int) -> tuple[int, frozenset[int]]:
    """Return where the papers begin, and who has withdrawn: lines of negative numbers, straight after the first."""
    gone: set[int] = set()
    while data[start:].lstrip(b" \t")[:1] == b"-":
        end = data.find(b"\n", start) + 1 or len(data)
        line = _line_number(data, start)
        for word in _words(data[start:end]):
            number = _number(word.removeprefix(b"-"), line)
            _refuse_unknown(number, candidates, line)
            gone.add(number)
        start = end
    return start, frozenset(gone)


def _ballots(data: bytes, start: int, end: int, candidates: int, repeats: bool) -> Ballots:
    lines = io.BytesIO(data)
    lines.seek(start)
    mark = {b"%d" % number: chr(number) for number in range(1, candidates + 1)}.__getitem__
    papers: dict[str, int] = {}
    for line, times in Counter(islice(lines, data.count(b"\n", start, end))).items():
        try:
            weight, *marks, zero = line.split()
            paper = "".join(map(mark, marks))
            if zero != b"0" or weight != b"1" or len(set(paper)) < len(paper):
                raise ValueError
        except (KeyError, ValueError):
            for paper, many in _careful(line, data, start, candidates, repeats):
                papers[paper] = papers.get(paper, 0) + many * times
            continue
        papers[paper] = papers.get(paper, 0) + times
    return Ballots(papers, blank=papers.pop("", 0))


def _careful(line: bytes, data: bytes, start: int, candidates: int, repeats: bool) -> Sequence[tuple[str, int]]:
    """Read a line that is not as simple as most: no paper where it is empty or a comment. Raises BadInput."""
    words = _words(line)
    if not words:
        return ()
    number = _line_number(data, data.index(b"\n" + line, start - 1) + 1)
    weight, *marks = [_number(word, number) for word in words]
    if not marks or marks.pop() != 0:
        raise BadInput(_NO_ZERO, line=number)
    if weight == 0:
        raise BadInput(_NO_PAPERS, line=number)
    for at, candidate in enumerate(marks):
        _refuse_unknown(candidate, candidates, number)
        if candidate in marks[:at] and not repeats:
            raise BadInput(
                Sentence(f"Kandidat {candidate} står to gange.", f"Candidate {candidate} stands twice."), line=number
            )
    return (("".join(map(chr, dict.fromkeys(marks))), weight),)


def _names(data: bytes, start: int, candidates: int) -> tuple[tuple[str, ...], str]:
    """Return the names and the title, in quotes or one to a line."""
    found: list[str] = []
    is_cut = False
    for line in _text(data[start:]).splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        is_cut = line.startswith('"') and line.count('"') == 1
        found += _QUOTED.findall(line) if _ALL_QUOTED.fullmatch(line) else [] if is_cut else [line]
    if len(found) < candidates or is_cut:
        raise BadInput(
            Sentence(
                f"Filen slutter for tidligt: den har {candidates} kandidater og {len(found)} navne.",
                f"The file ends too early: it has {candidates} candidates and {len(found)} names.",
            ),
            line=_line_number(data, len(data)),
        )
    return tuple(found[:candidates]), next(iter(found[candidates:]), "")


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _words(line: bytes) -> list[bytes]:
    return line.partition(b"#")[0].split()


def _number(word: bytes, line: int) -> int:
    if not _NUMBER.fullmatch(word):
        seen = _text(word)[:20]
        raise BadInput(
            Sentence(f"Her skulle stå et tal, men der står “{seen}”.", f"A number is due here, but it says “{seen}”."),
            line=line,
        )
    return int(word)


def _refuse_unknown(candidate: int, candidates: int, line: int) -> None:
    if not 1 <= candidate <= candidates:
        raise BadInput(
            Sentence(
                f"Kandidat {candidate} findes ikke: der er {candidates} kandidater.",
                f"There is no candidate {candidate}: there are {candidates} candidates.",
            ),
            line=line,
        )


def _line_number(data: bytes, at: int) -> int:
    """Return the number of the line that holds the byte at `at`, or of the last one at the end of the file."""
    return data[:at].removesuffix(b"\n" if at == len(data) else b"").count(b"\n") + 1


_EMPTY = Sentence("Filen er tom.", "The file is empty.")
_TWO_NUMBERS = Sentence(
    "Den første linje skal være to tal: kandidater og pladser.",
    "The first line must be two numbers: candidates, seats.",
)
_ONE_OF_EACH = Sentence(
    f"Der skal være mindst én plads og mellem 1 og {_MOST_CANDIDATES} kandidater.",
    f"There must be at least one seat, and between 1 and {_MOST_CANDIDATES} candidates.",
)
_NO_END = Sentence(
    "Filen slutter for tidligt: linjen med 0 efter stemmesedlerne mangler.",
    "The file ends too early: the line with 0 after the papers is missing.",
)
_NO_ZERO = Sentence("Linjen skal slutte med 0.", "The line must end with 0.")
_NO_PAPERS = Sentence(
    "Linjen begynder med 0, men skal begynde med, hvor mange sedler den står for.",
    "The line begins with 0, but must begin with how many papers it stands for.",
)

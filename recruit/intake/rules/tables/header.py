"""Finds the rows that head a table, wherever in a sheet they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from recruit.foundation.keys import search_key
from recruit.intake.grammar.tables import Table
from recruit.intake.rules.document import SheetRow
from recruit.intake.rules.reading import Field
from recruit.intake.rules.tables.columns import field_of, of_substitute
from recruit.intake.rules.tables.layout import NAMES, Head
from recruit.intake.rules.words.names import is_name

_TABLE = Table("columns")
#: How headings begin, so that the rows of a long table are not read word by word.
_FIRST_WORDS = frozenset(
    search_key(phrase).split()[0] for phrase in (*_TABLE.by_phrase("headings"), *_TABLE.phrases("substitute_words"))
)
_FIRST_WORD = re.compile(r"[^\W_]+")
_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_LONGEST_BEGINNING = 40
_DIGITS = re.compile(r"\d{5}|@")


@dataclass(frozen=True, slots=True)
class Header:
    """One or two rows that head a table, by their place among the rows that are not blank."""

    first: int
    last: int
    heads: tuple[Head, ...]

    @property
    def names(self) -> int:
        """Return the first column of names."""
        return next(at for at, head in enumerate(self.heads) if head.field in NAMES)


def headers(rows: Sequence[SheetRow], taught: Mapping[str, Field | None]) -> Iterator[Header]:
    """Yield every header of a sheet, from the top."""
    place = 0
    while place < len(rows):
        found = header_at(rows, place, taught)
        if found:
            yield found
        place = found.last + 1 if found else place + 1


def header_at(rows: Sequence[SheetRow], place: int, taught: Mapping[str, Field | None]) -> Header | None:
    """Return the header that begins with this row, if one does."""
    if not _may_head(rows[place].cells, _FIRST_WORDS.union(key.split()[0] for key in taught)):
        return None
    here = _heads(rows[place].cells, taught)
    below = _heads(rows[place + 1].cells, taught) if place + 1 < len(rows) else ()
    if _heads_columns(here) and _goes_on(below):
        joined = _joined(here, below)
        if any(head.field in NAMES for head in joined):
            return Header(place, place + 1, joined)
    if _is_header(here):
        return Header(place, place, tuple(here))
    return None


def _may_head(row: Sequence[str], first_words: frozenset[str]) -> bool:
    """Return at little cost whether the row may be a header: two cells begin as headings do."""
    found = (_FIRST_WORD.search(cell[:_LONGEST_BEGINNING]) for cell in row)
    words = (first.group().casefold().translate(_FOLDED) for first in found if first)
    return len(list(islice((word for word in words if word in first_words), 2))) == 2


def _heads(row: Sequence[str], taught: Mapping[str, Field | None]) -> list[Head]:
    return [_head(" ".join(cell.split()), taught) for cell in row]


def _head(heading: str, taught: Mapping[str, Field | None]) -> Head:
    theirs = None if search_key(heading) in taught else of_substitute(heading)
    return Head(heading, theirs, of_substitute=True) if theirs else Head(heading, field_of(heading, taught))


def _is_header(heads: Sequence[Head]) -> bool:
    """A name and one more column are known, at least half of all, and no cell is somebody or something itself."""
    filled = [head for head in heads if head.heading]
    known = [head for head in filled if head.field]
    return (
        len(known) > 1
        and 2 * len(known) >= len(filled)
        and any(head.field in NAMES for head in known)
        and not any(_is_content(head) for head in filled)
    )


def _is_content(head: Head) -> bool:
    return head.field is None and (is_name(head.heading) or _DIGITS.search(head.heading) is not None)


def _heads_columns(upper: Sequence[Head]) -> bool:
    """The upper of two rows heads some columns, and may leave others to the row below: "Navn | Periode |"."""
    filled = [head for head in upper if head.heading]
    return any(head.field for head in filled) and len(filled) > 1 and not any(_is_content(head) for head in filled)


def _goes_on(lower: Sequence[Head]) -> bool:
    """The lower row is a header itself, or all its cells are headings; one alone heads a group of people."""
    filled = [head for head in lower if head.heading]
    return len(filled) > 1 and (all(head.field for head in filled) or _is_header(lower))


def _joined(upper: Sequence[Head], lower: Sequence[Head]) -> tuple[Head, ...]:
    """Put two rows of headings together; a heading over several columns stands above the first of them."""
    joined: list[Head] = []
    above = Head("", None)
    for place in range(max(len(upper), len(lower))):
        over = upper[place] if place < len(upper) else Head("", None)
        under = lower[place] if place < len(lower) else Head("", None)
        above = over if over.heading else above
        if not under.heading:
            joined.append(over)
            continue
        theirs = above.field is Field.SUBSTITUTE
        joined.append(Head(f"{above.heading} {under.heading}" if theirs else under.heading, under.field, theirs))
    return tuple(joined)

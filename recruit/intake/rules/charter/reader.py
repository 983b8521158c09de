"""Finds what a charter sets up: the compositions in a text, each with its groups of seats."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from recruit.intake.rules.charter.composition import OPENING, Composition, Passage
from recruit.intake.rules.charter.seat_phrases import phrases
from recruit.intake.rules.minutes import headings
from recruit.intake.rules.minutes.continuation import continues
from recruit.intake.rules.minutes.furniture import running_heads
from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.minutes.remarks import is_talk
from recruit.intake.rules.reading import Conflict, ListedGroup, NotUnderstood
from recruit.intake.rules.words.amounts import AMOUNT
from recruit.intake.rules.words.facts import Facts, Manner
from recruit.intake.rules.words.names import is_name

_SECTION = re.compile(r"(?:§\s*\d+\s*[a-z]?\.?\s*)?(?:stk\.?\s*\d+\s*[.:]?\s*)?", re.I)
_NUMBER = re.compile(AMOUNT, re.I)
#: "1 fra Ældrerådet".
_FROM = re.compile(rf"{AMOUNT}\s+(?:fra|for|udpeget|valgt|indstillet)\s", re.I)

#: A line longer than this is a page that lost its line breaks.
_LONGEST_LINE = 1500
#: A passage is put together from at most this many lines.
_MOST_LINES = 6
#: So many lines may stand between the words that introduce a composition and its groups, or between two groups.
_FAR = 8
#: No document sets up more groups; what comes after is read by nobody.
_MOST_GROUPS = 100


@dataclass(frozen=True, slots=True)
class Charter:
    """Groups of seats, the lines they stand on, and what does not add up."""

    groups: tuple[ListedGroup, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    #: What each line that sets up a group says of the people who may be listed below it.
    lines: dict[int, Facts] = field(default_factory=dict)
    #: Lines that introduce groups or say how many seats there are together.
    headings: frozenset[int] = frozenset()


def charter(lines: Sequence[Line], manner: Manner) -> Charter:
    """Return the compositions that the lines hold; a number that stands alone is said of something else."""
    heads = running_heads(lines, manner)
    of_text = [line for line in lines if line.number not in heads and not _is_page_number(line)]
    done = [one for one in _Reader(manner).through(of_text) if len(one.groups) > 1]
    return Charter(
        tuple(group for one in done for group in one.groups),
        tuple(conflict for one in done for conflict in one.conflicts()),
        tuple(line for one in done for line in one.not_understood),
        {number: facts for one in done for number, facts in one.lines.items()},
        frozenset(number for one in done for number in one.headings),
    )


class _Reader:
    """Goes through the lines once, with the composition that is being read, if one is."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._open: Composition | None = None
        self._done: list[Composition] = []
        #: Lines since something was counted.
        self._silence = 0

    def through(self, lines: Sequence[Line]) -> list[Composition]:
        position = 0
        while position < len(lines) and not self._is_full:
            if not self._open and not _may_begin(lines[position]):
                position += 1
                continue
            together = _together(lines, position)
            position += len(together)
            self._take(together, is_above_number=position < len(lines) and _begins_with_number(lines[position]))
        self._close()
        return self._done

    @property
    def _is_full(self) -> bool:
        return sum(len(one.groups) for one in (*self._done, self._open) if one) >= _MOST_GROUPS

    def _take(self, lines: Sequence[Line], *, is_above_number: bool) -> None:
        text = lines[0].amount + " ".join(line.text for line in lines)
        if headings.ends_lists(text) or text.startswith("§") or len(text) > _LONGEST_LINE:
            self._close()
        if len(text) > _LONGEST_LINE:
            return
        body = _SECTION.sub("", text, count=1)
        is_item = _FROM.match(body) or (lines[0].is_item and not is_name(lines[0].text.partition(",")[0]))
        is_loose = self._open is not None and self._open.is_introduced and bool(is_item)
        found = phrases(body, is_loose=is_loose)
        passage = Passage(body, tuple(number for line in lines for number in line.numbers), found, is_above_number)
        opens = OPENING.search(text) is not None
        self._begin(passage, opens=opens, counts=bool(found) and not found[0].before and not is_talk(text))
        if self._open and self._open.take(passage):
            self._silence = 0
        elif self._open and opens:
            self._open.headings.update(passage.numbers)
        elif self._open:
            self._be_silent()

    def _begin(self, passage: Passage, *, opens: bool, counts: bool) -> None:
        """Open a composition where one is introduced, or where a line begins with a number of seats."""
        is_another = self._open is None or not self._open.is_introduced or (self._open.groups and passage.is_of_another)
        if opens and is_another:
            self._close()
            self._open = Composition(self._manner, is_introduced=True)
        elif counts and not self._open:
            self._open = Composition(self._manner, is_introduced=False)

    def _be_silent(self) -> None:
        """Pass over a line that counts nothing; after some of them the composition is over."""
        self._silence += 1
        if self._open and self._silence > (_FAR if self._open.is_introduced else 0):
            self._close()

    def _close(self) -> None:
        if self._open:
            self._done.append(self._open)
        self._open, self._silence = None, 0


def _is_page_number(line: Line) -> bool:
    return not line.amount and "\t" not in line.text and headings.is_furniture(line.text)


def _may_begin(line: Line) -> bool:
    return OPENING.search(line.text[:_LONGEST_LINE]) is not None or _begins_with_number(line)


def _begins_with_number(line: Line) -> bool:
    return _NUMBER.match(line.amount + line.text[:40]) is not None


def _together(lines: Sequence[Line], position: int) -> list[Line]:
    """Return the line with those below that go on with it."""
    together = [lines[position]]
    for line in lines[position + 1 : position + _MOST_LINES]:
        if not _goes_on(together[-1].text, line):
            break
        together.append(line)
    return together


def _goes_on(above: str, line: Line) -> bool:
    if not line.text or not above or line.is_item or "\t" in above + line.text or _begins_with_number(line):
        return False
    return (line.text[0].islower() and above[-1] not in ".:;") or continues(above, line)

"""One composition of a charter: its groups of seats, and whether they add up to what they are said to be together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recruit.intake.grammar.tables import Table
from recruit.intake.rules.charter.seat_groups import Seats, counted_seats, named_seats
from recruit.intake.rules.charter.seat_phrases import OF_THEM, Phrase
from recruit.intake.rules.reading import About, Conflict, ListedGroup, NotUnderstood
from recruit.intake.rules.words.amounts import AMOUNT, Amount, amount
from recruit.intake.rules.words.facts import Facts, Manner
from recruit.intake.rules.words.names import is_name

_TABLE = Table("charter")
_IN_ALL = "|".join(_TABLE.phrases("in_all"))
_FURTHER = _TABLE.words("further")
#: Words that introduce a composition, the head of its table, or "rådet har 11 medlemmer".
OPENING = re.compile(
    "|".join(map(re.escape, _TABLE.phrases("openings")))
    + r"|\tantal(?!\w)|(?:råd|udvalg)(?:et)?\s(?:har|tæller)\s\w+\smedlemmer",
    re.I,
)
_TOGETHER = re.compile(rf"\b(?:{'|'.join(map(re.escape, _TABLE.phrases('together')))})\b", re.I)
_CONSISTS = re.compile(r"består af|har følgende sammensætning", re.I)
_HAS = re.compile(r"(?:råd|rådet|udvalg|udvalget)\s+(?:har|tæller)$")
_WHOM = re.compile(r"(?:fra|af|for|blandt|valgt|indstillet|efter)\s", re.I)
_CELL = re.compile(rf"{AMOUNT}(?:\s+[\w-]+)?\.?", re.I)
_ALL_TOLD = re.compile(rf"(?:[\w ]+ )?(?:{_IN_ALL})(?: [\w ]+)?", re.I)
_ALL_TOLD_LINE = re.compile(rf"(?:[\w ]+ )?(?:{_IN_ALL})\s*[:=–-]?\s*{AMOUNT}(?:\s+[\w-]+)?\.?", re.I)


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the text, put together where it was broken, with what it counts."""

    text: str
    numbers: tuple[int, ...]
    phrases: Sequence[Phrase]
    #: The line below begins with a number of seats.
    is_above_number: bool = False

    @property
    def is_of_another(self) -> bool:
        """Return whether it begins the composition of a council anew."""
        if not self.phrases:
            return _CONSISTS.search(self.text) is not None and _FURTHER.isdisjoint(self.text.casefold().split())
        return any(_is_whole(phrase, self.phrases[place + 1 :]) for place, phrase in enumerate(self.phrases))


@dataclass(slots=True)
class _Together:
    """A number that some groups are said to be together: "10 medlemmer fordelt således"."""

    said: Amount
    text: str
    line: int
    counted: Amount = field(default_factory=lambda: Amount(0, 0))
    lines: list[int] = field(default_factory=list)

    def add(self, number: Amount, line: int) -> None:
        self.counted += number
        self.lines.append(line)

    def has_room_for(self, number: Amount) -> bool:
        return self.counted.seats + number.least <= self.said.seats

    def conflict(self) -> Conflict | None:
        if self.counted.may_equal(self.said):
            return None
        facts = (str(self.said), str(self.counted))
        return Conflict(self.text, facts, (self.line, *dict.fromkeys(self.lines)), About.SEATS)


class Composition:
    """The groups of one council as they are read, with the lines they stand on."""

    def __init__(self, manner: Manner, *, is_introduced: bool) -> None:
        #: Words about the composition stand above; without them two groups in a row are needed.
        self.is_introduced = is_introduced
        self.groups: list[ListedGroup] = []
        #: What each line says of the people who may be listed below it.
        self.lines: dict[int, Facts] = {}
        self.headings: set[int] = set()
        self.not_understood: list[NotUnderstood] = []
        self._manner = manner
        self._whole: _Together | None = None
        self._parts: list[_Together] = []
        #: The part that the next group may belong to.
        self._part: _Together | None = None
        self._top: list[tuple[Amount, int]] = []

    def take(self, passage: Passage) -> bool:
        """Read what a passage counts; return whether it counts anything."""
        return self._take_row(passage) or self._take_all_told(passage) or self._take_phrases(passage)

    def conflicts(self) -> Iterator[Conflict]:
        """Yield each number that the groups do not add up to."""
        if self._whole:
            for number, line in self._top:
                self._whole.add(number, line)
        for together in filter(None, (self._whole, *self._parts)):
            conflict = together.conflict()
            if conflict:
                yield conflict

    def _take_row(self, passage: Passage) -> bool:
        """Read a row of a table: a group in one cell, how many seats it has in another."""
        cells = [cell.strip() for cell in passage.text.split("\t") if cell.strip()]
        counts = [found for cell in cells if (found := _CELL.fullmatch(cell))]
        names = [cell for cell in cells if not _CELL.fullmatch(cell)]
        if len(counts) != 1 or not names or is_name(names[0]):
            return False
        if _ALL_TOLD.fullmatch(names[0]):
            self._set_whole(amount(counts[0]), names[0], passage)
        else:
            self._add(named_seats(names[0], amount(counts[0]), self._manner), passage)
        return True

    def _take_all_told(self, passage: Passage) -> bool:
        """Read "I alt: 15 medlemmer"."""
        found = _ALL_TOLD_LINE.fullmatch(passage.text)
        if found:
            self._set_whole(amount(found), passage.text, passage)
        return found is not None

    def _take_phrases(self, passage: Passage) -> bool:
        for place, phrase in enumerate(passage.phrases):
            others = passage.phrases[place + 1 :]
            counted = f"{phrase.amount} {phrase.unit}"
            if _is_whole(phrase, others):
                self._set_whole(phrase.amount, f"{phrase.before} {counted}", passage)
            elif _is_part(phrase, others, passage):
                self._begin_part(phrase.amount, f"{counted} {phrase.rest}".rstrip(" :"), passage)
            elif phrase.is_group or OPENING.search(phrase.before):
                said = counted_seats(phrase, self._manner)
                if said:
                    self._add(said, passage)
        if any(phrase.is_led_in and phrase.is_beside_seats for phrase in passage.phrases):
            self._note_beside(passage)
        return bool(passage.phrases)

    def _note_beside(self, passage: Passage) -> None:
        """Put on record that a line counts substitutes, unless it gave a group too."""
        if passage.numbers[0] not in self.lines:
            self.not_understood.append(NotUnderstood(passage.numbers[0], passage.text))

    def _set_whole(self, said: Amount, text: str, passage: Passage) -> None:
        self._whole = _Together(said, text, passage.numbers[0])
        self.headings.update(passage.numbers)

    def _begin_part(self, said: Amount, text: str, passage: Passage) -> None:
        self._top.append((said, passage.numbers[0]))
        self._part = _Together(said, text, passage.numbers[0])
        self._parts.append(self._part)
        self.headings.update(passage.numbers)

    def _add(self, said: Seats, passage: Passage) -> None:
        """Add a group, to the part that is still counted together or to the whole."""
        line, number = passage.numbers[0], said.amount
        self.groups.append(
            ListedGroup(said.label, number.seats, said.seat_type, said.represents, line, said.rule, passage.text)
        )
        self.lines.update(dict.fromkeys(passage.numbers, said.facts))
        if self._part and self._part.has_room_for(number):
            self._part.add(number, line)
        else:
            self._part = None
            self._top.append((number, line))


def _is_whole(phrase: Phrase, others: Sequence[Phrase]) -> bool:
    """ "Rådet består af 15 medlemmer", unless it goes on as "Rådet består af 5 medlemmer fra Byrådet og 10 borgere"."""
    before = phrase.before.casefold()
    if _ALL_TOLD.fullmatch(before) and not phrase.rest:
        return True
    if not (OPENING.search(before) or _HAS.search(before)) or not _FURTHER.isdisjoint(before.split()):
        return False
    goes_on = _WHOM.match(phrase.rest) and others and not others[0].before.casefold().startswith(OF_THEM)
    return not goes_on


def _is_part(phrase: Phrase, others: Sequence[Phrase], passage: Passage) -> bool:
    """ "10 medlemmer fordelt således:", "10 medlemmer, heraf 4 fra …": what follows is what it is made of."""
    if others:
        return others[0].before.casefold().startswith(OF_THEM)
    if not passage.text.rstrip().endswith(":"):
        return False
    return passage.is_above_number or _TOGETHER.search(phrase.rest) is not None

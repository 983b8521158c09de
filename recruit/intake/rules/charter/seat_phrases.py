"""Finds the phrases of a line that count seats: "5 medlemmer af Byrådet og to repræsentanter for skolerne" are two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from recruit.intake.grammar.tables import Table
from recruit.intake.rules.words.amounts import AMOUNT, Amount, amount

_TABLE = Table("charter")
_UNITS = frozenset(_TABLE.phrases("units"))
_UNIT_ENDINGS = _TABLE.phrases("unit_endings")
_BESIDE_SEATS = _TABLE.phrases("beside_seats")
_OF_THE_WORK = _TABLE.words("of_the_work")
_NOT_COUNTED = _TABLE.words("not_counted")
_LEADS = _TABLE.words("leads") | _TABLE.words("further")
_CHOOSING = "|".join(_TABLE.meanings("choosing"))
#: Words that lead to whom a seat is for.
WHOSE = _TABLE.words("whose")
#: Words that lead to what a number is made of: "10 medlemmer, heraf 4 fra …".
OF_THEM = ("heraf", "hvoraf", "herunder")

#: No line of a charter holds more numbers that count.
_MOST_PHRASES = 12
_AMOUNTS = re.compile(AMOUNT, re.I)
_WORDS = re.compile(r"[\w-]+(?:/[\w-]+)?")
_CUTS = re.compile(r"[,;:.(]\s*|\s[–-]\s|\s(?:og|samt|plus)\s")
_CHOOSER = re.compile(rf"(?P<who>.+?)\s+(?P<verb>{_CHOOSING})(?:\s+(?:{'|'.join(_LEADS)}|selv))*", re.I)
_SUBSTITUTES = re.compile(r"(?:suppleant|stedfortræder)(?:er|e)?$", re.I)
_CLAUSE_END = re.compile(r"(?<!-),|(?<=\w\w)\.\s")
_AFTER_NAME = re.compile(r"[:(–-]$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number of seats, with the words on both sides of it."""

    amount: Amount
    before: str
    #: What is counted; empty in "1 fra Ældrerådet".
    unit: str
    rest: str

    @property
    def is_beside_seats(self) -> bool:
        """Return whether substitutes or the like are counted, who have no seat of the council."""
        return self.unit.casefold().endswith(_BESIDE_SEATS)

    @property
    def chooser(self) -> re.Match[str] | None:
        """Return who chooses them and the verb, in "Byrådet udpeger 5 medlemmer"."""
        return _CHOOSER.fullmatch(self.before)

    @property
    def name_before(self) -> str:
        """Return the group's name in "Kommunalbestyrelsen: 4 medlemmer"; empty when it does not stand before."""
        return self.before[:-1].strip() if _AFTER_NAME.search(self.before) else ""

    @property
    def is_led_in(self) -> bool:
        """Return whether at most leading words stand before the number."""
        return all(word in _LEADS for word in _folded(self.before))

    @property
    def is_group(self) -> bool:
        """Return whether nothing stands before the number that could be about something else."""
        return self.is_led_in or bool(self.chooser or self.name_before)


def phrases(text: str, *, is_loose: bool = False) -> list[Phrase]:
    """Return the phrases of a line that count seats; a loose line may begin with the number of anything."""
    found = [
        (number, unit_end)
        for number in islice(_AMOUNTS.finditer(text), _MOST_PHRASES)
        if (unit_end := _unit_end(text, number.end(), is_loose=is_loose and not number.start()))
    ]
    return _without_subsets([one for one in _sharing(list(_apart(text, found))) if not _is_of_the_work(one)])


def _unit_end(text: str, start: int, *, is_loose: bool) -> int | None:
    """Find where the words end that say what is counted: adjectives and a noun, or nothing in "1 fra Ældrerådet"."""
    words = list(islice(_WORDS.finditer(text, start, start + 90), 4))
    if not words or text[start : words[0].start()].strip():
        return None
    for word in words:
        folded = word.group().casefold().partition("/")[0]
        if folded in _UNITS or folded.endswith((*_BESIDE_SEATS, *_UNIT_ENDINGS)):
            return word.end()
        if folded in WHOSE or text[word.end() : word.end() + 1] in (",", ".", ":"):
            break
    first = words[0].group().casefold()
    if not is_loose or first in _NOT_COUNTED or not first[0].isalpha():
        return None
    return start if first in WHOSE else words[0].end()


def _apart(text: str, found: list[tuple[re.Match[str], int]]) -> Iterator[Phrase]:
    """Give each number the words around it, up to the comma or the "og" before the next number."""
    begin = 0
    for (number, unit_end), following in zip_longest(found, found[1:]):
        end = following[0].start() if following else len(text)
        cuts = list(_CUTS.finditer(text, unit_end, end)) if following else []
        until = cuts[-1].start() if cuts else end
        unit = text[number.end() : unit_end].strip().removeprefix("er ")
        rest = text[unit_end:until].strip()
        yield Phrase(amount(number), text[begin : number.start()].strip(), unit, rest)
        begin = cuts[-1].end() if cuts else end


def _sharing(read: list[Phrase]) -> list[Phrase]:
    """ "8 medlemmer og 8 suppleanter valgt blandt X": what follows the substitutes is said of the members too."""
    return [
        replace(one, rest=after.rest) if after and not one.rest and _SUBSTITUTES.search(after.unit) else one
        for one, after in zip_longest(read, read[1:])
    ]


def _without_subsets(read: list[Phrase]) -> list[Phrase]:
    """ "5 medlemmer, heraf mindst 2 unge" has one group: what is said of some of them only is no group of its own."""
    for place, phrase in enumerate(read):
        if place and phrase.before.casefold().startswith(OF_THEM):
            parts = sum((one.amount for one in read[place:] if not one.is_beside_seats), Amount(0, 0))
            return read if parts.most and parts.may_equal(read[place - 1].amount) else read[:place]
    return read


def _is_of_the_work(phrase: Phrase) -> bool:
    """Whether the number is about a meeting: how many have to come, or may ask for one."""
    return not _OF_THE_WORK.isdisjoint(_folded(f"{phrase.before} {_CLAUSE_END.split(phrase.rest, maxsplit=1)[0]}"))


def _folded(text: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(text)]

"""Looks through the lines outside the lists for what contradicts them, and keeps nothing else of those lines.

Only a party written beside a listed name is looked for: that somebody left the room is no contradiction, and everything
else in minutes is nobody's business here (GDPR art. 9).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from recruit.foundation.keys import search_key
from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.reading import About, Conflict, Listed
from recruit.intake.rules.words.parties import NAMES, party_by_letter, party_named

_PARTY_WORDS = "|".join(
    re.escape(name)
    for name in sorted(NAMES, key=len, reverse=True)
    if len(name) > 3 or name in ("sf", "df", "la", "kd", "rv")
)
#: "(SF)", "(A)", and a party's name after a comma, a dash, "fra" or "for".
_MENTION = re.compile(rf"\(\s*([A-ZÆØÅ]|{_PARTY_WORDS})\s*\)|(?:,|–|-|\bfra|\bfor)\s+({_PARTY_WORDS})\b", re.I)
#: "SF's Henrik Berg", "Venstres Mette Holm".
_OWNER = re.compile(rf"\b({_PARTY_WORDS})(?:[’']?s)\s+(?=[A-ZÆØÅ])", re.I)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
#: Of names and parties on one line, no more than this many are weighed.
_MOST_MENTIONS = 500
_REACH = 80
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class _Names:
    """The names listed, by how text shortens them; a shortening that fits two people fits nobody."""

    by_key: Mapping[str, int | None]

    @classmethod
    def of(cls, people: Iterable[Listed]) -> "_Names":
        keys: dict[str, int | None] = {}
        for position, one in enumerate(people):
            words = search_key(one.name).split()
            for key in {" ".join(words), f"{words[0]} {words[-1]}" if words else "", words[0] if words else ""}:
                keys[key] = position if key not in keys else None
        return cls(keys)

    def ending(self, words: list[str]) -> int | None:
        """Return who the last words name, by the longest name that fits."""
        return self._longest([words[-length:] for length in range(min(len(words), _LONGEST_NAME), 0, -1)])

    def beginning(self, words: list[str]) -> int | None:
        """Return who the first words name, by the longest name that fits."""
        return self._longest([words[:length] for length in range(min(len(words), _LONGEST_NAME), 0, -1)])

    def _longest(self, choices: list[list[str]]) -> int | None:
        for words in choices:
            if words[0][0].isupper() and (key := search_key(" ".join(words))) in self.by_key:
                return self.by_key[key]
        return None


def contradictions(lines: Iterable[Line], people: tuple[Listed, ...], *, newspaper_letters: bool) -> Iterator[Conflict]:
    """Yield each party that the text gives a listed person and the list does not, once for each person and party."""
    if not any(one.party for one in people):
        return
    names = _Names.of(people)
    seen: set[tuple[int, str]] = set()
    for line in lines:
        for who, party in _mentions(line.text, names, newspaper_letters):
            listed = people[who]
            if listed.party and party != listed.party and (who, party) not in seen:
                seen.add((who, party))
                yield Conflict(listed.name, (listed.party, party), (listed.line, line.number), About.PARTY)


def _mentions(text: str, names: _Names, newspaper_letters: bool) -> Iterator[tuple[int, str]]:
    for found in islice(_MENTION.finditer(text), _MOST_MENTIONS):
        party = _party(found[1] or found[2], newspaper_letters)
        who = names.ending(_WORD.findall(text[max(0, found.start() - _REACH) : found.start()]))
        if party and who is not None:
            yield who, party
    for found in islice(_OWNER.finditer(text), _MOST_MENTIONS):
        party = _party(found[1], newspaper_letters)
        who = names.beginning(_WORD.findall(text[found.end() : found.end() + _REACH]))
        if party and who is not None:
            yield who, party


def _party(text: str, newspaper_letters: bool) -> str | None:
    """A party's name is capitalised: "til venstre" is a direction."""
    if not text[0].isupper():
        return None
    return party_by_letter(text, newspaper_letters=newspaper_letters) or party_named(text)

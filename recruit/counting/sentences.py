"""A sentence in Danish and in English, and how numbers and names stand in it."""

from collections.abc import Sequence
from typing import NamedTuple


class Sentence(NamedTuple):
    """The same said twice."""

    da: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the Danish where it is asked for, and the English otherwise."""
        return self.da if language == "da" else self.en

    def then(self, *others: "Sentence") -> "Sentence":
        """Return this and what follows it."""
        said = (self, *others)
        return Sentence(" ".join(one.da for one in said), " ".join(one.en for one in said))


def comma(number: str) -> str:
    """Return a decimal number as Danes write it: 12.5 as 12,5."""
    return number.replace(".", ",")


def listed(names: Sequence[str], last: str) -> str:
    """Return "a, b <last> c"; `last` is the word before the last one."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def both(names: Sequence[str]) -> Sentence:
    """Return all of the names: "a, b og c"."""
    return Sentence(listed(names, "og"), listed(names, "and"))


def votes(number: str) -> Sentence:
    """Return "1 stemme" or "12,5 stemmer"; `number` is written with a point."""
    danish, english = ("stemme", "vote") if number == "1" else ("stemmer", "votes")
    return Sentence(f"{comma(number)} {danish}", f"{number} {english}")

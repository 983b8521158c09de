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
        """Return this and what follows it; what says nothing leaves no trace."""
        said = [one for one in (self, *others) if one.da]
        return Sentence(" ".join(one.da for one in said), " ".join(one.en for one in said))


LAPSED = Sentence("Ingen stiller op, så valget bortfalder.", "Nobody stands, so the election lapses.")


def comma(number: str) -> str:
    """Return a decimal number as Danes write it: 12.5 as 12,5."""
    return number.replace(".", ",")


def listed(names: Sequence[str], last: str) -> str:
    """Return "a, b <last> c"; `last` is the word before the last one."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def both(names: Sequence[str]) -> Sentence:
    """Return all of the names: "a, b og c"."""
    return Sentence(listed(names, "og"), listed(names, "and"))


def decimal(number: int, places: int) -> str:
    """Return a whole number of the smallest pieces as a decimal number: 12345 with 3 places as 12.345."""
    return f"{number // 10**places}.{number % 10**places:0{places}d}"


def whole(number: str) -> str:
    """Return a decimal number without its decimals where all of them are 0: 12.000 as 12."""
    before, _, after = number.partition(".")
    return number if after.strip("0") else before


def votes(number: str) -> Sentence:
    """Return "1 stemme" or "12,50000 stemmer"; `number` is written with a point, and whole ones without decimals."""
    number = whole(number)
    danish, english = ("stemme", "vote") if number == "1" else ("stemmer", "votes")
    return Sentence(f"{comma(number)} {danish}", f"{number} {english}")

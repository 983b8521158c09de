"""Capitals and small letters: "ANNA BERG" and "anna berg" are Anna Berg."""

import re
from itertools import islice

from recruit.intake.rules.words.names import PARTICLES, is_known_given_name, is_name

#: In capitals, a word this short may as well be an abbreviation: "LO", "FIL".
_ABBREVIATION = 3
#: So may one that stands alone: "SAND".
_ONE_ABBREVIATION = 5
_LONGEST_NAME = 6
_BETWEEN = ("af", "den", "det", "for", "fra", "i", "med", "og", "på", "til")
_MOST_INITIALS = 200
_WITH_INITIALS = re.compile(
    r"\b([A-ZÆØÅ])[\w-]{0,30} (?:[A-ZÆØÅ][\w.-]{0,30} ){0,3}([A-ZÆØÅ])[\w-]{0,30} \(([A-ZÆØÅ]{2,5})\b"
)
_PARTS = re.compile(r"[^,;:()/\t–—]+")
_AND = re.compile(r"(\s(?:og|samt|&|-)\s)")
_WORD = re.compile(r"[^\W\d_]+")


def uses_initials(text: str) -> bool:
    """Return whether some people of the text have their initials behind their names: "Anna Berg (AB)"."""
    found = islice(_WITH_INITIALS.finditer(text), _MOST_INITIALS)
    theirs = [one for one in found if (one[1], one[2]) == (one[3][0], one[3][-1])]
    return len(theirs) > 1


def small_name(name: str) -> str:
    """Return a name written in capitals as names are written; a surname alone in capitals too: "Anna NIELSEN"."""
    words = name.split()
    in_capitals = name.isupper()
    return " ".join(
        _small(word, is_first=not place) if in_capitals or (word.isupper() and len(word) > _ABBREVIATION) else word
        for place, word in enumerate(words)
    )


def small_place(text: str) -> str:
    """Return the name of an organisation written in capitals with small letters, but for what may be abbreviated."""
    if len(text) <= _ONE_ABBREVIATION and " " not in text:
        return text
    return " ".join(_small_word(word) for word in text.split(" "))


def raised_names(text: str) -> str:
    """Return a line without any capitals with those of its names, where a given name that is known tells them."""
    return _PARTS.sub(lambda part: "".join(_raised(one) for one in _AND.split(part[0])), text)


def _small_word(word: str) -> str:
    if word.casefold() in _BETWEEN:
        return word.casefold()
    return _WORD.sub(lambda found: found[0].capitalize() if len(found[0]) > _ABBREVIATION else found[0], word)


def _small(word: str, *, is_first: bool) -> str:
    if word.casefold() in PARTICLES and not is_first:
        return word.lower()
    return _WORD.sub(lambda found: found[0].capitalize(), word)


def _raised(part: str) -> str:
    words = part.split()
    name = " ".join(word if word in PARTICLES else word.title() for word in words)
    is_person = 2 <= len(words) <= _LONGEST_NAME and is_known_given_name(name.split()[0]) and is_name(name)
    return part.replace(" ".join(words), name) if is_person else part

"""What looks like a person's name: no list of names decides it, only what names never hold."""

import re

from recruit.intake.grammar.tables import Table

_TABLE = Table("names")
PARTICLES = _TABLE.words("particles")
_PARTICLE_PREFIXES = _TABLE.phrases("particle_prefixes")
_NOT_NAMES = _TABLE.words("not_names")
_NOT_NAME_ENDINGS = _TABLE.phrases("not_name_endings")
_GIVEN_NAMES = _TABLE.words("given_names")
_ALSO_SURNAMES = _TABLE.words("also_surnames")

#: More words than this in a row is no name, however they are written.
_LONGEST = 8
_WORD = re.compile(r"[^\W\d_]+(?:[-–'’‘`´.][^\W\d_]+)*[.'’]?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")
_SURNAME_ENDINGS = (
    "sen",
    "ssen",
    "gaard",
    "gård",
    "lund",
    "berg",
    "ovic",
    "ović",
    "owska",
    "owski",
    "enko",
    "oğlu",
    "oglu",
    "zadeh",
    "sson",
)


def is_name(text: str) -> bool:
    """Return whether the text looks like a whole name: two words or more, none of which names anything else."""
    words = text.split()
    if len(words) > 1 and words[0].casefold() in _GIVEN_NAMES and words[-1].casefold() in _ALSO_SURNAMES:
        return _may_name(words[:-1])
    return 2 <= len(words) <= _LONGEST and _may_name(words)


def is_given_name(text: str) -> bool:
    """Return whether the text is one word that could be a person, as councils write who know each other."""
    words = text.split()
    return len(words) == 1 and len(text) > 1 and not text.isupper() and _may_name(words)


def is_surely_name(text: str) -> bool:
    """Return whether something in a name speaks for a person rather than an organisation."""
    words = text.split()
    known = {word.casefold() for word in words[:1] + words[0].split("-")[:1]} if words else set()
    return is_name(text) and (
        not known.isdisjoint(_GIVEN_NAMES)
        or any(_is_initial(word) and word.endswith(".") for word in words)
        or words[-1].casefold().endswith(_SURNAME_ENDINGS)
    )


def is_known_given_name(text: str) -> bool:
    """Return whether the text is one word that is a common given name."""
    return is_given_name(text) and text.casefold() in _GIVEN_NAMES


def _may_name(words: list[str]) -> bool:
    if _is_abbreviated(words):
        return False
    inner = [word.casefold() in PARTICLES and index > 0 for index, word in enumerate(words)]
    return (
        all(particle or _is_name_word(word) for word, particle in zip(words, inner, strict=True))
        and any(len(word) > 1 and not _is_initial(word) for word in words)
        and not inner[-1]
    )


def _is_name_word(word: str) -> bool:
    if not _WORD.fullmatch(word) and not _is_initial(word):
        return False
    if not (word[0].isupper() or (word[0].isalpha() and not word[0].islower()) or word.startswith(_PARTICLE_PREFIXES)):
        return False
    folded = word.casefold().rstrip(".")
    return folded in _GIVEN_NAMES or (folded not in _NOT_NAMES and not _ends_as_no_name(folded))


def _ends_as_no_name(word: str) -> bool:
    return word.endswith(_NOT_NAME_ENDINGS) and any(
        word.endswith(ending) and len(word) > len(ending) + 1 for ending in _NOT_NAME_ENDINGS
    )


def _is_abbreviated(words: list[str]) -> bool:
    """In a text that is not all capitals, a short word that is stands for an organisation: "SAND", "LO"."""
    capitals = [word.isupper() and 2 <= len(word) <= 4 and "." not in word for word in words]
    return any(capitals) and not all(word.isupper() for word in words)


def _is_initial(word: str) -> bool:
    return bool(_INITIAL.fullmatch(word)) and word[0].isupper() and (len(word) == 1 or "." in word)

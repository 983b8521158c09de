"""What names, contacts and organizations can be, and how alike two written names are."""

from difflib import SequenceMatcher
from enum import StrEnum
from unicodedata import category

from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal

#: From here on two names are shown as perhaps the same person. Measured on few pairs: a start value, not a law.
SUGGESTION_THRESHOLD = 0.85

#: Longer than any name; keeps a whole page of text from being stored as one.
LONGEST_NAME = 200

#: Invisible, and yet letters of Persian and of the Indian scripts need them: the zero-width joiner and non-joiner.
_JOINERS = "\u200c\u200d"


class NameKind(StrEnum):
    """Why a person has another name."""

    ALIAS = "alias"
    FORMER = "former"
    NICKNAME = "nickname"
    INITIALS = "initials"
    MISSPELLING = "misspelling"


class ContactKind(StrEnum):
    """The ways to reach a person."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"


class Gender(StrEnum):
    """What a person has said of themself; for totals of women and men only (Ligestillingsloven § 10 a)."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Classification(StrEnum):
    """What an organization is."""

    ASSOCIATION = "association"
    AUTHORITY = "authority"
    PARTY = "party"
    INTEGRATION_COUNCIL = "integration_council"
    STATUTORY_COMMITTEE = "statutory_committee"
    TASK_COMMITTEE = "task_committee"
    STANDING_COMMITTEE = "standing_committee"
    NATIONAL_COUNCIL = "national_council"
    MUNICIPAL_COUNCIL = "municipal_council"


def written_name(name: str) -> str:
    """Return the name as it was written, without stray blanks and line breaks."""
    return " ".join(name.split())


def may_be_called(name: str) -> tuple[Refusal, ...]:
    """Return every reason why this cannot be the name of a person or an organization.

    Any script and any number of words will do. Characters that turn the direction of writing around are refused: on
    paper they make one name look like another.
    """
    reasons = []
    if not written_name(name):
        reasons.append(Refusal("name-missing", field="name"))
    if len(name) > LONGEST_NAME:
        reasons.append(Refusal("name-too-long", {"longest": LONGEST_NAME}, "name"))
    if any(category(letter) in ("Cc", "Cf", "Co", "Cs") for letter in written_name(name) if letter not in _JOINERS):
        reasons.append(Refusal("name-has-hidden-characters", field="name"))
    return tuple(reasons)


def token_similarity(a: str, b: str) -> float:
    """Return how alike two names are, word by word: 1 when each word of the shorter name stands in the longer.

    Each word of the shorter name, in order, takes the most similar word left in the longer; an initial is equal to
    a word that begins with it. Middle names left out and hyphens therefore cost nothing. The order of the two
    names does not matter; a name without letters is like no other.
    """
    first, second = search_key(a).split(), search_key(b).split()
    if not first or not second:
        return 0.0
    if len(first) == len(second):
        return max(_mean_of_best(first, second), _mean_of_best(second, first))
    return _mean_of_best(*sorted((first, second), key=len))


def _mean_of_best(shorter: list[str], longer: list[str]) -> float:
    left = list(longer)
    total = 0.0
    for word in shorter:
        best = max(left, key=lambda other: _word_similarity(word, other))
        total += _word_similarity(word, best)
        left.remove(best)
    return total / len(shorter)


def _word_similarity(word: str, other: str) -> float:
    if len(word) == 1 or len(other) == 1:
        return float(word[0] == other[0])
    return SequenceMatcher(None, word, other, autojunk=False).ratio()

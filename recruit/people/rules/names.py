"""What can be a name, and how alike two written names are."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import category

from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal

#: From here on two names are shown as perhaps the same person. Measured on few pairs: a start value, not a law.
SUGGESTION_THRESHOLD = 0.85

#: Longer than any name; keeps a whole page of text from being stored as one.
LONGEST_NAME = 200

#: Invisible, and yet letters of Persian and of the Indian scripts need them: the zero-width joiner and non-joiner.
_JOINERS = "\u200c\u200d"


def written_name(name: str) -> str:
    """Return the name as it was written, without stray blanks and line breaks."""
    return " ".join(name.split())


def has_hidden_characters(text: str) -> bool:
    """Return True when a line of text holds characters that nobody sees; line breaks are among them."""
    return any(category(letter) in ("Cc", "Cf", "Co", "Cs") for letter in text if letter not in _JOINERS)


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
    if has_hidden_characters(written_name(name)):
        reasons.append(Refusal("name-has-hidden-characters", field="name"))
    return tuple(reasons)


def token_similarity(a: str, b: str) -> float:
    """Return how alike two names are, word by word: 1 when each word of the shorter name stands in the longer.

    Each word of the shorter name, in order, takes the most similar word left in the longer; an initial is equal to
    a word that begins with it. Middle names left out and hyphens therefore cost nothing. The order of the two
    names does not matter; a name without letters is like no other.
    """
    return word_similarity(search_key(a).split(), search_key(b).split())


def word_similarity(first: Sequence[str], second: Sequence[str]) -> float:
    """Return what `token_similarity` returns, for names that are folded and taken apart already."""
    if not first or not second:
        return 0.0
    if len(first) == len(second):
        return max(_mean_of_best(first, second), _mean_of_best(second, first))
    return _mean_of_best(*sorted((first, second), key=len))


def _mean_of_best(shorter: Sequence[str], longer: Sequence[str]) -> float:
    left = list(longer)
    total = 0.0
    for word in shorter:
        best, taken = -1.0, 0
        for place, other in enumerate(left):
            similarity = _likeness(word, other)
            if similarity > best:
                best, taken = similarity, place
        total += best
        del left[taken]
    return total / len(shorter)


@lru_cache(maxsize=65536)
def _likeness(word: str, other: str) -> float:
    if len(word) == 1 or len(other) == 1:
        return float(word[0] == other[0])
    return SequenceMatcher(None, word, other, autojunk=False).ratio()

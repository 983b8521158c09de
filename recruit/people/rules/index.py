"""Whom a written name may mean, among thousands of known names: those that cannot be alike are never compared.

Two words are alike by the letters they share in order, so never more than by the letters they share at all. Which known
words share how many letters with a written one is counted for all of them at once, each word being one bit of a number.
The answers are those of `token_similarity` for every name in turn; only the way there is shorter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil
from uuid import UUID

from recruit.foundation.keys import search_key
from recruit.people.rules.alike import KnownName
from recruit.people.rules.names import SUGGESTION_THRESHOLD, word_similarity

#: Where two names of several words are alike enough, at least two words are alike by this much: with only one such
#: word, the mean would be too low even if that word were the same.
_TWO_WORDS = 2 * SUGGESTION_THRESHOLD - 1

#: A letter, or two side by side, and for which time it comes in a word.
_Mark = tuple[str, int]

#: A set of words, or of names: bit by bit, by their place.
_Set = int


class NameIndex:
    """Known names, ready to be asked which of them a written one may mean."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self._people: list[UUID] = []
        self._names: list[Sequence[str]] = []
        of_word: dict[str, list[int]] = defaultdict(list)
        for place, known in enumerate(names):
            words = search_key(known.name).split()
            self._people.append(known.person)
            self._names.append(words)
            for word in set(words):
                of_word[word].append(place)
        self._words = _Words(list(of_word))
        self._of_word = [_set(places) for places in of_word.values()]
        self._of_one_word = _set(place for place, words in enumerate(self._names) if len(words) == 1)
        self._hits: dict[tuple[str, float], _Set] = {}

    def like(self, name: str) -> Mapping[UUID, float]:
        """Return everybody who has a name as alike as a suggestion asks, and how alike their most alike name is."""
        words = search_key(name).split()
        found: dict[UUID, float] = {}
        for place in _places(self._worth_comparing(words)):
            similarity = word_similarity(words, self._names[place])
            if similarity >= SUGGESTION_THRESHOLD:
                person = self._people[place]
                found[person] = max(similarity, found.get(person, 0.0))
        return found

    def _worth_comparing(self, words: Sequence[str]) -> _Set:
        """Return the names that share one word with a name of one word, and two with a longer one."""
        alone = once = twice = 0
        for word in words:
            alone |= self._hit(word, SUGGESTION_THRESHOLD)
        if len(words) == 1 or not alone:
            return alone
        for word in words:
            beside = self._hit(word, _TWO_WORDS)
            twice |= once & beside
            once |= beside
        return alone & (twice | self._of_one_word)

    def _hit(self, word: str, degree: float) -> _Set:
        """Return the names of which a word may be alike this one as much."""
        if (word, degree) not in self._hits:
            self._hits[word, degree] = self._having(self._words.alike_at_most(word, degree))
        return self._hits[word, degree]

    def _having(self, words: _Set) -> _Set:
        names = 0
        for place in _places(words):
            names |= self._of_word[place]
        return names


class _Words:
    """The words of all known names, by their letters and by every two letters that stand side by side."""

    def __init__(self, words: Sequence[str]) -> None:
        having: dict[_Mark, list[int]] = defaultdict(list)
        of_length: dict[int, list[int]] = defaultdict(list)
        beginning: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            of_length[len(word)].append(place)
            beginning[word[0]].append(place)
            for mark in (*_marks(word), *_marks(_pairs(word))):
                having[mark].append(place)
        self._having = {mark: _set(places) for mark, places in having.items()}
        self._of_length = {length: _set(places) for length, places in of_length.items()}
        self._beginning = {letter: _set(places) for letter, places in beginning.items()}
        self._initials = self._of_length.pop(1, 0)

    def alike_at_most(self, word: str, degree: float) -> _Set:
        """Return the words that may be alike as much; an initial is alike whatever begins with it.

        Each letter that only one of two words has can part two that both have, and no more: the other neighbours, the
        beginning and the end of the word among them, stand side by side in both.
        """
        begins_alike = self._beginning.get(word[0], 0)
        if len(word) == 1:
            return begins_alike
        found = begins_alike & self._initials
        letters, pairs = self._sharing(_marks(word)), self._sharing(_marks(_pairs(word)))
        for length, words in self._of_length.items():
            both = len(word) + length
            shared = ceil(degree * both / 2 - 1e-9)  # by difflib's ratio
            if shared <= min(len(word), length):
                found |= letters[shared] & pairs[max(0, 3 * shared + 1 - both)] & words
        return found

    def _sharing(self, marks: Sequence[_Mark]) -> Sequence[_Set]:
        """Return the words that have at least so many of these marks, by how many."""
        sharing = [-1] + [0] * len(marks)
        for done, mark in enumerate(marks, 1):
            having = self._having.get(mark, 0)
            if having:
                for number in range(done, 0, -1):
                    sharing[number] |= sharing[number - 1] & having
        return sharing


def _pairs(word: str) -> Sequence[str]:
    return [one + other for one, other in pairwise(f" {word} ")]


def _marks(parts: Iterable[str]) -> Sequence[_Mark]:
    """Return each part of a word, and for which time it comes."""
    met: Counter[str] = Counter()
    marks = []
    for part in parts:
        met[part] += 1
        marks.append((part, met[part]))
    return marks


def _set(places: Iterable[int]) -> _Set:
    """Return these places as bits of one number."""
    places = list(places)
    bits = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def _places(bits: _Set) -> Iterator[int]:
    """Yield the places that a set holds, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest

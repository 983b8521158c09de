"""Who may be the same person, among thousands: only names that share enough are compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import NamedTuple, Self
from uuid import UUID

from recruit.foundation.keys import search_key
from recruit.people.rules.names import SUGGESTION_THRESHOLD, word_similarity

#: How much of a word two spellings share at the beginning.
_BEGINNING = 3

#: A name of one word that fits more people than this says nothing of any of them.
_MOST_FOR_ONE_WORD = 5


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name by which a person is known; somebody may have several."""

    person: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two people who may be one, the lower id first."""

    one: UUID
    other: UUID
    #: From SUGGESTION_THRESHOLD to 1.
    similarity: float


_Pair = tuple[UUID, UUID]


class _Word(NamedTuple):
    """A word of a name, and which letters it has, a bit each; some share one, which does no harm."""

    text: str
    letters: int


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """A name, folded and taken apart."""

    person: UUID
    words: tuple[str, ...]
    taken_apart: tuple[_Word, ...]

    @classmethod
    def of(cls, known: KnownName) -> Self:
        words = tuple(search_key(known.name).split())
        return cls(known.person, words, tuple(_Word(word, _letters(word)) for word in words))


def alike(names: Iterable[KnownName]) -> list[Likeness]:
    """Return every two people who may be the same, the most alike first.

    Two names are compared when they share a word and the first or the last letter of another, or the beginnings of two
    words. A name of one word is compared with every word that begins like it.
    """
    known = [_Name.of(each) for each in names]
    found: dict[_Pair, float] = {}
    for one, other in _worth_comparing(known):
        _keep(found, one, other)
    for meant in _of_one_word(known):
        for pair, similarity in meant.items():
            found[pair] = max(similarity, found.get(pair, 0.0))
    likely = (Likeness(*pair, similarity) for pair, similarity in found.items())
    return sorted(likely, key=lambda like: (-like.similarity, like.one, like.other))


def _worth_comparing(known: Iterable[_Name]) -> set[tuple[_Name, _Name]]:
    groups: dict[tuple[str, str], list[_Name]] = defaultdict(list)
    for name in known:
        for mark in _marks(name.words):
            groups[mark].append(name)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def _marks(words: Sequence[str]) -> set[tuple[str, str]]:
    """Return what two names of several words must share one of to be compared."""
    whole = [(word, other) for word, other in permutations(words, 2) if len(word) > 1]
    marks = {(word, other[0]) for word, other in whole} | {(word, f"-{other[-1]}") for word, other in whole}
    beginnings = sorted({word[:_BEGINNING] for word in words if len(word) >= _BEGINNING})
    return marks | set(combinations(beginnings, 2))


def _of_one_word(known: Sequence[_Name]) -> Iterator[Mapping[_Pair, float]]:
    """Yield whom each name of one word may mean, where those are few."""
    beginnings: dict[str, list[_Name]] = defaultdict(list)
    for name in known:
        for beginning in {word[:_BEGINNING] for word in name.words}:
            beginnings[beginning].append(name)
    for name in known:
        if len(name.words) == 1:
            meant: dict[_Pair, float] = {}
            for other in beginnings[name.words[0][:_BEGINNING]]:
                _keep(meant, name, other)
            if len(meant) <= _MOST_FOR_ONE_WORD:
                yield meant


def _keep(found: dict[_Pair, float], one: _Name, other: _Name) -> None:
    """Note how alike two names are, when they are two people's and alike enough."""
    if one.person == other.person or _at_most(one, other) < SUGGESTION_THRESHOLD:
        return
    similarity = word_similarity(one.words, other.words)
    if similarity >= SUGGESTION_THRESHOLD:
        pair = (one.person, other.person) if one.person < other.person else (other.person, one.person)
        found[pair] = max(similarity, found.get(pair, 0.0))


def _at_most(one: _Name, other: _Name) -> float:
    """Return how alike two names can be at most, for a fraction of the work of comparing them."""
    shorter, longer = sorted((one.taken_apart, other.taken_apart), key=len)
    best = (max(_word_at_most(word, against) for against in longer) for word in shorter)
    return sum(best) / len(shorter) if shorter else 0.0


def _word_at_most(word: _Word, other: _Word) -> float:
    """Letters that only one of two words has cannot agree; an initial agrees with whatever begins with it."""
    long, other_long = len(word.text), len(other.text)
    if long == 1 or other_long == 1:
        return float(word.text[0] == other.text[0])
    alone = (word.letters & ~other.letters).bit_count()
    other_alone = (other.letters & ~word.letters).bit_count()
    return 2 * min(long - alone, other_long - other_alone) / (long + other_long)


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 61
    return bits

"""Who may be the same person, among thousands: only names that share enough are compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
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


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """A name, folded and taken apart."""

    person: UUID
    words: tuple[str, ...]


def alike(names: Iterable[KnownName]) -> list[Likeness]:
    """Return every two people who may be the same, the most alike first.

    Two names are compared when they share a word and the first letter of another, or the beginnings of two words. A
    name of one word is compared with every word that begins like it.
    """
    known = [_Name(each.person, tuple(search_key(each.name).split())) for each in names]
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
    marks = {(word, other[0]) for word, other in permutations(words, 2) if len(word) > 1}
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
    if one.person == other.person:
        return
    similarity = word_similarity(one.words, other.words)
    if similarity >= SUGGESTION_THRESHOLD:
        pair = (one.person, other.person) if one.person < other.person else (other.person, one.person)
        found[pair] = max(similarity, found.get(pair, 0.0))

"""Whom a written name may mean, among thousands: the same people as by comparing with each, only sooner."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recruit.people.rules import SUGGESTION_THRESHOLD, KnownName, NameIndex, token_similarity

#: Few letters, so that words come to be alike; initials, empty names and names of one word among them.
A_NAME = st.lists(st.text(alphabet="abcå", max_size=9), max_size=4).map(" ".join)

#: Given names and surnames that share letters, as they do in a town.
GIVEN = ("Amina", "Birte", "Camir", "Dorthe", "Elif", "Farhad", "Gerda", "Hawa", "Ibrahim", "Jamila", "Karin", "Leyla")
FAMILY = tuple(
    f"{first}{last}" for first in ("Ander", "Berg", "Chri", "Dal", "Eng") for last in ("by", "holm", "sen", "strup")
)


def an_index(*names: str | tuple[str, ...]) -> NameIndex:
    """Return an index of people who are numbered by their place; several names in one place are one person's."""
    return NameIndex(
        KnownName(UUID(int=person), name)
        for person, given in enumerate(names)
        for name in ((given,) if isinstance(given, str) else given)
    )


def meant(written: str, *names: str | tuple[str, ...]) -> set[int]:
    return {person.int for person in an_index(*names).like(written)}


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Masud Kadivari", "Masud Kadkivari"),
        ("Mahmut A. Khalidi", "Mahmut Atabak Khalidi"),
        ("Karin Elise Høybye", "Karin Høybye"),
        ("Jussuf Demir", "Yussuf Demir"),
        ("Farhzana", "Farzana Ismailov"),
        ("Farzana Ismailov", "Farhzana"),
        ("فاطمة الزهراء", "فاطمة الزهرا"),
    ],
)
def test_a_name_means_whoever_is_called_nearly_so(written: str, known: str) -> None:
    assert meant(written, "Bo Friis", known, "Gerda Holm") == {1}


def test_a_lone_given_name_means_everybody_who_bears_it() -> None:
    assert meant("Gerda", "Gerda Kjær-Vestermark", "Anna Berg", "Gerda Heiberg-Lind", "Gerda") == {0, 2, 3}


def test_an_initial_means_every_word_that_begins_so() -> None:
    assert meant("A. Rahimi", "Amina Rahimi", "Bo Rahimi", "A. Rahimi", "Amina Rask") == {0, 2}
    assert meant("Amina Rahimi", "A. Rahimi", "B. Rahimi") == {0}


def test_any_name_of_a_person_counts_and_the_most_alike_one_says_how_much() -> None:
    assert an_index(("Mona Elmi", "Mona Lund")).like("Mona Lund") == {UUID(int=0): 1.0}


@pytest.mark.parametrize("written", ["Birte Boye", "?!", "", "Birte Boye Lund Dam"])
def test_one_word_in_common_means_nobody(written: str) -> None:
    assert meant(written, "Birte Hoff", "!?", "Ulla Boye") == set()


def test_nobody_is_meant_where_nobody_is_known() -> None:
    assert an_index().like("Amina Rahimi") == {}


@given(A_NAME, st.lists(A_NAME, max_size=8))
@settings(max_examples=50)
@example("abcab abcba", ["abcb abcba", "abcacb abcab", "bcab cba"])
@example("aaaaaaa b", ["aaaaab b", "aaaaaaaaa b"])
def test_the_index_finds_whom_comparing_with_each_finds(written: str, names: list[str]) -> None:
    each = {UUID(int=person): token_similarity(written, name) for person, name in enumerate(names)}

    found = an_index(*names).like(written)

    assert found == {person: alike for person, alike in each.items() if alike >= SUGGESTION_THRESHOLD}


def test_of_hundreds_of_names_a_handful_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    index, compared = an_index(*names), Counter[str]()

    def compare(written: Sequence[str], _known: Sequence[str]) -> float:
        compared[" ".join(written)] += 1
        return 0.0

    monkeypatch.setattr("recruit.people.rules.index.word_similarity", compare)
    for name in names:
        index.like(name)

    assert min(compared.values()) >= 1
    assert compared.total() < len(names) * 8

"""Who may be the same person, among many."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.people.rules import SUGGESTION_THRESHOLD, KnownName, alike, token_similarity


def pairs(*names: str | tuple[str, ...]) -> set[frozenset[int]]:
    """Return the places of those who may be the same; several names in one place are one person's."""
    known = [
        KnownName(UUID(int=person), name)
        for person, given in enumerate(names)
        for name in ((given,) if isinstance(given, str) else given)
    ]
    return {frozenset((like.one.int, like.other.int)) for like in alike(known)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Masud Kadivari", "Masud Kadkivari"),
        ("Mahmut A. Khalidi", "Mahmut Atabak Khalidi"),
        ("Karin Elise Høybye", "Karin Høybye"),
        ("Poul Jeppsø", "Paul Jeppsø"),
        ("Carl Dam", "Karl Dam"),
        ("Farhzana", "Farzana Ismailov"),
        ("Mohamed Abdulahi", "Mohammed Abdullahi"),
        ("فاطمة الزهراء", "فاطمة الزهرا"),
        ("Amina Rahimi", "Amina Rahimi"),
    ],
)
def test_two_spellings_are_perhaps_one_person(one: str, other: str) -> None:
    assert pairs(one, "Bo Friis", other) == {frozenset((0, 2))}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Birte Hoff", "Birte Boye"), ("Bjarne Olsø", "Charlotte Olsø"), ("?!", "?!"), ("Mina", "Ulla Mortensen")],
)
def test_one_name_in_common_does_not_make_one_person(one: str, other: str) -> None:
    assert pairs(one, other) == set()


def test_any_name_of_a_person_counts_and_nobody_is_like_themself() -> None:
    assert pairs(("Mona Elmi", "Mona Lund"), "Mona Lundh", ("Bo Friis", "Bo Frijs")) == {frozenset((0, 1))}


def test_a_first_name_that_fits_many_says_nothing() -> None:
    few = [f"Mina {name}" for name in ("Abdi", "Bruun", "Dam")]
    many = [*few, "Mina Elmi", "Mina Friis", "Mina Gurung"]

    assert len(pairs("Mina", *few)) == 3
    assert pairs("Mina", *many) == set()


def test_the_most_alike_come_first() -> None:
    names = ("Amina Rahimi", "Amina Rahimmi", "Amina Rahimi")
    found = alike(KnownName(UUID(int=person), name) for person, name in enumerate(names))

    assert (found[0].one.int, found[0].other.int, found[0].similarity) == (0, 2, 1.0)
    assert len(found) == 3


@given(st.lists(st.text(alphabet="abck ", min_size=1, max_size=12), min_size=2, max_size=6))
def test_whoever_is_suggested_is_as_alike_as_the_names_are(names: list[str]) -> None:
    known = [KnownName(UUID(int=person), name) for person, name in enumerate(names)]

    for like in alike(known):
        assert like.similarity == token_similarity(names[like.one.int], names[like.other.int])
        assert like.similarity >= SUGGESTION_THRESHOLD


@given(st.text(alphabet="abcdkl", min_size=3, max_size=8), st.text(alphabet="abcdkl", min_size=3, max_size=8))
def test_nobody_is_overlooked_who_shares_the_surname_and_an_end_of_the_given_name(one: str, other: str) -> None:
    first, second = f"{one} Holm", f"{other} Holm"
    shares_an_end = one[0] == other[0] or one[-1] == other[-1]

    if shares_an_end and token_similarity(first, second) >= SUGGESTION_THRESHOLD:
        assert pairs(first, second) == {frozenset((0, 1))}

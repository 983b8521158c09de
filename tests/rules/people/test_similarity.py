"""How alike two written names are. The pairs are invented, with what was met in real minutes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.people.rules import token_similarity

NAMES = st.text(alphabet="abcæøå .-KL", max_size=20)


@pytest.mark.parametrize(
    ("one", "other", "similarity"),
    [
        ("Masud Kadivari", "Masud Kadkivari", 0.97),
        ("Gerda Heiberg-lürgens", "Gerda Heiberg-Iürgens", 0.96),
        ("Sønke B. Hessel", "Sønke Hessel", 1.00),
        ("Mahmut A. Khalidi", "Mahmut Atabak Khalidi", 1.00),
        ("Karin Elise Høybye", "Karin Høybye", 1.00),
        ("Farzana Ismailov", "Farhzana", 0.93),
        ("Paul K Jeppsø", "Poul", 0.75),
        ("Gerda Heiberg-lürgens", "Gerda H-I", 0.67),
        ("Gerda Kjær-Vestermark", "Gerda KV", 0.64),
        ("Zulfikar Amin Rahmani", "Zuffy", 0.46),
        ("Bjarne Olsø", "Charlotte Olsø", 0.70),
        ("Birte Hoff", "Birte Boye", 0.62),
        ("Ruth Jenssen", "Zara Yahya Jenssen", 0.62),
        ("Sanne Kjær", "Gerda Kjær-Vestermark", 0.40),
        ("", "Anna Berg", 0.0),
        ("?!", "Anna Berg", 0.0),
    ],
)
def test_similarity_is_measured_word_by_word(one: str, other: str, similarity: float) -> None:
    assert token_similarity(one, other) == pytest.approx(similarity, abs=0.02)
    assert token_similarity(other, one) == token_similarity(one, other)


@given(NAMES, NAMES)
def test_similarity_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= token_similarity(one, other) == token_similarity(other, one) <= 1

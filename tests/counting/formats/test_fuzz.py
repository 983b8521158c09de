"""Whatever bytes come, a reader answers with what it read or with a sentence, and at once."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruit.counting.contest import BadInput
from recruit.counting.formats import blt, contest, lots
from recruit.counting.methods import count
from recruit.counting.sentences import Sentence

#: Thousands of bytes and files made by chance.
pytestmark = pytest.mark.slow

BLT = b"""4 2\r\n-3\r\n5 1 4 2 0\r\n# blank\r\n2 0\r\n12 4 0\r\n0\r
"Anna"\r\n"Bo" "Carl"\r\n"D\xc3\xb8rte" # said\r\nTitle"""
CONTEST = b"""\xef\xbb\xbf{"id": "k", "method": "plurality", "seats": 2, "substitutes": "all", "max_marks": 1,
 "candidates": [{"id": 1, "name": "Anna", "group": "A", "votes": 5}, {"id": 2, "withdrawn": false, "votes": 3},
  {"id": 3, "votes": 3}], "group_cap": 1, "papers": {"valid": 11, "blank": 0, "invalid": {"torn": 2}},
 "ballots": null}"""
LISTS = b"""{"id": "l", "method": "list-dhondt", "seats": 3, "valgforbund": [["A", "B"]], "lists": [
 {"id": "A", "votes": 9, "list_votes": 4, "opstilling": "partiliste", "candidates": [{"id": 1, "personal_votes": 5}]},
 {"id": "B", "votes": 4}, {"id": "C", "votes": 4}]}"""
LOTS = b"""[{"for": "seat", "candidates": [2, 3], "drawn": [3], "group": null, "by": "NN"},
 {"for": "quotient", "lists": ["A", "B+C"], "drawn": ["B+C"], "id": "2026"}]"""
#: What a slip of the pen, or somebody ill-disposed, would put in.
WORDS = [
    b"0\n",
    b"\r",
    b"\n0\n",
    b"-",
    b'"',
    b"#",
    b"1e999",
    b"NaN",
    b"null",
    b"[]",
    b"{",
    b'"\\ud800"',
    b"\xff",
    b"\0",
]

FUZZ = settings(max_examples=200, deadline=5000)


@st.composite
def damaged(draw: st.DrawFn, *goods: bytes) -> bytes:
    """A good file with some bytes changed, cut out or put in, and perhaps without its end."""
    data = bytearray(draw(st.sampled_from(goods)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 4))] = draw(st.binary(max_size=4) | st.sampled_from(WORDS))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


def refusal(read: Callable[[], object]) -> Sentence | None:
    """Return why it was not read, or None."""
    try:
        read()
    except BadInput as fault:
        return fault.why
    return None


def is_told(why: Sentence | None) -> bool:
    """Whether it was read, or refused in plain words in both languages."""
    return why is None or (why.da.endswith(".") and why.en.endswith(".") and why.da != why.en)


@FUZZ
@given(st.binary(max_size=60) | damaged(BLT), st.booleans())
def test_any_bytes_are_ballots_or_a_sentence(data: bytes, repeats: bool) -> None:
    assert is_told(refusal(lambda: blt.read(blt.write(blt.read(data, repeats=repeats)).encode())))


@FUZZ
@given(st.binary(max_size=30) | damaged(CONTEST, LISTS))
def test_any_bytes_are_a_contest_or_a_sentence(data: bytes) -> None:
    assert is_told(refusal(lambda: count(contest.read(data, lambda _: BLT).contest)))


@FUZZ
@given(st.binary(max_size=30) | damaged(LOTS))
def test_any_bytes_are_lots_or_a_sentence(data: bytes) -> None:
    assert is_told(refusal(lambda: lots.read(data)))


@pytest.mark.parametrize(
    "read",
    [
        lambda: blt.read(BLT),
        lambda: contest.read(CONTEST, lambda _: BLT),
        lambda: contest.read(LISTS, lambda _: BLT),
        lambda: lots.read(LOTS),
    ],
)
def test_the_undamaged_files_are_read(read: Callable[[], object]) -> None:
    assert refusal(read) is None

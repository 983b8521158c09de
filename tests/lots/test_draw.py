"""The draw of RFC 3797: its own worked example, a draw that was held, and what must hold for every draw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruit.lots.draw import MOST, Step, draw, key_string

KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./"

#: RFC 3797, section 6: digest, how many are left, who of the 25 is drawn.
EXAMPLE = (
    ("990DD0A5692A029A98B5E01AA28F3459", 25, 17),
    ("3691E55CB63FCC37914430B2F70B5EC6", 24, 7),
    ("FE814EDF564C190AC1D25753979990FA", 23, 2),
    ("1863CCACEB568C31D7DDBDF1D4E91387", 22, 16),
    ("F4AB33DF4889F0AF29C513905BE1D758", 21, 25),
    ("13EAEB529F61ACFB9A29D0BA3A60DE4A", 20, 23),
    ("992DB77C382CA2BDB9727001F3CDCCD9", 19, 8),
    ("63AB4258ECA922976811C7F55C383CE7", 18, 24),
    ("DFBC5AC97CED01B3A6E348E3CC63F40D", 17, 19),
    ("31CB111C4A4EBE9287CEAE16FE51B909", 16, 13),
    ("07FA46C122F164C215BBC72793B189A3", 15, 22),
    ("AC52F8D75CCBE2E61AFEB3387637D501", 14, 5),
    ("53306F73E14FC0B2FBF434218D25948E", 13, 18),
    ("B5D1403501A81F9A47318BE7893B347C", 12, 9),
    ("85B10B356AA06663EF1B1B407765100A", 11, 1),
    ("3269E6CE559ABD57E2BA6AAB495EB9BD", 10, 4),
)

#: The nominations committee of the IETF, 2012: twelve drawn from 134.
HELD = (90, 25, 92, 126, 24, 31, 122, 96, 81, 132, 2, 41)


def test_the_key_of_the_worked_example() -> None:
    assert key_string([[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]]) == KEY


def test_every_step_of_the_worked_example() -> None:
    steps = draw(KEY, 25, 16)

    assert tuple((step.digest, step.left, step.place) for step in steps) == EXAMPLE
    assert steps[:2] == (
        Step(0, EXAMPLE[0][0], 25, 16, 17),
        Step(1, EXAMPLE[1][0], 24, 6, 7),
    )


def test_a_draw_that_was_held_is_repeated() -> None:
    key = key_string([[17, 20, 22, 35, 38, 48, 36], [90193202], [55598744], [11, 17, 21, 48, 50, 9, 10]])

    assert key == "17.20.22.35.36.38.48./90193202./55598744./9.10.11.17.21.48.50./"
    assert tuple(step.place for step in draw(key, 134, 12)) == HELD


def test_the_counter_of_a_long_draw_has_its_high_byte_first() -> None:
    steps = draw(KEY, 300)

    # printf '\001\0009319./2.5.8.10.12./9.18.26.34.41.45./\001\000' | md5sum
    assert steps[256].digest == "2D1AA2FCC3E24AA3BF1798B06869ECFC"


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_the_order_in_which_a_source_gave_its_numbers_changes_nothing(numbers, order) -> None:
    shuffled = list(numbers)
    order.shuffle(shuffled)

    assert key_string([shuffled]) == key_string([numbers])


def test_numbers_are_sorted_as_numbers_and_zero_is_one() -> None:
    assert key_string([[10, 9, 0]]) == "0.9.10./"


def test_the_order_of_the_sources_is_the_announced_one() -> None:
    assert key_string([[1], [2]]) != key_string([[2], [1]])


@given(st.text("0123456789./", max_size=30), st.integers(1, 60), st.data())
def test_everybody_is_drawn_once_and_a_shorter_draw_is_the_beginning_of_it(key, of, data) -> None:
    whole = draw(key, of)
    select = data.draw(st.integers(1, of))

    assert sorted(step.place for step in whole) == list(range(1, of + 1))
    assert draw(key, of, select) == whole[:select]
    assert [(step.counter, step.left) for step in whole] == [(n, of - n) for n in range(of)]


@pytest.mark.parametrize(("of", "select"), [(0, None), (3, 4), (3, 0), (MOST + 1, 1)])
def test_what_cannot_be_drawn_is_refused(of: int, select: int | None) -> None:
    with pytest.raises(ValueError, match=f"of {of} cannot be drawn"):
        draw(KEY, of, select)


def test_the_longest_list_can_be_drawn_from() -> None:
    assert 1 <= draw(KEY, MOST, 1)[0].place <= MOST

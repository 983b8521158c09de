"""What a drawn order means is said for everything that a count can ask a lot for."""

from typing import get_args

import pytest

from recruit.counting.lot import Purpose
from recruit.lots.meaning import MEANINGS


def test_everything_a_count_asks_a_lot_for_has_its_meaning() -> None:
    assert set(MEANINGS) == set(get_args(Purpose))


@pytest.mark.parametrize("purpose", MEANINGS)
def test_a_meaning_says_in_both_languages_what_the_first_one_gets(purpose: str) -> None:
    meaning = MEANINGS[purpose]

    assert "trækkes først" in meaning.da
    assert "drawn first" in meaning.en
    assert meaning.da.count(".") == meaning.en.count(".")

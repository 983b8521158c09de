"""What cannot be an alliance."""

from collections.abc import Sequence

import pytest

from recruit.counting.checks import check
from recruit.counting.contest import BadInput
from tests.counting.elections import a_list, election


@pytest.mark.parametrize(
    ("valgforbund", "why"),
    [
        (["A"], "Et forbund skal have mindst to lister."),
        (["A+B"], "Liste A+B hedder som et forbund."),
        (["B+A"], "Liste A+B hedder som et forbund."),
    ],
)
def test_what_cannot_be_an_alliance_is_refused(valgforbund: Sequence[str], why: str) -> None:
    contest = election(3, a_list("A", 1), a_list("B", 1), a_list("A+B", 1), valgforbund=valgforbund)

    with pytest.raises(BadInput) as refused:
        check(contest)

    assert refused.value.sentence("da") == why


def test_two_lists_that_a_lot_could_not_tell_apart_are_refused() -> None:
    with pytest.raises(BadInput, match=r"The list A\+B stands twice\."):
        check(election(3, a_list("A+B", 1), a_list("B+A", 1)))


def test_alliances_of_two_lists_that_stand_are_fine() -> None:
    check(election(3, a_list("A", 1), a_list("B", 1), a_list("C", 1), valgforbund=["A+B"]))

"""How many voted, and of how many."""

from recruit.elections.rules.turnout import Voted, voted
from recruit.elections.rules.vocabulary import FormOfVoting

MEETING, POST = FormOfVoting.MEETING, FormOfVoting.POST


def test_a_register_says_of_how_many_they_are() -> None:
    found = voted({MEETING: None, POST: 12}, {MEETING: 40, POST: 10}, 120)

    assert found == Voted({MEETING: 40, POST: 10}, 120)
    assert found.all == 50


def test_without_a_register_voters_are_counted_and_there_is_no_whole() -> None:
    assert voted({MEETING: 40, POST: 12}, {}, 0) == Voted({MEETING: 40, POST: 12})
    assert voted({MEETING: None, POST: 12}, {}, 0) == Voted({POST: 12})
    assert voted({MEETING: None}, {}, 0) is None


def test_a_register_in_which_only_some_were_marked_says_no_turnout() -> None:
    assert voted({MEETING: 40, POST: 12}, {POST: 10}, 120) == Voted({MEETING: 40, POST: 12})
    assert voted({MEETING: 0, POST: None}, {}, 120) == Voted({MEETING: 0})

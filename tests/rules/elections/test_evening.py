"""The rules of an evening: which elections it is for, where it is, what a paper is, and what waits for what."""

from uuid import UUID, uuid4

import pytest

from recruit.counting.result import Outcome
from recruit.elections.rules import evening as rules
from recruit.elections.rules.evening import Act, Kind, Paper, Pile, Stage
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.refusal import Refusal

NUMBER = UUID(int=7)
OPEN = frozenset({Milestone.FIXED, Milestone.VOTING})
CLOSED = OPEN | {Milestone.CLOSED}


def codes(reasons: tuple[Refusal, ...]) -> list[str]:
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("methods", "forms", "double_entry", "reasons"),
    [
        (["block"], ["meeting"], False, []),
        (["plurality", "plurality"], ["meeting"], False, ["evening-is-for-crosses"]),
        (["stv-meek"], ["meeting"], False, ["evening-is-for-crosses"]),
        (["approval"], ["meeting", "post"], True, ["evening-is-at-a-meeting", "evening-is-entered-once"]),
    ],
)
def test_an_evening_is_for_one_contest_with_crosses_at_a_meeting(
    methods: list[str], forms: list[str], double_entry: bool, reasons: list[str]
) -> None:
    assert codes(rules.misfits(methods, forms, double_entry=double_entry)) == reasons


@pytest.mark.parametrize(
    ("passed", "outcome", "is_for_all", "stage"),
    [
        (frozenset(), None, False, Stage.CANDIDATES),
        (frozenset({Milestone.FIXED}), None, False, Stage.CANDIDATES),
        (frozenset(), None, True, Stage.NOBODY_VOTES),
        (OPEN, None, False, Stage.VOTING),
        (CLOSED, None, False, Stage.COUNTING),
        (CLOSED, Outcome.LOT_REQUIRED, False, Stage.LOT),
        (CLOSED, Outcome.ELECTED, False, Stage.RESULT),
        (CLOSED | {Milestone.CERTIFIED}, Outcome.ELECTED, False, Stage.CERTIFIED),
    ],
)
def test_one_thing_is_in_focus_at_a_time(
    passed: frozenset[Milestone], outcome: Outcome | None, is_for_all: bool, stage: Stage
) -> None:
    assert rules.stage(passed, outcome, is_for_all=is_for_all) is stage


def test_a_step_waits_for_everything_before_it_and_the_rest_for_steps_alone() -> None:
    assert not rules.waits(Kind.COUNT, ())
    assert rules.waits(Kind.COUNT, [Kind.PAPER])
    assert not rules.waits(Kind.PAPER, [Kind.PAPER])
    assert rules.waits(Kind.PAPER, [Kind.POLLS])


def test_the_digest_tells_acts_apart_but_for_names() -> None:
    one = Act(NUMBER, Kind.PAPER, {"marks": ("1", "3")})
    assert rules.may_say_again(one, Act(NUMBER, Kind.PAPER, {"marks": ["1", "3"]}).digest) == ()
    assert codes(rules.may_say_again(one, Act(NUMBER, Kind.PAPER, {"marks": ["1"]}).digest)) == [
        "act-says-something-else"
    ]
    called, other = (Act(NUMBER, Kind.CANDIDATE, {"name": [name]}) for name in ("Amina Abdi", "Bo Bruun"))
    assert called.digest == other.digest


def test_a_paper_counts_is_blank_or_has_a_fault() -> None:
    pile = Pile()
    for paper in (Paper((3, 1)), Paper((1, 3)), Paper((1,)), Paper(), Paper(fault="unclear")):
        pile = pile.with_one_more(paper)

    assert (pile.papers, pile.blank, pile.invalid) == ({(1, 3): 2, (1,): 1}, 1, {"unclear": 1})
    assert len(pile) == 5
    assert pile.votes() == {1: 3, 3: 2}
    assert pile.counted("Én gik.").cast == 5
    without = pile.with_one_more(Paper((1,)), -1).with_one_more(Paper(fault="unclear"), -1)
    assert (without.papers, without.invalid, len(without)) == ({(1, 3): 2}, {}, 3)


@pytest.mark.parametrize(
    ("paper", "reasons"),
    [
        (Paper((1, 2)), []),
        (Paper(), []),
        (Paper(fault="unclear"), []),
        (Paper((4,)), ["candidate-is-not-on-the-ballot"]),
        (Paper((1, 1)), ["candidate-is-not-on-the-ballot"]),
        (Paper((1, 2, 3)), ["paper-has-too-many-crosses"]),
        (Paper((1,), "unclear"), ["paper-counts-or-does-not"]),
    ],
)
def test_a_paper_says_what_is_on_the_ballot(paper: Paper, reasons: list[str]) -> None:
    assert codes(rules.may_read(paper, entries=3, most=2)) == reasons
    assert codes(rules.may_read(Paper((1, 2, 3)), entries=3, most=None)) == []


def test_a_list_is_closed_by_somebody_for_all_who_stand_and_have_declared() -> None:
    one, two = uuid4(), uuid4()
    assert rules.may_close_the_list(["Ada Bruun"], [two, one], [one, two], []) == ()
    assert codes(rules.may_close_the_list([" "], [one], [one, two], ["Kaj Lund"])) == [
        "committee-is-nobody",
        "candidates-have-changed",
        "candidates-have-not-declared",
    ]


def test_a_closed_list_keeps_its_numbers_and_its_committee() -> None:
    one, two = uuid4(), uuid4()
    noted = {"noted": ["Ada Bruun", "Bo Bruun"], "ballot": [one, two]}
    assert rules.may_close_again(["bo bruun", "Ada  Bruun"], [one, two], **noted) == ()
    assert rules.may_close_again(["Kaj Lund"], [], noted=[], ballot=[one, two]) == ()
    assert codes(rules.may_close_again(["Kaj Lund"], [two, one], **noted)) == [
        "list-has-other-numbers",
        "list-is-closed-by-others",
    ]


def test_a_number_counts_where_it_is_the_same_person_s() -> None:
    one, two, three = uuid4(), uuid4(), uuid4()
    assert rules.may_count_under([1, 2], [one, two], [one, two, three]) == ()
    assert rules.may_count_under([1], [], [one]) == ()
    assert rules.may_count_under([1], [one, three], [one, two]) == ()
    assert codes(rules.may_count_under([2], [one, three], [one, two])) == ["numbers-are-of-others"]
    assert codes(rules.may_count_under([3], [one, two, three], [one, two])) == ["numbers-are-of-others"]


def test_nobody_is_called_out_in_a_rehearsal_or_once_the_list_is_closed() -> None:
    assert rules.may_call_out(is_rehearsal=False, is_fixed=False) == ()
    assert codes(rules.may_call_out(is_rehearsal=True, is_fixed=True)) == [
        "rehearsal-takes-no-candidates",
        "candidates-are-fixed",
    ]


def test_what_is_taken_back_was_there_and_once() -> None:
    same = {"is_the_same": True, "is_taken_back": False}
    assert rules.may_take_back(Kind.PAPER_BACK, Kind.PAPER, **same) == ()
    assert codes(rules.may_take_back(Kind.PAPER_BACK, None, **same)) == ["act-is-not-there"]
    assert codes(rules.may_take_back(Kind.PAPER_BACK, Kind.VOTER, **same)) == ["act-is-not-there"]
    other = {"is_the_same": False, "is_taken_back": False}
    assert codes(rules.may_take_back(Kind.PAPER_BACK, Kind.PAPER, **other)) == ["act-is-not-there"]
    twice = {"is_the_same": True, "is_taken_back": True}
    assert codes(rules.may_take_back(Kind.CANDIDATE_BACK, Kind.CANDIDATE, **twice)) == ["act-is-taken-back"]


def test_an_empty_pile_is_not_counted() -> None:
    assert codes(rules.may_enter(Pile())) == ["no-paper-is-read"]
    assert rules.may_enter(Pile(blank=1)) == ()

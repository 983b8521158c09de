"""Certifying at a screen: what is signed, by whom, and how many it takes."""

from dataclasses import replace

from recruit.elections.rules.signing import Settled, digest, may_certify, may_sign, needed

RESULT = Settled("1", "a" * 64, "b" * 64, (1, 2, 3))


def test_another_count_lot_or_drop_out_is_another_result() -> None:
    others = [
        replace(RESULT, counted="c" * 64),
        replace(RESULT, answer="c" * 64),
        replace(RESULT, eligible=(1, 3)),
    ]

    assert len({digest([one]) for one in (RESULT, *others)} | {digest([RESULT, RESULT])}) == 5
    assert digest([RESULT]) == digest([replace(RESULT)])


def test_more_than_half_of_those_present_sign_and_nobody_alone() -> None:
    assert [needed(present) for present in (1, 2, 3, 4, 5)] == [2, 2, 2, 3, 3]
    assert may_certify(2, 1) == ()
    assert [(one.code, one.facts) for one in may_certify(2, 2)] == [("too-few-have-signed", {"signed": 2, "needed": 3})]


def test_nobody_signs_twice_or_a_result_that_they_have_not_seen() -> None:
    assert may_sign("f", "f", {"staff:2"}, "staff:1") == ()
    assert [one.code for one in may_sign("f", "f", {"staff:1"}, "staff:1")] == ["result-is-signed-by-you"]
    assert [one.code for one in may_sign("e", "f", (), "staff:1")] == ["result-has-changed"]

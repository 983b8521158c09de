"""Refusals: every reason, or nothing."""

import pytest

from recruit.foundation.refusal import Refusal, Refused, refuse_if


def test_no_reason_means_yes():
    refuse_if(())


def test_every_reason_is_given_at_once():
    with pytest.raises(Refused, match="too-young, not-resident") as refused:
        refuse_if([Refusal("too-young", {"minimum": 18}), Refusal("not-resident")])

    assert refused.value.refusals[0].facts["minimum"] == 18

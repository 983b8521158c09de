"""How far past the end of a term something is written down."""

from datetime import timedelta

import pytest

from recruit.appointments.rules.horizon import HELD_OVER_AT_MOST, may_reach
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from tests.builders import day

END = day("2030-01-01")
TERM = Span(day("2026-01-01"), END)
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(("holds_over", "latest"), [(False, END), (True, END + HELD_OVER_AT_MOST)])
def test_nothing_goes_on_long_after_the_term(holds_over: bool, latest: object) -> None:
    assert may_reach(latest, TERM, holds_over=holds_over, field="until") == ()
    refused = may_reach(latest + ONE_DAY, TERM, holds_over=holds_over, field="until")
    assert refused == (Refusal("reaches-past-the-term", {"day": day("2029-12-31")}, "until"),)


def test_a_term_without_an_end_has_no_last_day() -> None:
    assert may_reach(END, Span(TERM.since, None), holds_over=False, field="until") == ()

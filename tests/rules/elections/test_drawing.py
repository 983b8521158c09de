"""A lot as people drew it: for the tie that is there, far enough, and seen by somebody."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from recruit.counting.lot import Tie
from recruit.elections.rules.drawing import NewLot, may_record
from recruit.elections.rules.vocabulary import LotManner

NOW = datetime(2027, 2, 22, 20, tzinfo=UTC)
TIE = Tie("seat", (2, 3, 5), 2)


def refused(**changes: Any) -> list[tuple[str, str | None]]:
    given = {"drawn": (3, 2), "manner": LotManner.BOWL, "drawn_by": "Kaj Lund", "witnessed_by": "Ada Bruun"}
    new = NewLot(**{**given, "drawn_at": NOW, **changes})
    return [(refusal.code, refusal.field) for refusal in may_record(TIE, new, now=NOW)]


def test_a_lot_that_was_drawn_and_seen_is_recorded() -> None:
    assert refused() == refused(drawn=(3, 2, 5)) == []
    assert refused(manner=LotManner.PUBLIC_NUMBERS, how="Lottotal fra den 20. februar.") == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"drawn_by": " "}, ("answer-missing", "drawn_by")),
        ({"witnessed_by": ""}, ("answer-missing", "witnessed_by")),
        ({"witnessed_by": " kaj  LUND"}, ("lot-needs-a-witness", "witnessed_by")),
        ({"manner": LotManner.PUBLIC_NUMBERS}, ("sources-are-missing", "how")),
        ({"drawn": (3,)}, ("lot-is-for-others", "drawn")),
        ({"drawn": (3, 3)}, ("lot-is-for-others", "drawn")),
        ({"drawn": (3, 4)}, ("lot-is-for-others", "drawn")),
        ({"drawn_at": NOW + timedelta(minutes=1)}, ("lot-is-not-drawn-yet", "drawn_at")),
    ],
)
def test_what_is_no_record_of_this_lot_is_refused(changes: dict[str, Any], reason: tuple[str, str]) -> None:
    assert refused(**changes) == [reason]


def test_a_lot_is_drawn_after_the_polls_have_closed_but_in_a_rehearsal_at_any_time() -> None:
    new = NewLot((3, 2), LotManner.BOWL, "Kaj Lund", "Ada Bruun", NOW - timedelta(minutes=1))

    (reason,) = may_record(TIE, new, now=NOW, polls_closed=NOW)

    assert (reason.code, reason.facts, reason.field) == ("lot-is-drawn-before-the-count", {"when": NOW}, "drawn_at")
    assert may_record(TIE, new, now=NOW, polls_closed=new.drawn_at) == may_record(TIE, new, now=NOW) == ()

"""Where a nomination is, out of what has happened to it."""

from datetime import UTC, datetime, timedelta

import pytest

from recruit.nominations.rules import Erased, Happened, Status, may_stand_again, may_withdraw, status_of

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
SOON = NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("happened", "status"),
    [
        (Happened(), Status.STANDS),
        (Happened(answer_until=SOON), Status.AWAITING_ANSWER),
        (Happened(answer_until=NOW), Status.EXPIRED),
        (Happened(answer_until=NOW, accepts=True), Status.STANDS),
        (Happened(answer_until=SOON, accepts=False), Status.DECLINED),
        (Happened(accepts=True, is_withdrawn=True), Status.WITHDRAWN),
        (Happened(answer_until=SOON, erased_because=Erased.NO_ANSWER), Status.EXPIRED),
        (Happened(accepts=True, erased_because=Erased.RETENTION), Status.STANDS),
        (Happened(answer_until=SOON, erased_because=Erased.WITHDRAWN), Status.WITHDRAWN),
    ],
)
def test_a_status_follows_from_what_happened(happened: Happened, status: Status) -> None:
    assert status_of(happened, now=NOW) is status


def test_only_who_stands_can_withdraw() -> None:
    assert {status for status in Status if not may_withdraw(status)} == {Status.STANDS}


def test_a_withdrawal_is_taken_back_to_the_end_of_the_deadlines_second_and_by_the_secretariat_later() -> None:
    last, over = NOW + timedelta(milliseconds=999), NOW + timedelta(seconds=1)

    assert not may_stand_again(Status.WITHDRAWN, NOW, now=last, by_staff=False)
    assert may_stand_again(Status.WITHDRAWN, NOW, now=over, by_staff=False)
    assert not may_stand_again(Status.WITHDRAWN, NOW, now=over, by_staff=True)
    assert may_stand_again(Status.STANDS, NOW, now=last, by_staff=True)

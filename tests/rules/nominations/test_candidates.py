"""The list of candidates: who is on it, when it may be fixed, and what a drawn lot must say."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from recruit.nominations.rules import Status
from recruit.nominations.rules.candidates import (
    Lot,
    Sorted,
    down_on,
    may_be_revoked,
    may_fix,
    may_order_by,
    sorted_out,
)
from tests.builders import day
from tests.nominations import NOON

AMINA, BO, CARLA, DAN, EVA, FRIDA = (UUID(int=number) for number in range(1, 7))
TODAY = day("2026-12-22")
LOT = Lot("Grethe Holm", "Kaj Lund", TODAY)


def codes(reasons: Any) -> list[str]:
    return [reason.code for reason in reasons]


def fixing(found: Sorted, *chosen: UUID, **changes: Any) -> list[str]:
    facts: dict[str, Any] = {
        "is_fixed": False,
        "closes_at": NOON,
        "down_on": TODAY + timedelta(days=28),
        "today": TODAY,
        "now": NOON + timedelta(seconds=1),
    }
    return codes(may_fix(found, chosen, **facts | changes))


def test_on_the_list_is_who_stands_and_is_approved_and_nobody_twice() -> None:
    statuses = dict.fromkeys((AMINA, BO, CARLA, DAN), Status.STANDS)
    statuses |= {EVA: Status.WITHDRAWN, FRIDA: Status.AWAITING_ANSWER}
    decisions = {AMINA: True, BO: False, CARLA: True, EVA: True}

    found = sorted_out(statuses, decisions, {CARLA: AMINA})

    assert found == Sorted(approved=[AMINA], undecided=[DAN], unanswered=[FRIDA])


def test_whoever_is_joined_stands_again_when_the_one_that_was_kept_does_not() -> None:
    statuses = {AMINA: Status.STANDS, BO: Status.STANDS, EVA: Status.WITHDRAWN}

    found = sorted_out(statuses, {AMINA: True}, {AMINA: EVA, BO: CARLA})

    assert found == Sorted(approved=[AMINA], undecided=[BO], unanswered=[])


@pytest.mark.parametrize(
    ("found", "chosen", "changes", "expected"),
    [
        (Sorted([AMINA, BO], [], [CARLA]), [BO, AMINA], {}, []),
        (Sorted([AMINA], [], []), [AMINA], {"is_fixed": True}, ["candidates-are-fixed"]),
        (Sorted([AMINA], [], []), [AMINA], {"now": NOON}, ["round-still-takes-nominations"]),
        (Sorted([AMINA], [BO], []), [AMINA], {}, ["nominations-are-undecided"]),
        (Sorted([], [], []), [], {}, ["nobody-is-approved"]),
        (Sorted([AMINA, BO], [], []), [AMINA], {}, ["candidates-have-changed"]),
        (Sorted([AMINA, BO], [], []), [AMINA, AMINA], {}, ["candidates-have-changed"]),
        (Sorted([AMINA], [], []), [AMINA, AMINA], {}, ["candidates-have-changed"]),
        (Sorted([AMINA], [], []), [AMINA], {"down_on": TODAY}, ["day-is-not-to-come"]),
    ],
)
def test_the_list_holds_everybody_who_is_approved_once_and_nobody_is_left_undecided(
    found: Sorted, chosen: list[UUID], changes: dict[str, Any], expected: list[str]
) -> None:
    assert fixing(found, *chosen, **changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"drawn_by": " "}, ["answer-missing"]),
        ({"witnessed_by": ""}, ["answer-missing"]),
        ({"witnessed_by": "grethe holm "}, ["lot-needs-a-witness"]),
        ({"drawn_on": TODAY + timedelta(days=1)}, ["day-in-the-future"]),
    ],
)
def test_a_lot_says_who_drew_it_and_who_else_saw_it(changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(may_order_by(replace(LOT, **changes), today=TODAY)) == expected


def test_a_list_is_taken_back_for_a_reason() -> None:
    assert codes(may_be_revoked("En klage fik medhold.", is_fixed=True)) == []
    assert codes(may_be_revoked(" ", is_fixed=False)) == ["candidates-are-not-fixed", "reason-missing"]


def test_the_candidates_are_public_for_four_weeks_after_the_last_date_of_the_round() -> None:
    assert down_on([day("2027-01-04"), day("2027-02-01"), day("2026-12-01")]) == day("2027-03-01")

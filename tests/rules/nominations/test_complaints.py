"""Complaints: what they must say, when they are late, and how they can be decided."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from recruit.nominations.rules.complaints import (
    NewComplaint,
    Outcome,
    Ruling,
    Standing,
    is_late,
    may_decide,
    may_register,
    may_send_on,
)
from recruit.recruitment.rules import Manner
from tests.builders import day
from tests.nominations import NOON

SAID = NewComplaint(
    complainant="Amina Abdi",
    contact="Havnegade 1, Fjordby",
    standing=Standing.CONCERNED,
    considered="",
    text="Jeg bor i kommunen.",
    received_at=NOON,
    manner=Manner.PAPER,
    complaint_to="Fjordby Kommunalbestyrelse",
    until=NOON,
)
TODAY = day("2026-12-23")
RULING = Ruling(Outcome.NOT_UPHELD, "Kommunalbestyrelsen", TODAY, "Hun bor i nabokommunen.")
DAYS = {"received_on": day("2026-12-21"), "today": TODAY}


def codes(reasons: Any) -> list[tuple[str, str | None]]:
    return [(reason.code, reason.field) for reason in reasons]


def test_a_complaint_is_in_time_to_the_end_of_the_second() -> None:
    assert not is_late(NOON + timedelta(microseconds=999_999), NOON)
    assert is_late(NOON + timedelta(seconds=1), NOON)


def test_a_late_complaint_is_registered() -> None:
    assert may_register(replace(SAID, received_at=NOON + timedelta(days=1)), now=NOON + timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"complainant": " "}, ("answer-missing", "complainant")),
        ({"contact": ""}, ("answer-missing", "contact")),
        ({"text": ""}, ("answer-missing", "text")),
        ({"complaint_to": ""}, ("answer-missing", "complaint_to")),
        ({"standing": Standing.OTHER}, ("answer-missing", "considered")),
        ({"text": "Født 040390-1234"}, ("text-holds-a-cpr-number", "text")),
        ({"text": "x" * 5001}, ("text-too-long", "text")),
        ({"received_at": NOON + timedelta(seconds=1)}, ("complaint-in-the-future", "received_at")),
    ],
)
def test_a_complaint_says_who_what_and_when(changes: dict[str, Any], reason: tuple[str, str]) -> None:
    assert codes(may_register(replace(SAID, **changes), now=NOON)) == [reason]


@pytest.mark.parametrize(
    ("changes", "facts", "reason"),
    [
        ({}, {"is_open": False}, ("complaint-is-decided", None)),
        ({"decided_by": ""}, {}, ("answer-missing", "decided_by")),
        ({"reason": " "}, {}, ("answer-missing", "reason")),
        ({"outcome": Outcome.DISMISSED_LATE}, {}, ("complaint-is-in-time", "outcome")),
        ({"decided_on": day("2026-12-24")}, {}, ("day-in-the-future", "decided_on")),
        ({"decided_on": day("2026-12-20")}, {}, ("before-the-complaint", "decided_on")),
    ],
)
def test_it_is_decided_once_with_a_reason_on_a_day(
    changes: dict[str, Any], facts: dict[str, Any], reason: tuple[str, str | None]
) -> None:
    facts = {"is_open": True, "is_late": False} | DAYS | facts
    assert codes(may_decide(replace(RULING, **changes), **facts)) == [reason]


def test_only_a_late_one_is_dismissed_as_late_and_a_withdrawn_one_needs_no_reason() -> None:
    facts: dict[str, Any] = {"is_open": True} | DAYS
    assert may_decide(replace(RULING, outcome=Outcome.DISMISSED_LATE), is_late=True, **facts) == ()
    assert may_decide(Ruling(Outcome.WITHDRAWN, "", TODAY, ""), is_late=False, **facts) == ()


def test_it_is_sent_on_once_to_somebody() -> None:
    facts: dict[str, Any] = {"is_open": True, "is_sent_on": False} | DAYS
    assert may_send_on("Ankestyrelsen", TODAY, **facts) == ()
    assert codes(may_send_on(" ", TODAY, **facts)) == [("answer-missing", "sent_on_to")]
    assert codes(may_send_on("Ankestyrelsen", TODAY, **facts | {"is_sent_on": True})) == [
        ("complaint-is-sent-on", None)
    ]

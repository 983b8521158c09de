"""A substitute becomes member for good: by a decision newer than the vacancy, from the day of it."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from recruit.appointments.rules.substitution import Asked, CallFacts, CallKind
from recruit.appointments.rules.taking_over import Entry, EntryDecision, first_day, may_take_over
from recruit.bodies.rules import DecisionKind
from recruit.foundation.dates import Span
from tests.builders import day

VACANT, MARCH, OCTOBER = day("2026-09-01"), day("2026-03-26"), day("2026-10-29")
CALL = CallFacts(
    CallKind.FOR_GOOD, Span(VACANT, None), [Asked(uuid4(), datetime(2026, 9, 8, tzinfo=UTC), accepts=True)]
)
NEW = EntryDecision(DecisionKind.APPOINT, OCTOBER)
ENTRY = Entry(OCTOBER, NEW, needs_decision=True, appointed_on=MARCH, known_on=VACANT)


def codes(entry: Entry, call: CallFacts = CALL) -> list[str]:
    return [refusal.code for refusal in may_take_over(call, entry)]


def test_the_first_day_is_that_of_the_vacancy_or_of_the_later_decision() -> None:
    assert first_day(CALL, None) == first_day(CALL, MARCH) == VACANT
    assert first_day(CALL, OCTOBER) == OCTOBER


def test_the_new_decision_comes_after_the_place_fell_vacant_and_the_member_with_it() -> None:
    assert codes(ENTRY) == []
    assert codes(replace(ENTRY, since=day("2026-11-15"))) == []
    assert codes(replace(ENTRY, since=day("2026-10-28"))) == ["entry-before-the-decision"]
    assert codes(Entry(day("2026-08-31"))) == ["entry-before-the-vacancy"]
    assert codes(replace(ENTRY, decision=None)) == ["entry-needs-a-decision"]


def test_the_first_appointment_is_no_new_decision() -> None:
    own = EntryDecision(DecisionKind.APPOINT, MARCH, is_their_own=True)
    older = EntryDecision(DecisionKind.APPOINT, day("2026-03-25"))

    assert codes(replace(ENTRY, decision=own)) == ["decision-is-the-first-one"]
    assert codes(replace(ENTRY, decision=own, known_on=None)) == ["decision-is-the-first-one"]
    assert codes(replace(ENTRY, decision=older)) == ["decision-is-the-first-one"]
    assert codes(replace(ENTRY, decision=own, needs_decision=False)) == []


def test_a_decision_from_before_the_vacancy_counts_only_where_it_was_known() -> None:
    before = replace(ENTRY, decision=EntryDecision(DecisionKind.APPOINT, day("2026-08-31")))

    assert codes(before) == ["decision-before-the-vacancy"]
    assert codes(replace(before, known_on=day("2026-08-31"))) == []
    assert codes(replace(before, known_on=None)) == []
    assert codes(replace(before, appointed_on=None)) == ["decision-before-the-vacancy"]
    assert codes(replace(before, needs_decision=False)) == []


def test_whoever_said_yes_takes_over_as_the_group_says() -> None:
    assert codes(Entry(VACANT)) == []
    other = EntryDecision(DecisionKind.RELEASE, OCTOBER)
    assert codes(replace(ENTRY, decision=other)) == ["decision-appoints-nobody"]
    nobody = CallFacts(CallKind.LEAVE, CALL.span, is_closed=True)
    assert codes(Entry(VACANT), nobody) == ["call-is-closed", "call-is-not-for-good", "nobody-has-said-yes"]

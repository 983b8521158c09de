"""Why somebody leaves, who decided it, and what can be left out of what follows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from recruit.appointments.rules import EndReason
from recruit.appointments.rules import ending as rules
from recruit.appointments.rules.ending import Consequence, Hearing, NewEnding
from recruit.bodies.rules import DecisionKind
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal
from tests.builders import a_day, day

TODAY = day("2026-06-20")
SITS = Span(day("2026-01-01"), None)
RESIGNS = NewEnding(a_day("14. juni 2026"), EndReason.RESIGNED)
DECIDED = NewEnding(
    a_day("14. juni 2026"),
    EndReason.ABSENCE_RULE,
    decided_by="Byrådet",
    decided_on=day("2026-06-10"),
    hearing=Hearing.HEARD,
    heard_on=day("2026-05-20"),
)


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


def reasons(new: NewEnding, *follows: Consequence, span: Span = SITS) -> list[str]:
    return codes(rules.may_leave(new, span, follows, today=TODAY))


def test_a_member_leaves_once_and_not_before_the_first_day() -> None:
    assert reasons(RESIGNS) == []
    assert reasons(RESIGNS, span=Span(SITS.since, TODAY)) == ["membership-has-ended"]
    assert reasons(replace(RESIGNS, last_day=a_day("31. december 2025"))) == ["ends-before-it-begins"]


@pytest.mark.parametrize("reason", sorted(rules.BY_ANOTHER_ACT))
def test_what_another_act_records_is_no_reason_here(reason: EndReason) -> None:
    assert reasons(replace(RESIGNS, reason=reason)) == ["ends-by-another-act"]


@pytest.mark.parametrize("reason", sorted(rules.DECIDED_BY_OTHERS))
def test_what_others_decide_names_them_and_the_hearing(reason: EndReason) -> None:
    assert reasons(replace(DECIDED, reason=reason)) == []
    nothing = replace(RESIGNS, reason=reason)
    assert reasons(nothing) == ["answer-missing", "answer-missing", "hearing-is-not-said"]


def test_a_hearing_comes_before_the_decision_or_has_a_reason_for_none() -> None:
    assert reasons(replace(DECIDED, decided_on=day("2026-06-21"))) == ["day-in-the-future"]
    assert reasons(replace(DECIDED, heard_on=None)) == ["answer-missing"]
    assert reasons(replace(DECIDED, heard_on=day("2026-06-11"))) == ["heard-after-the-decision"]
    without = replace(DECIDED, hearing=Hearing.NOT_HEARD, heard_on=None)
    assert reasons(without) == ["answer-missing"]
    assert reasons(replace(without, not_heard_because="Medlemmet bad selv om det.")) == []
    assert reasons(replace(DECIDED, decided_on=None, heard_on=day("2026-06-11"))) == ["answer-missing"]


def test_what_follows_is_left_out_with_a_reason_but_never_the_offices() -> None:
    called, offices = Consequence.SUBSTITUTE_CALLED, Consequence.OFFICES_END

    assert reasons(replace(RESIGNS, left_out={called: "Rådet venter til efteråret."}), called) == []
    assert reasons(replace(RESIGNS, left_out={called: " "}), called) == ["left-out-without-a-reason"]
    assert reasons(replace(RESIGNS, left_out={called: "x"})) == ["consequence-is-no-choice"]
    assert reasons(replace(RESIGNS, left_out={offices: "x"}), offices) == ["consequence-is-no-choice"]


def test_a_change_of_role_is_part_of_an_act_of_its_own() -> None:
    becomes = replace(RESIGNS, reason=EndReason.BECAME_SUBSTITUTE)

    assert rules.may_leave(becomes, SITS, (), today=TODAY, is_part_of_an_act=True) == ()


def test_an_organisation_is_asked_until_a_day_that_is_still_to_come() -> None:
    asked = Consequence.ORGANISATION_ASKED

    assert reasons(replace(RESIGNS, answer_by=TODAY), asked) == []
    assert reasons(RESIGNS, asked) == ["answer-by-is-over"]
    assert reasons(replace(RESIGNS, answer_by=day("2026-06-19")), asked) == ["answer-by-is-over"]
    assert reasons(replace(RESIGNS, left_out={asked: "De har ringet."}), asked) == []
    for left_on, counted_from in ((RESIGNS.last_day, TODAY), (a_day("31. december 2026"), day("2026-12-31"))):
        leaves, last = replace(RESIGNS, last_day=left_on), counted_from + timedelta(days=rules.MOST_DAYS_TO_ANSWER)
        assert reasons(replace(leaves, answer_by=last), asked) == []
        assert reasons(replace(leaves, answer_by=last + timedelta(days=1)), asked) == ["deadline-too-far-off"]


def test_a_member_is_heard_about_what_others_decide_and_has_time_to_answer() -> None:
    later = day("2026-07-01")

    assert rules.may_hear(EndReason.ABSENCE_RULE, "Tre møder.", later, has_left=False, today=TODAY) == ()
    refused = rules.may_hear(EndReason.RESIGNED, " ", TODAY, has_left=True, today=TODAY)
    assert codes(refused) == [
        "membership-has-ended-already",
        "nobody-else-decides-it",
        "answer-missing",
        "answer-by-is-over",
    ]
    of_today = (EndReason.ABSENCE_RULE, "Tre møder.")
    days = [TODAY + timedelta(days=number) for number in (1, rules.MOST_DAYS_TO_ANSWER, rules.MOST_DAYS_TO_ANSWER + 1)]
    found = [codes(rules.may_hear(*of_today, one, has_left=False, today=TODAY)) for one in days]
    assert found == [[], [], ["deadline-too-far-off"]]


def test_whoever_comes_instead_begins_on_the_day_of_the_decision_at_the_earliest() -> None:
    assert rules.may_be_decided_at_once(DecisionKind.APPOINT, TODAY, TODAY) == ()
    refused = rules.may_be_decided_at_once(DecisionKind.RELEASE, TODAY, day("2026-06-19"))
    assert codes(refused) == ["decision-appoints-nobody", "entry-before-the-decision"]


def test_a_departure_stands_once_a_substitute_accepted() -> None:
    refused = rules.may_undo("Fejl.", is_undone=False, is_noted=True, has_accepted=True)

    assert codes(refused) == ["somebody-has-said-yes-since"]


def test_a_departure_is_undone_once_with_a_reason() -> None:
    assert rules.may_undo("Forkert medlem.", is_undone=False, is_noted=True) == ()
    refused = rules.may_undo(" ", is_undone=True, is_noted=False)
    assert codes(refused) == ["answer-missing", "ending-is-undone", "undo-not-noted"]

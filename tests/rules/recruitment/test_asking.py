"""When somebody is reminded, how long a link works, and how long a suggested name is kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recruit.recruitment.rules.asking import (
    Asked,
    NewOrganisationCall,
    NewProspect,
    erased_on,
    is_reminded_now,
    link_lifetime,
    may_ask,
    may_ask_again,
    may_call,
    may_keep,
    may_note_answer,
    may_remind,
    may_spread,
)
from tests.builders import NOW

DAY = timedelta(days=1)
#: Asked a while ago, and silent; the deadline is in five days.
SILENT = Asked(NOW - 10 * DAY, None, has_answered=False, closes_at=NOW + 5 * DAY)
PROSPECT = NewProspect("Ib Juhl", "Kaj Lund", days=30, email="ib@mail.example")


def test_whoever_is_silent_near_the_deadline_is_reminded() -> None:
    assert is_reminded_now(SILENT, now=NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"closes_at": NOW + 8 * DAY},
        {"asked_at": NOW - 2 * DAY},
        {"asked_at": None},
        {"has_answered": True},
        {"reminded_at": NOW - DAY},
        {"closes_at": NOW - DAY},
    ],
)
def test_nobody_is_reminded_early_twice_late_or_after_an_answer(changes: dict[str, object]) -> None:
    assert not is_reminded_now(replace(SILENT, **changes), now=NOW)


def test_the_secretary_may_remind_earlier() -> None:
    assert may_remind(replace(SILENT, closes_at=NOW + 20 * DAY), now=NOW) == ()


def test_a_deadline_runs_to_the_end_of_its_second() -> None:
    within, after = NOW + timedelta(microseconds=999_000), NOW + timedelta(seconds=1)
    noon = replace(SILENT, closes_at=NOW)

    assert may_remind(noon, now=within) == ()
    assert [refusal.code for refusal in may_remind(noon, now=after)] == ["too-late-to-remind"]


def test_nobody_is_asked_for_an_answer_that_would_come_too_late() -> None:
    assert may_ask(NOW, now=NOW) == ()
    assert [refusal.field for refusal in may_ask(NOW, now=NOW + timedelta(seconds=1))] == ["closes_on"]


def test_the_first_letter_is_sent_again_while_there_is_no_answer_and_time_for_one() -> None:
    assert may_ask_again(replace(SILENT, reminded_at=NOW), now=NOW) == ()
    assert [each.code for each in may_ask_again(replace(SILENT, has_answered=True), now=NOW)] == ["answered-already"]
    assert may_ask_again(SILENT, now=NOW + 6 * DAY) != ()


def test_a_link_outlives_its_deadline_to_say_that_it_is_late() -> None:
    assert link_lifetime(NOW + 5 * DAY, now=NOW) > 5 * DAY
    assert link_lifetime(NOW - 90 * DAY, now=NOW) > timedelta()


def test_places_that_are_answered_are_not_taken_away() -> None:
    call = NewOrganisationCall(1, NOW + DAY)

    assert may_call(call, NOW) == ()
    assert [refusal.field for refusal in may_call(call, NOW, proposed=2)] == ["places"]


def test_an_organisation_has_time_after_the_opening() -> None:
    assert [refusal.field for refusal in may_call(NewOrganisationCall(1, NOW), NOW)] == ["closes_on"]


def test_a_name_is_kept_for_thirty_days_at_most() -> None:
    assert may_keep(PROSPECT, NOW + DAY, now=NOW) == ()
    assert erased_on(date(2026, 11, 21), 30, closes_on=date(2027, 1, 4)) == date(2026, 12, 21)
    too_long = may_keep(replace(PROSPECT, days=31), NOW + DAY, now=NOW)
    assert [refusal.field for refusal in too_long] == ["days"]


def test_a_name_is_not_kept_beyond_the_deadline() -> None:
    assert erased_on(date(2026, 11, 21), 30, closes_on=date(2026, 12, 1)) == date(2026, 12, 2)
    assert [refusal.code for refusal in may_keep(PROSPECT, NOW - DAY, now=NOW)] == ["round-closed-already"]


def test_nobody_is_sent_to_a_call_that_is_not_there_or_too_late() -> None:
    assert may_spread(NOW, is_announced=True, now=NOW) == ()
    assert [refusal.code for refusal in may_spread(NOW - DAY, is_announced=False, now=NOW)] == [
        "round-not-announced-yet",
        "round-closed-already",
    ]


def test_nobody_answers_what_they_were_not_told() -> None:
    assert [refusal.code for refusal in may_note_answer(None)] == ["prospect-is-not-told"]
    assert may_note_answer(NOW) == ()


@pytest.mark.parametrize(("changes", "field"), [({"email": ""}, "email"), ({"suggested_by": ""}, "suggested_by")])
def test_a_name_is_kept_only_of_somebody_who_can_be_told_by_whom(changes: dict[str, str], field: str) -> None:
    assert [refusal.field for refusal in may_keep(replace(PROSPECT, **changes), NOW + DAY, now=NOW)] == [field]

"""When a body, a term and a seat group may be set up."""

from dataclasses import replace
from datetime import date

import pytest

from recruit.bodies.rules import (
    MOST_SEATS_IN_A_GROUP,
    FillingMethod,
    NewBody,
    NewSeatGroup,
    NewTerm,
    SeatType,
    SubstituteArrangement,
    groups_add_up,
    may_add_seat_group,
    may_create,
    may_open_term,
    municipal_term_of,
)
from recruit.foundation.dates import PartialDate, Precision, Span
from recruit.foundation.refusal import Refusal
from recruit.people.rules import Classification

TERM = NewTerm(PartialDate(date(2026, 1, 1)), PartialDate(date(2029, 12, 31)))
BODY = NewBody("Integrationsrådet", Classification.INTEGRATION_COUNCIL, "formand", "næstformand", TERM)
GROUP = NewSeatGroup("Foreninger", 3, SeatType.ORGANISATION, FillingMethod.ORGANISATION_NOMINATION)


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


def test_a_body_with_name_kind_titles_and_term_may_be_set_up() -> None:
    assert may_create(BODY) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "body-has-no-name"),
        ({"classification": Classification.ASSOCIATION}, "not-a-kind-of-body"),
        ({"chair_title": ""}, "chair-has-no-title"),
        ({"vice_chair_title": " "}, "chair-has-no-title"),
        ({"term": replace(TERM, last_day=PartialDate(date(2025, 12, 31)))}, "term-ends-before-it-begins"),
    ],
)
def test_a_body_that_lacks_something_may_not(change: dict[str, object], code: str) -> None:
    assert codes(may_create(replace(BODY, **change))) == [code]  # type: ignore[arg-type]


def test_a_term_is_called_after_its_years() -> None:
    assert TERM.title == "2026–2029"


def test_a_term_of_one_year_is_called_after_it() -> None:
    assert replace(TERM, last_day=PartialDate(date(2026, 6, 30))).title == "2026"


def test_a_term_is_called_as_somebody_wishes() -> None:
    assert replace(TERM, label=" Opstart ").title == "Opstart"


def test_a_term_known_to_the_month_runs_to_the_end_of_its_last_month() -> None:
    term = NewTerm(PartialDate(date(2015, 9, 1), Precision.MONTH), PartialDate(date(2016, 6, 1), Precision.MONTH))

    assert term.span == Span(date(2015, 9, 1), date(2016, 7, 1))


def test_terms_follow_each_other() -> None:
    others = [("2022–2025", Span(date(2022, 1, 1), date(2026, 1, 1)))]

    assert may_open_term(TERM, others) == ()


def test_two_terms_share_no_day() -> None:
    others = [("2022–2026", Span(date(2022, 1, 1), date(2026, 1, 2)))]

    assert codes(may_open_term(TERM, others)) == ["terms-overlap"]


def test_two_terms_have_two_labels() -> None:
    others = [("2026–2029", Span(date(2020, 1, 1), date(2021, 1, 1)))]

    assert codes(may_open_term(TERM, others)) == ["term-label-taken"]


def test_a_seat_group_with_a_label_of_its_own_may_be_added() -> None:
    assert may_add_seat_group(GROUP, ["Skoler"]) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"label": ""}, "seat-group-has-no-label"),
        ({"label": " Skoler "}, "seat-group-label-taken"),
        ({"seats": -1}, "number-of-seats-impossible"),
        ({"seats": MOST_SEATS_IN_A_GROUP + 1}, "number-of-seats-impossible"),
        ({"substitutes": 2}, "substitutes-without-arrangement"),
        ({"substitutes": -1, "arrangement": SubstituteArrangement.LIST}, "substitutes-without-arrangement"),
    ],
)
def test_a_seat_group_that_makes_no_sense_may_not(change: dict[str, object], code: str) -> None:
    assert codes(may_add_seat_group(replace(GROUP, **change), ["Skoler"])) == [code]  # type: ignore[arg-type]


def test_a_group_may_have_substitutes_by_arrangement() -> None:
    group = replace(GROUP, substitutes=3, arrangement=SubstituteArrangement.LIST)

    assert may_add_seat_group(group, []) == ()


def test_the_groups_of_a_charter_add_up() -> None:
    assert groups_add_up(15, [5, 1, 1, 1, 2, 2, 3]) == ()


def test_groups_that_do_not_add_up_say_by_how_much() -> None:
    (gap,) = groups_add_up(15, [5, 1, 1, 1, 2, 2])

    assert (gap.code, gap.facts) == ("groups-do-not-add-up", {"decided": 15, "total": 12})


def test_nothing_need_add_up_while_no_number_is_decided() -> None:
    assert groups_add_up(None, [5]) == ()


@pytest.mark.parametrize(
    ("day", "year"),
    [("2014-01-01", 2014), ("2017-12-31", 2014), ("2018-01-01", 2018), ("2026-11-21", 2026), ("2013-12-31", 2010)],
)
def test_a_municipal_term_is_four_years(day: str, year: int) -> None:
    assert municipal_term_of(date.fromisoformat(day)) == year

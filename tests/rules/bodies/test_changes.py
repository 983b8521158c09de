"""What may be changed about a body, its terms and its groups once they stand."""

from datetime import date

import pytest

from recruit.bodies.rules import (
    LONGEST_TEXT,
    MOST_SEATS,
    DocumentKind,
    FillingMethod,
    NewDocument,
    NewRule,
    NewSeatGroup,
    NewTerm,
    RuleKind,
    RuleSource,
    SeatType,
    SubstituteArrangement,
    may_add_document,
    may_add_seat_group,
    may_be_labelled,
    may_change_term,
    may_copy,
    may_decide_seats,
    may_end,
    may_have_only,
    may_hold,
    may_link,
    may_move_to,
    may_open_term,
    may_remove_seat_group,
    seats_to_give_up,
)
from recruit.foundation.dates import PartialDate, Span
from recruit.foundation.refusal import Refusal

NEW_YEAR = date(2026, 1, 1)
TERM = NewTerm(PartialDate(NEW_YEAR), PartialDate(date(2029, 12, 31)))
MINIMUM = NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.LAW, "Integrationsloven § 42, stk. 3", 7)


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


# The body


@pytest.mark.parametrize("slug", ["integrationsraad", "raad-2", "7"])
def test_an_address_of_plain_letters_is_fine(slug: str) -> None:
    assert may_move_to(slug, is_taken=False) == ()


@pytest.mark.parametrize("slug", ["", "Råd", "a b", "-a", "a--b", "a/b", "a" * 81])
def test_an_address_of_other_signs_is_none(slug: str) -> None:
    assert codes(may_move_to(slug, is_taken=False)) == ["slug-is-malformed"]


@pytest.mark.parametrize(("slug", "is_taken"), [("aeldreraad", True), ("historik", False)])
def test_an_address_belongs_to_one_body_and_never_to_the_house(slug: str, is_taken: bool) -> None:
    assert codes(may_move_to(slug, is_taken=is_taken)) == ["slug-is-taken"]


def test_a_rule_with_source_and_days_may_hold() -> None:
    assert may_hold(MINIMUM, Span(NEW_YEAR), []) == ()


def test_a_rule_may_follow_one_of_its_kind() -> None:
    former = (RuleKind.MINIMUM_MEMBERS, Span(date(2020, 1, 1), NEW_YEAR))

    assert may_hold(MINIMUM, Span(NEW_YEAR), [former]) == ()
    assert codes(may_hold(MINIMUM, Span(date(2025, 12, 31)), [former])) == ["rule-holds-already"]


def test_rules_of_two_kinds_hold_side_by_side() -> None:
    residence = NewRule(RuleKind.RESIDENCE_REQUIRED, RuleSource.LAW, "Integrationsloven § 42, stk. 3")

    assert may_hold(residence, Span(NEW_YEAR), [(RuleKind.MINIMUM_MEMBERS, Span(NEW_YEAR))]) == ()


@pytest.mark.parametrize(
    ("rule", "span", "code"),
    [
        (NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.LAW, "§ 42"), Span(NEW_YEAR), "minimum-is-no-number"),
        (NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.LAW, "§ 42", 0), Span(NEW_YEAR), "minimum-is-no-number"),
        (NewRule(RuleKind.RESIDENCE_REQUIRED, RuleSource.CHARTER, " "), Span(NEW_YEAR), "citation-missing"),
        (NewRule(RuleKind.RESIDENCE_REQUIRED, RuleSource.LAW, "x" * 501), Span(NEW_YEAR), "citation-missing"),
        (MINIMUM, Span(NEW_YEAR, NEW_YEAR), "ends-before-it-begins"),
    ],
)
def test_a_rule_that_lacks_something_may_not(rule: NewRule, span: Span, code: str) -> None:
    assert codes(may_hold(rule, span, [])) == [code]


def test_what_holds_ends_after_it_began() -> None:
    assert may_end(Span(NEW_YEAR), date(2026, 1, 2)) == ()
    assert codes(may_end(Span(NEW_YEAR), NEW_YEAR)) == ["ends-before-it-begins"]


# The term


def test_a_term_may_be_corrected_around_those_who_sit_in_it() -> None:
    sitting = [("Bo Dam", Span(NEW_YEAR)), ("Elif Kaya", Span(NEW_YEAR, date(2030, 1, 1)))]

    assert may_change_term(TERM, [("2022–2025", Span(date(2022, 1, 1), NEW_YEAR))], sitting) == ()


@pytest.mark.parametrize(
    "span",
    [
        Span(date(2025, 12, 31)),
        Span(date(2030, 1, 1)),
        Span(NEW_YEAR, date(2030, 1, 2)),
    ],
    ids=["began before", "begins after", "ends after"],
)
def test_a_term_leaves_nobody_outside(span: Span) -> None:
    (refusal,) = may_change_term(TERM, [], [("Bo Dam", span)])

    assert (refusal.code, refusal.facts["names"]) == ("members-sit-outside-the-term", ["Bo Dam"])


def test_a_term_that_ends_before_it_begins_has_nobody_outside_or_inside() -> None:
    turned = NewTerm(TERM.last_day, TERM.first_day)

    assert "term-ends-before-it-begins" in codes(may_change_term(turned, [], []))


def test_the_name_of_a_term_is_short() -> None:
    assert codes(may_open_term(NewTerm(TERM.first_day, TERM.last_day, label="x" * 81), [])) == ["label-too-long"]


@pytest.mark.parametrize("seats", [None, 0, 15, MOST_SEATS])
def test_a_number_of_seats_may_be_decided(seats: int | None) -> None:
    assert may_decide_seats(seats) == ()


@pytest.mark.parametrize("seats", [-1, MOST_SEATS + 1])
def test_an_impossible_number_of_seats_may_not(seats: int) -> None:
    assert codes(may_decide_seats(seats)) == ["number-of-seats-impossible"]


@pytest.mark.parametrize(
    ("groups", "succeeded", "to", "expected"),
    [
        (0, 0, date(2030, 1, 1), []),
        (0, 0, date(2031, 1, 1), []),
        (3, 0, date(2030, 1, 1), ["term-has-groups"]),
        (0, 9, date(2030, 1, 1), ["composition-is-copied-forwards"]),
        (0, 0, date(2022, 1, 1), ["composition-is-copied-forwards"]),
    ],
)
def test_a_composition_is_copied_once_and_forwards_to_an_empty_term(
    groups: int, succeeded: int, to: date, expected: list[str]
) -> None:
    assert codes(may_copy(groups, succeeded, from_until=date(2030, 1, 1), to_since=to)) == expected


# The seat group


def a_group(**changes: object) -> NewSeatGroup:
    facts = {"label": "Foreninger", "seats": 3, "seat_type": SeatType.ORGANISATION}
    method = FillingMethod.ORGANISATION_NOMINATION
    return NewSeatGroup(**{**facts, "filling_method": method, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"arrangement": SubstituteArrangement.PERSONAL, "substitutes": 2}, []),
        ({"arrangement": SubstituteArrangement.PERSONAL, "substitutes": 3}, ["too-many-personal-substitutes"]),
        ({"arrangement": SubstituteArrangement.LIST, "substitutes": 6}, []),
        ({"arrangement": SubstituteArrangement.LIST, "substitutes": 201}, ["substitutes-without-arrangement"]),
        ({"criterion": "x" * (LONGEST_TEXT + 1)}, ["text-too-long"]),
    ],
)
def test_a_group_has_as_many_substitutes_as_its_arrangement_allows(change: dict, expected: list[str]) -> None:
    assert codes(may_add_seat_group(a_group(**change), [])) == expected


@pytest.mark.parametrize("label", ["x" * 201, "Foreninger\u202egnippolk"])
def test_the_name_of_a_group_is_one_that_can_be_printed(label: str) -> None:
    (refusal,) = may_be_labelled(label, [])

    assert refusal.field == "label"


def test_a_group_is_reduced_to_those_who_sit_in_it_and_no_further() -> None:
    holders = {2: ["Bo Dam"], 1: ["Elif Kaya", "Ib Juhl"]}

    (refusal,) = may_have_only(1, holders)

    assert may_have_only(2, holders) == ()
    assert refusal.code == "seats-are-held"
    assert refusal.facts == {"number": 2, "names": ["Elif Kaya", "Ib Juhl", "Bo Dam"]}


def test_a_group_in_which_somebody_sat_stays() -> None:
    assert may_remove_seat_group("Foreninger", []) == ()
    assert codes(may_remove_seat_group("Foreninger", ["Bo Dam"])) == ["group-is-held"]


@pytest.mark.parametrize(
    ("held", "seats", "gone"),
    [([], 3, ()), ([], 1, (3, 2)), ([3], 2, (2,)), ([1, 3], 1, (2,)), ([], 5, ())],
)
def test_the_last_seats_on_which_nobody_sat_are_given_up(held: list[int], seats: int, gone: tuple[int, ...]) -> None:
    assert seats_to_give_up([1, 2, 3], held, seats) == gone


# The document


@pytest.mark.parametrize(
    ("change", "has_file", "expected"),
    [
        ({"url": "https://fjordby.example/vedtaegt"}, False, []),
        ({}, True, []),
        ({}, False, ["document-is-link-or-file"]),
        ({"url": "https://fjordby.example/vedtaegt"}, True, ["document-is-link-or-file"]),
        ({"title": " "}, True, ["document-has-no-title"]),
        ({"title": "x" * (LONGEST_TEXT + 1)}, True, ["document-has-no-title"]),
        ({"until": NEW_YEAR}, True, ["ends-before-it-begins"]),
        ({"until": date(2027, 1, 1)}, True, []),
        ({"url": "javascript:alert(1)"}, False, ["address-is-malformed"]),
    ],
)
def test_a_document_is_a_link_or_a_file_with_a_title(change: dict, has_file: bool, expected: list[str]) -> None:
    document = NewDocument(**{"kind": DocumentKind.CHARTER, "title": "Vedtægt", "since": NEW_YEAR, **change})

    assert codes(may_add_document(document, has_file=has_file)) == expected
    assert document.span == Span(NEW_YEAR, document.until)


def test_no_link_is_no_fault() -> None:
    assert may_link("") == ()

"""What can be written down about a person or an organization."""

from datetime import date
from uuid import UUID

import pytest

from recruit.people.rules import (
    LONGEST_TEXT,
    ContactKind,
    PersonFacts,
    Publication,
    may_be_a_reason,
    may_be_decided,
    may_be_known_as,
    may_be_shortened,
    may_belong_to,
    may_protect,
)

TODAY = date(2026, 11, 21)
ONE, OTHER, THIRD = (UUID(int=number) for number in range(3))


def codes(refusals):
    return [(refusal.code, refusal.field) for refusal in refusals]


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (ContactKind.EMAIL, "amina", "contact-is-no-email"),
        (ContactKind.PHONE, "1" * (LONGEST_TEXT + 1), "text-too-long"),
        (ContactKind.ADDRESS, "Strand\u202evej 4", "text-has-hidden-characters"),
        (ContactKind.PHONE, " ", "field-is-empty"),
    ],
)
def test_nobody_is_reached_so(kind: ContactKind, value: str, code: str) -> None:
    assert codes(may_be_known_as(PersonFacts("Amina Rahimi", contacts=((kind, value),)))) == [(code, kind)]


def test_a_name_and_ways_to_reach_somebody_are_enough() -> None:
    contacts = ((ContactKind.EMAIL, "amina@fjordby.example"), (ContactKind.ADDRESS, "Strandvejen 4"))

    assert may_be_known_as(PersonFacts("Amina", contacts=contacts)) == ()


@pytest.mark.parametrize(
    ("before", "after", "is_published", "refused"),
    [
        (True, False, True, True),
        (True, False, False, False),
        (True, True, True, False),
        (False, True, False, False),
        (False, False, False, False),
    ],
)
def test_protection_is_not_lifted_while_it_is_decided_to_show_the_person(
    before: bool, after: bool, is_published: bool, refused: bool
) -> None:
    refusals = may_protect(before=before, after=after, is_published=is_published)

    assert codes(refusals) == ([("publication-stands", "is_protected")] if refused else [])


def test_a_decision_says_who_when_and_why() -> None:
    empty = Publication(" ", date(2026, 11, 22), "")

    refusals = may_be_decided(empty, is_protected=False, is_published=True, today=TODAY)

    assert codes(refusals) == [
        ("person-is-not-protected", None),
        ("publication-is-decided", None),
        ("decided-in-the-future", "decided_on"),
        ("field-is-empty", "decided_by"),
        ("field-is-empty", "reason"),
    ]


def test_what_was_decided_today_can_be_recorded_today() -> None:
    decision = Publication("Amina Rahimi", TODAY, "Ønsker det")

    assert may_be_decided(decision, is_protected=True, is_published=False, today=TODAY) == ()


@pytest.mark.parametrize(
    ("parent", "above", "refused"),
    [(None, (), False), (OTHER, (THIRD,), False), (ONE, (), True), (OTHER, (ONE,), True)],
)
def test_an_organization_is_part_of_nothing_that_is_part_of_it(parent, above, refused: bool) -> None:
    assert codes(may_belong_to(ONE, parent, above)) == ([("parent-is-part-of-it", "parent")] if refused else [])


def test_an_organization_need_not_be_shortened() -> None:
    assert may_be_shortened(None) == may_be_shortened("") == may_be_shortened("FIF") == ()
    assert codes(may_be_shortened("F\u200bB")) == [("text-has-hidden-characters", "abbreviation")]


def test_a_reason_can_be_read() -> None:
    assert may_be_a_reason("Fortrudt", "because") == ()
    assert codes(may_be_a_reason(" ", "because")) == [("field-is-empty", "because")]

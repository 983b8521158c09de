"""An organisation proposes a woman and a man for each place, or says why not (Ligestillingsloven § 10 a)."""

from dataclasses import replace

import pytest

from recruit.people.rules import Gender
from recruit.recruitment.rules import DeviationReason
from recruit.recruitment.rules.proposal import Part, Proposal, ProposedPerson, may_propose, unbalanced

WOMAN = ProposedPerson(1, Part.FIRST, "Hawa Elmi", "hawa@mail.example", gender=Gender.WOMAN)
MAN = ProposedPerson(1, Part.SECOND, "Kaj Lund", phone="12 34 56 78", gender=Gender.MAN)
NOBODY = ProposedPerson(1, Part.SECOND)


def codes(*people: ProposedPerson, places: int = 1, **more: object) -> list[str]:
    proposal = replace(Proposal(people, "Gerda Friis"), **more)
    return [refusal.code for refusal in may_propose(proposal, places)]


def test_a_woman_and_a_man_need_no_reason() -> None:
    assert codes(WOMAN, MAN) == []


def test_one_person_alone_needs_a_reason() -> None:
    assert codes(WOMAN, NOBODY) == ["woman-and-man-or-reason"]


@pytest.mark.parametrize("reason", [reason for reason in DeviationReason if reason is not DeviationReason.OTHER])
def test_a_stated_reason_is_always_taken(reason: DeviationReason) -> None:
    assert codes(WOMAN, NOBODY, deviation=reason) == []
    assert codes(deviation=reason) == []


def test_another_reason_is_written_out() -> None:
    assert codes(WOMAN, deviation=DeviationReason.OTHER) == ["reason-missing"]
    assert codes(WOMAN, deviation=DeviationReason.OTHER, deviation_text="Kun hun bor i kommunen.") == []


def test_each_place_is_looked_at_by_itself() -> None:
    two = (WOMAN, replace(MAN, place=2))

    assert unbalanced((*two, replace(WOMAN, place=2, name="Leyla Kaya")), 3) == (1, 3)


def test_a_substitute_does_not_count_as_one_of_the_two() -> None:
    assert unbalanced((WOMAN, replace(MAN, part=Part.SUBSTITUTE)), 1) == (1,)


def test_whoever_is_proposed_has_a_name_and_can_be_reached() -> None:
    refusals = may_propose(Proposal((replace(WOMAN, name=""), replace(MAN, phone="")), "Gerda Friis"), 1)

    assert [(refusal.code, refusal.field) for refusal in refusals] == [
        ("name-missing", "first_name_1"),
        ("proposed-cannot-be-reached", "second_email_1"),
    ]


def test_nobody_is_proposed_twice_for_a_place() -> None:
    assert "proposed-twice" in codes(WOMAN, MAN, replace(MAN, part=Part.SUBSTITUTE))
    assert codes(WOMAN, MAN, replace(WOMAN, place=2), replace(MAN, place=2), places=2) == []


def test_somebody_answers_for_the_organisation() -> None:
    assert codes(WOMAN, MAN, answered_by=" ") == ["name-missing"]

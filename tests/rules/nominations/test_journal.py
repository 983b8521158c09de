"""A packet is marked as journalised once it was fetched, in one row without a gap, and under a number to be read."""

from dataclasses import replace
from datetime import date

from recruit.nominations.rules.journal import Made, may_journalise

TODAY = date(2026, 11, 20)
FETCHED = Made(numbers=(4, 6), is_fetched=True, is_journalised=False, is_revoked=False)


def reasons(made: Made, number: str = "26/1234", *, is_overtaken: bool = False) -> list[str]:
    found = may_journalise(made, number, TODAY, last=3, is_overtaken=is_overtaken, today=TODAY)
    return [each.code for each in found]


def test_a_packet_is_fetched_before_it_is_journalised() -> None:
    assert reasons(FETCHED) == []
    assert reasons(replace(FETCHED, is_fetched=False)) == ["packet-is-not-fetched"]
    assert reasons(replace(FETCHED, numbers=None)) == ["packet-is-not-fetched"]


def test_a_packet_follows_the_last_and_is_not_overtaken() -> None:
    assert reasons(replace(FETCHED, numbers=(5, 6))) == ["packet-is-overtaken"]
    assert reasons(FETCHED, is_overtaken=True) == ["packet-is-overtaken"]


def test_no_cpr_number_is_the_number_of_a_case() -> None:
    assert reasons(FETCHED, "040390-1234") == ["text-holds-a-cpr-number"]

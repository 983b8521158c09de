"""Who may support a candidate, and when two signatures are the same person's."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from recruit.nominations.rules.supporter import Candidacy, NewSupporter, identity, may_support

NOON = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
AMINA = Candidacy("Amina Abdi", "amina@fjordby.example", stands=True, needed=6, until=NOON, may_repeat=False)
BO = NewSupporter("Bo Bruun", "bo@fjordby.example")


def codes(supporter: NewSupporter, candidacy: Candidacy = AMINA, *, now: datetime = NOON) -> list[str]:
    return [refusal.code for refusal in may_support(supporter, candidacy, now=now)]


@pytest.mark.parametrize(
    "same",
    [
        NewSupporter("  bo   BRUUN ", "Bo@Fjordby.Example"),
        NewSupporter("Bó Bruun", "bo+raad@fjordby.example"),
        NewSupporter("Bo Bruun", "bo@fjordby.example", "Søndergade 4"),
    ],
)
def test_one_person_is_the_same_however_they_spell_themselves(same: NewSupporter) -> None:
    assert identity(same) == identity(BO)


def test_two_people_with_one_mailbox_are_two_and_two_of_one_name_at_two_addresses_are() -> None:
    assert identity(replace(BO, name="Ida Bruun")) != identity(BO)
    assert identity(NewSupporter("Bo Bruun", address="Nygade 1")) != identity(
        NewSupporter("Bo Bruun", address="Nygade 2")
    )
    assert identity(NewSupporter("Bo Bruun", address="Ny-gade 1")) == identity(
        NewSupporter("Bo Bruun", address="ny gade 1")
    )


def test_a_name_in_another_script_is_a_name() -> None:
    assert identity(NewSupporter("ሰላም", "s@fjordby.example")) != identity(NewSupporter("ኣስመራ", "s@fjordby.example"))
    assert not codes(NewSupporter("ሰላም", address="Nygade 1"))


def test_nobody_supports_themselves() -> None:
    assert codes(NewSupporter("amina abdi", "another@fjordby.example")) == ["supporter-is-the-candidate"]
    assert codes(NewSupporter("Bo Bruun", "amina+1@fjordby.example")) == ["supporter-has-the-candidates-mailbox"]
    assert not codes(BO, replace(AMINA, email=""))


def test_a_second_candidate_is_supported_where_the_round_lets_one() -> None:
    twice = replace(AMINA, supports_another=True)

    assert codes(BO, twice) == ["supports-another-candidate"]
    assert not codes(BO, replace(twice, may_repeat=True))


def test_signatures_end_with_the_deadline_and_paper_that_was_in_time_is_written_down_later() -> None:
    late = NOON + timedelta(seconds=1)

    assert not codes(BO, now=NOON + timedelta(milliseconds=999))
    assert codes(BO, now=late) == ["signature-comes-too-late"]
    assert not may_support(NewSupporter("Bo Bruun"), AMINA, now=late, on_paper=True)


def test_a_signature_says_who_it_is() -> None:
    assert codes(NewSupporter("Bo Bruun")) == ["supporter-cannot-be-reached"]
    assert codes(NewSupporter("", "bo@fjordby.example")) == ["name-missing"]
    assert codes(NewSupporter("Bo Bruun", address="010190-1234")) == ["text-holds-a-cpr-number"]
    assert codes(NewSupporter("Bo Bruun", address="x" * 301)) == ["text-too-long"]


def test_nobody_signs_where_no_supporters_are_asked_for_or_nobody_stands() -> None:
    assert codes(BO, replace(AMINA, needed=0)) == ["candidate-collects-no-supporters"]
    assert codes(BO, replace(AMINA, stands=False)) == ["candidate-collects-no-supporters"]

"""When a nomination is taken, and every reason why it is not."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from recruit.nominations.rules import NewNominator, NewNominee, RoundFacts, Source, Submission, may_submit
from recruit.recruitment.rules import Asked, Field, Route

WINTER = datetime.fromisoformat("2026-12-21T12:00:00+01:00")
SUMMER = datetime.fromisoformat("2026-06-21T12:00:00+02:00")
CONDITION, OLD, GROUP, OTHER_GROUP = (uuid4() for _ in range(4))


def a_round(closes_at: datetime = WINTER, **changes: Any) -> RoundFacts:
    facts = RoundFacts(
        is_announced=True,
        opens_at=closes_at - timedelta(days=30),
        closes_at=closes_at,
        routes=[Route.SELF, Route.OTHER],
        fields={Field.MOTIVATION: Asked.REQUIRED},
        word_limit=5,
        groups=[GROUP, OTHER_GROUP],
        open_groups=[GROUP, OTHER_GROUP],
        texts=[OLD, CONDITION],
        conditions_in_use=[CONDITION],
    )
    return replace(facts, **changes)


def own(**changes: Any) -> Submission:
    nominee = NewNominee("Amina Abdi", phone="12 34 56 78", motivation="Jeg vil.", declared_text_id=CONDITION)
    return Submission(route=Route.SELF, nominee=replace(nominee, **changes))


def codes(submission: Submission, round_: RoundFacts, at: datetime = WINTER, *, by_staff: bool = False) -> list[str]:
    return [refusal.code for refusal in may_submit(submission, round_, at=at, by_staff=by_staff)]


def fields(submission: Submission, round_: RoundFacts) -> list[str | None]:
    return [refusal.field for refusal in may_submit(submission, round_, at=WINTER, by_staff=False)]


@pytest.mark.parametrize("noon", [WINTER, SUMMER])
def test_noon_takes_what_arrives_to_the_end_of_its_second(noon: datetime) -> None:
    assert codes(own(), a_round(noon), noon + timedelta(microseconds=999_999)) == []
    assert codes(own(), a_round(noon), noon + timedelta(seconds=1)) == ["deadline-has-passed"]


def test_a_form_is_taken_from_the_opening_on_while_the_round_is_public() -> None:
    round_ = a_round()

    assert codes(own(), round_, round_.opens_at) == []
    assert codes(own(), round_, round_.opens_at - timedelta(microseconds=1)) == ["round-opens-later"]
    assert codes(own(), replace(round_, is_announced=False)) == ["round-is-not-public"]
    assert codes(own(), replace(round_, routes=[Route.OTHER])) == ["route-is-not-offered"]


def test_the_secretariat_writes_down_what_reached_it_with_what_was_stated() -> None:
    bare = Submission(route=Route.SELF, nominee=NewNominee("Bo Bruun"), source=Source.PAPER)
    closed = a_round(is_announced=False, routes=[])

    assert codes(bare, closed, by_staff=True) == []
    assert codes(bare, closed, WINTER + timedelta(seconds=1), by_staff=True) == ["arrived-after-the-deadline"]
    from_the_floor = replace(bare, source=Source.FLOOR)
    assert codes(from_the_floor, closed, WINTER + timedelta(days=9), by_staff=True) == []
    assert codes(from_the_floor, closed, WINTER + timedelta(days=9)) == ["round-is-not-public"]


def test_every_reason_is_given_at_once_and_at_its_field() -> None:
    nothing = own(name="", phone="", motivation="", presentation="a b c d e f", declared_text_id=None)

    assert fields(nothing, a_round()) == ["name", "email", "presentation", "motivation", "declares"]


def test_a_postal_address_is_enough_to_be_reached() -> None:
    assert codes(own(phone="", address="Havnegade 1, 9999 Fjordby"), a_round()) == []


def test_a_condition_that_nobody_has_written_yet_is_not_declared() -> None:
    assert codes(own(declared_text_id=None), a_round()) == ["condition-not-declared"]
    assert codes(own(declared_text_id=None), a_round(texts=[], conditions_in_use=[])) == []


def test_a_seat_group_is_asked_for_only_where_there_are_several() -> None:
    asking = a_round(fields={Field.SEAT_GROUP: Asked.REQUIRED})

    assert codes(own(), asking) == ["answer-missing"]
    assert codes(own(), replace(asking, open_groups=[GROUP])) == []
    assert codes(replace(own(), seat_group_id=uuid4()), asking) == ["seat-group-is-not-offered"]


def test_a_round_that_splits_by_country_takes_its_own_groups_only() -> None:
    split = a_round(country_groups=("Gruppe 1", "Gruppe 2"))

    assert codes(own(), split) == ["answer-missing"]
    assert codes(replace(own(), country_group="Gruppe 3"), split) == ["country-group-is-not-offered"]
    assert codes(replace(own(), country_group="Gruppe 2"), split) == []


def test_an_older_condition_counts_on_paper_and_not_on_the_page() -> None:
    old = own(declared_text_id=OLD)

    assert codes(old, a_round()) == ["condition-has-changed"]
    assert codes(replace(old, source=Source.PAPER), a_round(), by_staff=True) == []


def test_whoever_proposes_another_says_who_they_are_and_asks_nothing_of_the_other_but_a_name_and_an_address() -> None:
    proposal = Submission(
        route=Route.OTHER,
        nominee=NewNominee("Bo Bruun", email="bo@mail.example"),
        nominator=NewNominator("", reason="Hans nummer er 010190-1234"),
    )

    assert fields(proposal, a_round()) == ["nominator_name", "nominator_reason", "nominator_email"]
    known = replace(proposal, nominator=NewNominator("Dorthe Dam", phone="12 34 56 78"))
    assert codes(known, a_round()) == []


def test_one_word_does_not_make_a_book() -> None:
    assert codes(own(motivation="a" * 5001), a_round()) == ["text-too-long"]
    assert codes(own(phone="1" * 301), a_round()) == ["text-too-long"]


def test_ten_digits_are_a_telephone_number_where_one_is_asked_for_and_a_cpr_number_elsewhere() -> None:
    assert codes(own(phone="010203-4567"), a_round()) == []
    assert codes(own(motivation="Jeg er 010203-4567."), a_round()) == ["text-holds-a-cpr-number"]

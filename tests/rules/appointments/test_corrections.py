"""What was registered wrongly may be set right, as far as the rules of an appointment hold."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from recruit.appointments.rules import (
    Held,
    Place,
    Role,
    StandIn,
    Wish,
    may_be_filled,
    may_be_taken_back,
    may_correct,
    may_end_office,
    may_have_substitutes,
    may_stand_in,
)
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.dates import Span
from recruit.foundation.refusal import Refusal

GROUP, SEAT = uuid4(), uuid4()
AMINA, BO = uuid4(), uuid4()
NEW_YEAR, MARCH, JUNE = date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 1)
LIST = SubstituteArrangement.LIST
PLACE = Place(GROUP, SeatType.SECTOR, LIST, Span(NEW_YEAR, date(2030, 1, 1)), holds_over=False, seat=SEAT)
MEMBER = Held(uuid4(), AMINA, Role.MEMBER, Span(NEW_YEAR), GROUP, SEAT)
SUBSTITUTE = Held(uuid4(), AMINA, Role.SUBSTITUTE, Span(NEW_YEAR), GROUP, None, rank=1)
NOBODY = StandIn()


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


def test_the_days_that_a_member_has_now_do_not_stand_in_the_way() -> None:
    assert may_correct(MEMBER, Wish(AMINA, Span(MARCH)), PLACE, NOBODY, [MEMBER], []) == ()


def test_corrected_days_never_meet_another_member_of_the_seat() -> None:
    before = Held(uuid4(), BO, Role.MEMBER, Span(NEW_YEAR, JUNE), GROUP, SEAT)

    assert codes(may_correct(MEMBER, Wish(AMINA, Span(MARCH)), PLACE, NOBODY, [before, MEMBER], [])) == [
        "seat-is-taken"
    ]


def test_a_substitute_keeps_the_rank_while_the_days_are_corrected() -> None:
    behind = replace(PLACE, seat=None)

    assert may_correct(SUBSTITUTE, Wish(AMINA, Span(MARCH)), behind, StandIn(rank=1), [SUBSTITUTE], []) == ()


def test_the_days_of_an_associate_stay_within_the_term() -> None:
    associate = replace(MEMBER, role=Role.ASSOCIATE, seat=None)

    reasons = may_correct(associate, Wish(AMINA, Span(date(2025, 1, 1))), PLACE, NOBODY, [], [])

    assert codes(reasons) == ["begins-outside-the-term"]


@pytest.mark.parametrize("office", [Span(NEW_YEAR, MARCH), Span(NEW_YEAR)])
def test_no_office_sticks_out_of_the_corrected_days(office: Span) -> None:
    wish = Wish(AMINA, Span(MARCH, JUNE))

    assert codes(may_correct(MEMBER, wish, PLACE, NOBODY, [MEMBER], [office])) == ["office-outside-the-membership"]


def test_a_membership_with_a_personal_substitute_is_not_taken_back() -> None:
    assert may_be_taken_back(0) == ()
    assert codes(may_be_taken_back(1)) == ["has-personal-substitutes"]


def test_a_membership_in_which_something_happened_is_not_taken_back() -> None:
    assert codes(may_be_taken_back(0, is_spoken_of=True)) == ["place-is-spoken-of"]


@pytest.mark.parametrize(
    ("holders", "reasons"),
    [([], []), ([Span(NEW_YEAR, JUNE)], []), ([Span(NEW_YEAR, MARCH), Span(MARCH)], ["seat-is-taken"])],
    ids=["never held", "left", "held on"],
)
def test_a_seat_may_be_filled_once_its_member_has_a_last_day(holders: list[Span], reasons: list[str]) -> None:
    assert codes(may_be_filled(holders)) == reasons


@pytest.mark.parametrize(
    ("arrangement", "has_member", "reasons"),
    [
        (SubstituteArrangement.NONE, True, ["group-has-no-substitutes"]),
        (SubstituteArrangement.PERSONAL, False, ["nobody-to-stand-in-for"]),
        (SubstituteArrangement.PERSONAL, True, []),
        (SubstituteArrangement.LIST, False, []),
    ],
)
def test_a_substitute_stands_behind_a_seat_as_its_group_is_arranged(
    arrangement: SubstituteArrangement, has_member: bool, reasons: list[str]
) -> None:
    assert codes(may_have_substitutes(arrangement, has_member=has_member)) == reasons


@pytest.mark.parametrize(
    ("held", "until", "reasons"),
    [
        (Span(MARCH), JUNE, []),
        (Span(MARCH, date(2027, 1, 1)), JUNE, []),
        (Span(MARCH), MARCH, ["ends-before-it-begins"]),
        (Span(MARCH, JUNE), JUNE, ["office-has-ended"]),
        (Span(MARCH, JUNE), date(2027, 1, 1), ["office-has-ended"]),
    ],
)
def test_an_office_may_end_once_and_never_later_than_it_does(held: Span, until: date, reasons: list[str]) -> None:
    assert codes(may_end_office(held, until)) == reasons


@pytest.mark.parametrize(("rank", "reasons"), [(1, ["rank-is-taken"]), (2, []), (None, [])])
def test_two_personal_substitutes_of_a_member_have_two_numbers(rank: int | None, reasons: list[str]) -> None:
    personal = replace(PLACE, arrangement=SubstituteArrangement.PERSONAL, seat=None)
    first = Held(uuid4(), AMINA, Role.SUBSTITUTE, Span(NEW_YEAR), GROUP, None, 1, MEMBER.membership)

    found = may_stand_in(Wish(BO, Span(MARCH)), personal, StandIn(MEMBER.membership, rank), [first])

    assert codes(found) == reasons


def test_the_substitutes_of_two_members_may_have_the_same_number() -> None:
    personal = replace(PLACE, arrangement=SubstituteArrangement.PERSONAL, seat=None)
    elsewhere = Held(uuid4(), AMINA, Role.SUBSTITUTE, Span(NEW_YEAR), GROUP, None, 1, uuid4())

    assert may_stand_in(Wish(BO, Span(MARCH)), personal, StandIn(MEMBER.membership, 1), [elsewhere]) == ()

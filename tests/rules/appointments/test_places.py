"""Who may take which place."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from recruit.appointments.rules import (
    Held,
    HeldOffice,
    NewMembership,
    Office,
    Place,
    Role,
    StandIn,
    Wish,
    may_be_associate,
    may_end,
    may_hold_office,
    may_stand_in,
    may_take_seat,
)
from recruit.bodies.rules import SeatType, SubstituteArrangement
from recruit.foundation.dates import PartialDate, Precision, Span
from recruit.foundation.refusal import Refusal

GROUP, SEAT, OTHER_SEAT = uuid4(), uuid4(), uuid4()
AMINA, BO = uuid4(), uuid4()
TERM = Span(date(2026, 1, 1), date(2030, 1, 1))
NEW_YEAR, JUNE = date(2026, 1, 1), date(2026, 6, 1)
LIST = SubstituteArrangement.LIST

PLACE = Place(GROUP, SeatType.REFUGEE_IMMIGRANT, LIST, TERM, holds_over=False, seat=SEAT)
BEHIND_THE_GROUP = replace(PLACE, seat=None)
WISH = Wish(AMINA, Span(NEW_YEAR))
MEMBER = Held(uuid4(), AMINA, Role.MEMBER, Span(NEW_YEAR), GROUP, SEAT)
SUBSTITUTE = Held(uuid4(), AMINA, Role.SUBSTITUTE, Span(NEW_YEAR), GROUP, None, rank=1)


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


def test_a_membership_known_to_the_month_ends_with_its_last_month() -> None:
    new = NewMembership(PartialDate(NEW_YEAR), PartialDate(JUNE, Precision.MONTH))

    assert new.span == Span(NEW_YEAR, date(2026, 7, 1))


def test_a_vacant_seat_may_be_taken() -> None:
    assert may_take_seat(WISH, PLACE, []) == ()


def test_a_seat_has_one_member_a_day() -> None:
    assert codes(may_take_seat(WISH, PLACE, [replace(MEMBER, person=BO)])) == ["seat-is-taken"]


def test_a_seat_may_be_taken_the_day_after_it_was_left() -> None:
    gone = replace(MEMBER, person=BO, span=Span(NEW_YEAR, JUNE))

    assert may_take_seat(replace(WISH, span=Span(JUNE)), PLACE, [gone]) == ()


def test_a_person_has_one_seat_of_a_body() -> None:
    assert codes(may_take_seat(WISH, PLACE, [replace(MEMBER, seat=OTHER_SEAT)])) == ["holds-a-seat-already"]


def test_the_member_of_another_seat_is_in_nobodys_way() -> None:
    assert may_take_seat(WISH, PLACE, [replace(MEMBER, person=BO, seat=OTHER_SEAT)]) == ()


@pytest.mark.parametrize("seat", [SEAT, None], ids=["of the seat", "behind the group"])
def test_a_substitute_ends_as_such_before_taking_the_seat(seat: object) -> None:
    held = [replace(SUBSTITUTE, seat=seat)]  # type: ignore[arg-type]

    assert codes(may_take_seat(WISH, PLACE, held)) == ["is-substitute-of-the-seat"]


@pytest.mark.parametrize(
    "held",
    [
        replace(SUBSTITUTE, seat=OTHER_SEAT),
        replace(SUBSTITUTE, seat_group=uuid4()),
        replace(SUBSTITUTE, person=BO),
        replace(SUBSTITUTE, span=Span(date(2025, 1, 1), NEW_YEAR)),
        replace(MEMBER, role=Role.ASSOCIATE, seat=None),
    ],
    ids=["of another seat", "behind another group", "somebody else", "earlier", "associate"],
)
def test_other_places_do_not_stand_in_the_way(held: Held) -> None:
    assert may_take_seat(WISH, PLACE, [held]) == ()


def test_a_party_is_written_down_for_members_of_the_municipal_council_only() -> None:
    wish = replace(WISH, party="Lokallisten")

    assert codes(may_take_seat(wish, PLACE, [])) == ["party-only-for-municipal-council"]
    assert may_take_seat(wish, replace(PLACE, seat_type=SeatType.MUNICIPAL_COUNCIL), []) == ()


@pytest.mark.parametrize(
    ("span", "refused"),
    [
        (Span(JUNE, JUNE), ["ends-before-it-begins"]),
        (Span(date(2025, 12, 31)), ["begins-outside-the-term"]),
        (Span(date(2030, 1, 1)), ["begins-outside-the-term"]),
        (Span(JUNE, date(2030, 1, 2)), ["ends-after-the-term"]),
        (Span(JUNE, date(2030, 1, 1)), []),
    ],
)
def test_a_place_lies_in_its_term(span: Span, refused: list[str]) -> None:
    assert codes(may_be_associate(replace(WISH, span=span), BEHIND_THE_GROUP)) == refused


def test_whoever_holds_over_may_go_on_after_the_term() -> None:
    wish = replace(WISH, span=Span(JUNE, date(2030, 4, 1)))

    assert may_take_seat(wish, replace(PLACE, holds_over=True), []) == ()


# Substitutes


def test_somebody_may_stand_next_on_a_list() -> None:
    held = [replace(SUBSTITUTE, person=BO)]

    assert may_stand_in(WISH, BEHIND_THE_GROUP, StandIn(rank=2), held) == ()


def test_a_rank_is_taken_once() -> None:
    held = [replace(SUBSTITUTE, person=BO)]

    assert codes(may_stand_in(WISH, BEHIND_THE_GROUP, StandIn(rank=1), held)) == ["rank-is-taken"]


def test_the_list_of_another_group_has_ranks_of_its_own() -> None:
    held = [replace(SUBSTITUTE, person=BO, seat_group=uuid4())]

    assert may_stand_in(WISH, BEHIND_THE_GROUP, StandIn(rank=1), held) == ()


def test_a_member_of_the_group_is_not_on_its_list() -> None:
    assert codes(may_stand_in(WISH, BEHIND_THE_GROUP, StandIn(rank=1), [MEMBER])) == ["is-member-of-the-seat"]


def test_a_former_member_may_be_on_the_list() -> None:
    held = [replace(MEMBER, span=Span(NEW_YEAR, JUNE))]

    assert may_stand_in(replace(WISH, span=Span(JUNE)), BEHIND_THE_GROUP, StandIn(rank=1), held) == ()


def test_the_substitute_of_one_organisation_may_be_member_for_another() -> None:
    place = replace(PLACE, arrangement=SubstituteArrangement.ORGANISATION)

    assert may_stand_in(WISH, place, StandIn(), [replace(MEMBER, seat=OTHER_SEAT)]) == ()
    assert codes(may_stand_in(WISH, place, StandIn(), [MEMBER])) == ["is-member-of-the-seat"]


@pytest.mark.parametrize(
    ("arrangement", "stand_in", "refused"),
    [
        (SubstituteArrangement.NONE, StandIn(), ["group-has-no-substitutes"]),
        (SubstituteArrangement.PERSONAL, StandIn(), ["substitute-needs-a-member"]),
        (SubstituteArrangement.PERSONAL, StandIn(member=uuid4()), []),
        (SubstituteArrangement.ORGANISATION, StandIn(), ["substitute-needs-a-seat"]),
        (LIST, StandIn(), ["substitute-needs-a-rank"]),
        (LIST, StandIn(rank=0), ["substitute-needs-a-rank"]),
        (SubstituteArrangement.POLITICAL_GROUP, StandIn(), []),
    ],
)
def test_a_substitute_is_bound_as_the_arrangement_asks(
    arrangement: SubstituteArrangement, stand_in: StandIn, refused: list[str]
) -> None:
    assert codes(may_stand_in(WISH, replace(BEHIND_THE_GROUP, arrangement=arrangement), stand_in, [])) == refused


def test_a_membership_ends_after_it_began() -> None:
    assert may_end(Span(NEW_YEAR), JUNE) == ()
    assert codes(may_end(Span(JUNE), NEW_YEAR)) == ["ends-before-it-begins"]


def test_a_membership_ends_once() -> None:
    assert codes(may_end(Span(NEW_YEAR, JUNE), date(2026, 7, 1))) == ["membership-has-ended"]


# Offices


def test_a_member_may_be_chair() -> None:
    assert may_hold_office(MEMBER, Office.CHAIR, Span(JUNE), []) == ()


@pytest.mark.parametrize(
    ("holder", "span"),
    [
        (SUBSTITUTE, Span(JUNE)),
        (MEMBER, Span(date(2025, 12, 31))),
        (replace(MEMBER, span=Span(NEW_YEAR, JUNE)), Span(NEW_YEAR)),
        (replace(MEMBER, span=Span(NEW_YEAR, JUNE)), Span(NEW_YEAR, date(2026, 6, 2))),
    ],
    ids=["no member", "too early", "no end", "too late"],
)
def test_an_office_lies_within_the_days_of_a_member(holder: Held, span: Span) -> None:
    assert codes(may_hold_office(holder, Office.CHAIR, span, [])) == ["office-holder-is-no-member"]


def test_an_office_may_end_with_the_membership() -> None:
    assert may_hold_office(replace(MEMBER, span=Span(NEW_YEAR, JUNE)), Office.CHAIR, Span(NEW_YEAR, JUNE), []) == ()


def test_an_office_begins_before_it_ends() -> None:
    assert codes(may_hold_office(MEMBER, Office.CHAIR, Span(JUNE, JUNE), [])) == ["ends-before-it-begins"]


def test_there_is_one_chair_a_day() -> None:
    others = [HeldOffice(Office.CHAIR, BO, Span(NEW_YEAR, JUNE))]

    assert codes(may_hold_office(MEMBER, Office.CHAIR, Span(NEW_YEAR), others)) == ["office-is-taken"]
    assert may_hold_office(MEMBER, Office.CHAIR, Span(JUNE), others) == ()


def test_chair_and_vice_chair_are_two_persons() -> None:
    others = [HeldOffice(Office.VICE_CHAIR, AMINA, Span(NEW_YEAR)), HeldOffice(Office.SECRETARY, BO, Span(NEW_YEAR))]

    assert codes(may_hold_office(MEMBER, Office.CHAIR, Span(JUNE), others)) == ["holds-another-office"]

"""A place in another body."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from recruit.assignments.rules import PlaceRole
from recruit.assignments.rules.places import (
    Assigned,
    Eligibility,
    NewAssignment,
    NewPlace,
    lacks,
    may_assign,
    may_be_so_many,
    may_describe,
    may_leave,
    missing,
    previous,
)
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import PartialDate, Span

TERM = Span(date(2026, 1, 1), date(2030, 1, 1))
ANNE, BO = UUID(int=1), UUID(int=2)
NEW = NewAssignment(ANNE, date(2026, 6, 18), PartialDate(date(2029, 12, 31)))
ASSOCIATE = NewPlace("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE, allowance=True)
RULE = Eligibility([SeatType.REFUGEE_IMMIGRANT], "Integrationsloven § 43", Span(date(2022, 1, 1)))


def codes(refusals: object) -> set[str]:
    return {one.code for one in refusals}  # type: ignore[attr-defined]


def test_an_associate_is_heard_and_does_not_vote() -> None:
    assert may_describe(ASSOCIATE) == ()
    assert codes(may_describe(replace(ASSOCIATE, votes=True))) == {"only-members-vote"}
    assert may_describe(replace(ASSOCIATE, role=PlaceRole.MEMBER, votes=True)) == ()


def test_a_place_is_in_a_body_a_few_of_them_and_ends_after_it_begins() -> None:
    wrong = NewPlace(" ", PlaceRole.MEMBER, 0, since=date(2026, 6, 1), last_day=PartialDate(date(2026, 5, 1)))

    assert codes(may_describe(wrong)) == {"answer-missing", "number-of-places-impossible", "ends-before-it-begins"}
    assert may_describe(replace(ASSOCIATE, since=date(2026, 6, 1), last_day=PartialDate(date(2026, 6, 1)))) == ()
    assert may_describe(replace(ASSOCIATE, since=date(2026, 6, 1))) == ()


def test_the_representative_in_the_national_council_sits_on_a_seat_of_refugees_and_immigrants() -> None:
    on = date(2026, 6, 18)

    assert lacks(RULE, PlaceRole.MEMBER, [SeatType.REFUGEE_IMMIGRANT], on=on) is None
    lacking = lacks(RULE, PlaceRole.MEMBER, [SeatType.ORGANISATION], on=on)
    assert lacking is not None
    assert lacking.facts == {"citation": "Integrationsloven § 43"}


def test_the_rule_does_not_ask_substitutes_and_holds_from_its_day_on() -> None:
    assert lacks(RULE, PlaceRole.SUBSTITUTE, [SeatType.ORGANISATION], on=date(2026, 6, 18)) is None
    assert lacks(RULE, PlaceRole.MEMBER, [], on=date(2021, 12, 31)) is None
    assert lacks(None, PlaceRole.MEMBER, [], on=date(2026, 6, 18)) is None


def test_whoever_lacks_what_the_rule_asks_has_the_place_with_a_reason() -> None:
    lacking = lacks(RULE, PlaceRole.MEMBER, [], on=date(2026, 6, 18))

    assert codes(may_assign(NEW, TERM, 1, [], lacking)) == {"not-eligible-for-the-place"}
    assert may_assign(replace(NEW, because="Ingen andre ville"), TERM, 1, [], lacking) == ()


def test_a_place_has_one_at_a_time_and_nobody_twice() -> None:
    there = Assigned(BO, TERM)

    assert codes(may_assign(NEW, TERM, 1, [there], None)) == {"place-is-taken"}
    assert may_assign(NEW, TERM, 2, [there], None) == ()
    assert may_assign(NEW, TERM, 1, [Assigned(BO, Span(TERM.since, NEW.first_day))], None) == ()
    assert codes(may_assign(NEW, TERM, 2, [Assigned(ANNE, TERM)], None)) == {"has-the-place-already"}


def test_an_assignment_lies_within_the_days_of_the_place() -> None:
    assert may_assign(NEW, TERM, 1, [], None) == ()
    assert codes(may_assign(replace(NEW, first_day=date(2025, 12, 31)), TERM, 1, [], None)) == {"outside-the-place"}
    assert codes(may_assign(replace(NEW, last_day=None), TERM, 1, [], None)) == {"outside-the-place"}
    assert may_assign(replace(NEW, last_day=None), Span(TERM.since), 1, [], None) == ()
    turned = replace(NEW, last_day=PartialDate(date(2026, 6, 1)))
    assert codes(may_assign(turned, TERM, 1, [], None)) == {"ends-before-it-begins"}


def test_a_place_is_given_up_once_after_a_day_with_a_reason() -> None:
    held = Span(date(2026, 6, 18))

    assert may_leave(held, PartialDate(date(2026, 9, 30)), "Er flyttet") == ()
    assert codes(may_leave(held, PartialDate(date(2026, 6, 1)), " ")) == {"answer-missing", "ends-before-it-begins"}
    ended = Span(date(2026, 6, 18), date(2026, 9, 1))
    assert codes(may_leave(ended, PartialDate(date(2026, 9, 30)), "Er flyttet")) == {"has-left-the-place"}


def test_a_place_whose_holder_left_is_open_again() -> None:
    left = Assigned(ANNE, Span(date(2026, 1, 1), date(2026, 6, 18)))

    assert [missing(1, [left], on=date(2026, 6, day)) for day in (17, 18)] == [0, 1]


def test_there_are_no_fewer_places_than_people_who_have_one_on_a_day_to_come() -> None:
    both = [Assigned(ANNE, Span(date(2026, 1, 1))), Assigned(BO, Span(date(2026, 9, 1), date(2026, 10, 1)))]

    assert may_be_so_many(2, both, since=date(2026, 6, 1)) == ()
    assert codes(may_be_so_many(1, both, since=date(2026, 6, 1))) == {"more-have-the-place"}
    assert may_be_so_many(1, both, since=date(2026, 10, 1)) == ()
    assert may_be_so_many(1, [], since=date(2026, 6, 1)) == ()


def test_whoever_had_the_place_last_is_asked_first_even_if_no_longer_a_member() -> None:
    anne, bo = (
        Assigned(ANNE, Span(date(2018, 1, 1), date(2022, 1, 1))),
        Assigned(BO, Span(date(2022, 1, 1), date(2026, 1, 1))),
    )

    assert previous(1, [anne, bo], before=date(2026, 1, 1)) == [BO]
    assert previous(1, [anne, bo], before=date(2022, 1, 1)) == [ANNE]
    assert previous(1, [], before=date(2026, 1, 1)) == []
    assert previous(1, [Assigned(ANNE, Span(date(2019, 1, 1))), bo], before=date(2026, 1, 1)) == [ANNE]


def test_of_several_places_all_who_had_them_last_are_asked_but_not_who_goes_on() -> None:
    anne, bo = (Assigned(one, Span(date(2022, 1, 1), date(2026, 1, 1))) for one in (ANNE, BO))
    carl = Assigned(UUID(int=3), Span(date(2018, 1, 1), date(2022, 1, 1)))

    assert {*previous(2, [carl, anne, bo], before=date(2026, 1, 1))} == {ANNE, BO}
    goes_on = replace(anne, span=Span(date(2026, 1, 1)))
    assert previous(2, [carl, bo, goes_on], before=date(2026, 6, 1)) == [BO]
    assert previous(2, [goes_on, replace(goes_on, person=BO)], before=date(2026, 6, 1)) == []

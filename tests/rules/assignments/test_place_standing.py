"""Where a place elsewhere is on a day, what the other body is to be told, and correcting, keeping and closing."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from recruit.assignments.rules import PlaceMessage, PlaceRole, PlaceStatus
from recruit.assignments.rules.places import (
    Assigned,
    NewAssignment,
    NewPlace,
    ends,
    has_left,
    left_to_tell,
    may_close,
    may_correct,
    may_describe,
    may_keep,
    may_resume,
    may_tell,
    missing,
    status,
    to_tell_again,
)
from recruit.foundation.dates import PartialDate, Span

ANNE, BO = UUID(int=1), UUID(int=2)
TERM = Span(date(2026, 1, 1), date(2030, 1, 1))
ON = date(2026, 6, 18)
COMES, NO_MORE, CHOSEN = PlaceMessage.COMES, PlaceMessage.COMES_NO_MORE, PlaceMessage.CHOSEN


def codes(refusals: object) -> set[str]:
    return {one.code for one in refusals}  # type: ignore[attr-defined]


def anne(since: str, until: str | None = None) -> Assigned:
    return Assigned(ANNE, Span(date.fromisoformat(since), date.fromisoformat(until) if until else None))


def test_a_place_is_open_held_or_over_on_a_day() -> None:
    assert status(TERM, 1, [], on=ON) is PlaceStatus.OPEN
    assert status(TERM, 1, [anne("2026-01-01", "2030-01-01")], on=ON) is PlaceStatus.HELD
    assert status(TERM, 2, [anne("2026-01-01")], on=ON) is PlaceStatus.OPEN
    assert missing(2, [anne("2026-01-01")], on=ON) == 1
    assert status(TERM, 1, [], on=date(2025, 12, 31)) is PlaceStatus.TO_COME
    assert status(TERM, 1, [anne("2026-01-01")], on=date(2030, 1, 1)) is PlaceStatus.CLOSED


def test_a_place_ends_soon_two_months_before_unless_somebody_comes_after() -> None:
    held = anne("2026-01-01", "2026-08-01")

    assert status(Span(TERM.since), 1, [held], on=date(2026, 5, 31)) is PlaceStatus.HELD
    assert status(Span(TERM.since), 1, [held], on=date(2026, 6, 1)) is PlaceStatus.ENDS_SOON
    after = Assigned(BO, Span(date(2026, 8, 1)))
    assert status(Span(TERM.since), 1, [held, after], on=ON) is PlaceStatus.HELD
    assert status(Span(TERM.since, date(2026, 8, 1)), 1, [anne("2026-01-01")], on=ON) is PlaceStatus.ENDS_SOON
    assert ends(TERM, Span(TERM.since)) == TERM.until
    assert ends(Span(TERM.since), Span(TERM.since)) is None


def test_whoever_sat_in_the_council_and_does_no_more_has_left_it_and_a_former_member_sent_has_not() -> None:
    sent = Span(date(2026, 3, 1))

    assert has_left([Span(date(2026, 1, 1), date(2026, 6, 1))], sent, on=ON)
    assert not has_left([Span(date(2026, 1, 1), date(2026, 6, 1)), Span(date(2026, 6, 1))], sent, on=ON)
    assert not has_left([Span(date(2022, 1, 1), date(2026, 1, 1))], sent, on=ON)
    assert not has_left([Span(date(2026, 1, 1), date(2026, 6, 1))], Span(date(2026, 3, 1), ON), on=ON)
    assert not has_left([], sent, on=ON)


def test_the_body_is_told_who_comes_and_of_those_it_knows_that_they_come_no_more() -> None:
    sent, over = Span(date(2026, 3, 1)), Span(date(2026, 3, 1), date(2026, 6, 1))

    assert left_to_tell([], sent, has_ended=False, on=ON) is COMES
    assert left_to_tell([CHOSEN, COMES], sent, has_ended=False, on=ON) is None
    assert left_to_tell([COMES], over, has_ended=True, on=ON) is NO_MORE
    assert left_to_tell([COMES, NO_MORE], over, has_ended=True, on=ON) is None
    assert left_to_tell([], over, has_ended=True, on=ON) is None


def test_nothing_is_told_twice_and_no_end_before_there_is_one() -> None:
    assert may_tell(COMES, [], has_ended=False) == ()
    assert codes(may_tell(COMES, [COMES], has_ended=False)) == {"is-told-already"}
    assert codes(may_tell(NO_MORE, [], has_ended=False)) == {"has-the-place-still", "body-does-not-know-them"}
    assert may_tell(NO_MORE, [COMES], has_ended=True) == ()


def test_whoever_gave_a_place_up_keeps_a_last_day_when_it_is_corrected() -> None:
    new = NewAssignment(ANNE, date(2026, 3, 1))

    assert may_correct(new, None, Span(TERM.since), 1, [], None) == ()
    assert codes(may_correct(new, "Er flyttet", Span(TERM.since), 1, [], None)) == {"answer-missing"}
    until = replace(new, last_day=PartialDate(date(2026, 5, 31)))
    assert may_correct(until, "Er flyttet", Span(TERM.since), 1, [], None) == ()
    taken = may_correct(new, None, Span(TERM.since), 1, [Assigned(BO, Span(TERM.since))], None)
    assert codes(taken) == {"place-is-taken"}


def test_somebody_is_sent_to_the_end_of_the_place_where_no_last_day_is_said() -> None:
    new = NewAssignment(ANNE, date(2026, 3, 1))

    assert new.within(TERM).span == Span(date(2026, 3, 1), TERM.until)
    assert new.within(Span(TERM.since)) == new
    until = replace(new, last_day=PartialDate(date(2026, 5, 31)))
    assert until.within(TERM) == until


def test_a_place_is_closed_with_a_reason_after_it_began_and_before_it_is_over() -> None:
    last = PartialDate(date(2026, 12, 31))

    assert may_close(TERM, last, "Udvalget er nedlagt", [anne("2026-01-01")]) == ()
    assert may_close(Span(TERM.since), last, "Udvalget er nedlagt", []) == ()
    assert codes(may_close(TERM, PartialDate(date(2025, 12, 31)), " ", [])) == {
        "answer-missing",
        "ends-before-it-begins",
    }
    assert codes(may_close(TERM, PartialDate(date(2030, 1, 1)), "Nedlagt", [])) == {"place-is-closed"}
    assert codes(may_close(TERM, last, "Nedlagt", [anne("2027-01-01")])) == {"somebody-has-it-later"}


def test_only_whoever_left_the_council_is_kept_and_for_a_reason() -> None:
    assert may_keep(has_left=True, because="Til der er fundet en anden") == ()
    assert codes(may_keep(has_left=False, because=" ")) == {"has-not-left-the-council", "answer-missing"}


def test_a_link_is_one() -> None:
    place = NewPlace("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE)

    assert codes(may_describe(replace(place, link="udvalget"))) == {"address-is-malformed"}
    assert may_describe(replace(place, link="https://udvalg.example/fou")) == ()


def test_giving_a_place_up_is_taken_back_while_nobody_else_has_it() -> None:
    new = NewAssignment(ANNE, date(2026, 3, 1))

    assert may_resume(new, "Er flyttet", Span(TERM.since), 1, []) == ()
    assert codes(may_resume(new, None, Span(TERM.since), 1, [])) == {"has-the-place-still"}
    taken = may_resume(new, "Er flyttet", Span(TERM.since), 1, [Assigned(BO, Span(ON))])
    assert codes(taken) == {"place-is-taken"}


def test_what_was_told_of_other_days_is_told_again() -> None:
    sent, over = Span(date(2026, 3, 1)), Span(date(2026, 3, 1), ON)

    assert to_tell_again(sent, sent, has_ended=False) == frozenset()
    assert to_tell_again(sent, over, has_ended=False) == frozenset(PlaceMessage)
    assert to_tell_again(over, Span(over.since, date(2026, 7, 1)), has_ended=True) == {NO_MORE}
    assert to_tell_again(over, Span(date(2026, 3, 2), ON), has_ended=True) == frozenset(PlaceMessage)

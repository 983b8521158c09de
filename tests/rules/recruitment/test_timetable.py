"""The timetable: counted from one day, checked in its order, and warned about; what somebody chose stays."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruit.bodies.rules import FillingMethod
from recruit.foundation.dates import Span
from recruit.recruitment.rules import DateKind, Deadline, Moment, Opening, timetable

ELECTION = FillingMethod.ADVISORY_ELECTION
SELECTION = FillingMethod.COUNCIL_SELECTION
#: Gentofte's election of 2018.
POLLING_DAY = date(2018, 2, 22)
TERM = Span(date(2018, 1, 1), date(2022, 1, 1))


def codes(reasons):
    return {(reason.code, reason.field) for reason in reasons}


@pytest.fixture
def planned():
    return timetable.proposed(ELECTION, POLLING_DAY)


@pytest.mark.parametrize(
    ("step", "moment"),
    [
        (DateKind.HELP_SESSION, Moment(date(2018, 1, 2))),
        (Deadline.CLOSES, Moment(date(2018, 1, 4), time(12))),
        (Deadline.REMEDY, Moment(date(2018, 1, 11), time(12))),
        (DateKind.POSTAL_OPENS, Moment(date(2018, 1, 31), time(8))),
        (DateKind.BROCHURE, Moment(date(2018, 2, 1))),
        (DateKind.POSTAL_CLOSES, Moment(date(2018, 2, 21), time(16))),
        (DateKind.POLLING_MEETING, Moment(date(2018, 2, 22), time(18))),
        (DateKind.RESULT_ON_WEBSITE, Moment(date(2018, 2, 23))),
        (DateKind.RESULT_IN_PAPER, Moment(date(2018, 3, 6))),
    ],
)
def test_an_election_is_proposed_as_gentofte_held_it(planned, step, moment):
    assert planned[step] == moment


@pytest.mark.parametrize(
    ("method", "anchor"), [(ELECTION, POLLING_DAY), (SELECTION, date(2018, 3, 26))], ids=["Thursday", "Monday"]
)
def test_what_is_proposed_is_in_order_and_on_working_days(method, anchor):
    whole = timetable.proposed(method, anchor)

    assert timetable.may_be(whole) == ()
    assert codes(timetable.oddities(whole, TERM)) == {("appointed-late", DateKind.COUNCIL)}


def test_where_the_council_fills_seats_without_a_vote_everything_leads_to_its_decision():
    planned = timetable.proposed(SELECTION, date(2026, 3, 25))

    assert planned[DateKind.COUNCIL] == Moment(date(2026, 3, 25))
    assert max(planned, key=lambda step: planned[step].day) == DateKind.CONSTITUTING_MEETING
    assert DateKind.POLLING_MEETING not in planned
    assert DateKind.POSTAL_OPENS not in planned


def test_dates_go_along_when_the_anchor_moves(planned):
    later = POLLING_DAY + timedelta(days=7)

    assert timetable.moved(planned, ELECTION, POLLING_DAY, later) == timetable.proposed(ELECTION, later)


def test_a_date_that_somebody_chose_stays_when_the_anchor_moves(planned):
    chosen = Moment(date(2018, 1, 5), time(15))

    later = timetable.moved(planned | {Deadline.CLOSES: chosen}, ELECTION, POLLING_DAY, date(2018, 3, 1))

    assert later[Deadline.CLOSES] == chosen
    assert later[Deadline.REMEDY] == Moment(date(2018, 1, 18), time(12))


def test_a_date_with_another_clock_time_than_proposed_is_chosen_too(planned):
    chosen = replace(planned[Deadline.CLOSES], clock=time(16))

    later = timetable.moved(planned | {Deadline.CLOSES: chosen}, ELECTION, POLLING_DAY, date(2018, 3, 1))

    assert later[Deadline.CLOSES] == chosen


def test_a_date_that_was_left_out_stays_out_when_the_anchor_moves(planned):
    del planned[DateKind.RESULT_IN_PAPER]

    assert DateKind.RESULT_IN_PAPER not in timetable.moved(planned, ELECTION, POLLING_DAY, date(2018, 3, 1))


def test_the_first_anchor_lays_everything_out_anew():
    until_then = {Deadline.CLOSES: Moment(date(2018, 1, 8), time(12))}

    first = timetable.moved(until_then, ELECTION, None, POLLING_DAY)

    assert first == timetable.proposed(ELECTION, POLLING_DAY)


@settings(max_examples=25)
@given(st.dates(date(2018, 1, 1), date(2035, 1, 1)), st.dates(date(2018, 1, 1), date(2035, 1, 1)))
def test_moving_the_anchor_there_and_back_changes_nothing(there, back):
    stands = timetable.proposed(ELECTION, back) | {DateKind.COUNCIL: Moment(date(2018, 4, 1), time(18, 30))}

    away = timetable.moved(stands, ELECTION, back, there)

    assert timetable.moved(away, ELECTION, there, back) == stands


def test_a_date_and_the_anchor_can_be_written_at_once(planned):
    untouched = dict(planned)
    written = untouched | {DateKind.COUNCIL: Moment(date(2018, 4, 30)), DateKind.HELP_SESSION: None}
    after = date(2018, 3, 1)

    arranged = timetable.rearranged(planned, written, ELECTION, POLLING_DAY, after)

    assert arranged[DateKind.COUNCIL] == Moment(date(2018, 4, 30))
    assert arranged[DateKind.POLLING_MEETING] == Moment(after, time(18))
    assert DateKind.HELP_SESSION not in arranged


def test_what_could_not_be_written_stays_when_the_anchor_moves(planned):
    written = {step: moment for step, moment in planned.items() if step != Deadline.CLOSES}

    arranged = timetable.rearranged(planned, written, ELECTION, POLLING_DAY, date(2018, 3, 1))

    assert arranged[Deadline.CLOSES] == planned[Deadline.CLOSES]
    assert arranged[Deadline.REMEDY] == Moment(date(2018, 1, 18), time(12))


def test_deadlines_are_fixed_once_the_round_is_public(planned):
    fixed = timetable.fixed(planned, is_announced=True)

    assert set(fixed) == {Opening.OPENS, Deadline.CLOSES, Deadline.REMEDY}
    assert timetable.fixed(planned, is_announced=False) == ()
    assert codes(timetable.may_change(planned, {}, fixed)) == {("deadline-is-public", step) for step in fixed}
    assert timetable.may_change(planned, planned, fixed) == ()


@pytest.mark.parametrize(
    ("step", "moment", "reason"),
    [
        (Deadline.CLOSES, Moment(date(2017, 1, 4), time(12)), ("date-comes-before", Deadline.CLOSES)),
        (Deadline.REMEDY, Moment(date(2018, 1, 4), time(11, 59)), ("date-comes-before", Deadline.REMEDY)),
        (Deadline.ORGANISATIONS, Moment(date(2017, 1, 4), time(12)), ("date-comes-before", Deadline.ORGANISATIONS)),
        (DateKind.POSTAL_CLOSES, Moment(date(2018, 1, 30)), ("date-comes-before", DateKind.POSTAL_CLOSES)),
        (
            DateKind.POSTAL_CLOSES,
            Moment(date(2018, 2, 22), time(18, 1)),
            ("date-comes-before", DateKind.POLLING_MEETING),
        ),
        (DateKind.COMMITTEE, Moment(date(2018, 2, 27)), ("date-comes-before", DateKind.COMMITTEE)),
        (DateKind.FINANCE, Moment(date(2018, 3, 8)), ("date-comes-before", DateKind.FINANCE)),
        (DateKind.COUNCIL, Moment(date(2018, 3, 15)), ("date-comes-before", DateKind.COUNCIL)),
        (Deadline.CLOSES, Moment(date(2018, 1, 4)), ("clock-time-needed", Deadline.CLOSES)),
    ],
)
def test_dates_that_make_no_sense_together_are_refused_at_the_later_one(planned, step, moment, reason):
    assert reason in codes(timetable.may_be(planned | {step: moment}))


def test_a_round_has_an_opening_and_a_deadline(planned):
    del planned[Opening.OPENS], planned[Deadline.CLOSES]

    assert codes(timetable.may_be(planned)) == {("date-needed", Opening.OPENS), ("date-needed", Deadline.CLOSES)}


def test_a_round_that_closes_as_it_opens_is_refused(planned):
    planned[Deadline.CLOSES] = planned[Opening.OPENS]

    assert codes(timetable.may_be(planned)) == {("round-never-opens", Deadline.CLOSES)}


def test_what_is_lacking_may_be_mended_until_the_deadline_itself(planned):
    assert timetable.may_be(planned | {Deadline.REMEDY: planned[Deadline.CLOSES]}) == ()


def test_an_unusual_order_is_said_and_allowed(planned):
    planned[DateKind.FINANCE] = Moment(date(2018, 3, 28))

    assert timetable.may_be(planned) == ()
    assert ("date-usually-comes-after", DateKind.COUNCIL) in codes(timetable.oddities(planned, TERM))


def test_a_date_on_a_weekend_is_said(planned):
    planned[DateKind.HELP_SESSION] = Moment(date(2018, 1, 6))

    assert ("date-on-a-weekend", DateKind.HELP_SESSION) in codes(timetable.oddities(planned, TERM))
    assert ("date-on-a-weekend", DateKind.POLLING_MEETING) not in codes(timetable.oddities(planned, TERM))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2017, 12, 19), None),
        (date(2018, 1, 1), None),
        (date(2018, 1, 2), "appointed-late"),
        (date(2021, 12, 31), "appointed-late"),
        (date(2022, 1, 1), "appointed-after-the-term"),
    ],
)
def test_an_appointment_later_than_the_first_day_of_the_term_is_said(day, code):
    odd = timetable.oddities({DateKind.COUNCIL: Moment(day)}, TERM)

    assert {one.code for one in odd if one.code.startswith("appointed")} == ({code} if code else set())


def test_how_late_the_appointment_comes_is_counted_in_days():
    (odd,) = timetable.oddities({DateKind.COUNCIL: Moment(date(2018, 3, 26))}, TERM)

    assert odd.facts == {"since": date(2018, 1, 1), "days": 84}


def test_a_timetable_without_the_municipal_council_is_said():
    assert codes(timetable.oddities({}, TERM)) == {("council-has-no-date", None)}


def test_dates_are_offered_by_their_days_and_those_that_are_lacking_last(planned):
    del planned[DateKind.HELP_SESSION]

    offered = timetable.offered(ELECTION, planned)

    assert offered[:2] == (Opening.OPENS, Deadline.CLOSES)
    lacking = {DateKind.HELP_SESSION, DateKind.REGISTER_FROZEN, DateKind.COMPLAINTS_END, Deadline.ORGANISATIONS}
    assert set(offered[-4:]) == lacking


CLOSES = datetime(2018, 1, 4, 11, 0, tzinfo=UTC)
LATER = CLOSES + timedelta(days=7)


def test_a_deadline_is_put_off_for_a_reason():
    assert timetable.may_extend(CLOSES, LATER, "For few have stood.", now=CLOSES - timedelta(days=1)) == ()


def test_a_deadline_that_is_over_can_be_put_off():
    assert timetable.may_extend(CLOSES, LATER, "For few have stood.", now=CLOSES + timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("before", "after", "reason", "expected"),
    [
        (None, LATER, "Why", {("deadline-not-set", "deadline")}),
        (CLOSES, CLOSES, "Why", {("extension-is-no-later", "day")}),
        (CLOSES, CLOSES + timedelta(hours=1), "Why", {("extension-is-over", "day")}),
        (CLOSES, LATER, "  ", {("reason-missing", "reason")}),
    ],
)
def test_a_deadline_is_not_put_off_for_nothing(before, after, reason, expected):
    now = CLOSES + timedelta(days=2)

    assert codes(timetable.may_extend(before, after, reason, now=now)) == expected

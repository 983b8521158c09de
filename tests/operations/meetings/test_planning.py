"""A year's meetings at once, one of them moved, and one cancelled."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.foundation import clock
from recruit.foundation.refusal import NotFound, Refused
from recruit.meetings.model import Meeting
from recruit.meetings.operations import attending, planning
from recruit.meetings.queries import meeting as queries
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot, YearPlan, days
from tests.builders import BY, NOW, a_council, the_term
from tests.conftest import Database

WEDNESDAYS = YearPlan(weekday=2, which=1, months=(2, 6, 9, 12), begins=time(17), ends=time(19))
FIRST = NewMeeting(Slot(date(2027, 2, 3), time(17), time(19)), place="Rådhuset, lokale 3", number=1)


def on(*some: date) -> list[Slot]:
    return [WEDNESDAYS.slot(day) for day in some]


def a_year(session: Session) -> tuple[Body, list[Meeting]]:
    body = a_council(session)
    made = planning.plan_year(session, the_term(session, body), on(*days(WEDNESDAYS, 2027)), FIRST, by=BY, now=NOW)
    return body, made


def test_a_year_is_planned_at_once_with_numbers_that_run_on(database: Database) -> None:
    with database.transaction() as session:
        body, made = a_year(session)
        more = planning.plan_year(session, the_term(session, body), on(date(2028, 2, 2)), FIRST, by=BY, now=NOW)

    assert [one.slot.day for one in made] == [date(2027, 2, 3), date(2027, 6, 2), date(2027, 9, 1), date(2027, 12, 1)]
    assert [one.number for one in (*made, *more)] == [1, 2, 3, 4, 5]
    assert {(one.slot.begins, one.slot.ends) for one in made} == {(time(17), time(19))}  # summer and winter
    assert {one.place for one in made} == {"Rådhuset, lokale 3"}


def test_numbers_follow_the_days_again_once_a_year_was_planned_between_others(database: Database) -> None:
    with database.transaction() as session:
        body, _ = a_year(session)
        term = the_term(session, body)
        planning.plan_year(session, term, on(date(2026, 12, 2), date(2027, 5, 5)), FIRST, by=BY, now=NOW)
        planning.cancel(session, queries.meetings(session, term)[1], "Sygdom", by=BY, now=NOW)
        held = clock.instant(date(2026, 12, 2), time(17))

        assert planning.number_by_day(session, term, by=BY, now=held) == 3
        assert planning.number_by_day(session, term, by=BY, now=held) == 0

        meetings = queries.meetings(session, term)
        assert [(one.slot.day.month, one.number) for one in meetings] == [
            (12, 5),
            (2, 1),
            (5, 6),
            (6, 7),
            (9, 8),
            (12, 9),
        ]
        assert [one.last_changed_at == held for one in meetings] == [False, False, False, True, True, True]


def test_two_meetings_at_one_time_are_refused_and_none_of_the_year_is_planned(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, _ = a_year(session)
        body_id = body.id

    with pytest.raises(Refused, match="another-meeting-then"), sqlite.transaction() as session:
        term = the_term(session, session.get_one(Body, body_id))
        again = [date(2027, 3, 3), date(2027, 6, 2)]
        planning.plan_year(session, term, on(*again), replace(FIRST, number=None), by=BY, now=NOW)

    with sqlite.reading() as session:
        assert len(queries.meetings(session, the_term(session, session.get_one(Body, body_id)))) == 4


def test_a_meeting_that_is_moved_says_so_and_one_whose_note_is_changed_does_not(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, made = a_year(session)
        later = replace(FIRST, slot=replace(FIRST.slot, day=date(2027, 2, 10)))
        before = made[0].version

        assert planning.change(session, made[0], later, by=BY, now=NOW)
        assert not planning.change(session, made[0], replace(later, note="Der er mad fra 16.30"), by=BY, now=NOW)

        assert made[0].slot.day == date(2027, 2, 10)
        assert made[0].version == before + 2


def test_a_number_is_free_again_once_its_meeting_is_cancelled(database: Database) -> None:
    with database.transaction() as session:
        body, made = a_year(session)
        planning.cancel(session, made[0], "Sygdom", by=BY, now=NOW)

        instead = planning.hold(session, the_term(session, body), FIRST, by=BY, now=NOW)

        assert instead.number == 1
        with pytest.raises(Refused, match="meeting-is-cancelled"):
            planning.change(session, made[0], FIRST, by=BY, now=NOW)


def test_a_meeting_that_was_held_is_neither_moved_nor_cancelled(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, made = a_year(session)
        guest = Noted(Part.GUEST, Presence.PRESENT, name="Ida Holm")
        attending.note(session, made[0], [guest], by=BY, now=made[0].ends_at)

        with pytest.raises(Refused, match="meeting-was-held"):
            planning.cancel(session, made[0], "Fortrudt", by=BY, now=NOW)
        with pytest.raises(Refused, match="meeting-was-held"):
            planning.change(
                session, made[0], replace(FIRST, slot=replace(FIRST.slot, day=date(2027, 3, 3))), by=BY, now=NOW
            )


def test_members_who_go_on_after_their_term_still_meet(sqlite: Database) -> None:
    late = replace(FIRST, slot=replace(FIRST.slot, day=date(2030, 1, 9)))
    with sqlite.transaction() as session:
        goes_on, ends = a_council(session), a_council(session, "Ældrerådet", holds_over=False)

        assert planning.hold(session, the_term(session, goes_on), late, by=BY, now=NOW).slot.day == date(2030, 1, 9)
        with pytest.raises(Refused, match="meeting-outside-the-term"):
            planning.hold(session, the_term(session, ends), late, by=BY, now=NOW)


def test_another_councils_meeting_is_not_found(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, made = a_year(session)
        other = a_council(session, "Ældrerådet")

        with pytest.raises(NotFound):
            queries.meeting(session, other, made[0].id)


def test_the_coming_meetings_are_those_of_the_day_and_after_it_that_are_not_cancelled(database: Database) -> None:
    with database.transaction() as session:
        body, made = a_year(session)
        planning.cancel(session, made[2], "Sygdom", by=BY, now=NOW)
        a_council(session, "another-council")

        assert queries.coming(session, body, date(2027, 6, 2)) == [made[1], made[3]]
        assert queries.coming(session, body, date(2027, 12, 2)) == []


def test_each_day_that_cannot_be_is_named_and_none_is_planned(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, _ = a_year(session)
        body_id = body.id

    with pytest.raises(Refused) as refused, sqlite.transaction() as session:
        term = the_term(session, session.get_one(Body, body_id))
        wished = [date(2025, 2, 5), date(2027, 3, 3), date(2027, 6, 2)]
        planning.plan_year(session, term, on(*wished), FIRST, by=BY, now=NOW)

    assert [(one.code, one.facts["on"]) for one in refused.value.refusals] == [
        ("meeting-outside-the-term", date(2025, 2, 5)),
        ("another-meeting-then", date(2027, 6, 2)),
    ]
    with pytest.raises(Refused, match="answer-missing"), sqlite.transaction() as session:
        term = the_term(session, session.get_one(Body, body_id))
        planning.plan_year(session, term, [], FIRST, by=BY, now=NOW)


def test_only_the_first_meeting_of_a_year_has_the_number_of_an_item(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session)
        new = replace(FIRST, first_item=1)
        made = planning.plan_year(session, the_term(session, body), on(*days(WEDNESDAYS, 2027)), new, by=BY, now=NOW)

        assert [one.first_item for one in made] == [1, None, None, None]


def test_a_meeting_that_was_cancelled_in_error_is_held_after_all_and_calendars_know(database: Database) -> None:
    with database.transaction() as session:
        _, made = a_year(session)
        planning.cancel(session, made[0], "Forkert møde", by=BY, now=NOW)
        before, later = made[0].version, NOW + timedelta(minutes=5)

        planning.hold_after_all(session, made[0], by=BY, now=later)

        assert (made[0].cancelled_at, made[0].cancelled_because) == (None, None)
        assert (made[0].version, made[0].last_changed_at) == (before + 1, later)
        with pytest.raises(Refused, match="meeting-is-not-cancelled"):
            planning.hold_after_all(session, made[0], by=BY, now=later)


def test_a_meeting_is_not_held_after_all_where_another_has_taken_its_time(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, made = a_year(session)
        planning.cancel(session, made[0], "Sygdom", by=BY, now=NOW)
        planning.hold(session, the_term(session, body), FIRST, by=BY, now=NOW)

        with pytest.raises(Refused) as refused:
            planning.hold_after_all(session, made[0], by=BY, now=NOW)

    assert {one.code for one in refused.value.refusals} == {"another-meeting-then", "meeting-number-is-taken"}


def test_it_is_known_when_a_meeting_was_moved_last(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, made = a_year(session)
        later = NOW + timedelta(days=1)

        planning.change(session, made[0], replace(FIRST, note="Der er mad"), by=BY, now=later)
        assert (made[0].moved_at, made[0].last_changed_at) == (None, later)

        planning.change(session, made[0], replace(FIRST, place="Biblioteket"), by=BY, now=later + timedelta(days=1))
        assert made[0].moved_at == later + timedelta(days=1)


def test_the_newest_meetings_are_those_of_the_last_year_of_one_term(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, made = a_year(session)
        next_year = planning.plan_year(session, the_term(session, body), on(date(2028, 6, 7)), FIRST, by=BY, now=NOW)

        assert queries.newest(session, body) == [*next_year, made[3], made[2]]
        assert queries.newest(session, a_council(session, "Ungerådet")) == []


def test_a_meeting_that_is_paid_for_lasts_as_long_as_it_did(sqlite: Database) -> None:
    longer = replace(FIRST, slot=replace(FIRST.slot, ends=time(21, 30)))
    with sqlite.transaction() as session:
        _, made = a_year(session)
        (row,) = attending.note(
            session, made[0], [Noted(Part.GUEST, Presence.PRESENT, name="Ida Holm")], by=BY, now=made[0].ends_at
        )
        row.paid_on, row.paid_by = date(2027, 4, 1), BY.reference
        session.flush()

        with pytest.raises(Refused, match="meeting-is-paid"):
            planning.change(session, made[0], longer, by=BY, now=NOW)
        planning.change(session, made[0], replace(FIRST, place="Biblioteket"), by=BY, now=NOW)

        row.paid_on = row.paid_by = None
        assert planning.change(session, made[0], longer, by=BY, now=NOW)


def test_a_night_without_that_hour_has_no_meeting_in_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_council(session)
        skipped = NewMeeting(Slot(date(2027, 3, 28), time(2, 30), time(3, 15)))

        with pytest.raises(Refused, match="meeting-ends-before-it-begins"):
            planning.hold(session, the_term(session, body), skipped, by=BY, now=NOW)

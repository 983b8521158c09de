"""Apologies call the right substitute in: asked, waited for, and moved on from, by itself."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership, SubstituteCall
from recruit.appointments.operations import calling, substituting
from recruit.appointments.queries import due_substitutes, membership, substitution
from recruit.appointments.rules.substitution import CallKind, FilledBy, NewCall, SubstitutionReason
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.audit import queries as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.dates import Span
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refused
from recruit.meetings.model import Apology, MeetingSettings
from recruit.meetings.operations import apologising, calling_in, planning
from recruit.meetings.queries import attendance
from recruit.meetings.queries import due as waiting
from recruit.meetings.queries.entry import entry
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, a_member, a_seat_group, a_substitute, the_seats, the_term
from tests.conftest import Database
from tests.meetings import (
    BEGINS,
    SLOT,
    Evening,
    an_evening,
    answers,
    asked,
    council,
    expected,
    sends,
    the_call,
    the_meeting,
)
from tests.substitutes import a_reachable

LATER = Slot(date(2026, 12, 16), SLOT.begins, SLOT.ends)


def kinds(session: Session) -> list[str]:
    return list(session.scalars(select(Letter.kind).order_by(Letter.queued_at, Letter.kind)))


def due(session: Session) -> list[str]:
    return [one.kind for one in waiting.due(session, on=date(2026, 11, 21))]


def moves(session: Session, evening: Evening, slot: Slot) -> None:
    planning.change(session, the_meeting(session, evening), NewMeeting(slot, place="Rådhuset"), by=BY, now=NOW)


def test_the_substitute_is_asked_by_letter_and_after_the_deadline_the_next(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        assert (asked(session, evening.anne), kinds(session)) == ([("Carl", None)], ["substitute_ask"])

        calling_in.go_on_due(session, now=NOW + timedelta(days=3))  # up to and including the deadline
        assert asked(session, evening.anne) == [("Carl", None)]
        calling_in.go_on_due(session, now=NOW + timedelta(days=3, seconds=1))
        assert asked(session, evening.anne) == [("Carl", None), ("Dina", None)]

        calling_in.go_on_due(session, now=NOW + timedelta(days=8))
        assert asked(session, evening.anne) == [("Carl", None), ("Dina", None)]  # and nobody is left


def test_member_and_substitute_both_send_apologies_and_the_next_is_asked(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)
        assert expected(session, evening) == ["Carl", "Bo"]

        taken = sends(session, evening, evening.carl, now=NOW + timedelta(hours=1))

        assert taken.asked is not None
        assert taken.asked.person.name == "Dina Lund"
        assert asked(session, evening.anne) == [("Carl", False), ("Dina", None)]
        assert expected(session, evening) == ["Bo"]
        body, meeting = council(session), the_meeting(session, evening)
        apology = attendance.apology(session, meeting, evening.carl, lock=True)
        with pytest.raises(Refused, match="somebody-else-is-asked"):
            apologising.come_after_all(session, body, apology, Manner.PHONE, by=BY, now=NOW + timedelta(hours=2))
        reasons = apologising.why_not(session, body, apology, now=NOW + timedelta(hours=2))
        assert [one.code for one in reasons] == ["somebody-else-is-asked"]


def test_where_nobody_is_left_to_ask_it_waits_for_the_secretary(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=False)
        calling_in.go_on_due(session, now=NOW)
        answers(session, evening.anne, accepts=False)
        calling_in.go_on_due(session, now=NOW)

        assert asked(session, evening.anne) == [("Carl", False), ("Dina", False)]
        assert [one.kind for one in due_substitutes.due(session, on=date(2026, 11, 21))] == ["no-substitute-left"]


def test_a_substitute_who_can_after_all_steps_in_again_while_nobody_else_was_asked(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)
        session.add(MeetingSettings(body_id=council(session).id, asks_substitutes=False))
        session.flush()
        sends(session, evening, evening.carl)
        assert expected(session, evening) == ["Bo"]

        apology = attendance.apology(session, the_meeting(session, evening), evening.carl, lock=True)
        apologising.come_after_all(session, council(session), apology, Manner.ONLINE, by=BY, now=NOW)

        assert expected(session, evening) == ["Carl", "Bo"]


def test_two_members_who_do_not_come_ask_two_substitutes(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)

        sends(session, evening, evening.anne)
        sends(session, evening, evening.bo)

        assert asked(session, evening.anne) == [("Carl", None)]
        assert asked(session, evening.bo) == [("Dina", None)]


def test_whoever_has_sent_apologies_is_not_asked_for_another_seat(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)
        sends(session, evening, evening.carl)
        answers(session, evening.anne, accepts=False)  # Dina

        sends(session, evening, evening.bo)

        assert asked(session, evening.bo) == [("Carl", False), ("Dina", None)]


def test_whoever_is_a_member_here_and_a_substitute_there_sits_on_one_seat_only(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        body = council(session)
        others = a_seat_group(session, the_term(session, body), "Foreninger", seats=1)
        eva = a_member(session, next(one for one in the_seats(session, body) if one.group == others))
        bo = membership(session, body, evening.bo).person
        a_substitute(session, others, bo, rank=1)
        a_substitute(session, others, a_reachable(session, "Finn Dahl"), rank=2)

        taken = sends(session, evening, eva.id)

        assert taken.asked is not None
        assert taken.asked.person.name == "Finn Dahl"


def test_whoever_steps_in_during_a_leave_is_stood_in_for_at_one_meeting(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        body = council(session)
        leave = NewCall(CallKind.LEAVE, SubstitutionReason.LEAVE, Span(date(2026, 12, 1), date(2027, 3, 1)))
        made = substituting.call_in(session, membership(session, body, evening.anne), leave, by=BY, now=NOW)
        call = substitution.call(session, body, made.id, lock=True)
        calling.ask(session, body, call, evening.carl, NOW + timedelta(days=3), by_letter=False, by=BY, now=NOW)
        calling.hear(session, body, call, call.asks[0], Manner.PHONE, accepts=True, by=BY, now=NOW)
        assert expected(session, evening) == ["Carl", "Bo"]

        sends(session, evening, evening.carl)

        assert asked(session, evening.carl) == [("Carl", False), ("Dina", None)]
        answers(session, evening.carl, accepts=True)
        assert expected(session, evening) == ["Dina", "Bo"]
        assert substitution.call(session, body, made.id).facts().accepted == evening.carl  # the leave goes on


@pytest.mark.parametrize(
    ("settled", "who"), [(None, ["Anne", "Bo"]), (FilledBy.NOBODY, ["Bo"])], ids=["back", "nobody steps in"]
)
def test_whoever_is_on_leave_without_anybody_instead_is_not_expected_until_they_are_back(
    database: Database, settled: FilledBy | None, who: list[str]
) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        body = council(session)
        leave = NewCall(CallKind.LEAVE, SubstitutionReason.LEAVE, Span(date(2026, 12, 1), date(2027, 3, 1)))
        made = substituting.call_in(session, membership(session, body, evening.anne), leave, by=BY, now=NOW)
        assert expected(session, evening) == ["Bo"]

        call = substitution.call(session, body, made.id, lock=True)
        calling.leave_open(session, body, call, settled, "Ingen kunne.", by=BY, now=NOW)

        assert expected(session, evening) == who
        noted = entry(session, body, the_meeting(session, evening)).lines[0]
        assert (noted.place.membership, noted.is_on_leave) == (evening.anne, settled is FilledBy.NOBODY)


def test_a_substitute_who_takes_a_seat_for_good_before_the_meeting_is_followed_by_the_next(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)
        call = the_call(session, evening.anne)
        calling.withdraw(session, council(session), call, call.asks[0], by=BY, now=NOW)  # as taking over does

        calling_in.go_on_due(session, now=NOW)

        assert asked(session, evening.anne) == [("Carl", True), ("Dina", None)]


def test_after_the_meeting_is_moved_apologies_stand_and_the_substitute_comes_then(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)

        moves(session, evening, LATER)

        assert expected(session, evening) == ["Carl", "Bo"]
        assert the_call(session, evening.anne).span == Span(LATER.day, date(2026, 12, 17))


def test_a_substitute_who_is_taken_on_the_new_day_is_told_and_nobody_comes_instead(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)
        body = council(session)
        then = NewCall(CallKind.MEETING, SubstitutionReason.APOLOGY, Span(LATER.day, date(2026, 12, 17)))
        made = substituting.call_in(session, membership(session, body, evening.bo), then, by=BY, now=NOW)
        other = substitution.call(session, body, made.id, lock=True)
        calling.ask(session, body, other, evening.carl, NOW + timedelta(days=2), by_letter=False, by=BY, now=NOW)
        calling.hear(session, body, other, other.asks[0], Manner.PHONE, accepts=True, by=BY, now=NOW)

        moves(session, evening, LATER)

        assert "substitute_not_needed" in kinds(session)
        assert "nobody-comes-instead" in due(session)


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 11, 23), 17), (SLOT.day, 10)], ids=["day", "hour"])
def test_a_question_that_is_not_answered_is_answered_before_the_meeting_that_came_nearer(
    sqlite: Database, day: date, hour: int
) -> None:
    now = NOW if day != SLOT.day else BEGINS - timedelta(hours=9)  # eight in the morning
    with sqlite.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne, now=now)
        nearer = NewMeeting(Slot(day, time(hour), time(hour + 2)), place="Rådhuset")

        planning.change(session, the_meeting(session, evening), nearer, by=BY, now=now)

        assert now < the_call(session, evening.anne).asks[0].answer_by < the_meeting(session, evening).starts_at


@pytest.mark.parametrize("whose", ["anne", "carl"])
def test_a_call_ends_where_the_member_or_the_substitute_has_left_by_the_new_day(sqlite: Database, whose: str) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        call = sends(session, evening, evening.anne).call
        session.get_one(Membership, getattr(evening, whose)).until = LATER.day
        session.flush()

        moves(session, evening, LATER)

        assert call is not None
        assert session.get_one(SubstituteCall, call.id).closed_at == NOW
        assert session.scalars(select(Apology.call_id)).one() is None  # somebody can be called in anew


def test_a_call_ends_where_the_member_is_on_leave_on_the_new_day(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        call = sends(session, evening, evening.anne).call
        leave = NewCall(CallKind.LEAVE, SubstitutionReason.LEAVE, Span(LATER.day, date(2027, 3, 1)))
        substituting.call_in(session, membership(session, council(session), evening.anne), leave, by=BY, now=NOW)

        moves(session, evening, LATER)

        assert call is not None
        assert session.get_one(SubstituteCall, call.id).closed_at == NOW


def test_a_meeting_that_is_moved_within_its_day_moves_no_call(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        call = sends(session, evening, evening.anne).call
        moves(session, evening, Slot(SLOT.day, SLOT.ends, time(21)))

    with sqlite.reading() as session:
        happened = [one.event for one in audit.history(session, subject=call)]
        assert TermEvent.CALL_MOVED not in happened


def test_a_cancelled_meeting_needs_nobody(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        call = sends(session, evening, evening.anne).call

        planning.cancel(session, the_meeting(session, evening), "Der er for få sager.", by=BY, now=NOW)

        assert call is not None
        assert session.get_one(SubstituteCall, call.id).closed_at == NOW
        calling_in.go_on_due(session, now=NOW + timedelta(days=4))
        assert [one.accepts for one in call.asks] == [None]


def test_nobody_is_asked_in_the_last_two_hours_and_apologies_are_taken_to_the_last_second(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)

        taken = sends(session, evening, evening.anne, now=BEGINS - timedelta(seconds=1))

        assert taken.call is None
        assert "nobody-comes-instead" in due(session)
        with pytest.raises(Refused, match="meeting-has-begun"):
            sends(session, evening, evening.bo, now=BEGINS)


def test_a_council_that_does_not_ask_by_itself_is_told_that_nobody_comes_and_calls_in_by_hand(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        session.add(MeetingSettings(body_id=council(session).id, asks_substitutes=False))
        session.flush()
        sends(session, evening, evening.anne)
        assert due(session).count("nobody-comes-instead") == 1

        apology = attendance.apology(session, the_meeting(session, evening), evening.anne, lock=True)
        call = apologising.called_in(session, council(session), apology, by=BY, now=NOW)

        assert (call.asks, "nobody-comes-instead" in due(session)) == ([], False)
        calling_in.go_on_due(session, now=NOW)
        assert the_call(session, evening.anne).asks == []


def test_a_call_that_the_secretary_has_opened_already_is_the_one(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        then = NewCall(CallKind.MEETING, SubstitutionReason.APOLOGY, Span(SLOT.day, date(2026, 12, 10)))
        made = substituting.call_in(session, membership(session, council(session), evening.anne), then, by=BY, now=NOW)

        taken = sends(session, evening, evening.anne)

        assert taken.call is not None
        assert taken.call.id == made.id


def test_a_political_group_chooses_itself_who_is_asked(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        membership(session, council(session), evening.anne).group.arrangement = SubstituteArrangement.POLITICAL_GROUP
        session.flush()

        taken = sends(session, evening, evening.anne)

        assert taken.call is not None
        assert taken.asked is None

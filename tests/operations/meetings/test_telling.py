"""Inviting to a meeting, and telling those who were invited that it is moved or cancelled."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.operations import calling, substituting
from recruit.appointments.queries import membership, substitution
from recruit.appointments.rules.substitution import CallKind, NewCall, SubstitutionReason
from recruit.bodies.operations import record_decision
from recruit.bodies.rules import DecisionKind
from recruit.foundation.dates import Span
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Channel, Status
from recruit.foundation.refusal import Refused
from recruit.meetings.model import MeetingInvitation, MeetingSettings
from recruit.meetings.operations import apologising, attending, planning, settings, telling
from recruit.meetings.queries import attendance, overview
from recruit.meetings.queries import due as waiting
from recruit.meetings.queries import telling as queries
from recruit.meetings.rules import Part, Presence, SubstituteAttendance
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, day, the_term
from tests.conftest import Database
from tests.meetings import SLOT, Evening, an_evening, answers, council, sends, the_call, the_meeting, to_tell
from tests.operations.meetings.test_settings import USUAL

SOON = NOW + timedelta(days=3)
LATER = Slot(date(2026, 12, 16), SLOT.begins, SLOT.ends)


def tells(session: Session, evening: Evening, *, all_but: str = "") -> list[str]:
    """Write to everybody who is to be told something, and return the kinds of the letters."""
    body, meeting = council(session), the_meeting(session, evening)
    lines = queries.lines(session, body, meeting, now=NOW)
    people = [one.membership.id for one in lines if not all_but or all_but not in one.membership.person.name]
    return sorted(one.kind for one in telling.tell(session, body, meeting, people, by=BY, now=NOW))


def due(session: Session, on: date) -> list[str]:
    return [one.kind for one in waiting.due(session, on=on)]


def test_members_are_invited_by_e_mail_or_a_closed_letter_and_once(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)

        assert tells(session, evening) == ["meeting_invitation", "meeting_invitation_on_paper"]

        letters = {one.kind: one for one in session.scalars(select(Letter))}
        by_mail, closed = letters["meeting_invitation"], letters["meeting_invitation_on_paper"]
        assert (by_mail.channel, by_mail.link_purpose) == (Channel.EMAIL, "meeting-answer")
        assert by_mail.link_subject_id is not None
        body, behind_the_link = queries.invitation(session, by_mail.link_subject_id, lock=True)
        assert (body.name, behind_the_link.membership_id) == ("Integrationsrådet", evening.anne)
        assert closed.status is Status.TO_POST
        assert "Rådhuset" in closed.body
        assert to_tell(session, evening) == []
        with pytest.raises(Refused, match="nobody-to-tell"):
            tells(session, evening)


def test_the_e_mail_names_neither_the_council_nor_the_place(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        tells(session, evening)
        letter = session.scalars(select(Letter).filter_by(kind="meeting_invitation")).one()

    said = f"{letter.subject} {letter.body}"
    assert "onsdag 9. december 2026 kl. 17.00" in letter.subject
    assert [word for word in ("Integrationsrådet", "Rådhuset", "flygtninge") if word in said] == []


def test_after_it_is_moved_whoever_knows_the_old_time_is_told_and_the_others_are_invited(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        tells(session, evening, all_but="Bo")
        sends(session, evening, evening.anne)

        planning.change(session, the_meeting(session, evening), NewMeeting(LATER), by=BY, now=NOW)

        assert to_tell(session, evening) == [("Anne", "moved"), ("Bo", "invited")]  # she is asked again
        assert "meeting-told-otherwise" in due(session, date(2026, 12, 1))
        assert tells(session, evening) == ["meeting_invitation_on_paper", "meeting_moved"]
        first, moved = session.scalars(
            select(Letter).where(Letter.kind.in_(["meeting_invitation", "meeting_moved"])).order_by(Letter.kind)
        )
        assert first.status is Status.CANCELLED  # it had not left, and would say what does not hold
        assert "onsdag 16. december 2026" in moved.subject
        assert due(session, date(2026, 12, 1)) == []
        told = session.scalars(select(MeetingInvitation).filter_by(membership_id=evening.anne))
        assert sorted((one.is_again, one.superseded_at is None) for one in told) == [(False, False), (True, True)]


def test_whoever_is_not_needed_any_more_is_not_waited_for_when_the_meeting_moves(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)
        tells(session, evening)
        call = the_call(session, evening.anne)
        calling.withdraw(session, council(session), call, call.asks[0], by=BY, now=NOW)

        planning.change(session, the_meeting(session, evening), NewMeeting(LATER), by=BY, now=NOW)
        body, meeting = council(session), the_meeting(session, evening)
        assert waiting.due(session, on=NOW.date())[0].facts["number"] == 1  # Bo; Carl hears elsewhere
        tells(session, evening)

        assert to_tell(session, evening) == []
        assert "meeting-told-otherwise" not in due(session, date(2026, 12, 1))
        assert overview.told_otherwise(session, body, meeting, now=NOW) == []
        counted = overview.counts(session, body, [meeting], now=NOW)[meeting.id]
        assert (counted.told, counted.invited) == (1, 2)  # Anne sent apologies before anybody was invited


def test_an_invitation_that_has_not_left_is_stopped_once_its_reader_is_not_needed(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)
        tells(session, evening)
        call = the_call(session, evening.anne)
        calling.withdraw(session, council(session), call, call.asks[0], by=BY, now=NOW)

        telling.stop_needless(session, council(session), by=BY, now=NOW)

        told = {one.membership_id: one for one in session.scalars(select(MeetingInvitation))}
        assert told[evening.carl].superseded_at == NOW
        letters = session.scalars(select(Letter).filter(Letter.kind.startswith("meeting_invitation")))
        stopped = {one.kind: one.status is Status.CANCELLED for one in letters}
        assert stopped == {"meeting_invitation": True, "meeting_invitation_on_paper": False}  # Bo's stays


def test_substitutes_who_come_beside_nobody_any_more_get_no_invitation(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        body = council(session)
        decided = record_decision(session, body, DecisionKind.OTHER, "Rådet", day("2026-06-01"), by=BY, now=NOW)
        beside = replace(USUAL, substitute_attendance=SubstituteAttendance.ALWAYS, attendance_decision=decided.id)
        settings.settle(session, body, beside, by=BY, now=NOW)
        tells(session, evening)

        settings.settle(session, body, USUAL, by=BY, now=NOW)

        told = session.scalars(select(MeetingInvitation).filter_by(superseded_at=None))
        assert {one.membership_id for one in told} == {evening.anne, evening.bo}


def test_whoever_has_left_by_the_day_to_which_a_meeting_is_moved_gets_no_invitation_to_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        tells(session, evening)
        session.get_one(Membership, evening.bo).until = LATER.day
        session.flush()

        planning.change(session, the_meeting(session, evening), NewMeeting(LATER), by=BY, now=NOW)

        closed = session.scalars(select(Letter).filter_by(kind="meeting_invitation_on_paper")).one()
        assert closed.status is Status.CANCELLED
        assert to_tell(session, evening) == [("Anne", "moved")]


def test_a_substitute_who_cannot_after_all_gets_no_invitation_and_gets_one_again_once_they_can(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        session.add(MeetingSettings(body_id=council(session).id, asks_substitutes=False))
        sends(session, evening, evening.anne)
        body, meeting = council(session), the_meeting(session, evening)
        apology = attendance.apology(session, meeting, evening.anne, lock=True)
        call = apologising.called_in(session, body, apology, by=BY, now=NOW)
        calling.ask(session, body, call, evening.carl, SOON, by_letter=False, by=BY, now=NOW)
        answers(session, evening.anne, accepts=True)
        tells(session, evening)

        sends(session, evening, evening.carl)
        letter = session.scalars(select(Letter).filter_by(kind="meeting_invitation")).one()
        assert letter.status is Status.CANCELLED

        theirs = attendance.apology(session, meeting, evening.carl, lock=True)
        apologising.come_after_all(session, body, theirs, Manner.PHONE, by=BY, now=NOW)
        assert to_tell(session, evening) == [("Carl", "invited")]


def test_a_meeting_of_which_somebody_is_told_stays_in_the_time_to_come(sqlite: Database) -> None:
    over = NewMeeting(Slot(NOW.date() - timedelta(days=1), SLOT.begins, SLOT.ends))
    with sqlite.transaction() as session:
        evening = an_evening(session)
        tells(session, evening, all_but="Bo")

        with pytest.raises(Refused, match="would-be-over"):
            planning.change(session, the_meeting(session, evening), over, by=BY, now=NOW)

        for letter in session.scalars(select(Letter)):
            mail.cancel(session, letter, by=BY, now=NOW)
        assert planning.change(session, the_meeting(session, evening), over, by=BY, now=NOW)  # nobody knows of it


def test_of_a_cancelled_meeting_those_are_told_who_know_of_it(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        tells(session, evening, all_but="Bo")

        planning.cancel(session, the_meeting(session, evening), "Der er for få sager.", by=BY, now=NOW)

        assert to_tell(session, evening) == [("Anne", "cancelled")]
        assert due(session, date(2026, 12, 1)) == ["cancellation-not-told"]
        assert tells(session, evening) == ["meeting_cancelled"]
        assert (to_tell(session, evening), due(session, date(2026, 12, 1))) == ([], [])


def test_whoever_says_yes_to_step_in_is_invited_and_a_letter_that_was_stopped_invited_nobody(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)
        tells(session, evening)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)
        assert to_tell(session, evening) == [("Carl", "invited")]

        closed = session.scalars(select(Letter).filter_by(kind="meeting_invitation_on_paper")).one()
        mail.cancel(session, closed, by=BY, now=NOW)

        assert to_tell(session, evening) == [("Carl", "invited"), ("Bo", "invited")]
        meeting = the_meeting(session, evening)
        counted = overview.counts(session, council(session), [meeting], now=NOW)[meeting.id]
        assert (counted.told, counted.invited) == (1, 3)
        planning.change(session, meeting, NewMeeting(LATER), by=BY, now=NOW)
        known = overview.told_otherwise(session, council(session), meeting, now=NOW)
        assert [one.membership_id for one in known] == [evening.anne]


def test_whoever_says_yes_is_invited_by_itself_once_the_others_are(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        sends(session, evening, evening.anne)
        answers(session, evening.anne, accepts=True)
        telling.invite_stand_ins(session, now=NOW)
        assert to_tell(session, evening) == [("Carl", "invited"), ("Bo", "invited")]  # nobody is invited yet

        tells(session, evening, all_but="Carl")
        telling.invite_stand_ins(session, now=NOW)
        telling.invite_stand_ins(session, now=NOW)

        assert to_tell(session, evening) == []
        written = session.scalars(select(Letter.recipient).filter_by(kind="meeting_invitation")).all()
        assert len(written) == 1


def test_whoever_steps_in_during_a_leave_is_invited_by_itself_to_the_meetings_in_it(database: Database) -> None:
    with database.transaction() as session:
        evening = an_evening(session)
        body = council(session)
        leave = NewCall(CallKind.LEAVE, SubstitutionReason.LEAVE, Span(SLOT.day, LATER.day))
        made = substituting.call_in(session, membership(session, body, evening.anne), leave, by=BY, now=NOW)
        after = planning.hold(session, the_term(session, body), NewMeeting(LATER), by=BY, now=NOW)
        for meeting in (the_meeting(session, evening), after):
            telling.tell(session, body, meeting, [evening.bo], by=BY, now=NOW)
        call = substitution.call(session, body, made.id, lock=True)
        calling.ask(session, body, call, evening.carl, SOON, by_letter=False, by=BY, now=NOW)
        telling.invite_stand_ins(session, now=NOW)
        assert session.scalars(select(Letter).filter_by(kind="meeting_invitation")).all() == []

        calling.hear(session, body, call, call.asks[0], Manner.PHONE, accepts=True, by=BY, now=NOW)
        telling.invite_stand_ins(session, now=NOW)
        telling.invite_stand_ins(session, now=NOW)

        told = session.scalars(select(MeetingInvitation).filter_by(membership_id=evening.carl)).one()
        assert told.meeting_id == evening.meeting


def test_ten_days_before_a_meeting_it_waits_that_nobody_is_invited(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        evening = an_evening(session)

        assert due(session, SLOT.day - timedelta(days=11)) == []
        assert due(session, SLOT.day - timedelta(days=10)) == ["meeting-not-invited-to"]
        tells(session, evening)
        assert due(session, SLOT.day - timedelta(days=10)) == []
        assert due(session, SLOT.day + timedelta(days=1)) == []


def test_nobody_is_invited_any_more_to_a_meeting_at_which_people_are_noted(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        meeting = the_meeting(session, an_evening(session))
        assert due(session, SLOT.day) == ["meeting-not-invited-to"]

        guest = Noted(Part.GUEST, Presence.PRESENT, name="Carla Holm")
        attending.note(session, meeting, [guest], by=BY, now=meeting.ends_at)

        assert due(session, SLOT.day) == []

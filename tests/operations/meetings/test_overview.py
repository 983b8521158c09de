"""How many a list of meetings is about, who was told something else, and whose meetings are whose."""

from datetime import date, time, timedelta

from recruit.meetings.model import Meeting, MeetingInvitation
from recruit.meetings.operations import apologising, attending, planning
from recruit.meetings.queries import attendance, inviting, overview, own
from recruit.meetings.queries.overview import Counts
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW
from tests.conftest import Database
from tests.operations.meetings.test_attending import a_meeting


def told(meeting: Meeting, membership: object) -> MeetingInvitation:
    return MeetingInvitation(
        meeting_id=meeting.id,
        membership_id=membership,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        is_cancelled=False,
        is_again=False,
        at=NOW,
        by=BY.reference,
    )


def test_a_meeting_counts_who_is_invited_told_and_away_and_after_it_who_came(database: Database) -> None:
    with database.transaction() as session:
        body, meeting, _, _ = a_meeting(session)
        anne, bo = [one.membership for one in attendance.guests(session, body, meeting)]
        session.add(told(meeting, anne.id))
        apologising.apologise(session, body, meeting, anne, Manner.PHONE, by=BY, now=NOW)
        other = NewMeeting(Slot(meeting.slot.day + timedelta(days=30), time(17), time(19)))
        later = planning.hold(session, meeting.term, other, by=BY, now=NOW)

        before = overview.counts(session, body, [meeting, later], now=NOW)

        assert before == {meeting.id: Counts(2, 1, 1), later.id: Counts(2)}
        during = meeting.starts_at + timedelta(minutes=5)
        came = Noted(Part.MEMBER, Presence.PRESENT, bo.person_id, membership=bo.id, seat=bo.seat_id)
        away = Noted(Part.MEMBER, Presence.APOLOGY, anne.person_id, membership=anne.id, seat=anne.seat_id)
        guest = Noted(Part.GUEST, Presence.PRESENT, name="Ida Juhl")
        attending.note(session, meeting, [came, away, guest], by=BY, now=during)
        assert overview.counts(session, body, [meeting], now=meeting.ends_at) == {meeting.id: Counts(0, 0, 1, 2, 1)}


def test_whoever_was_told_another_time_is_named_until_it_holds_again(database: Database) -> None:
    with database.transaction() as session:
        body, meeting, _, _ = a_meeting(session)
        anne = attendance.guests(session, body, meeting)[0].membership
        session.add(told(meeting, anne.id))
        session.flush()
        assert overview.told_otherwise(session, body, meeting, now=NOW) == []

        slot = Slot(meeting.slot.day + timedelta(days=7), time(17), time(19))
        planning.change(session, meeting, NewMeeting(slot, place=meeting.place), by=BY, now=NOW)

        assert [one.membership_id for one in overview.told_otherwise(session, body, meeting, now=NOW)] == [anne.id]


def test_own_meetings_are_those_to_which_somebody_is_invited(database: Database) -> None:
    with database.transaction() as session:
        body, meeting, _, carl = a_meeting(session)
        anne = attendance.guests(session, body, meeting)[0].membership
        apologising.apologise(session, body, meeting, anne, Manner.PHONE, by=BY, now=NOW)

        assert [one.meeting for one in own.to_come(session, anne.person_id, now=NOW)] == [meeting]
        assert own.to_come(session, carl.person_id, now=NOW) == []  # a substitute comes when they are asked
        assert own.to_come(session, anne.person_id, now=meeting.ends_at) == []

        (mine,) = inviting.own_meetings(session, anne.person_id, date(2020, 1, 1))

        assert (mine.meeting, mine.body, mine.part, mine.has_apologised) == (meeting, body, Part.MEMBER, True)
        assert inviting.own_meetings(session, carl.person_id, date(2020, 1, 1)) == []
        assert inviting.own_meetings(session, anne.person_id, meeting.slot.day + timedelta(days=1)) == []
        assert inviting.invited_on(session, body, []) == {}
        planning.cancel(session, meeting, "Sygdom", by=BY, now=NOW)
        assert own.to_come(session, anne.person_id, now=NOW) == []
        assert len(inviting.own_meetings(session, anne.person_id, date(2020, 1, 1))) == 1  # calendars strike it out

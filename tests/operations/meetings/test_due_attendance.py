"""What waits of attendance: meetings that nobody has noted, and members who stay away."""

from datetime import date, time, timedelta

from sqlalchemy import event
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.bodies.model import Body
from recruit.foundation.due import Due
from recruit.meetings.model import Meeting, MeetingSettings
from recruit.meetings.operations import attending, planning
from recruit.meetings.queries import due_attendance
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats, the_term
from tests.conftest import Database

DAYS = (date(2026, 6, 3), date(2026, 9, 2), date(2026, 10, 7))
LATER = NOW + timedelta(days=365)
TODAY = date(2026, 10, 20)
CAME, SENT, AWAY = Presence.PRESENT, Presence.APOLOGY, Presence.ABSENT


def a_year(session: Session, name: str = "Integrationsrådet") -> tuple[Body, Membership, list[Meeting]]:
    """Return a council with a member and three meetings, of which nobody has noted anything."""
    body = a_council(session, name, seats=1)
    member = a_member(session, the_seats(session, body)[0], a_person(session))
    slots = [Slot(day, time(17), time(19)) for day in DAYS]
    term = the_term(session, body)
    return body, member, [planning.hold(session, term, NewMeeting(slot), by=BY, now=NOW) for slot in slots]


def note(session: Session, meeting: Meeting, one: Membership, presence: Presence) -> None:
    said = Noted(Part.MEMBER, presence, one.person_id, "", one.id, one.seat_id)
    attending.note(session, meeting, [said], by=BY, now=LATER)


def found(session: Session, on: date = TODAY) -> list[Due]:
    session.expire_all()
    return due_attendance.due(session, on=on)


def test_a_meeting_that_was_held_and_not_noted_waits_from_the_day_after_and_not_for_ever(database: Database) -> None:
    with database.transaction() as session:
        body, member, meetings = a_year(session)

        assert found(session, DAYS[0]) == []
        (first,) = found(session, DAYS[0] + timedelta(days=1))
        (both,) = found(session)

        assert (first.kind, first.facts["meeting"], first.deadline) == ("attendance-not-noted", meetings[0].id, DAYS[0])
        assert (both.body, both.facts["meeting"], both.facts["number"]) == (body.slug, meetings[2].id, 2)
        planning.cancel(session, meetings[2], "Sygdom", by=BY, now=NOW)
        note(session, meetings[1], member, CAME)
        assert found(session) == []


def test_whoever_was_away_from_two_meetings_in_a_row_is_named_until_they_come(database: Database) -> None:
    with database.transaction() as session:
        body, member, meetings = a_year(session)
        for meeting, presence in zip(meetings, (CAME, SENT, AWAY), strict=True):
            note(session, meeting, member, presence)

        (away,) = found(session)
        assert (away.kind, away.facts["name"], away.facts["number"]) == ("member-away", member.person.name, 2)

        session.add(MeetingSettings(body_id=body.id, warn_after=3))
        session.flush()
        assert found(session) == []
        session.get_one(MeetingSettings, body.id).warn_after = None
        session.flush()
        assert found(session) == []


def test_being_on_leave_is_not_staying_away_and_whoever_came_last_is_not_named(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, member, meetings = a_year(session)
        for meeting, presence in zip(meetings, (AWAY, Presence.NOT_CALLED, CAME), strict=True):
            note(session, meeting, member, presence)

        assert found(session) == []


def test_it_takes_two_queries_however_many_councils_there_are(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        for name in ("Integrationsrådet", "Nabolagsrådet", "Ungerådet"):
            _, member, meetings = a_year(session, name)
            for meeting in meetings[:2]:
                note(session, meeting, member, SENT)
        session.expire_all()
        sent: list[str] = []
        event.listen(session.get_bind(), "before_cursor_execute", lambda *args: sent.append(args[2]))

        assert sorted(one.kind for one in due_attendance.due(session, on=TODAY)) == [
            *["attendance-not-noted"] * 3,
            *["member-away"] * 3,
        ]

        assert len(sent) == 2

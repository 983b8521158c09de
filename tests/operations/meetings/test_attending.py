"""Who was at a meeting."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.appointments.operations import take_back
from recruit.appointments.queries import membership_to_correct
from recruit.bodies.model import Body
from recruit.foundation.refusal import Refused
from recruit.meetings.model import Meeting
from recruit.meetings.operations import attending, planning
from recruit.meetings.queries import attendance as queries
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted, has_quorum, represented
from recruit.meetings.rules.planning import NewMeeting, Slot
from tests.builders import BY, NOW, a_council, a_member, a_person, a_substitute, the_seats, the_term
from tests.conftest import Database

SLOT = Slot(date(2027, 2, 3), time(17), time(19))
AFTER = datetime.fromisoformat("2027-02-03T18:30+00:00")
CAME, SENT = Presence.PRESENT, Presence.APOLOGY


def a_meeting(session: Session) -> tuple[Body, Meeting, list[Membership], Membership]:
    """Return a council of three seats with two members and a substitute, and its meeting."""
    body = a_council(session, seats=3)
    seats = the_seats(session, body)
    members = [
        a_member(session, seat, a_person(session, name)) for seat, name in zip(seats, ("Anne", "Bo"), strict=False)
    ]
    substitute = a_substitute(session, seats[0].group, a_person(session, "Carl"), rank=1)
    return body, planning.hold(session, the_term(session, body), NewMeeting(SLOT), by=BY, now=NOW), members, substitute


def as_member(one: Membership, presence: Presence) -> Noted:
    return Noted(Part.MEMBER, presence, one.person_id, membership=one.id, seat=one.seat_id)


def test_a_substitute_sits_on_the_seat_of_a_member_who_did_not_come(database: Database) -> None:
    with database.transaction() as session:
        _, meeting, (anne, bo), carl = a_meeting(session)
        instead = Noted(Part.SUBSTITUTE, CAME, carl.person_id, membership=carl.id, seat=anne.seat_id)

        found = attending.note(
            session, meeting, [as_member(anne, SENT), as_member(bo, CAME), instead], by=BY, now=AFTER
        )

        facts = [row.facts() for row in found]
        assert represented(facts) == {anne.seat_id, bo.seat_id}
        assert has_quorum(facts, [one.seat_id for one in (anne, bo) if one.seat_id])


def test_whoever_came_to_a_meeting_had_the_place(database: Database) -> None:
    with database.transaction() as session:
        _, meeting, (anne, _), _ = a_meeting(session)
        attending.note(session, meeting, [as_member(anne, CAME)], by=BY, now=AFTER)

    with pytest.raises(Refused, match="place-is-spoken-of"), database.transaction() as session:
        take_back(session, membership_to_correct(session, anne.id), by=BY, now=AFTER)


def test_a_substitute_who_came_before_the_member_did_listens_once_the_member_is_there(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, meeting, (anne, _), carl = a_meeting(session)
        instead = Noted(Part.SUBSTITUTE, CAME, carl.person_id, membership=carl.id, seat=anne.seat_id)
        attending.note(session, meeting, [instead], by=BY, now=AFTER)

        found = attending.note(session, meeting, [as_member(anne, CAME)], by=BY, now=AFTER)

        parts = {row.person_id: row.part for row in found}
        assert parts == {anne.person_id: Part.MEMBER, carl.person_id: Part.OBSERVER}


def test_nobody_is_there_before_the_meeting_begins_or_once_it_is_cancelled(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, meeting, (anne, _), _ = a_meeting(session)

        with pytest.raises(Refused, match="meeting-has-not-begun"):
            attending.note(session, meeting, [as_member(anne, CAME)], by=BY, now=meeting.starts_at - timedelta(hours=1))
        attending.note(session, meeting, [as_member(anne, SENT)], by=BY, now=meeting.starts_at - timedelta(hours=1))
        with pytest.raises(Refused, match="meeting-was-held"):
            planning.cancel(session, meeting, "Sygdom", by=BY, now=NOW)


def test_a_cancelled_meeting_has_nobody(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, meeting, (anne, _), _ = a_meeting(session)
        planning.cancel(session, meeting, "Sygdom", by=BY, now=NOW)

        with pytest.raises(Refused, match="meeting-is-cancelled"):
            attending.note(session, meeting, [as_member(anne, SENT)], by=BY, now=AFTER)


def test_a_guest_who_was_written_down_twice_is_taken_back(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _, meeting, _, _ = a_meeting(session)
        guest = Noted(Part.GUEST, CAME, name=" Ida  Holm ")
        first, second = attending.note(session, meeting, [guest, guest], by=BY, now=AFTER)

        attending.remove(session, meeting, second, by=BY, now=AFTER)

        assert [row.name for row in queries.noted(session, meeting)] == ["Ida Holm"]
        assert first.person_id is None

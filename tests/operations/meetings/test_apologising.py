"""Apologies, and who is called in by them."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from recruit.appointments.operations import calling, substituting
from recruit.appointments.queries import substitution
from recruit.appointments.rules.substitution import CallKind
from recruit.bodies.model import Body
from recruit.foundation.audit import queries as audit
from recruit.foundation.audit.term_events import TermEvent
from recruit.foundation.refusal import NotFound, Refused
from recruit.meetings.model import Meeting, MeetingSettings
from recruit.meetings.operations import apologising
from recruit.meetings.operations.apologising import Taken
from recruit.meetings.queries import attendance as queries
from recruit.meetings.rules import Part
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW
from tests.conftest import Database
from tests.operations.meetings.test_attending import a_meeting


def sends(session: Session, body: Body, meeting: Meeting, place: int = 0) -> Taken:
    member = next(one.membership for one in queries.guests(session, body, meeting)[place:])
    return apologising.apologise(session, body, meeting, member, Manner.PHONE, by=BY, now=NOW, note="Er bortrejst")


def parts(session: Session, body: Body, meeting: Meeting) -> list[tuple[str, Part, bool]]:
    found = queries.guests(session, body, meeting)
    return [(one.membership.person.name, one.invited.part, one.apology is not None) for one in found]


def test_apologies_ask_the_next_substitute_who_is_invited_once_they_say_yes(database: Database) -> None:
    with database.transaction() as session:
        body, meeting, _, carl = a_meeting(session)

        taken = sends(session, body, meeting)

        assert parts(session, body, meeting) == [("Anne", Part.MEMBER, True), ("Bo", Part.MEMBER, False)]
        assert taken.call is not None
        assert taken.call.kind is CallKind.MEETING
        assert taken.asked == carl
        call = substitution.call(session, body, taken.call.id, lock=True)
        substituting.answer(session, call, call.asks[0], Manner.PHONE, accepts=True, by=BY, now=NOW)
        assert parts(session, body, meeting)[2] == ("Carl", Part.SUBSTITUTE, False)


def test_member_and_substitute_both_send_apologies_and_nobody_is_left(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, meeting, _, _ = a_meeting(session)
        taken = sends(session, body, meeting)
        assert taken.call is not None
        call = substitution.call(session, body, taken.call.id, lock=True)

        substituting.answer(session, call, call.asks[0], Manner.PHONE, accepts=False, by=BY, now=NOW)

        assert substitution.left_to_ask(session, call) == []
        assert sends(session, body, meeting, 1).asked is not None  # for Bo's seat: it is remembered of this call only


def test_where_nobody_stands_behind_the_seats_apologies_are_taken_all_the_same(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, meeting, _, carl = a_meeting(session)
        session.delete(carl)
        session.flush()

        taken = sends(session, body, meeting)

        assert taken.call is not None
        assert taken.asked is None


def test_a_council_that_does_not_ask_by_itself_takes_apologies_only(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, meeting, _, _ = a_meeting(session)
        session.add(MeetingSettings(body_id=body.id, asks_substitutes=False))
        session.flush()

        taken = sends(session, body, meeting)

        assert (taken.call, taken.asked) == (None, None)


def test_apologies_are_taken_once_and_until_the_meeting_begins(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, meeting, (_, bo), _ = a_meeting(session)
        sends(session, body, meeting)

        with pytest.raises(Refused, match="has-apologised-already"):
            sends(session, body, meeting)
        with pytest.raises(Refused, match="meeting-has-begun"):
            apologising.apologise(session, body, meeting, bo, Manner.ONLINE, by=BY, now=meeting.starts_at)


def test_a_member_comes_after_all_and_the_substitute_is_asked_no_more(database: Database) -> None:
    with database.transaction() as session:
        body, meeting, (anne, _), _ = a_meeting(session)
        sends(session, body, meeting)
        apology = queries.apology(session, meeting, anne.id, lock=True)

        apologising.come_after_all(session, body, apology, Manner.PHONE, by=BY, now=NOW)

        assert parts(session, body, meeting)[0] == ("Anne", Part.MEMBER, False)
        assert apology.call is not None
        assert apology.call.closed_at == NOW
        with pytest.raises(NotFound):
            queries.apology(session, meeting, anne.id)
        assert sends(session, body, meeting).asked is not None  # and sends apologies again

    with database.reading() as session:
        happened = [one.event for one in audit.history(session, subject=apology)]
        assert happened == [TermEvent.APOLOGY_REVOKED, TermEvent.APOLOGY_TAKEN]


def test_a_member_comes_after_all_once_the_substitute_who_said_yes_is_needed_no_more(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, meeting, (anne, _), _ = a_meeting(session)
        taken = sends(session, body, meeting)
        assert taken.call is not None
        call = substitution.call(session, body, taken.call.id, lock=True)
        substituting.answer(session, call, call.asks[0], Manner.PHONE, accepts=True, by=BY, now=NOW)
        calling.leave_open(session, body, call, None, "Anne er rask igen.", by=BY, now=NOW)

        apology = queries.apology(session, meeting, anne.id, lock=True)
        apologising.come_after_all(session, body, apology, Manner.PHONE, by=BY, now=NOW)

        assert parts(session, body, meeting) == [("Anne", Part.MEMBER, False), ("Bo", Part.MEMBER, False)]


def test_nobody_is_called_in_to_a_meeting_that_has_begun_or_for_apologies_or_a_place_that_are_over(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        body, meeting, (_, bo), _ = a_meeting(session)
        session.add(MeetingSettings(body_id=body.id, asks_substitutes=False))
        first, second = (sends(session, body, meeting, place).apology for place in (0, 1))
        apologising.come_after_all(session, body, first, Manner.PHONE, by=BY, now=NOW)
        bo.until = meeting.slot.day
        session.flush()

        with pytest.raises(Refused, match="meeting-has-begun"):
            apologising.called_in(session, body, second, by=BY, now=meeting.starts_at)
        with pytest.raises(Refused, match="is-not-invited"):
            apologising.called_in(session, body, first, by=BY, now=NOW)
        with pytest.raises(Refused, match="only-members-are-stood-in-for"):
            apologising.called_in(session, body, second, by=BY, now=NOW)


def test_apologies_stand_once_a_substitute_has_said_yes(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, meeting, (anne, _), _ = a_meeting(session)
        taken = sends(session, body, meeting)
        assert taken.call is not None
        call = substitution.call(session, body, taken.call.id, lock=True)
        substituting.answer(session, call, call.asks[0], Manner.PHONE, accepts=True, by=BY, now=NOW)
        session.expire_all()

        with pytest.raises(Refused, match="somebody-steps-in"):
            apology = queries.apology(session, meeting, anne.id, lock=True)
            apologising.come_after_all(session, body, apology, Manner.PHONE, by=BY, now=NOW + timedelta(hours=1))

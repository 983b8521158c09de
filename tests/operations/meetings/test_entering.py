"""A whole meeting noted from one page, taken from minutes, and paid for: on both databases, since all of it locks."""

from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.refusal import Refused
from recruit.meetings.model import Meeting, MeetingSettings
from recruit.meetings.operations import attending, paying, planning
from recruit.meetings.operations.attending import NotedOtherwise, Page
from recruit.meetings.queries import attendance as queries
from recruit.meetings.queries import meeting as meetings
from recruit.meetings.queries.entry import Entry, entry
from recruit.meetings.rules import Part, Presence, Remuneration
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.entering import Line, Said
from recruit.meetings.rules.planning import NewMeeting
from tests.builders import BY, NOW, a_person, a_seat_group, a_substitute, the_seats
from tests.conftest import Database
from tests.operations.meetings.test_attending import AFTER, SLOT, a_meeting

CAME, SENT, AWAY, NOT_CALLED = map(Said, (Presence.PRESENT, Presence.APOLOGY, Presence.ABSENT, Presence.NOT_CALLED))
QUARTER = (date(2027, 1, 1), date(2027, 4, 1))


def locked(session: Session, body: Body, meeting: Meeting) -> tuple[Meeting, Entry]:
    ours = meetings.meeting(session, body, meeting.id, lock=True)
    return ours, entry(session, body, ours, lock=True)


def by_name(session: Session, meeting: Meeting) -> dict[str, tuple[Part, Presence]]:
    return {
        row.person.name if row.person else row.name: (row.part, row.presence) for row in queries.noted(session, meeting)
    }


def enters(session: Session, body: Body, meeting: Meeting, said: dict[UUID, Line], *, now: datetime = AFTER) -> None:
    ours, stands = locked(session, body, meeting)
    attending.enter(session, ours, stands, Page(said), by=BY, now=now)


def test_everybody_is_noted_as_expected_but_for_those_who_differ_and_substitutes_only_if_they_come(
    database: Database,
) -> None:
    with database.transaction() as session:
        body, meeting, (_, bo), _ = a_meeting(session)

        enters(session, body, meeting, {bo.person_id: Line(CAME, AWAY)})
        assert by_name(session, meeting) == {
            "Anne": (Part.MEMBER, Presence.PRESENT),
            "Bo": (Part.MEMBER, Presence.ABSENT),
        }


def test_the_second_phone_changes_what_the_first_did_not_touch_and_is_told_of_what_it_did(database: Database) -> None:
    with database.transaction() as session:
        body, meeting, (anne, bo), carl = a_meeting(session)
        enters(session, body, meeting, {anne.person_id: Line(CAME, SENT), bo.person_id: Line(CAME, CAME)})

        late = {
            bo.person_id: Line(CAME, AWAY),
            carl.person_id: Line(NOT_CALLED, CAME),
            anne.person_id: Line(CAME, CAME),
        }
        enters(session, body, meeting, late)
        with pytest.raises(NotedOtherwise) as other:
            enters(session, body, meeting, {anne.person_id: Line(CAME, AWAY), bo.person_id: Line(CAME, AWAY)})

        assert other.value.stands == {anne.person_id: SENT}
        assert by_name(session, meeting) == {
            "Anne": (Part.MEMBER, Presence.APOLOGY),
            "Bo": (Part.MEMBER, Presence.ABSENT),
            "Carl": (Part.SUBSTITUTE, Presence.PRESENT),
        }


def test_a_seat_behind_which_only_a_substitute_stands_counts_for_no_quorum(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, meeting, (anne, bo), _ = a_meeting(session)
        group = a_seat_group(
            session, meeting.term, "Foreninger", seats=1, arrangement=SubstituteArrangement.ORGANISATION
        )
        empty = next(one for one in the_seats(session, body) if one.group == group)
        a_substitute(session, group, a_person(session, "Dina"), seat=empty)

        assert entry(session, body, meeting).filled == {anne.seat_id, bo.seat_id}


def test_the_administration_is_offered_again_as_it_was_at_the_meeting_before_and_no_later_one(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        body, meeting, _, _ = a_meeting(session)
        later = [
            planning.hold(session, meeting.term, NewMeeting(replace(SLOT, day=day)), by=BY, now=NOW)
            for day in (date(2027, 3, 3), date(2027, 4, 7))
        ]
        for one, name in zip((meeting, *later), ("Ida Juhl", "Per Friis", "Sara Mik"), strict=True):
            there = ((Part.ADMINISTRATION, name), (Part.GUEST, "Else Fremmed"))
            said = [Noted(part, Presence.PRESENT, name=called) for part, called in there]
            attending.note(session, one, said, by=BY, now=later[1].ends_at)

        assert [entry(session, body, one).administration for one in (meeting, *later)] == [
            [],
            ["Ida Juhl"],
            ["Per Friis"],
        ]


def test_minutes_fill_what_is_not_noted_and_are_taken_back_as_a_whole(database: Database) -> None:
    reading, guest = uuid4(), Noted(Part.GUEST, Presence.PRESENT, name="Ida Juhl")
    with database.transaction() as session:
        body, meeting, (anne, bo), carl = a_meeting(session)
        enters(session, body, meeting, {bo.person_id: Line(CAME, AWAY)})
        ours, stands = locked(session, body, meeting)

        said = {anne.person_id: SENT, bo.person_id: CAME, carl.person_id: CAME}
        number = attending.take_over(session, ours, stands, said, [guest, guest], reading, by=BY, now=AFTER)

        assert number == 2
        assert by_name(session, meeting)["Bo"] == (Part.MEMBER, Presence.ABSENT)
        assert by_name(session, meeting)["Anne"] == (Part.MEMBER, Presence.PRESENT)
        assert attending.give_back(session, ours, reading, by=BY, now=AFTER) == 2
        assert set(by_name(session, meeting)) == {"Anne", "Bo"}


def test_whoever_listened_beside_a_member_of_the_minutes_represents_the_seat_once_they_are_taken_back(
    sqlite: Database,
) -> None:
    reading = uuid4()
    with sqlite.transaction() as session:
        body, meeting, (anne, bo), carl = a_meeting(session)
        ours, stands = locked(session, body, meeting)
        came = {anne.person_id: CAME, bo.person_id: CAME}
        attending.take_over(session, ours, stands, came, [], reading, by=BY, now=AFTER)
        enters(session, body, meeting, {carl.person_id: Line(NOT_CALLED, CAME)})
        assert by_name(session, meeting)["Carl"] == (Part.OBSERVER, Presence.PRESENT)

        attending.give_back(session, ours, reading, by=BY, now=AFTER)

        assert by_name(session, meeting) == {"Carl": (Part.SUBSTITUTE, Presence.PRESENT)}


def test_what_was_changed_by_hand_since_keeps_the_minutes_from_being_taken_back(sqlite: Database) -> None:
    reading = uuid4()
    with sqlite.transaction() as session:
        body, meeting, (anne, _), _ = a_meeting(session)
        ours, stands = locked(session, body, meeting)
        attending.take_over(session, ours, stands, {anne.person_id: CAME}, [], reading, by=BY, now=AFTER)
        enters(session, body, meeting, {anne.person_id: Line(CAME, AWAY)})

        with pytest.raises(Refused) as refused:
            attending.give_back(session, ours, reading, by=BY, now=AFTER)

        assert [(one.code, one.facts) for one in refused.value.refusals] == [
            ("noted-otherwise-since", {"names": "Anne"})
        ]
        assert by_name(session, meeting)["Anne"] == (Part.MEMBER, Presence.ABSENT)


def test_whoever_is_paid_for_a_meeting_stays_noted_as_having_been_there_until_that_is_taken_back(
    database: Database,
) -> None:
    with database.transaction() as session:
        body, meeting, (anne, bo), carl = a_meeting(session)
        enters(session, body, meeting, {anne.person_id: Line(CAME, AWAY), carl.person_id: Line(NOT_CALLED, CAME)})
        session.add(MeetingSettings(body_id=body.id, remuneration=Remuneration.ALLOWANCE))
        people, day = [bo.person_id, carl.person_id], date(2027, 4, 15)
        paying.pay(session, body, QUARTER, people, day, by=BY, now=AFTER)

        with pytest.raises(Refused) as stays:
            enters(session, body, meeting, {bo.person_id: Line(CAME, AWAY)})
        with pytest.raises(Refused) as sits:  # Carl sits on Anne's seat, and would listen if she had come
            enters(session, body, meeting, {anne.person_id: Line(AWAY, CAME)})
        with pytest.raises(Refused, match="paid-for-the-meeting"):
            paid = next(row for row in queries.noted(session, meeting) if row.person_id == bo.person_id)
            attending.remove(session, meeting, paid, by=BY, now=AFTER)

        assert [(one.code, one.facts, one.field) for one in (*stays.value.refusals, *sits.value.refusals)] == [
            ("paid-for-the-meeting", {"name": "Bo"}, f"presence_{bo.person_id.hex}"),
            ("paid-for-the-meeting", {"name": "Carl"}, f"presence_{carl.person_id.hex}"),
        ]
        enters(session, body, meeting, {bo.person_id: Line(CAME, Said(Presence.PRESENT, left_at=time(18, 30)))})
        paying.take_back(session, body, QUARTER, people, by=BY, now=AFTER)
        enters(session, body, meeting, {anne.person_id: Line(AWAY, CAME)})
        assert by_name(session, meeting)["Carl"] == (Part.OBSERVER, Presence.PRESENT)


@pytest.mark.parametrize("instead", [Remuneration.NONE, Remuneration.FEE])
def test_no_allowance_is_paid_where_nothing_or_a_fee_is(sqlite: Database, instead: Remuneration) -> None:
    with sqlite.transaction() as session:
        body, meeting, (anne, _), _ = a_meeting(session)
        session.add(MeetingSettings(body_id=body.id, remuneration=instead))
        enters(session, body, meeting, {})

        assert paying.pay(session, body, QUARTER, [anne.person_id], date(2027, 4, 15), by=BY, now=AFTER) == 0


def test_nobody_is_paid_before_the_meeting_or_years_after_today(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, meeting, (anne, _), _ = a_meeting(session)
        session.add(MeetingSettings(body_id=body.id, remuneration=Remuneration.ALLOWANCE))
        enters(session, body, meeting, {})

        for wrong in (date(1900, 1, 1), date(2027, 2, 2), date(2028, 2, 4), date(9999, 1, 1)):
            with pytest.raises(Refused, match="paid-on-another-day"):
                paying.pay(session, body, QUARTER, [anne.person_id], wrong, by=BY, now=AFTER)

        assert paying.pay(session, body, QUARTER, [anne.person_id], date(2027, 2, 3), by=BY, now=AFTER) == 1


def test_whoever_listens_beside_the_member_is_not_paid(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, meeting, (anne, _), carl = a_meeting(session)
        session.add(MeetingSettings(body_id=body.id, remuneration=Remuneration.ALLOWANCE))
        enters(session, body, meeting, {carl.person_id: Line(NOT_CALLED, CAME)})

        people = [anne.person_id, carl.person_id]
        assert paying.pay(session, body, QUARTER, people, date(2027, 4, 15), by=BY, now=AFTER) == 1


def test_whoever_is_paid_keeps_the_day_and_it_is_taken_back(database: Database) -> None:
    with database.transaction() as session:
        body, meeting, (anne, bo), _ = a_meeting(session)
        session.add(MeetingSettings(body_id=body.id, remuneration=Remuneration.ALLOWANCE))
        enters(session, body, meeting, {})
        people = [anne.person_id, bo.person_id]

        assert paying.pay(session, body, QUARTER, people[:1], date(2027, 4, 15), by=BY, now=AFTER) == 1
        assert paying.pay(session, body, QUARTER, people, date(2027, 5, 1), by=BY, now=AFTER) == 1

        paid = {row.person_id: row.paid_on for row in queries.noted(session, meeting)}
        assert paid == {people[0]: date(2027, 4, 15), people[1]: date(2027, 5, 1)}
        rows = queries.noted(session, meeting, lock=True)
        with pytest.raises(Refused, match="allowance-is-paid"):
            paying.note_travel(session, body, rows, {rows[0].id: 30}, by=BY, now=AFTER)
        assert paying.take_back(session, body, QUARTER, people, by=BY, now=AFTER) == 2
        assert paying.take_back(session, body, QUARTER, people, by=BY, now=AFTER) == 0

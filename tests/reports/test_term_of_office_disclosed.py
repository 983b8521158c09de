"""What the life of a term holds on one person is told them, follows a merge, and is nobody else's."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts import merging
from recruit.appointments.rules.sharing import SharedField
from recruit.assignments.operations import asking, groups, places
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.queries.asking import asking_round
from recruit.assignments.rules import Answer, AskingKind, ChosenBy, PlaceMessage, PlaceRole, Whom
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies.queries import body_by_slug
from recruit.handover.model import InvitationWish
from recruit.handover.operations import inviting
from recruit.handover.operations import people as handover
from recruit.handover.queries.handover import wishes
from recruit.handover.rules.evaluation import Question
from recruit.handover.rules.invitations import Wish
from recruit.meetings.model import MeetingSettings
from recruit.meetings.operations import apologising, attending, planning, telling
from recruit.meetings.queries.attendance import guests
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.meetings.rules.telling import Message
from recruit.people import queries as people
from recruit.people.model import PersonMerge
from recruit.people.rules import ContactKind
from recruit.recruitment.rules import Manner
from recruit.reports.disclosure.category import Kind, Record
from recruit.reports.disclosure.collecting import disclosure
from recruit.reports.disclosure.subject import of_person
from recruit.reports.disclosure.words import told
from recruit.reports.engagement import engagement
from tests.builders import BY, a_council, a_member, a_person, an_organization, the_seats, the_term
from tests.conftest import Database, made_once

NOW = datetime(2027, 2, 1, 10, tzinfo=UTC)
DAY = date(2027, 2, 3)


@pytest.fixture
@made_once
def hawa(sqlite: Database) -> UUID:
    """Hawa sent apologies, was sent to another council, asked, and wishes to be invited; Bo was not."""
    with sqlite.transaction() as session:
        body = a_council(session, seats=2)
        session.add(MeetingSettings(body_id=body.id, asks_substitutes=False))
        one, other = the_seats(session, body)
        hawa, bo = a_member(session, one, a_person(session, "Hawa Ibsen")), a_member(session, other)
        new = NewMeeting(Slot(DAY, time(17), time(19)))
        meeting = planning.hold(session, the_term(session, body), new, by=BY, now=NOW)
        mine = next(each.membership for each in guests(session, body, meeting) if each.membership.id == hawa.id)
        telling.tell(session, body, meeting, [hawa.id], by=BY, now=NOW)
        apologising.apologise(session, body, meeting, mine, Manner.EMAIL, by=BY, now=NOW, note="Er på rejse")
        away = Noted(Part.MEMBER, Presence.APOLOGY, hawa.person_id, membership=hawa.id, seat=hawa.seat_id)
        came = Noted(Part.MEMBER, Presence.PRESENT, bo.person_id, membership=bo.id, seat=bo.seat_id)
        attending.note(session, meeting, [away, came], by=BY, now=meeting.ends_at)
        person = people.person(session, hawa.person_id)
        place = places.describe(session, body, an_organization(session), _associate(), by=BY, now=NOW)
        sent = NewAssignment(person.id, DAY)
        held = places.assign(session, place, person, sent, ChosenBy.VOTE, by=BY, now=NOW, chosen_because="5 mod 3")
        phone = [ContactKind.PHONE]
        held.kept_because = "Ingen anden kan"
        places.note_told(session, held, PlaceMessage.COMES, by_letter=True, shared=phone, by=BY, now=NOW)
        steps = ((Whom.MEMBERS, NOW + timedelta(days=3)),)
        made = asking.plan(session, body, NewRound(AskingKind.OPINION, "Skal vi flytte mødet?", steps), by=BY, now=NOW)
        found = asking_round(session, body, made.id, lock=True)
        (asked,) = asking.ask(session, found, [person], by=BY, now=NOW)
        asked.reminded_at = NOW
        asking.say(session, found, asked, Answer.YES, "Gerne til torsdag", by=BY, now=NOW)
        asked.is_late = True
        group = groups.found_group(session, body, "Mentorkorpset", DAY, by=BY, now=NOW)
        groups.join(session, group, person, DAY, leads=True, by=BY, now=NOW)
        groups.expect_report(session, body, person, "Møde i april", DAY, date(2027, 6, 2), by=BY, now=NOW)
        wish = Wish(NOW.date(), date(2029, 12, 31))
        handover.wish(session, body, person, "Dialogmøder", wish, Manner.MEETING, by=BY, now=NOW)
        inviting.ask(session, body, [person], "Receptioner", by=BY, now=NOW)
        questions = [Question("Var møderne gode?", on_scale=True)]
        term, closes = the_term(session, body), NOW + timedelta(days=9)
        handover.ask(session, term, "Evaluering", questions, [person], closes, by=BY, now=NOW)
        return person.id


def _associate() -> NewPlace:
    return NewPlace("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE)


def held_on(session: Session, person: UUID, within: list[UUID] | None = None) -> list[Record]:
    found = disclosure(session, of_person(session, person, within), municipality="Fjordby", made_at=NOW, within=within)
    for category in found.categories:
        told(category, str)  # every code and word has a name
    return [record for each in found.categories if each.kind is Kind.SERVICE for record in each.records]


def said(records: list[Record], code: str) -> list[object]:
    return [record[code] for record in records if code in record]


def test_a_member_is_told_of_meetings_places_asks_groups_and_wishes(sqlite: Database, hawa: UUID) -> None:
    with sqlite.reading() as session:
        found = held_on(session, hawa)

    assert said(found, "told") == [Message.INVITED, PlaceMessage.COMES]
    assert said(found, "passed_on") == [SharedField.PHONE]
    assert said(found, "presence") == [Presence.APOLOGY]
    assert said(found, "text") == ["Er på rejse", "Gerne til torsdag"]
    assert said(found, "how") == [ChosenBy.VOTE]
    assert said(found, "decided_because") == ["5 mod 3"]
    assert [one["reason"] for one in found if "goes_on" in one] == ["Ingen anden kan"]
    assert (said(found, "reminded_at"), said(found, "came_too_late")) == ([NOW], [True])
    assert said(found, "answer") == [Answer.YES]
    assert said(found, "working_group") == ["Mentorkorpset"]
    assert said(found, "subject") == ["Møde i april", "Skal vi flytte mødet?", "Evaluering", "Receptioner"]
    assert said(found, "has_answered") == [False]
    assert said(found, "invited_to") == ["Dialogmøder"]


def test_councils_beyond_reach_tell_nothing(sqlite: Database, hawa: UUID) -> None:
    with sqlite.transaction() as session:
        other = a_council(session, "Ældrerådet")

        assert held_on(session, hawa, [other.id]) == []


def test_all_of_it_follows_whoever_is_found_to_be_the_same_and_goes_back(sqlite: Database, hawa: UUID) -> None:
    with sqlite.transaction() as session:
        other, before = a_person(session, "Hawa K. Ibsen").id, held_on(session, hawa)
    with sqlite.transaction() as session:
        kept, merged = merging.both(session, other, hawa, reach=None, for_change=True)
        merge = merging.merge(session, kept, merged, by=BY, now=NOW, reach=None).id
    with sqlite.reading() as session:
        assert len(held_on(session, other)) == len(before)

    with sqlite.transaction() as session:
        merging.undo(session, session.get_one(PersonMerge, merge), by=BY, now=NOW, reach=None)
    with sqlite.reading() as session:
        assert held_on(session, hawa) == before
        assert held_on(session, other) == []


def test_what_both_of_them_had_in_one_place_is_told_the_one_they_are_and_stands_once_on_the_list(
    database: Database,
) -> None:
    with database.transaction() as session:
        body, wish = a_council(session), Wish(NOW.date(), date(2029, 12, 31))
        group = groups.found_group(session, body, "Mentorkorpset", DAY, by=BY, now=NOW)
        twice = [a_person(session, "Hawa Ibsen"), a_person(session, "Hawa K. Ibsen")]
        for person in twice:
            for purpose in ("Dialogmøder", f"Kun {person.name}"):
                handover.wish(session, body, person, purpose, wish, Manner.MEETING, by=BY, now=NOW)
            groups.join(session, group, person, DAY, by=BY, now=NOW)
        kept_id, merged_id = (one.id for one in twice)
    with database.transaction() as session:
        kept, merged = merging.both(session, kept_id, merged_id, reach=None, for_change=True)
        merging.merge(session, kept, merged, by=BY, now=NOW, reach=None)
    with database.reading() as session:
        found = held_on(session, kept_id)
        listed = wishes(session, body_by_slug(session, "integrationsraadet"), on=NOW.date())
        does = engagement(session, kept_id, on=DAY)

    purposes = ["Dialogmøder", "Kun Hawa Ibsen", "Kun Hawa K. Ibsen"]
    assert [(one.purpose, one.person_id) for one in listed] == [(one, kept_id) for one in purposes]
    assert sorted(map(str, said(found, "invited_to"))) == sorted(["Dialogmøder", *purposes])
    assert said(found, "working_group") == ["Mentorkorpset"] * 2
    assert len(does.groups) == 2

    with database.transaction() as session:
        both = select(InvitationWish).filter_by(person_id=merged_id)
        handover.withdraw(session, session.scalars(both).one(), NOW.date(), by=BY, now=NOW)
        left = wishes(session, body_by_slug(session, "integrationsraadet"), on=NOW.date())
    assert [one.purpose for one in left] == purposes[1:]

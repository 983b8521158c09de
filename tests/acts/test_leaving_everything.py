"""Whoever leaves has places in other bodies, leads a group, was asked something and is invited: all of it follows."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts.ending.carrying_out import ending_of, leave
from recruit.acts.ending.changing_role import NewRole, change
from recruit.acts.ending.following import following
from recruit.acts.ending.letters import know_names, letters
from recruit.acts.ending.replacing import Letter as Replacing
from recruit.acts.ending.replacing import named_organisation, replace_representative
from recruit.acts.ending.undoing import undo
from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.operations import hold_office
from recruit.appointments.queries.seats import membership
from recruit.appointments.rules import EndReason, Office
from recruit.appointments.rules.ending import Consequence, NewEnding
from recruit.assignments.model import AskingRound, AskingStep, Assignment, GroupParticipation, PlaceTold, RoundAsk
from recruit.assignments.operations import asking, asking_letters, groups, places
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.queries import asking as asking_queries
from recruit.assignments.queries import group as group_queries
from recruit.assignments.queries import place as place_queries
from recruit.assignments.rules import AskingKind, ChosenBy, GroupEnd, PlaceMessage, PlaceRole, Whom
from recruit.assignments.rules.places import NewAssignment, NewPlace
from recruit.bodies.model import Body
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Status
from recruit.foundation.refusal import Refused
from recruit.meetings.model import Apology, MeetingInvitation
from recruit.meetings.operations import apologising, planning
from recruit.meetings.rules.planning import NewMeeting, Slot
from recruit.people.model import Person
from recruit.recruitment.rules import Manner
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    an_organization,
    day,
    the_seats,
    the_term,
)
from tests.conftest import Database

TODAY, TOMORROW, NEW_YEAR = day("2026-11-21"), day("2026-11-22"), day("2027-01-01")
FOLLOWS = [
    *("offices_end", "calls_close", "assignments_end", "group_leads_end", "groups_left", "round_asks_withdrawn"),
    *("meetings_left", "substitute_called", "member_told"),
]
RESIGNS = NewEnding(a_day("21. november 2026"), EndReason.RESIGNED)
SINCE = date(2026, 1, 1)


@dataclass(frozen=True)
class Busy:
    """A chair with all that a member can have."""

    body: UUID
    chair: UUID
    #: Somebody else of the council.
    other: UUID


def a_busy_chair(session: Session) -> Busy:
    """Seat a chair who has places in two bodies, leads a group, was asked, and has sent apologies for a meeting."""
    body = a_council(session, seats=3)
    seats = the_seats(session, body)
    hawa = a_member(session, seats[0], a_person(session, "Hawa Ibsen"))
    bo = a_member(session, seats[1], a_person(session, "Bo Bruun"))
    a_substitute(session, seats[0].group, a_person(session, "Kaj Lund"))
    hold_office(session, hawa, Office.CHAIR, since=hawa.since, by=BY, now=NOW)
    for name in ("Folkeoplysningsudvalget", "Kulturrådet"):
        _sent_to(session, body, hawa, name, is_told=name == "Kulturrådet")
    group = groups.found_group(session, body, "Den gode modtagelse", SINCE, by=BY, now=NOW)
    groups.join(session, group, hawa.person, SINCE, leads=True, by=BY, now=NOW)
    groups.join(session, group, bo.person, SINCE, by=BY, now=NOW)
    new = NewRound(AskingKind.EVENT, "Kommunens sommerfest", [(Whom.MEMBERS, NOW + timedelta(days=9))])
    round_ = asking.plan(session, body, new, by=BY, now=NOW)
    asked = asking_queries.asking_round(session, body, round_.id, lock=True)
    asking.ask(session, asked, [hawa.person, bo.person], by=BY, now=NOW)
    slot = Slot(day("2026-12-03"), time(17), time(19))
    meeting = planning.hold(session, the_term(session, body), NewMeeting(slot), by=BY, now=NOW)
    session.add(_invited(meeting.id, hawa.id, meeting.starts_at, meeting.ends_at))
    session.expire_all()
    guest, body = membership(session, body, hawa.id), know_names(session, body)
    apologising.apologise(session, body, meeting, guest, Manner.PHONE, by=BY, now=NOW)
    return Busy(body.id, hawa.id, bo.person_id)


def _sent_to(session: Session, body: Body, member: Membership, name: str, *, is_told: bool) -> None:
    new = NewPlace(name, PlaceRole.ASSOCIATE, contact_name="Udvalgets sekretær", contact_email="udvalg@eksempelby.dk")
    place = places.describe(session, body, an_organization(session, name), new, by=BY, now=NOW)
    sent = NewAssignment(member.person_id, SINCE)
    made = places.assign(session, place, member.person, sent, ChosenBy.VOTE, by=BY, now=NOW)
    if is_told:
        places.note_told(session, made, PlaceMessage.COMES, by_letter=True, by=BY, now=NOW)


def _invited(meeting: UUID, member: UUID, starts_at: datetime, ends_at: datetime) -> MeetingInvitation:
    when = {"starts_at": starts_at, "ends_at": ends_at, "at": NOW, "by": BY.reference}
    return MeetingInvitation(meeting_id=meeting, membership_id=member, place="", **when)


def loaded(session: Session, busy: Busy) -> tuple[Body, Membership]:
    session.expire_all()
    body = know_names(session, session.get_one(Body, busy.body))
    return body, membership(session, body, busy.chair, lock=True)


def state(session: Session, busy: Busy) -> dict[str, list[object]]:
    """Return what stands of whoever leaves, in each table."""
    session.expire_all()
    person = session.get_one(Membership, busy.chair).person_id
    return {
        "places": [*session.scalars(select(Assignment.until).filter_by(person_id=person))],
        "groups": [*session.scalars(select(GroupParticipation.until).filter_by(person_id=person))],
        "asks": [*session.scalars(select(RoundAsk.withdrawn_at).filter_by(person_id=person))],
        "apologies": [*session.scalars(select(Apology.revoked_at).filter_by(membership_id=busy.chair))],
        "invitations": [*session.scalars(select(MeetingInvitation.superseded_at).filter_by(membership_id=busy.chair))],
        "told": [*session.scalars(select(PlaceTold.what).order_by(PlaceTold.what))],
    }


def test_a_chair_with_two_places_elsewhere_and_a_group_leaves_everything_and_has_it_again(database: Database) -> None:
    with database.transaction() as session:
        busy = a_busy_chair(session)
        before = state(session, busy)
        body, chair = loaded(session, busy)
        found = following(session, body, chair, TOMORROW, EndReason.RESIGNED)
        shown = letters(session, body, found, RESIGNS, now=NOW)
        made = leave(session, body, chair, RESIGNS, by=BY, now=NOW, seen=found.digest)

        assert made.carried_out == FOLLOWS
        assert [one.reader for one in shown if one.consequence is Consequence.ASSIGNMENTS_END] == ["Kulturrådet"]
        ended = session.scalars(select(Letter).filter_by(kind="place_ended")).one()
        assert (ended.address, str(ended.id) in made.letters) == ("udvalg@eksempelby.dk", True)
        assert "21. november 2026" in ended.body
        confirmed = session.scalars(select(Letter).filter_by(kind="leaving_confirmed")).one().body
        for said in ("Folkeoplysningsudvalget", "Kulturrådet", "Den gode modtagelse", "sommerfest", "3. december 2026"):
            assert said in confirmed
        assert state(session, busy) == {
            "places": [TOMORROW, TOMORROW],
            "groups": [TOMORROW],
            **{which: [NOW] for which in ("asks", "apologies", "invitations")},
            "told": [PlaceMessage.COMES, PlaceMessage.COMES_NO_MORE],
        }

    with database.transaction() as session:
        body, chair = loaded(session, busy)
        undo(session, body, ending_of(session, chair, lock=True), "Det var et andet medlem.", by=BY, now=NOW)

        assert state(session, busy) == before


def test_whoever_goes_on_in_a_group_and_in_a_place_has_them_and_no_longer_leads(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        stays = {
            Consequence.GROUPS_LEFT: "Vil gerne fortsætte i gruppen.",
            Consequence.ASSIGNMENTS_END: "Bliver året ud.",
        }
        ending = leave(session, body, chair, replace(RESIGNS, left_out=stays), by=BY, now=NOW)

        parts = select(GroupParticipation.since, GroupParticipation.until, GroupParticipation.leads)
        parts = parts.filter_by(person_id=chair.person_id).order_by(GroupParticipation.since)
        assert session.execute(parts).all() == [(SINCE, TOMORROW, True), (TOMORROW, None, False)]
        assert state(session, busy)["places"] == [None, None]
        assert (
            "Folkeoplysningsudvalget"
            not in session.scalars(select(Letter.body).filter_by(kind="leaving_confirmed")).one()
        )

        body, chair = loaded(session, busy)
        undo(session, body, ending, "Det var et andet medlem.", by=BY, now=NOW)
        assert session.execute(parts).all() == [(SINCE, None, True)]


def test_who_has_the_place_or_leads_the_group_since_stands_in_the_way_of_undoing(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        ending = leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        (first, *_), (group,) = place_queries.places(session, body), group_queries.groups(session, body)
        place = place_queries.place(session, body, first.id, lock=True)
        bo = next(one for one in group.participations if one.person_id == busy.other)
        places.assign(session, place, bo.person, NewAssignment(bo.person_id, TOMORROW), ChosenBy.VOTE, by=BY, now=NOW)
        groups.let_lead(session, group, bo, TOMORROW, by=BY, now=NOW)
        body, chair = loaded(session, busy)

        with pytest.raises(Refused) as refused:
            undo(session, body, ending, "Det var et andet medlem.", by=BY, now=NOW)
        assert {one.code for one in refused.value.refusals} == {"place-is-taken", "somebody-leads-it"}


def test_whoever_left_and_has_the_place_or_takes_part_again_has_them_once(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        ending = leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        (first, *_), (group,) = place_queries.places(session, body), group_queries.groups(session, body)
        place = place_queries.place(session, body, first.id, lock=True)
        sent = NewAssignment(chair.person_id, TOMORROW)
        places.assign(session, place, chair.person, sent, ChosenBy.VOTE, by=BY, now=NOW)
        groups.join(session, group, chair.person, TOMORROW, by=BY, now=NOW)
        body, chair = loaded(session, busy)

        with pytest.raises(Refused) as refused:
            undo(session, body, ending, "Det var et andet medlem.", by=BY, now=NOW)
        assert {one.code for one in refused.value.refusals} == {"has-the-place-already", "takes-part-already"}


def test_nobody_is_asked_for_a_place_any_more_who_leaves_but_as_the_one_who_had_it_last(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        for minutes, whom in enumerate((Whom.MEMBERS, Whom.PREVIOUS), 1):
            new = NewRound(AskingKind.PLACE, str(whom), [(whom, NOW + timedelta(days=9))])
            planned, then = asking.plan(session, body, new, by=BY, now=NOW), NOW + timedelta(minutes=minutes)
            found = asking_queries.asking_round(session, body, planned.id, lock=True)
            people = asking_queries.people(session, [chair.person_id])
            asking_letters.ask_next(session, body, found, people, NOW + timedelta(days=9), by=BY, now=then)
        body, chair = loaded(session, busy)

        leave(session, body, chair, replace(RESIGNS, last_day=a_day("31. december 2026")), by=BY, now=NOW)

        asked = select(AskingRound.title, RoundAsk.withdrawn_at).join(RoundAsk.step).join(AskingStep.round)
        theirs = session.execute(asked.where(RoundAsk.person_id == chair.person_id).order_by(RoundAsk.asked_at))
        assert theirs.all() == [("Kommunens sommerfest", None), ("members", NOW), ("previous", None)]
        on_paper = session.scalars(select(Letter).filter_by(kind="asking_on_paper").order_by(Letter.queued_at))
        assert [one.status for one in on_paper] == [Status.CANCELLED, Status.TO_POST]


def test_a_group_that_has_ended_and_a_place_that_is_closed_do_not_come_back(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        ending = leave(session, body, chair, RESIGNS, by=BY, now=NOW)
        (first, *_), (group,) = place_queries.places(session, body), group_queries.groups(session, body)
        place = place_queries.place(session, body, first.id, lock=True)
        places.close(session, place, a_day("30. november 2026"), "Nedlagt", by=BY, now=NOW)
        groups.end_group(session, group, a_day("30. november 2026"), GroupEnd.DONE, "Færdig", by=BY, now=NOW)
        body, chair = loaded(session, busy)

        with pytest.raises(Refused) as refused:
            undo(session, body, ending, "Det var et andet medlem.", by=BY, now=NOW)
        assert {one.code for one in refused.value.refusals} == {"outside-the-place", "group-has-ended"}


def test_a_substitute_who_is_also_on_another_list_keeps_what_the_other_place_allows(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        other = a_seat_group(session, the_term(session, body), "Foreninger", seats=1)
        a_substitute(session, other, chair.person)
        body, chair = loaded(session, busy)

        found = following(session, body, chair, TOMORROW, EndReason.RESIGNED)

        assert [one for one in found.ties.there if found.ties.there[one]] == [Consequence.MEETINGS_LEFT]


def test_a_member_who_becomes_substitute_gives_up_the_same_but_for_what_is_left_out(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        stays = {
            Consequence.GROUPS_LEFT: "Vil gerne fortsætte i gruppen.",
            Consequence.GROUP_LEADS_END: "Vil gerne være tovholder.",
        }
        made = change(session, body, chair, NewRole(RESIGNS.last_day, left_out=stays), by=BY, now=NOW)

        assert made.reason is EndReason.BECAME_SUBSTITUTE
        assert {"assignments_end", "round_asks_withdrawn", "meetings_left"} <= {*made.carried_out}
        assert state(session, busy)["groups"] == [None]
        body, chair = loaded(session, busy)
        undo(session, body, ending_of(session, chair, lock=True), "Fortrød.", by=BY, now=NOW)
        assert state(session, busy)["places"] == [None, None]


def test_whoever_an_organisation_replaces_gives_up_the_same(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        number = an_organization(session, "Fjordby IF").id
        body, chair = loaded(session, busy)
        club = named_organisation(session, number)
        assert club
        named = Replacing(club, TODAY, RESIGNS.last_day, [a_person(session, "Elif Kaya")])
        seat = the_seats(session, body)[0]
        replace_representative(session, body, seat, chair, named, by=BY, now=NOW)

        assert {"assignments_end", "group_leads_end", "groups_left"} <= {*ending_of(session, chair).carried_out}
        assert state(session, busy)["places"] == [TOMORROW, TOMORROW]


def test_a_place_that_begins_after_the_last_day_is_taken_back_and_what_is_asked_before_it_is_still_answered(
    database: Database,
) -> None:
    with database.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        new = NewPlace("Ældrerådet", PlaceRole.MEMBER)
        place = places.describe(session, body, an_organization(session, "Ældrerådet"), new, by=BY, now=NOW)
        coming = NewAssignment(chair.person_id, NEW_YEAR)
        made = places.assign(session, place, chair.person, coming, ChosenBy.VOTE, by=BY, now=NOW)
        places.note_told(session, made, PlaceMessage.COMES, by_letter=True, by=BY, now=NOW)
        body, chair = loaded(session, busy)

        days = (day("2027-02-01"), day("2027-03-01"))
        about = {"assignment": made, "by": BY, "now": NOW}
        report = groups.expect_report(session, body, chair.person, "Mødet i januar", *days, **about).id
        of_november = (day("2026-11-30"), day("2026-12-31"))
        groups.expect_report(session, body, chair.person, "Mødet i november", *of_november, **about)
        elsewhere = a_council(session, "Ældrerådet i Fjordby")
        groups.expect_report(session, elsewhere, chair.person, "Et andet råd", *days, by=BY, now=NOW)
        told = groups.expect_report(session, body, chair.person, "Fortalt", TODAY, days[1], by=BY, now=NOW)
        groups.note_report(session, told, TODAY, today=TODAY, by=BY, now=NOW)
        body, chair = loaded(session, busy)
        before = state(session, busy)
        found = following(session, body, chair, NEW_YEAR, EndReason.RESIGNED)
        assert [one.about for one in found.ties.reports] == ["Mødet i januar"]

        leaves = replace(RESIGNS, last_day=a_day("31. december 2026"))
        leave(session, body, chair, leaves, by=BY, now=NOW)

        assert place_queries.place(session, body, place.id).assignments == []
        found = state(session, busy)
        assert (found["places"], found["asks"]) == ([NEW_YEAR] * 2, [None])
        written = session.scalars(select(Letter).filter_by(kind="place_ended"))
        assert len(written.all()) == 2
        assert [one.about for one in group_queries.reports(session, body)] == ["Mødet i november", "Fortalt"]
        confirmed = session.scalars(select(Letter).filter_by(kind="leaving_confirmed")).one().body
        assert "Du skal ikke længere fortælle rådet om: Mødet i januar." in confirmed

    with database.transaction() as session:
        body, chair = loaded(session, busy)
        undo(session, body, ending_of(session, chair, lock=True), "Det var et andet medlem.", by=BY, now=NOW)

        assert state(session, busy) == before
        again = place_queries.place(session, body, place.id).assignments
        assert [(one.id, one.since, one.at) for one in again] == [(made.id, NEW_YEAR, NOW)]
        assert group_queries.report(session, body, report).assignment_id == made.id


def test_a_group_that_somebody_would_join_after_the_last_day_is_left_and_joined_again(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        group = groups.found_group(session, body, "Mentorkorpset", SINCE, by=BY, now=NOW)
        groups.join(session, group, chair.person, NEW_YEAR, leads=True, by=BY, now=NOW)
        before = state(session, busy)
        body, chair = loaded(session, busy)
        stays = {Consequence.GROUPS_LEFT: "Vil gerne fortsætte i gruppen."}
        first = leave(session, body, chair, replace(RESIGNS, left_out=stays), by=BY, now=NOW)
        theirs = select(GroupParticipation.leads).filter_by(person_id=chair.person_id, since=NEW_YEAR)
        assert session.scalars(theirs).all() == [False]
        body, chair = loaded(session, busy)
        undo(session, body, first, "Forkert.", by=BY, now=NOW)
        body, chair = loaded(session, busy)

        ending = leave(session, body, chair, RESIGNS, by=BY, now=NOW)

        assert state(session, busy)["groups"] == [TOMORROW]
        assert "Mentorkorpset" in session.scalars(select(Letter.body).filter_by(kind="leaving_confirmed")).all()[-1]
        body, chair = loaded(session, busy)
        found, other = group_queries.group(session, body, group.id, lock=True), session.get_one(Person, busy.other)
        since_then = groups.join(session, found, other, NEW_YEAR, leads=True, by=BY, now=NOW)
        with pytest.raises(Refused, match="somebody-leads-it"):
            undo(session, body, ending, "Det var et andet medlem.", by=BY, now=NOW)
        session.delete(since_then)
        session.flush()
        body, chair = loaded(session, busy)
        undo(session, body, ending, "Det var et andet medlem.", by=BY, now=NOW)
        assert state(session, busy) == before


def test_an_office_that_would_begin_after_the_last_day_is_given_back_unless_somebody_else_has_it(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        theirs = select(Membership.id).filter_by(person_id=busy.other)
        deputy = replace(busy, chair=session.scalars(theirs).one())
        holds = {"since": NEW_YEAR, "by": BY, "now": NOW}
        hold_office(session, loaded(session, deputy)[1], Office.VICE_CHAIR, **holds)
        ending = leave(session, *loaded(session, deputy), RESIGNS, by=BY, now=NOW)
        offices = select(OfficeHolding.office, OfficeHolding.since).filter_by(office=Office.VICE_CHAIR)
        assert session.execute(offices).all() == []
        third = the_seats(session, loaded(session, busy)[0])[2]
        taken = a_member(session, third, a_person(session, "Elif Kaya"))
        taken = hold_office(session, taken, Office.VICE_CHAIR, **holds)

        with pytest.raises(Refused, match="office-is-taken"):
            undo(session, loaded(session, deputy)[0], ending, "Det var et andet medlem.", by=BY, now=NOW)
        for one in (taken, taken.membership):
            session.delete(one)
            session.flush()
        undo(session, loaded(session, deputy)[0], ending, "Det var et andet medlem.", by=BY, now=NOW)
        assert session.execute(offices).all() == [(Office.VICE_CHAIR, NEW_YEAR)]


def test_whoever_has_the_place_since_that_somebody_would_have_later_stands_in_the_way(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        busy = a_busy_chair(session)
        body, chair = loaded(session, busy)
        new = NewPlace("Ældrerådet", PlaceRole.MEMBER)
        place = places.describe(session, body, an_organization(session, "Ældrerådet"), new, by=BY, now=NOW)
        for person in (chair.person_id, busy.other):
            ending = leave(session, *loaded(session, busy), RESIGNS, by=BY, now=NOW) if person == busy.other else None
            body = loaded(session, busy)[0]
            there, who = place_queries.place(session, body, place.id, lock=True), session.get_one(Person, person)
            places.assign(session, there, who, NewAssignment(person, NEW_YEAR), ChosenBy.VOTE, by=BY, now=NOW)
        assert ending

        with pytest.raises(Refused, match="place-is-taken"):
            undo(session, loaded(session, busy)[0], ending, "Det var et andet medlem.", by=BY, now=NOW)

"""Telling of a place elsewhere, correcting, keeping and closing it; what everybody may know; what waits."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import Membership
from recruit.assignments.model import Assignment, PlaceElsewhere, ReportBack
from recruit.assignments.operations import asking, groups, places, reporting
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.queries import due_places
from recruit.assignments.queries import place as queries
from recruit.assignments.queries import reports as report_queries
from recruit.assignments.rules import AskingKind, ChosenBy, PlaceMessage, PlaceRole, Whom
from recruit.assignments.rules.places import Eligibility, NewAssignment, NewPlace
from recruit.bodies.model import Body
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import PartialDate, Span
from recruit.foundation.refusal import Refused
from recruit.people.model import Person
from recruit.people.rules import ContactKind
from tests.builders import BY, a_council, a_member, a_person, an_organization, the_seats
from tests.conftest import Database

NOW = datetime(2026, 6, 4, 18, tzinfo=UTC)
TODAY = date(2026, 6, 4)
COMMITTEE = NewPlace("Folkeoplysningsudvalget", PlaceRole.ASSOCIATE)
LAW = Eligibility([SeatType.REFUGEE_IMMIGRANT], "Integrationsloven § 43", Span(date(2022, 1, 1)))


@dataclass(frozen=True, slots=True)
class World:
    body: Body
    place: PlaceElsewhere
    anne: Person


def a_world(session: Session, new: NewPlace = COMMITTEE) -> World:
    body, anne = a_council(session, seats=1), a_person(session, "Anne Dam")
    a_member(session, the_seats(session, body)[0], anne)
    place = places.describe(session, body, an_organization(session, "Folkeoplysningsudvalget"), new, by=BY, now=NOW)
    return World(body, place, anne)


def sent(session: Session, world: World, last_day: date | None = None) -> Assignment:
    new = NewAssignment(world.anne.id, TODAY, PartialDate(last_day) if last_day else None)
    return places.assign(session, world.place, world.anne, new, ChosenBy.DECISION, by=BY, now=NOW)


def leaves(session: Session, world: World) -> None:
    session.scalars(select(Membership).filter_by(person_id=world.anne.id)).one().until = TODAY + timedelta(days=10)
    session.flush()


def kinds(session: Session, on: date = TODAY) -> list[str]:
    return sorted(one.kind for one in due_places.due(session, on=on))


def test_the_body_is_told_once_and_of_an_end_that_it_knows_of(database: Database) -> None:
    with database.transaction() as session:
        held = sent(session, a_world(session))
        allowed = [ContactKind.PHONE]
        with pytest.raises(Refused, match="has-the-place-still"):
            places.note_told(session, held, PlaceMessage.COMES_NO_MORE, by_letter=True, by=BY, now=NOW)
        places.note_told(session, held, PlaceMessage.COMES, by_letter=True, shared=allowed, by=BY, now=NOW)

        with pytest.raises(Refused, match="is-told-already"):
            places.note_told(session, held, PlaceMessage.COMES, by_letter=False, by=BY, now=NOW)
        assert held.told[0].shared == ["phone"]
        places.give_up(session, held, PartialDate(TODAY), "Er flyttet", by=BY, now=NOW)
        places.note_told(session, held, PlaceMessage.COMES_NO_MORE, by_letter=False, by=BY, now=NOW)
        assert held.is_told == {PlaceMessage.COMES, PlaceMessage.COMES_NO_MORE}


def test_an_assignment_is_set_right_and_keeps_no_reason_that_nobody_asks_for(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session)
        held = sent(session, world)
        new = NewAssignment(world.anne.id, TODAY - timedelta(days=3), because="Unødig")

        how = {"chosen_because": "Mønt", "by": BY, "now": NOW}
        places.correct(session, world.place, held, new, ChosenBy.LOT, **how)

        assert (held.since, held.because, held.chosen_because) == (new.first_day, "", "Mønt")
        places.give_up(session, held, PartialDate(TODAY), "Er flyttet", by=BY, now=NOW)
        with pytest.raises(Refused, match="answer-missing"):
            places.correct(session, world.place, held, new, ChosenBy.LOT, **how)


def test_a_place_with_a_time_of_its_own_is_held_to_its_end_and_closed_before(database: Database) -> None:
    with database.transaction() as session:
        world = a_world(session, replace(COMMITTEE, last_day=PartialDate(date(2029, 12, 31))))
        held = sent(session, world)
        assert held.until == date(2030, 1, 1)

        last = PartialDate(date(2026, 12, 31))
        assert places.close(session, world.place, last, "Udvalget er nedlagt", by=BY, now=NOW) == [held]

        assert (held.until, held.ended_because) == (date(2027, 1, 1), "Udvalget er nedlagt")
        places.set_right(session, world.place, COMMITTEE, None, by=BY, now=NOW)
        assert world.place.closed_because is None


def test_everybody_may_know_who_has_a_place_but_not_who_is_protected(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session, replace(COMMITTEE, number=3))
        hidden = a_person(session, "Hemmelig Hansen", is_protected=True)
        sent(session, world)
        new = NewAssignment(hidden.id, TODAY)
        places.assign(session, world.place, hidden, new, ChosenBy.DECISION, by=BY, now=NOW)

        (one,) = queries.public(session, world.body, TODAY)

        assert (one.target, one.names, one.unnamed, one.missing) == ("Folkeoplysningsudvalget", ["Anne Dam"], 1, 1)
        assert queries.public(session, world.body, date(2026, 6, 3))[0].names == []


def test_nobody_is_looked_for_where_somebody_is_chosen_for_the_days_to_come(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session)
        assert queries.public(session, world.body, TODAY)[0].is_open_to_all
        sent(session, world)

        (before,) = queries.public(session, world.body, TODAY - timedelta(days=1))

        assert (before.missing, before.is_open_to_all) == (1, False)


def test_a_place_waits_while_it_is_open_and_not_while_it_is_asked_who_takes_it(database: Database) -> None:
    with database.transaction() as session:
        world = a_world(session)
        assert kinds(session) == ["elsewhere-open"]

        new = NewRound(AskingKind.PLACE, "Hvem vil?", [(Whom.MEMBERS, NOW + timedelta(days=7))])
        found = asking.plan(session, world.body, new, world.place, by=BY, now=NOW)
        assert kinds(session) == []
        assert queries.open_rounds(session, world.body) == {world.place.id: found.id}
        asking.close(session, found, "Ingen ville", by=BY, now=NOW)
        assert kinds(session) == ["elsewhere-open"]


def test_a_holder_who_left_waits_until_they_are_kept_and_their_time_is_over_soon(database: Database) -> None:
    with database.transaction() as session:
        world = a_world(session)
        held = sent(session, world, last_day=date(2026, 9, 30))
        assert kinds(session) == ["elsewhere-not-told"]
        places.note_told(session, held, PlaceMessage.COMES, by_letter=True, by=BY, now=NOW)
        assert kinds(session) == []
        with pytest.raises(Refused, match="has-not-left-the-council"):
            places.keep(session, world.body, held, "Til videre", on=TODAY, by=BY, now=NOW)

        leaves(session, world)
        later = TODAY + timedelta(days=20)
        assert kinds(session, later) == ["elsewhere-holder-left"]
        places.keep(session, world.body, held, "Til videre", on=later, by=BY, now=NOW)
        assert kinds(session, later) == []
        (ends,) = due_places.due(session, on=date(2026, 8, 15))
        assert (ends.kind, ends.deadline) == ("elsewhere-ends", date(2026, 9, 30))


def test_the_body_waits_to_hear_that_somebody_comes_no_more(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        held = sent(session, a_world(session))
        places.note_told(session, held, PlaceMessage.COMES, by_letter=True, by=BY, now=NOW)
        places.give_up(session, held, PartialDate(TODAY), "Er flyttet", by=BY, now=NOW)

        assert kinds(session, date(2026, 6, 5)) == ["elsewhere-end-not-told", "elsewhere-open"]
        assert kinds(session, date(2026, 10, 5)) == ["elsewhere-open"]


def test_what_is_to_be_told_waits_from_its_day_on_and_is_missing_after_the_meeting(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session)
        held = sent(session, world)
        places.note_told(session, held, PlaceMessage.COMES, by_letter=True, by=BY, now=NOW)
        days = (date(2026, 6, 10), date(2026, 6, 20))
        report = groups.expect_report(session, world.body, world.anne, "Mødet", *days, assignment=held, by=BY, now=NOW)

        assert [kinds(session, day) for day in (date(2026, 6, 9), *days, date(2026, 6, 21))] == [
            [],
            ["report-back-due"],
            ["report-back-due"],
            ["report-back-missing"],
        ]
        reporting.note_reminded(session, report, by=BY, now=NOW)
        world.body.until = date(2026, 6, 20)
        assert [kinds(session, date(2026, 6, day)) for day in (19, 20)] == [["report-back-due"], []]
        world.body.until = None
        assert report.reminded_at == NOW
        assert not report_queries.is_restricted(session, report)
        places.set_right(session, world.place, COMMITTEE, LAW, by=BY, now=NOW)
        assert report_queries.is_restricted(session, report)
        assert report_queries.sent_now(session, world.body, on=TODAY) == [held]
        assert report_queries.sent_now(session, world.body, on=TODAY - timedelta(days=9)) == [held]  # comes to it


def test_a_report_is_dropped_until_it_is_given(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session)
        days = (TODAY, TODAY)
        first, second = (
            groups.expect_report(session, world.body, world.anne, "Mødet", *days, by=BY, now=NOW) for _ in range(2)
        )
        reporting.drop(session, first, by=BY, now=NOW)
        groups.note_report(session, second, TODAY, today=TODAY, by=BY, now=NOW)

        for act in (reporting.drop, reporting.note_reminded):
            with pytest.raises(Refused, match="report-is-given"):
                act(session, second, by=BY, now=NOW)
        assert session.scalars(select(ReportBack)).all() == [second]


def test_who_sits_in_the_council_can_be_sent_members_first(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world = a_world(session)

        assert [person.name for person, _roles in queries.sitting(session, world.body, on=TODAY)] == ["Anne Dam"]


def test_the_substitute_in_the_national_council_who_takes_the_seat_is_substitute_no_more(database: Database) -> None:
    with database.transaction() as session:
        world = a_world(session, replace(COMMITTEE, role=PlaceRole.SUBSTITUTE))
        held = sent(session, world)
        target = world.place.target
        member = replace(COMMITTEE, role=PlaceRole.MEMBER, votes=True)
        rule = replace(LAW, seat_types=[SeatType.ORGANISATION])
        seat = places.describe(session, world.body, target, member, rule, by=BY, now=NOW)
        later = NewAssignment(world.anne.id, date(2026, 9, 1))

        with pytest.raises(Refused, match="not-eligible-for-the-place"):
            places.assign(session, seat, world.anne, later, ChosenBy.DECISION, by=BY, now=NOW)
        with_reason = replace(later, because="Rykker op")
        places.assign(session, seat, world.anne, with_reason, ChosenBy.DECISION, by=BY, now=NOW)

        assert (held.until, held.ended_because) == (date(2026, 9, 1), "Har fået pladsen som medlem.")
        assert queries.as_substitute(session, seat, on=date(2026, 9, 1)) == []


def test_what_was_told_is_told_again_when_the_days_change_or_the_end_is_taken_back(database: Database) -> None:
    with database.transaction() as session:
        world = a_world(session)
        held = sent(session, world)
        places.note_told(session, held, PlaceMessage.COMES, by_letter=True, by=BY, now=NOW)
        other_days = NewAssignment(world.anne.id, TODAY - timedelta(days=1))
        places.correct(session, world.place, held, other_days, ChosenBy.DECISION, by=BY, now=NOW)
        assert held.is_told == set()

        places.note_told(session, held, PlaceMessage.COMES, by_letter=True, by=BY, now=NOW)
        places.give_up(session, held, PartialDate(TODAY), "Er flyttet", by=BY, now=NOW)
        places.note_told(session, held, PlaceMessage.COMES_NO_MORE, by_letter=True, by=BY, now=NOW)
        places.resume(session, world.place, held, by=BY, now=NOW)

        assert (held.until, held.ended_because, held.is_told) == (None, None, set())
        with pytest.raises(Refused, match="has-the-place-still"):
            places.resume(session, world.place, held, by=BY, now=NOW)


def test_whoever_takes_a_place_up_again_has_it_as_long_as_before_and_not_longer_than_it_lasts(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        world, last = a_world(session), date(2029, 12, 31)
        held = sent(session, world, last_day=last)
        for day in (date(2026, 11, 30), date(2026, 10, 31)):
            places.give_up(session, held, PartialDate(day), "Fejl", by=BY, now=NOW)
        places.resume(session, world.place, held, by=BY, now=NOW)
        assert (held.until, held.until_before) == (last + timedelta(days=1), None)

        places.give_up(session, held, PartialDate(TODAY), "Fejl", by=BY, now=NOW)
        places.close(session, world.place, PartialDate(date(2027, 12, 31)), "Nedlagt", by=BY, now=NOW)
        places.resume(session, world.place, held, by=BY, now=NOW)
        assert held.until == date(2028, 1, 1)

"""Places in other bodies, working groups, and what is told afterwards."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.assignments.model import WorkingGroup
from recruit.assignments.operations import asking, groups, places
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.queries import due_groups
from recruit.assignments.queries import group as group_queries
from recruit.assignments.queries import place as queries
from recruit.assignments.rules import AskingKind, ChosenBy, GroupEnd, PlaceRole, Whom
from recruit.assignments.rules.places import Eligibility, NewAssignment, NewPlace, missing
from recruit.bodies.model import Body
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import PartialDate, Span
from recruit.foundation.refusal import NotFound, Refused
from recruit.people.model import Person
from recruit.people.rules import Classification
from tests.builders import (
    BY,
    a_council,
    a_member,
    a_person,
    a_seat_group,
    an_organization,
    the_seats,
    the_term,
)
from tests.conftest import Database

NOW = datetime(2026, 6, 4, 18, tzinfo=UTC)
TODAY = date(2026, 6, 4)
NATIONAL = NewPlace("Det Nationale Integrationsråd", PlaceRole.MEMBER, votes=True)
RULE = Eligibility([SeatType.REFUGEE_IMMIGRANT], "Integrationsloven § 43", Span(date(2022, 1, 1)))


def a_body(session: Session) -> Body:
    """Return a council with Anne on a seat of refugees and immigrants and Bo on an organisation's."""
    body = a_council(session, seats=1)
    a_seat_group(session, the_term(session, body), "Foreninger", seats=1, seat_type=SeatType.ORGANISATION)
    for seat, name in zip(the_seats(session, body), ("Anne Dam", "Bo Friis"), strict=True):
        a_member(session, seat, a_person(session, name))
    return body


def test_whoever_sits_on_another_seat_represents_the_council_with_a_reason(database: Database) -> None:
    with database.transaction() as session:
        body = a_body(session)
        target = an_organization(session, "Det Nationale Integrationsråd", Classification.NATIONAL_COUNCIL)
        place = places.describe(session, body, target, NATIONAL, RULE, by=BY, now=NOW)
        bo = a_member_called(session, body, "Bo Friis")
        new = NewAssignment(bo.id, TODAY)

        with pytest.raises(Refused, match="not-eligible-for-the-place"):
            places.assign(session, place, bo, new, ChosenBy.DECISION, by=BY, now=NOW)
        sent = places.assign(
            session, place, bo, replace(new, because="Ingen andre ville"), ChosenBy.DECISION, by=BY, now=NOW
        )

        assert sent.because == "Ingen andre ville"


def test_the_substitute_in_the_national_council_is_not_asked_for_a_seat_and_anne_needs_no_reason(
    sqlite: Database,
) -> None:
    with sqlite.transaction() as session:
        body = a_body(session)
        target = an_organization(session, "Det Nationale Integrationsråd", Classification.NATIONAL_COUNCIL)
        first = places.describe(session, body, target, NATIONAL, RULE, by=BY, now=NOW)
        second = places.describe(
            session, body, target, replace(NATIONAL, role=PlaceRole.SUBSTITUTE), RULE, by=BY, now=NOW
        )
        anne, bo = (a_member_called(session, body, name) for name in ("Anne Dam", "Bo Friis"))

        sent = places.assign(
            session, first, anne, NewAssignment(anne.id, TODAY, because="Unødig"), ChosenBy.DECISION, by=BY, now=NOW
        )
        places.assign(session, second, bo, NewAssignment(bo.id, TODAY), ChosenBy.DECISION, by=BY, now=NOW)

        assert sent.because == ""
        found = queries.places(session, body)
        assert [one.assignments[0].person.name for one in found] == ["Anne Dam", "Bo Friis"]


def test_a_place_whose_holder_gave_it_up_is_open_and_somebody_else_has_it(database: Database) -> None:
    with database.transaction() as session:
        body = a_body(session)
        place = places.describe(session, body, an_organization(session), NATIONAL, by=BY, now=NOW)
        anne, bo = (a_member_called(session, body, name) for name in ("Anne Dam", "Bo Friis"))
        sent = places.assign(session, place, anne, NewAssignment(anne.id, TODAY), ChosenBy.DECISION, by=BY, now=NOW)

        with pytest.raises(Refused, match="place-is-taken"):
            places.assign(session, place, bo, NewAssignment(bo.id, TODAY), ChosenBy.DECISION, by=BY, now=NOW)
        places.give_up(session, sent, PartialDate(date(2026, 9, 30)), "Er flyttet", by=BY, now=NOW)

        again = queries.place(session, body, place.id, lock=True)
        assert missing(1, [one.facts() for one in again.assignments], on=date(2026, 10, 1)) == 1
        places.assign(session, again, bo, NewAssignment(bo.id, date(2026, 10, 1)), ChosenBy.DECISION, by=BY, now=NOW)
        assert queries.previous(session, again, before=date(2026, 10, 1)) == {anne.id}
        assert queries.assignment(again, sent.id) == sent


def test_a_place_is_not_made_shorter_than_somebody_has_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_body(session)
        place = places.describe(session, body, an_organization(session), NATIONAL, by=BY, now=NOW)
        anne = a_member_called(session, body, "Anne Dam")
        places.assign(session, place, anne, NewAssignment(anne.id, TODAY), ChosenBy.DECISION, by=BY, now=NOW)

        with pytest.raises(Refused, match="somebody-has-it-outside-these-days"):
            ends = replace(NATIONAL, last_day=PartialDate(date(2026, 12, 31)))
            places.set_right(session, place, ends, None, by=BY, now=NOW)
        places.set_right(session, place, replace(NATIONAL, description="Mødes i marts"), RULE, by=BY, now=NOW)

        assert place.description == "Mødes i marts"
        assert place.eligibility == RULE


def test_there_are_as_many_places_as_people_who_have_one_at_once(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_body(session)
        place = places.describe(session, body, an_organization(session), replace(NATIONAL, number=2), by=BY, now=NOW)
        anne, bo = (a_member_called(session, body, name) for name in ("Anne Dam", "Bo Friis"))
        places.assign(session, place, anne, NewAssignment(anne.id, TODAY), ChosenBy.DECISION, by=BY, now=NOW)
        later = NewAssignment(bo.id, date(2026, 9, 1))
        sent = places.assign(session, place, bo, later, ChosenBy.DECISION, by=BY, now=NOW)

        with pytest.raises(Refused, match="more-have-the-place") as refused:
            places.set_right(session, place, NATIONAL, None, by=BY, now=NOW)
        assert (refused.value.refusals[0].field, refused.value.refusals[0].facts) == ("number", {"number": 2})
        places.give_up(session, sent, PartialDate(date(2026, 9, 30)), "Er flyttet", by=BY, now=NOW)
        with pytest.raises(Refused, match="more-have-the-place"):
            places.set_right(session, place, NATIONAL, None, by=BY, now=NOW)
        in_october = datetime(2026, 10, 1, 12, tzinfo=UTC)
        places.set_right(session, place, NATIONAL, None, by=BY, now=in_october)
        assert place.number == 1


def test_another_councils_place_is_not_found(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, other = a_body(session), a_council(session, "Ældrerådet")
        place = places.describe(session, body, an_organization(session), NATIONAL, by=BY, now=NOW)

        with pytest.raises(NotFound):
            queries.place(session, other, place.id)
        with pytest.raises(NotFound):
            queries.assignment(queries.place(session, body, place.id), place.id)


def a_member_called(session: Session, body: Body, name: str) -> Person:
    return session.scalars(select(Person).where(Person.name == name)).one()


def a_group(session: Session) -> tuple[Body, WorkingGroup]:
    body = a_body(session)
    return body, groups.found_group(session, body, "Den gode modtagelse", TODAY, by=BY, now=NOW)


def test_somebody_who_is_no_member_takes_part_in_a_working_group_and_one_leads_it(database: Database) -> None:
    with database.transaction() as session:
        body, group = a_group(session)
        karin = a_person(session, "Karin Juhl")
        groups.join(session, group, a_member_called(session, body, "Anne Dam"), TODAY, leads=True, by=BY, now=NOW)
        groups.join(session, group, karin, TODAY, by=BY, now=NOW)

        with pytest.raises(Refused, match="somebody-leads-it"):
            bo = a_member_called(session, body, "Bo Friis")
            groups.join(session, group, bo, TODAY, leads=True, by=BY, now=NOW)

        found = group_queries.group(session, body, group.id)
        assert {(one.person.name, one.leads) for one in found.participations} == {
            ("Anne Dam", True),
            ("Karin Juhl", False),
        }


def test_a_group_ends_with_a_reason_and_everybody_stops_with_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, group = a_group(session)
        one = groups.join(session, group, a_member_called(session, body, "Anne Dam"), TODAY, by=BY, now=NOW)
        last = PartialDate(date(2026, 12, 31))

        groups.end_group(session, group, last, GroupEnd.DONE, "Indkvarteringerne lukker", by=BY, now=NOW)

        assert one.until == group.until == date(2027, 1, 1)
        with pytest.raises(Refused, match="took-part-until-then"):
            groups.stop(session, group, one, last, by=BY, now=NOW)
        groups.found_group(session, body, "Den gode modtagelse", date(2027, 1, 1), by=BY, now=NOW)
        assert [bool(each.until) for each in group_queries.groups(session, body)] == [False, True]


def test_nobody_joins_after_the_end_and_stopping_comes_after_beginning(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, group = a_group(session)
        later = date(2027, 3, 1)
        one = groups.join(session, group, a_member_called(session, body, "Anne Dam"), later, by=BY, now=NOW)

        with pytest.raises(Refused, match="somebody-joins-later"):
            groups.end_group(session, group, PartialDate(TODAY), GroupEnd.GIVEN_UP, "Ingen tid", by=BY, now=NOW)
        with pytest.raises(Refused, match="ends-before-it-begins"):
            groups.stop(session, group, one, PartialDate(TODAY), by=BY, now=NOW)
        groups.stop(session, group, one, PartialDate(later), by=BY, now=NOW)
        assert one.until == date(2027, 3, 2)


def test_a_report_is_expected_given_and_listed_what_is_due_first(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_body(session)
        anne = a_member_called(session, body, "Anne Dam")
        given, due = (
            groups.expect_report(session, body, anne, about, TODAY, date(2026, 9, 2), by=BY, now=NOW)
            for about in ("Workshop", "Møde i Folkeoplysningsudvalget")
        )
        groups.note_report(session, given, TODAY, today=TODAY, by=BY, now=NOW)

        assert group_queries.reports(session, body) == [due, given]
        assert group_queries.report(session, body, due.id, lock=True) == due
        with pytest.raises(Refused, match="report-is-given"):
            groups.note_report(session, given, TODAY, today=TODAY, by=BY, now=NOW)
        with pytest.raises(Refused, match="answer-missing"):
            groups.expect_report(session, body, anne, " ", TODAY, TODAY, by=BY, now=NOW)


def test_another_councils_group_and_report_are_not_found(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, group = a_group(session)
        other = a_council(session, "Ældrerådet")
        anne = a_member_called(session, body, "Anne Dam")
        report = groups.expect_report(session, body, anne, "Workshop", TODAY, TODAY, by=BY, now=NOW)

        with pytest.raises(NotFound):
            group_queries.group(session, other, group.id)
        with pytest.raises(NotFound):
            group_queries.report(session, other, report.id)


def test_whoever_led_before_goes_on_taking_part_and_the_days_before_stay(database: Database) -> None:
    with database.transaction() as session:
        body, group = a_group(session)
        groups.join(session, group, a_member_called(session, body, "Anne Dam"), TODAY, leads=True, by=BY, now=NOW)
        bo = groups.join(session, group, a_member_called(session, body, "Bo Friis"), TODAY, by=BY, now=NOW)
        locked = group_queries.group(session, body, group.id, lock=True)

        groups.let_lead(session, locked, bo, date(2026, 9, 1), by=BY, now=NOW)
        found = group_queries.group(session, body, group.id, lock=True)
        groups.let_lead(session, found, None, date(2026, 9, 1), by=BY, now=NOW)

        assert due_groups.due(session, on=date(2026, 8, 31)) == []
        (waits,) = due_groups.due(session, on=date(2026, 9, 1))
        assert (waits.kind, waits.body) == ("group-without-lead", body.slug)
        found = group_queries.group(session, body, group.id, lock=True)
        days = sorted((one.person.name, str(one.since), str(one.until), one.leads) for one in found.participations)
        assert days == [
            ("Anne Dam", "2026-06-04", "2026-09-01", True),
            ("Anne Dam", "2026-09-01", "None", False),
            ("Bo Friis", "2026-06-04", "2026-09-01", False),
            ("Bo Friis", "2026-09-01", "None", False),
        ]


def test_a_group_waits_for_a_lead_until_the_day_on_which_somebody_leads_it(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, group = a_group(session)
        anne = a_member_called(session, body, "Anne Dam")
        groups.join(session, group, anne, date(2026, 9, 1), leads=True, by=BY, now=NOW)

        assert [len(due_groups.due(session, on=date(2026, month, 1))) for month in (6, 7, 9)] == [0, 1, 0]


def test_a_group_is_called_otherwise_but_not_as_another(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body, group = a_group(session)
        groups.found_group(session, body, "Mentorkorpset", TODAY, by=BY, now=NOW)

        groups.set_group_right(session, group, "Modtagelsen", "En folder", by=BY, now=NOW)
        with pytest.raises(Refused, match="name-is-taken"):
            groups.set_group_right(session, group, "mentorkorpset", "", by=BY, now=NOW)

        assert (group.name, group.purpose) == ("Modtagelsen", "En folder")


def test_a_council_that_is_no_more_sends_founds_and_asks_nobody(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        body = a_body(session)
        place = places.describe(session, body, an_organization(session), NATIONAL, by=BY, now=NOW)
        anne = a_member_called(session, body, "Anne Dam")
        body.until = TODAY
        steps = ((Whom.MEMBERS, NOW + timedelta(days=7)),)

        for begins in (
            lambda: places.describe(session, body, place.target, NATIONAL, by=BY, now=NOW),
            lambda: places.assign(
                session, place, anne, NewAssignment(anne.id, TODAY), ChosenBy.DECISION, by=BY, now=NOW
            ),
            lambda: groups.found_group(session, body, "Den gode modtagelse", TODAY, by=BY, now=NOW),
            lambda: asking.plan(session, body, NewRound(AskingKind.HELP, "Flytning", steps), by=BY, now=NOW),
        ):
            with pytest.raises(Refused, match="body-is-dissolved"):
                begins()

"""Who speaks for an organization, who did, and which seats are its own."""

from datetime import date

import pytest

from recruit.acts import representation
from recruit.appointments import operations as appointments
from recruit.appointments.rules import NewMembership
from recruit.bodies import operations as bodies
from recruit.bodies.rules import SubstituteArrangement
from recruit.people import queries
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
    the_seats,
    the_term,
)
from tests.conftest import Database

TODAY = date(2026, 11, 21)


@pytest.fixture
def club(database: Database):
    with database.transaction() as session:
        return an_organization(session, "Fjordby Boldklub", abbreviation="FB").id


def told(database: Database, club, on=TODAY, reach=None):
    with database.reading() as session:
        found = representation.representatives(session, club, on=on, reach=reach)
        return {(each.name, each.body, each.role.value, each.sits) for each in found}


def test_on_a_seat_of_its_own_sit_its_member_and_the_members_personal_substitute(database: Database, club) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), seats=2, arrangement=SubstituteArrangement.PERSONAL)
        first, second = the_seats(session, body)
        bodies.reserve_seat(session, first, queries.organization(session, club), by=BY, now=NOW)
        member = a_member(session, first, a_person(session, "Ole Ørum"))
        a_substitute(session, group, a_person(session, "Svend Bjerre"), member=member)
        a_member(session, second, a_person(session, "Anna Kaya"))

    assert told(database, club) == {
        ("Ole Ørum", "Integrationsrådet", "member", True),
        ("Svend Bjerre", "Integrationsrådet", "substitute", True),
    }


def test_whoever_sits_on_behalf_of_another_on_its_seat_does_not_speak_for_it(database: Database, club) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=2)
        first, second = the_seats(session, body)
        bodies.reserve_seat(session, first, queries.organization(session, club), by=BY, now=NOW)
        new = NewMembership(first_day=a_day("2026-01-01"))
        for seat, name, on_behalf_of in (
            (first, "Ole Ørum", "skoleområdet"),
            (second, "Anna Kaya", queries.organization(session, club)),
        ):
            person = a_person(session, name)
            appointments.take_seat(session, seat, person, new, by=BY, now=NOW, on_behalf_of=on_behalf_of)

    assert told(database, club) == {("Anna Kaya", "Integrationsrådet", "member", True)}


def test_whoever_has_left_represented_it_at_another_time(database: Database, club) -> None:
    with database.transaction() as session:
        (seat,) = the_seats(session, a_council(session, seats=1))
        bodies.reserve_seat(session, seat, queries.organization(session, club), by=BY, now=NOW)
        a_member(session, seat, a_person(session, "Ole Ørum"), last_day="2026-06-30")

    assert told(database, club) == {("Ole Ørum", "Integrationsrådet", "member", False)}
    assert told(database, club, date(2026, 6, 30)) == {("Ole Ørum", "Integrationsrådet", "member", True)}
    with database.reading() as session:
        (seat,) = representation.reserved_seats(session, club, on=TODAY, reach=None)
        assert (seat.body, seat.number, seat.holder) == ("Integrationsrådet", 1, None)
        (seat,) = representation.reserved_seats(session, club, on=date(2026, 6, 30), reach=None)
        assert seat.holder == "Ole Ørum"
        assert representation.reserved_seats(session, club, on=date(2030, 1, 1), reach=None) == []


def test_councils_beyond_reach_are_not_told(database: Database, club) -> None:
    with database.transaction() as session:
        body = a_council(session, seats=1)
        other = a_council(session, "Ældrerådet", seats=0).id
        (seat,) = the_seats(session, body)
        bodies.reserve_seat(session, seat, queries.organization(session, club), by=BY, now=NOW)
        a_member(session, seat)

    assert told(database, club, reach=[other]) == set()
    with database.reading() as session:
        assert representation.reserved_seats(session, club, on=TODAY, reach=[other]) == []


def test_the_list_leaves_councils_out_and_finds_every_name(database: Database, club) -> None:
    with database.transaction() as session:
        a_council(session, "Fjordby Integrationsråd", seats=0)
        an_organization(session, "Aalykke Skole")

    with database.reading() as session:

        def names(text, page=1, size=50):
            found, number = representation.listed(session, text, page=page, size=size)
            return [each.newest.name for each in found], number

        assert names("") == (["Fjordby Boldklub", "Aalykke Skole"], 2)
        assert names("", page=2, size=1) == (["Aalykke Skole"], 2)
        assert names("fjordby") == (["Fjordby Boldklub"], 1)
        assert names("fb") == (["Fjordby Boldklub"], 1)
        assert names("?") == ([], 0)
        assert representation.slug_of_body(session, club) is None

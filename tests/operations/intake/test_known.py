"""Whom a reading meets: everybody who is known, by every name, with the place they have in its term."""

import pytest

from recruit.appointments import operations as appointments
from recruit.appointments.rules import Office, Role
from recruit.bodies import operations as bodies
from recruit.bodies.rules import SeatType
from recruit.intake import queries
from recruit.intake.rules import reading as read
from recruit.people import operations as people
from recruit.people.model import Person
from recruit.people.rules import ContactKind, NameKind, PersonFacts
from tests.builders import (
    BY,
    NOW,
    a_council,
    a_day,
    a_member,
    a_person,
    a_seat_group,
    a_substitute,
    a_term,
    an_organization,
    the_seats,
    the_term,
)
from tests.conftest import made_once

SIGNED = {"by": BY, "now": NOW}


@pytest.fixture
@made_once
def world(database):
    """A council with an organisation's seat, which Amina holds; Yusuf is known and has no place."""
    with database.transaction() as session:
        body = a_council(session, seats=0)
        group = a_seat_group(session, the_term(session, body), "Foreninger", seats=2, seat_type=SeatType.ORGANISATION)
        seat, _vacant = the_seats(session, body)
        lo = an_organization(session, "Landsorganisationen", abbreviation="LO")
        bodies.reserve_seat(session, seat, lo, **SIGNED)
        amina, yusuf = a_person(session, "Amina Rahimi"), a_person(session, "Yusuf Demir")
        held = a_member(session, seat, amina, since="2026-03-01")
        appointments.hold_office(session, held, Office.CHAIR, since=a_day("2026-03-01").first, **SIGNED)
        contacts = ((ContactKind.EMAIL, "yusuf@fjordby.example"), (ContactKind.PHONE, "12345678"))
        people.change_person(session, yusuf, PersonFacts("Yusuf Demir", contacts=contacts), **SIGNED)
        people.add_name(session, yusuf, "Joseph", NameKind.NICKNAME, **SIGNED)
        return {"body": body, "group": group, "held": held, "amina": amina, "yusuf": yusuf}


def known(database, world, **more):
    with database.reading() as session:
        found = queries.known_people(session, the_term(session, world["body"]), **more)
    return {person.name: person for person in found}


def test_everybody_is_known_by_every_name_and_by_how_they_are_reached(database, world):
    yusuf = known(database, world)["Yusuf Demir"]

    assert yusuf.names == ("Yusuf Demir", "Joseph")
    assert (yusuf.emails, yusuf.phones) == (("yusuf@fjordby.example",), ("12345678",))
    assert not yusuf.has_place


def test_whoever_sits_in_the_term_is_known_with_everything_about_the_place(database, world):
    place = known(database, world)["Amina Rahimi"].place

    assert (place.membership, place.group) == (world["held"].id, world["group"].id)
    assert (place.role, place.label, place.seat_type) == (Role.MEMBER, "Foreninger", SeatType.ORGANISATION)
    assert (place.since, place.until, place.has_left) == (a_day("2026-03-01"), a_day("2029-12-31"), False)
    assert place.represents == "Landsorganisationen"
    assert place.also_called == ("Landsorganisationen", "LO")
    assert place.offices == (read.Office.CHAIR,)
    assert place.source is None


def test_a_place_in_another_term_is_none_in_this_one(database, world):
    with database.transaction() as session:
        a_term(session, world["body"], "2030-2033")

    assert known(database, world)["Amina Rahimi"].place is None


def test_of_two_places_the_one_that_lasts_is_known(database, world):
    with database.transaction() as session:
        body = world["body"]
        _seat, vacant = the_seats(session, body)
        yusuf = session.get(Person, world["yusuf"].id)
        a_member(session, vacant, yusuf, since="2026-01-01", last_day="2026-05-31")
        a_substitute(session, vacant.group, yusuf, since="2026-06-01")

    place = known(database, world)["Yusuf Demir"].place

    assert (place.role, place.has_left) == (Role.SUBSTITUTE, False)


def test_a_place_that_came_from_a_file_says_from_which(database, waiting, apply, council, sitting):
    apply(waiting)

    with database.reading() as session:
        found = {person.name: person for person in queries.known_people(session, the_term(session, council))}
    assert found["Ruth Jespersen"].place.source.read_at == waiting.read_at
    assert found["Ruth Jespersen"].place.since_assumed


def test_only_those_are_met_whom_the_reader_may_see(database, world):
    assert known(database, world, among=Person.name == "Yusuf Demir").keys() == {"Yusuf Demir"}


def test_without_a_term_nobody_has_a_place(database, world):
    with database.reading() as session:
        assert not any(person.has_place for person in queries.known_people(session, None))
